// Package section is the assembler: it turns an engagement into the report,
// one file a section, and enforces the mandatory sections less those that
// the customer agreed to leave out.
package section

import (
	"errors"
	"fmt"

	"rd50/fonts"
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
	draft    bool // the engagement has faults
	e        *engagement.Engagement
	excluded map[string]bool
	words    map[string]*wording.Words
	common   wording.Values
	names    *engagement.Names
	faults   []error // of drawing and of tables
}

func newAssembler(in Input) *assembler {
	a := &assembler{Input: in, e: in.Engagement, names: in.Engagement.Names(), excluded: map[string]bool{}, words: map[string]*wording.Words{}}
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

// builders make the sections' generated parts, by id.
func builders() map[string]func(*assembler) []report.Block {
	return map[string]func(*assembler) []report.Block{
		"study": study, "alternatives": alternatives, "comparison": comparison,
		"choice": choice, "results": results, "plan": plan,
		"resources": resources, "quality": quality, "acceptance": acceptance,
	}
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
			Kind: report.Main, ID: s.ID, Title: s.Title, Listed: true, Blocks: a.withProse(s.ID, builders()[s.ID](a)),
			Keys: outline.Of(s.ID).Beside,
		})
	}
	return out
}

// withProse puts the authored prose of a section before or behind its
// generated part.
func (a *assembler) withProse(id string, generated []report.Block) []report.Block {
	p, ok := a.e.SectionProse(id)
	if !ok {
		return generated
	}
	authored := a.Book.Blocks(p)
	if a.e.Sections[id].Place == "after" {
		return append(generated, authored...)
	}
	return append(append([]report.Block{}, authored...), generated...)
}
