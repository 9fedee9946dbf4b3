package generator

import (
	"bytes"

	"rd50/generator/check"
	"rd50/generator/writer/markdown"
)

// Preview is a draft as its author sees it while writing.
type Preview struct {
	Markdown []byte // empty when there is no data at all
	Sections []SectionState
}

// SectionState tells how far one of the nine sections is.
type SectionState struct {
	ID, Title string
	State     State
	Faults    int // errors and warnings in its data and prose
}

// State is how far a section is.
type State string

// The states of a section: nothing is missing, something is, left out by
// agreement.
const (
	Complete State = "complete"
	Holes    State = "holes"
	Excluded State = "excluded"
)

// Preview gives the draft as Markdown even when it has errors.
func (d *Draft) Preview() (*Preview, error) {
	if d.Engagement == nil {
		return &Preview{}, nil
	}
	r, err := d.Report()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := markdown.Write(&b, r); err != nil {
		return nil, err
	}
	return &Preview{Markdown: b.Bytes(), Sections: d.sectionStates()}, nil
}

func (d *Draft) sectionStates() []SectionState {
	excluded, faults := map[string]bool{}, map[string]int{}
	for _, x := range d.Engagement.Exclusions {
		excluded[x.Section] = true
	}
	for _, f := range d.Faults {
		faults[check.HomeOf(f.Key)]++
	}
	var out []SectionState
	for _, s := range d.Standard.Sections {
		state := SectionState{s.ID, s.Title, Complete, faults[s.ID]}
		switch {
		case excluded[s.ID]:
			state.State = Excluded
		case state.Faults > 0:
			state.State = Holes
		}
		out = append(out, state)
	}
	return out
}
