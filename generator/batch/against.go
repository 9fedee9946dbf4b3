package batch

import (
	"context"
	"slices"

	"rd50/generator"
	"rd50/generator/output"
	"rd50/generator/writer"
)

// compared makes the files that show what changed in a version since the one that it
// extends, and tells the wording that they use; of a report that extends none there are no
// such files.
func (r *run) compared(ctx context.Context, draft *generator.Draft, in generator.Input, root string, p Report) (files []output.File, used []string, err error) {
	formats := writer.Revising(p.writers())
	base := draft.Extends()
	if !r.Options.Against || base == "" || len(formats) == 0 {
		return nil, nil, nil
	}
	in.Name = base
	old := generator.Sketch(in, r.Templates)
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if old.Faults.Errors() > 0 {
		return nil, nil, r.firstFault(old.Faults, root)
	}
	if err := draft.Against(old); err != nil {
		return nil, nil, renderFault(err)
	}
	if files, err = draft.Render(formats, r.Options.Files); err != nil {
		return nil, nil, renderFault(err)
	}
	return files, old.Used(), nil
}

// union gives the names of two lists, each once and sorted.
func union(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}
