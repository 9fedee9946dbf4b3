package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"rd50/cmd/internal/external"
	"rd50/generator/batch"
)

// find gives formats by name, each looked up once.
func (f *finder) find(names []string) ([]batch.Format, error) {
	names, err := distinct(names)
	if err != nil {
		return nil, err
	}
	var out []batch.Format
	for _, name := range names {
		format, ok := f.formats[name]
		if !ok {
			found, err := findFormats(f.ctx, []string{name}, f.wait)
			if err != nil {
				return nil, err
			}
			sum, err := externalDigest(name)
			if err != nil {
				return nil, environmentError(err)
			}
			format = batch.Format{Format: found[0], Digest: sum}
			f.formats[name] = format
		}
		out = append(out, format)
	}
	return out, nil
}

// formerly settles what flags meant when --format was the form of the messages, and
// tells the present names.
func (o *batchOptions) formerly(cmd *cobra.Command) {
	flags := cmd.Flags()
	if flags.Changed("formats") {
		tellFormer(cmd, "--formats", "-f, --format")
	}
	for _, kind := range []string{"text", "json"} {
		i := slices.Index(o.formats, kind)
		if _, err := external.Path(kind); i < 0 || err == nil {
			continue
		}
		tellFormer(cmd, "--format "+kind, "--messages "+kind)
		o.messages, o.formats = kind, slices.Delete(slices.Clone(o.formats), i, i+1)
	}
	if len(o.formats) == 0 {
		o.formats = usualFormats()
	}
}

// externalDigest gives the SHA-256 of the program behind an external format;
// empty for a built-in one.
func externalDigest(name string) (string, error) {
	if slices.Contains(builtInNames(), name) {
		return "", nil
	}
	program, err := external.Path(name)
	if err != nil {
		return "", err
	}
	data, err := os.ReadFile(program)
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), err
}
