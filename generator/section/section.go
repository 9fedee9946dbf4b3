// Package section is the assembler: it turns an engagement into the report,
// one file a section, and enforces the mandatory sections less those that
// the customer agreed to leave out.
package section

import (
	"errors"
	"fmt"
	"slices"

	"rd50/fonts"
	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/prose"
	"rd50/generator/report"
	"rd50/generator/standard"
	"rd50/generator/typography"
	"rd50/generator/wording"
)

// Input is what a report is made from. The engagement has passed the checks.
type Input struct {
	Engagement *engagement.Engagement
	Book       *prose.Book
	Standard   *standard.Standard
	Wording    *wording.Wording
	Faces      *fonts.Faces // that pictures are measured and set in
}

// Assemble builds the report in the order of ГОСТ 7.32-2017, section 4,
// resolves its numbers and references and sets its typography.
func Assemble(in Input) (*report.Report, error) {
	a := newAssembler(in)
	r := a.report()
	if err := empty(r); err != nil {
		return nil, err
	}
	a.singles(r)
	settleTables(r)
	if err := a.err(); err != nil {
		return nil, err
	}
	if err := report.Resolve(r); err != nil {
		return nil, err
	}
	typography.Apply(r)
	return r, nil
}

// report builds all sections; nothing in them is resolved yet.
func (a *assembler) report() *report.Report {
	r := &report.Report{
		Meta:   a.meta(),
		Title:  a.titlePage(),
		Layout: a.layout(),
		Labels: a.labels(),
	}
	r.Sections = append(r.Sections, front(a)...)
	r.Sections = append(r.Sections, a.main()...)
	r.Sections = append(r.Sections, back(a)...)
	r.Sources = sources(a)
	return r
}

// empty tells a section of the main part with nothing in it (RD101 tells the
// user before).
func empty(r *report.Report) error {
	for _, s := range r.Sections {
		if s.Kind == report.Main && len(s.Blocks) == 0 {
			return fmt.Errorf("обязательный раздел «%s» пуст и не исключен", s.Title)
		}
	}
	return nil
}

// assembler holds what every section needs.
type assembler struct {
	Input
	copied   func(from, to any) // told of copies of the book's nodes; may be nil
	e        *engagement.Engagement
	excluded map[string]bool
	words    map[string]*wording.Words
	common   wording.Values
	names    *engagement.Names
	scored   []engagement.Variant     // with their computed scores
	order    []string                 // ids of the parts of the section that is being built
	tables   map[*report.Table]*table // that the program made
	faults   []error                  // of drawing and of tables
	stems    []string                 // of the proper names in the data, see small

	builders      map[string]func(*assembler) []report.Block
	entryBuilders map[string]func(*assembler, int) []report.Block
}

func newAssembler(in Input) *assembler {
	a := &assembler{
		Input: in, e: in.Engagement, names: in.Engagement.Names(), scored: analysis.Scored(in.Engagement),
		excluded: map[string]bool{}, words: map[string]*wording.Words{}, tables: map[*report.Table]*table{},
		builders: builders(), entryBuilders: entryBuilders(),
	}
	for _, id := range in.Standard.Lacks() {
		a.excluded[id] = true
	}
	for _, x := range a.e.Exclusions {
		a.excluded[x.Section] = true
	}
	a.common = wording.Values{
		"system":      a.e.System.Short,
		"system_name": a.e.System.Name,
		"customer":    shortName(a.e.Customer),
		"contractor":  shortName(a.e.Contractor),
		"standard":    in.Standard.Designation,
	}
	return a
}

func shortName(p engagement.Party) string {
	if p.Short != "" {
		return p.Short
	}
	return p.Name
}

// file gives the wording of one file of the templates.
func (a *assembler) file(name string) *wording.Words {
	if w, ok := a.words[name]; ok {
		return w
	}
	a.words[name] = a.Wording.Section(name, a.common)
	return a.words[name]
}

func (a *assembler) err() error {
	errs := a.faults
	for _, name := range a.Wording.Names() {
		if w, ok := a.words[name]; ok {
			errs = append(errs, w.Err())
		}
	}
	return errors.Join(errs...)
}

// main gives the sections of the main part: the mandatory ones in the standard's order,
// less the exclusions.
func (a *assembler) main() []*report.Section {
	var out []*report.Section
	for _, s := range a.Standard.Sections {
		if a.excluded[s.ID] {
			continue
		}
		out = append(out, &report.Section{
			Kind: report.Main, ID: s.ID, Title: s.Title, Listed: true, Blocks: a.section(s.ID),
			Keys: slices.Concat(outline.Of(s.ID).Tables, outline.Of(s.ID).Beside),
		})
	}
	return out
}
