package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rd50/generator/batch"
)

// batchGC lets the heap grow to three times what is in use before it is swept: a
// report leaves all its memory behind at once, so that sweeps in its midst cost
// much and free little.
const batchGC = 200

type batchOptions struct {
	renderOptions
	workers   int
	shard     string
	force     bool
	keepGoing bool
	manifest  string
	verify    bool
	merge     bool
	changes   bool // since the version that each extends
	messages  string
}

func batchCommand() *cobra.Command {
	var o batchOptions
	cmd := &cobra.Command{
		Use:   "batch [ПУТЬ…]",
		Short: "Выпустить отчеты всех концепций и версий, без неизменившихся",
		Long: `Находит под указанными путями каждую концепцию (engagement.toml) и каждую ее
версию (versions/*.toml), выпускает отчеты одновременно и пропускает те, для
которых ничего не изменилось: ни данные, ни тексты и рисунки, ни формулировки,
ни программа, ни ключи. Путь — папка, файл TOML, образец с «*» или список
batch.toml (он же берется из указанной папки). Ошибка в одной концепции
остальным не мешает.

Файлы ложатся в папку -o так же, как лежат концепции: имена папок считаются от
текущей папки, а если концепции лежат вне ее — от общей папки путей. Рядом —
опись rd50-manifest.json с SHA-256 исходных и готовых файлов. Прерванный
выпуск продолжается следующим вызовом.

Часть работы: --shard I/N, I от 0. Без ключа часть берется из JOB_COMPLETION_INDEX
и JOB_COMPLETIONS (Kubernetes), SLURM_ARRAY_TASK_ID или AWS_BATCH_JOB_ARRAY_INDEX.

Коды завершения: 0 — готово, 1 — есть концепции с ошибками (у --verify — есть
отличия), 2 — неверный вызов, 3 — отказ среды, 130 — прервано.`,
		Example: "  rd50 batch проекты -o out\n  rd50 batch проекты --shard 0/8\n  rd50 batch --merge out\n  rd50 batch --verify out",
		RunE: func(cmd *cobra.Command, args []string) error {
			return runBatch(cmd, args, o)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&o.dir, "output", "o", "out", "`папка` для готовых файлов")
	f.StringSliceVarP(&o.formats, "format", "f", usualFormats(), "`форматы` через запятую; см. rd50 formats")
	f.IntVarP(&o.workers, "jobs", "j", runtime.GOMAXPROCS(0), "сколько `отчетов` делать одновременно")
	f.StringVar(&o.shard, "shard", "", "только `часть` I из N: I/N, I от 0 до N−1")
	f.BoolVar(&o.force, "force", false, "выпустить и то, что не изменилось")
	f.BoolVar(&o.keepGoing, "keep-going", true, "продолжать после ошибки в концепции")
	f.StringVar(&o.manifest, "manifest", "", "`файл` описи (без ключа rd50-manifest.json в папке для готовых файлов)")
	f.BoolVar(&o.changes, "against", false, "кроме отчета версии выпустить PDF и DOCX с изменениями с той версии, которую она дополняет (extends): ШИФР-ВЕРСИЯ-against-ПРЕЖНЯЯ")
	f.BoolVar(&o.verify, "verify", false, "сверить папку с описью: что изменено, утрачено, добавлено")
	f.BoolVar(&o.merge, "merge", false, "соединить описи частей из папок в одну, в папке -o (без ключа — в первой)")
	f.StringVar(&o.messages, "messages", "text", "`вид` сообщений о ходе: text, json (строка на событие)")
	f.StringSliceVar(&o.formats, "formats", nil, "прежнее имя --format")
	hide(f, "formats")
	f.StringVar(&o.templates, "templates", "", "`папка` со своими формулировками (sections/*.toml)")
	fileOptions(f, &o.renderOptions)
	f.BoolVar(&o.strict, "strict", false, "считать предупреждения ошибками")
	return cmd
}

func runBatch(cmd *cobra.Command, args []string, o batchOptions) error {
	o.formerly(cmd)
	switch {
	case o.verify && o.merge:
		return usageError("--verify и --merge вместе не бывают")
	case o.verify:
		return verifyBatch(cmd, args, o)
	case o.merge:
		return mergeBatch(cmd, args, o)
	case len(args) == 0 && !here() && !holds(batch.ListFile):
		return usageError("не указан ни один путь к концепциям, а в текущей папке нет ни %s, ни %s", mainFile, batch.ListFile)
	case o.dir == stdio:
		return usageError("«-» здесь не подходит: готовых файлов много, нужна папка")
	case o.changes && !slices.ContainsFunc(o.formats, func(f string) bool { return slices.Contains(revisingFormats(), f) }):
		return usageError("изменения показывают только форматы %s; добавьте один из них к -f", strings.Join(revisingFormats(), ", "))
	case o.workers < 1:
		return usageError("-j: нужно число от 1")
	}
	return makeBatch(cmd, pathsOf(args), o)
}

// makeBatch makes reports until all are made or a signal comes, which ends
// external writers, too.
func makeBatch(cmd *cobra.Command, args []string, o batchOptions) error {
	ctx, stop := untilSignal(cmd.Context())
	defer stop()
	context.AfterFunc(ctx, stop) // from then on a signal does what it does to any program
	cmd.SetContext(ctx)
	b, err := planBatch(cmd, args, o)
	if err != nil {
		return err
	}
	tell, err := newTeller(cmd, o.messages)
	if err != nil {
		return err
	}
	if os.Getenv("GOGC") == "" { // the user's word stands over ours
		debug.SetGCPercent(batchGC)
	}
	b.Tell = tell.event
	summary, err := heldBatch(cmd, b, o)
	tell.end()
	if summary != nil {
		if err := tell.summary(summary); err != nil {
			return environmentError(err)
		}
	}
	if err != nil {
		return err
	}
	return batchExit(summary)
}

// planBatch gives the batch without its folders.
func planBatch(cmd *cobra.Command, args []string, o batchOptions) (*batch.Batch, error) {
	shard, err := chooseShard(o.shard, os.Getenv)
	if err != nil {
		return nil, err
	}
	if !shard.Whole() {
		cmd.PrintErrf("часть %d/%d\n", shard.Index, shard.Count)
	}
	templates, err := toldTemplates(cmd, o.templates)
	if err != nil {
		return nil, err
	}
	reports, base, err := findReports(cmd.Context(), args, o)
	if err != nil {
		return nil, err
	}
	program, err := identity()
	if err != nil {
		return nil, environmentError(err)
	}
	return &batch.Batch{
		Reports: reports, Shard: shard, Templates: templates, Sources: sources{base},
		Options: batch.Options{Program: program, Strict: o.strict, Against: o.changes, Files: o.files},
		Workers: o.workers, Force: o.force, KeepGoing: o.keepGoing, Now: time.Now, Look: look,
	}, nil
}

// heldBatch runs a batch while it holds its folders. The first ^C ends it in
// order, the second at once.
func heldBatch(cmd *cobra.Command, b *batch.Batch, o batchOptions) (summary *batch.Summary, err error) {
	out, err := hold(o.dir, b.Shard.In("rd50"))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, closed(out)) }()
	if b.Shard.Whole() {
		if err := out.SweepParts(); err != nil {
			return nil, environmentError(err)
		}
	}
	b.Out, b.State, b.Manifest = out, out, b.Shard.In(batch.ManifestFile)
	if o.manifest != "" {
		b.Manifest = b.Shard.In(filepath.Base(o.manifest))
		if dir := filepath.Dir(o.manifest); !sameFolder(dir, o.dir) {
			state, err := hold(dir, b.Manifest)
			if err != nil {
				return nil, err
			}
			defer func() { err = errors.Join(err, closed(state)) }()
			b.State = state
		}
	}
	summary, err = b.Run(cmd.Context())
	if err != nil && summary == nil {
		return nil, &exitError{code: exitFaults, err: err}
	}
	if err != nil {
		return summary, environmentError(err)
	}
	return summary, nil
}

// batchExit gives the exit code of a batch.
func batchExit(s *batch.Summary) error {
	failed, dropped := s.Count(batch.Failed), s.Count(batch.Dropped)
	switch {
	case s.Environment():
		return &exitError{code: exitEnvironment}
	case failed > 0:
		return &exitError{code: exitFaults}
	case dropped > 0:
		return &exitError{code: exitInterrupted, err: fmt.Errorf("прервано, не выпущено отчетов: %d; тот же вызов продолжит", dropped)}
	}
	return nil
}
