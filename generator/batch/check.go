package batch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"rd50/generator"
)

// check finds what is up to date; the others' results stay empty.
func (r *run) check(ctx context.Context) {
	r.all, r.Reports = r.Reports, slices.DeleteFunc(slices.Clone(r.Reports), func(p Report) bool { return !r.Shard.Holds(p.Name) })
	r.results = make([]Result, len(r.Reports))
	for i, p := range r.Reports {
		r.results[i] = Result{Report: p.Name, Kind: Dropped}
	}
	r.tell(Event{Kind: Planned, Total: len(r.Reports)})
	if r.Force {
		return
	}
	r.each(ctx, len(r.Reports), func(i int) {
		if outputs, ok := r.current(r.Reports[i]); ok {
			r.results[i].Kind, r.results[i].Outputs = Current, outputs
			r.tell(Event{Kind: Current, Report: r.Reports[i].Name, Result: &r.results[i]})
		}
	})
}

// current tells whether all that a report depends on is as it was, and its
// outputs are, too.
func (r *run) current(p Report) ([]Output, bool) {
	rec, ok := r.manifest.Find(p.Name)
	if !ok || !r.sameOutputs(rec) {
		return nil, false
	}
	files, closer, err := r.Sources.Root(rec.Root)
	if err != nil {
		return nil, false
	}
	defer closer.Close()
	now := make([]Input, len(rec.Inputs))
	for i, then := range rec.Inputs {
		now[i] = Input{then.Path, look(files, rec.Root, then, r.stamps)}
		if now[i] != then {
			return nil, false
		}
	}
	key, err := r.Options.key(p, rec.Root, now, rec.Wording, r.wording)
	return rec.Outputs, err == nil && key == rec.Key
}

// outputs is the place of an output's stamp: no path of an input begins so.
const outputs = "//"

func (r *run) sameOutputs(rec Record) bool {
	files := r.Out.Files()
	for _, o := range rec.Outputs {
		info, err := fs.Stat(files, o.Path)
		if err != nil || !info.Mode().IsRegular() || info.Size() != o.Size {
			return false
		}
		if sum := r.stamps.content(files, o.Path, outputs+o.Path, info); sum != o.SHA256 {
			return false
		}
	}
	return len(rec.Outputs) > 0
}

// collisions tells reports whose outputs would replace one another's. Only
// reports that share a folder can collide, so only those are asked for their
// names; reports of other shards count.
func (r *run) collisions(ctx context.Context) error {
	shared := map[string][]Report{}
	for _, p := range r.all {
		shared[strings.ToLower(p.Folder)] = append(shared[strings.ToLower(p.Folder)], p)
	}
	var groups [][]Report
	for _, p := range r.all {
		folder := strings.ToLower(p.Folder)
		if len(shared[folder]) > 1 && r.unfinished(shared[folder]) {
			groups = append(groups, shared[folder])
		}
		delete(shared, folder)
	}
	faults := make([]error, len(groups))
	r.each(ctx, len(groups), func(i int) { faults[i] = r.collide(groups[i]) })
	return errors.Join(faults...)
}

// unfinished tells whether any of the reports is of this shard and to be made.
func (r *run) unfinished(reports []Report) bool {
	return slices.ContainsFunc(reports, func(p Report) bool {
		i, ours := slices.BinarySearchFunc(r.results, p.Name, func(a Result, name string) int { return strings.Compare(a.Report, name) })
		return ours && r.results[i].Kind == Dropped
	})
}

// collide tells the first two reports with one output. Names that differ in
// case alone are one file on some systems.
func (r *run) collide(reports []Report) error {
	owner := map[string]string{}
	for _, p := range reports {
		base := p.Output
		if base == "" {
			var ok bool
			if base, ok = r.baseName(p); !ok {
				continue // its fault is told when it is made
			}
		}
		for _, o := range p.outputs(base) {
			name := strings.ToLower(o)
			if other, taken := owner[name]; taken {
				return fmt.Errorf("концепции %s и %s дают один файл %s: нужны разные шифры, версии или имена (output в %s)", other, p.Name, o, ListFile)
			}
			owner[name] = p.Name
		}
	}
	return nil
}

func (r *run) baseName(p Report) (string, bool) {
	src, err := r.Sources.Open(p.Name)
	if err != nil {
		return "", false
	}
	defer src.Close()
	return generator.BaseName(src.Input)
}
