package batch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rd50/generator"
	"rd50/generator/diagnostic"
	"rd50/generator/output"
)

// make makes what is not up to date.
func (r *run) make(ctx context.Context) {
	var stale []int
	for i := range r.results {
		if r.results[i].Kind == Dropped {
			stale = append(stale, i)
		}
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	r.each(ctx, len(stale), func(k int) {
		res, p := &r.results[stale[k]], r.Reports[stale[k]]
		r.tell(Event{Kind: Started, Report: p.Name})
		began := r.Now()
		outputs, err := r.one(ctx, p)
		res.Time = r.Now().Sub(began)
		r.finish(res, outputs, err)
		if errors.Is(err, ErrFull) || res.Kind == Failed && !r.KeepGoing {
			stop()
		}
	})
	for _, i := range stale {
		if r.results[i].Kind == Dropped {
			r.tell(Event{Kind: Dropped, Report: r.results[i].Report, Result: &r.results[i]})
		}
	}
}

// finish notes and tells how a report ended.
func (r *run) finish(res *Result, outputs []Output, err error) {
	var fault *Fault
	switch {
	case err == nil:
		res.Kind, res.Outputs = Done, outputs
	case errors.Is(err, context.Canceled):
		return // told when all have ended
	case errors.As(err, &fault):
		res.Kind, res.Fault = Failed, fault
	default:
		res.Kind, res.Fault = Failed, broken(err)
	}
	r.tell(Event{Kind: res.Kind, Report: res.Report, Result: res})
}

// Error makes a Fault an error.
func (f *Fault) Error() string { return f.Text() }

// broken is a fault of the environment.
func broken(err error) *Fault {
	return &Fault{Diagnostic: diagnostic.Diagnostic{Severity: diagnostic.Error, Message: err.Error()}, Environment: true}
}

// unmakeable is a fault of the data that has no place.
func unmakeable(err error) *Fault {
	return &Fault{Diagnostic: diagnostic.Diagnostic{Severity: diagnostic.Error, Message: err.Error()}}
}

// Outside is an error that is not the data's: a program that writes a format
// failed.
type Outside interface {
	error
	Outside()
}

func renderFault(err error) error {
	var outside Outside
	if errors.As(err, &outside) {
		return broken(err)
	}
	return unmakeable(err)
}

// one makes a report, puts it in place and records it.
func (r *run) one(ctx context.Context, p Report) ([]Output, error) {
	src, err := r.Sources.Open(p.Name)
	if err != nil {
		return nil, err
	}
	defer src.Close()
	seen := newRecorder(src.Files, src.Root, r.stamps)
	in := src.Input
	in.Files = seen
	files, used, err := r.render(ctx, in, src.Root, p)
	if err != nil {
		return nil, err
	}
	if err := r.Out.Put(p.Folder, files); err != nil {
		return nil, err
	}
	rec := Record{Report: p.Name, Root: src.Root, Inputs: seen.inputs(), Wording: used, Outputs: r.outputs(p, files)}
	if !steady(rec.Inputs) {
		return rec.Outputs, nil // made again by the next run
	}
	if rec.Key, err = r.Options.key(p, rec.Root, rec.Inputs, used, r.wording); err != nil {
		return nil, err
	}
	return rec.Outputs, r.record(rec)
}

// render makes the files of a report and tells the wording that they use.
func (r *run) render(ctx context.Context, in generator.Input, root string, p Report) (files []output.File, used []string, err error) {
	defer func() {
		if fall := recover(); fall != nil { // a fault of the program stops only this report
			err = unmakeable(fmt.Errorf("внутренняя ошибка программы: %v", fall))
		}
	}()
	draft := generator.Sketch(in, r.Templates)
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	draft.CheckPages()
	if fault := r.firstFault(draft.Faults, root); fault != nil {
		return nil, nil, fault
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if files, err = draft.Render(p.writers(), r.Options.Files); ctx.Err() != nil {
		return nil, nil, ctx.Err() // ^C ends external programs, too: that is no fault
	}
	if err != nil {
		return nil, nil, renderFault(err)
	}
	base := draft.BaseName()
	more, words, err := r.compared(ctx, draft, in, root, p)
	if err != nil {
		return nil, nil, err
	}
	files = append(files, more...)
	if p.Output != "" {
		for i := range files {
			files[i].Name = p.Output + strings.TrimPrefix(files[i].Name, base)
		}
	}
	return files, union(draft.Used(), words), nil
}

// firstFault gives the first error, its file named from the batch's base.
func (r *run) firstFault(faults diagnostic.List, root string) *Fault {
	if r.Options.Strict {
		faults = faults.Strict()
	}
	i := slices.IndexFunc(faults, func(d diagnostic.Diagnostic) bool { return d.Severity == diagnostic.Error })
	if i < 0 {
		return nil
	}
	f := &Fault{Diagnostic: faults[i], More: faults.Errors() - 1}
	f.Position.File = path.Join(root, f.Position.File)
	return f
}

// outputs tells what was put in place, and notes what it looks like.
func (r *run) outputs(p Report, files []output.File) []Output {
	var out []Output
	for _, f := range files {
		o := Output{path.Join(p.Folder, f.Name), int64(len(f.Data)), digest(f.Data)}
		if info, err := fs.Stat(r.Out.Files(), o.Path); err == nil && info.Size() == o.Size {
			r.stamps.made(outputs+o.Path, info, o.SHA256)
		}
		out = append(out, o)
	}
	return out
}

// record keeps a record at once, so that a killed batch has it.
func (r *run) record(rec Record) error {
	line, err := json.Marshal(rec)
	if err != nil {
		return err
	}
	r.writing.Lock()
	defer r.writing.Unlock()
	r.manifest.Put(rec)
	r.journal = true
	if err := r.State.Append(journalOf(r.Manifest), line); err != nil {
		return fmt.Errorf("%w: журнал выпуска не пишется: %w", ErrFull, err)
	}
	return nil
}
