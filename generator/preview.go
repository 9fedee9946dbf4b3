package generator

import (
	"rd50/generator/check"
	"rd50/generator/diagnostic"
	"rd50/generator/outline"
	"rd50/generator/prose"
	"rd50/generator/report"
	"rd50/generator/section"
)

// Preview is a draft as its author sees it while writing.
type Preview struct {
	Report   *report.Report // nil when there is no data at all
	Sections []SectionState
}

// SectionState tells how far one of the sections is.
type SectionState struct {
	ID, Title string
	State     State
	Faults    int // errors and warnings in its data and prose
}

// State is how far a section is.
type State string

// The states of a section: no error stands in it, some do, left out by agreement.
const (
	Complete State = "complete"
	Holes    State = "holes"
	Excluded State = "excluded"
)

// Preview gives the draft whatever its faults: each error stands once,
// at its place, as a mark «⟦RD202: message⟧». Warnings leave no mark. The number
// of pages is told once they are set; see CheckPages.
func (d *Draft) Preview() *Preview {
	if d.Engagement == nil {
		return &Preview{}
	}
	if d.preview != nil {
		return d.preview
	}
	if d.build() == nil {
		return &Preview{d.report, d.sectionStates()}
	}
	d.preview = &Preview{d.marked(), d.sectionStates()}
	return d.preview
}

// marked gives what there is of the report, with its holes.
func (d *Draft) marked() *report.Report {
	return section.Draft(d.parts(), d.holes())
}

// holes gives the errors with what stands at their places in prose.
func (d *Draft) holes() []section.Hole {
	nodes, names := d.proseNodes(), d.Engagement.Names()
	var out []section.Hole
	for _, f := range d.Faults {
		if f.Severity == diagnostic.Error {
			out = append(out, section.Hole{
				Code: f.Code, Message: f.Message, Hint: f.Hint, Key: names.Of(f.Key),
				Node: nodes[spot{f.Position, f.Key, subject(f)}],
			})
		}
	}
	return out
}

// spot is a place in prose and what is spoken of there.
type spot struct {
	at   diagnostic.Position
	key  string
	what string
}

// What errors in prose speak of; a bad form is known by its message.
const (
	label     = "label"
	reference = "reference"
)

func subject(f diagnostic.Diagnostic) string {
	switch f.Code {
	case "RD001", "RD006":
		return f.Message
	case "RD004":
		return label
	}
	return reference
}

// proseNodes gives what stands at the places in prose that errors speak of.
func (d *Draft) proseNodes() map[spot]any {
	out := map[spot]any{}
	add := func(p prose.Page, offset int, what string, node any) {
		key := spot{d.Engagement.ProseAt(p.Prose, offset), p.Prose.Key, what}
		if _, twice := out[key]; !twice {
			out[key] = node
		}
	}
	for _, p := range d.book.Pages {
		for _, f := range p.Text.Faults {
			add(p, f.Offset, f.Message, f.Mark)
		}
		for _, l := range p.Text.Labels {
			add(p, l.Offset, label, l.Block)
		}
		for _, u := range p.Text.Uses {
			add(p, u.Offset, reference, u.Node)
		}
		for _, x := range p.Text.Places {
			add(p, x.Offset, reference, x.Mark)
		}
	}
	return out
}

func (d *Draft) sectionStates() []SectionState {
	faults, errors := map[string]int{}, d.FaultsBySection()
	for _, f := range d.Faults {
		faults[outline.Home(f.Key)]++
	}
	var out []SectionState
	for _, s := range check.States(d.Engagement, d.Standard) {
		id := s.Section.ID
		state := SectionState{id, s.Section.Title, Complete, faults[id]}
		switch {
		case s.Exclusion != nil:
			state.State = Excluded
		case len(errors[id]) > 0:
			state.State = Holes
		}
		out = append(out, state)
	}
	return out
}
