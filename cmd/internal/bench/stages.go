package main

import (
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"slices"
	"time"

	"rd50/fonts"
	"rd50/generator/check"
	"rd50/generator/engagement"
	"rd50/generator/prose"
	"rd50/generator/report"
	"rd50/generator/section"
	"rd50/generator/skeleton"
	"rd50/generator/standard"
	"rd50/generator/typeset"
	"rd50/generator/wording"
	"rd50/generator/writer"
	"rd50/generator/writer/pdf"
	"rd50/templates"
)

// cost is what a stage of the pipeline takes, the medians of some runs.
type cost struct {
	Stage     string
	CPU       time.Duration
	Allocated float64 // MiB
}

// line is the pipeline with what each stage gives the next one.
type line struct {
	files     fs.FS
	wording   *wording.Wording
	standard  *standard.Standard
	examples  []string
	engaged   *engagement.Engagement
	book      *prose.Book
	assembled *report.Report
	layout    *typeset.Layout
	packed    pdf.Packed
}

func newLine(files fs.FS) (*line, error) {
	w, err := wording.Load(templates.Files)
	if err != nil {
		return nil, err
	}
	standards, err := standard.Shipped()
	if err != nil {
		return nil, err
	}
	examples, err := skeleton.Examples(templates.Files)
	return &line{files: files, wording: w, standard: standards[0], examples: examples}, err
}

// stage is one of the pipeline's.
type stage struct {
	name string
	run  func() error
}

func (l *line) stages() []stage {
	all := []stage{
		{"load", l.load}, {"check", l.check}, {"assemble", l.assemble}, {"typeset", l.typeset},
	}
	for _, f := range writer.Formats() {
		all = append(all, stage{f.Name, func() error {
			return f.Write(io.Discard, l.assembled, l.layout, writer.Options{PDF: pdf.Options{Packed: &l.packed}})
		}})
	}
	return all
}

func (l *line) load() error {
	e, faults := engagement.Load(l.files, "engagement.toml")
	if faults.Errors() > 0 {
		return fmt.Errorf("%v", faults)
	}
	l.engaged = e
	return nil
}

// check reads the prose and its pictures, too; it has seen none of them before.
func (l *line) check() error {
	l.book = prose.Read(l.engaged, new(prose.Known), fonts.Default())
	if faults := check.Run(l.engaged, l.book, l.standard, l.examples); faults.Errors() > 0 {
		return fmt.Errorf("%v", faults)
	}
	return nil
}

func (l *line) assemble() error {
	r, err := section.Assemble(section.Input{
		Engagement: l.engaged, Book: l.book, Standard: l.standard, Wording: l.wording, Faces: fonts.Default(),
	})
	l.assembled = r
	return err
}

func (l *line) typeset() error {
	layout, err := typeset.Typeset(l.assembled, fonts.Default())
	if err != nil {
		return err
	}
	layout.Report.SetPages(len(layout.Pages))
	l.layout, l.assembled = layout, layout.Report
	return nil
}

// warm runs the pipeline several times in this process and gives the costs of all but
// the first run.
func (l *line) warm(runs int) ([]cost, error) {
	var took, allocated [][]float64
	all := l.stages()
	for run := range runs + 1 {
		var times, sizes []float64
		for _, s := range all {
			var before, after runtime.MemStats
			runtime.GC() // of the stages before
			runtime.ReadMemStats(&before)
			start := spent()
			if err := s.run(); err != nil {
				return nil, fmt.Errorf("%s: %w", s.name, err)
			}
			times = append(times, (spent() - start).Seconds())
			runtime.ReadMemStats(&after)
			sizes = append(sizes, float64(after.TotalAlloc-before.TotalAlloc)/(1<<20))
		}
		if run > 0 {
			took, allocated = append(took, times), append(allocated, sizes)
		}
	}
	var out []cost
	for i, s := range all {
		out = append(out, cost{s.name, time.Duration(median(took, i) * float64(time.Second)), median(allocated, i)})
	}
	return out, nil
}

// median gives that of the values at an index of all rows.
func median(rows [][]float64, i int) float64 {
	var values []float64
	for _, r := range rows {
		values = append(values, r[i])
	}
	slices.Sort(values)
	return values[len(values)/2]
}
