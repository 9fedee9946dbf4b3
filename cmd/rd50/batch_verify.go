package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rd50/generator/batch"
	"rd50/generator/diagnostic"
	"rd50/generator/input/disk"
)

// whatHappened are the differences in Russian.
var whatHappened = map[batch.What]string{batch.Changed: "изменен", batch.Lost: "утрачен", batch.Added: "добавлен"}

// verifyBatch compares an output folder with its manifest.
func verifyBatch(cmd *cobra.Command, args []string, o batchOptions) error {
	if len(args) != 1 {
		return usageError("--verify: нужна одна папка с готовыми файлами")
	}
	if err := needFolder(args[0]); err != nil {
		return err
	}
	files := disk.Folder(args[0])
	m, name, err := manifestFor(args[0], files, o.manifest)
	if err != nil {
		return environmentError(err)
	}
	differences, err := batch.Verify(files, m, name)
	if err != nil {
		return environmentError(err)
	}
	tell, err := newTeller(cmd, o.messages)
	if err != nil {
		return err
	}
	for _, d := range differences {
		if err := tell.difference(d); err != nil {
			return environmentError(err)
		}
	}
	if len(differences) > 0 {
		return &exitError{code: exitFaults, err: fmt.Errorf("отличий от описи: %d", len(differences))}
	}
	if o.messages == "text" {
		cmd.PrintErrf("описи отвечает все; отчетов: %d\n", len(m.Records()))
	}
	return nil
}

// manifestFor reads the manifest of an output folder, or the one that is named;
// the name is that of its file in the folder.
func manifestFor(dir string, files fs.FS, named string) (*batch.Manifest, string, error) {
	if named == "" {
		m, err := batch.Joined(files)
		return m, batch.ManifestFile, err
	}
	m, err := batch.ReadManifest(disk.Folder(filepath.Dir(named)), filepath.Base(named))
	if !sameFolder(dir, filepath.Dir(named)) {
		return m, batch.ManifestFile, err
	}
	return m, filepath.Base(named), err
}

func needFolder(dir string) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return usageError("нет папки «%s»", dir)
	}
	return nil
}

// mergeBatch joins the manifests of shards, and their outputs where they lie in
// several folders.
func mergeBatch(cmd *cobra.Command, args []string, o batchOptions) (err error) {
	if len(args) == 0 {
		return usageError("--merge: не указана ни одна папка")
	}
	if o.manifest != "" {
		return usageError("--merge пишет опись в папку -o; --manifest здесь не нужен")
	}
	dir := o.dir
	if !cmd.Flags().Changed("output") {
		dir = args[0]
	}
	for _, a := range args {
		if err := needFolder(a); err != nil {
			return err
		}
	}
	ctx, stop := untilSignal(cmd.Context())
	defer stop()
	held, err := holdAll(dir)
	defer func() {
		for _, f := range held {
			err = errors.Join(err, closed(f))
		}
	}()
	if err != nil {
		return err
	}
	var parts []batch.Part
	for _, a := range args {
		if !sameFolder(a, dir) {
			parts = append(parts, batch.Part{Name: a, Files: disk.Folder(a)})
		}
	}
	n, err := batch.Merge(ctx, held[0], parts)
	if err != nil {
		return written(err)
	}
	cmd.PrintErrf("отчетов в описи: %d\n", n)
	return printLine(cmd, diagnostic.Visible(filepath.Join(dir, batch.ManifestFile)))
}

// holdAll takes a folder and all its parts, so that no shard runs meanwhile.
func holdAll(dir string) ([]heldFolder, error) {
	whole, err := hold(dir, "rd50")
	if err != nil {
		return nil, err
	}
	held := []heldFolder{whole}
	shards, err := batch.Shards(whole.Files())
	if err != nil {
		return held, environmentError(err)
	}
	for _, s := range shards {
		part, err := hold(dir, s.In("rd50"))
		if err != nil {
			return held, err
		}
		held = append(held, part)
	}
	return held, nil
}
