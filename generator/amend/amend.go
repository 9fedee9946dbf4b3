// Package amend takes edits of the printed report over into what it was printed from: the
// strings of the TOML files and the Markdown of the prose. Words change in place and
// every other byte stays.
//
//	printed text before, after ──► tokens ──► hunks ─┐
//	source ──► signs with their bytes ──► tokens ────┴──► changes of the source
//
// Print differs from the source by typography, by markup and by what references print, so
// the two meet word by word. A change counts only if the source, read again, has the
// words that the edit asks for.
package amend

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rd50/generator/engagement"
	"rd50/generator/prose"
	"rd50/generator/tomledit"
)

// Edit is a printed paragraph before and after an edit, and what it was printed from: a
// key by ids, «requirements[R3].text», or a file of prose with the line. Of a cell with
// several paragraphs both have as many lines.
type Edit struct {
	Key           string
	Line          int // of a file of prose; 0 where it is not known
	Before, After string
}

// Input is what edits are taken over into.
type Input struct {
	Engagement *engagement.Engagement
	Pages      []prose.Page
	Name       string // of the engagement's own TOML file
	Read       func(name string) ([]byte, error)
}

// Result is the files that change, or what keeps the edits from being taken over.
type Result struct {
	Files  map[string][]byte
	Faults []error // of each edit; nil for one that can be

	groups []*group
}

// Failed tells whether any edit can't be taken over.
func (r Result) Failed() bool {
	return slices.ContainsFunc(r.Faults, func(err error) bool { return err != nil })
}

// Apply takes edits over. The error says that a file can't be read.
func Apply(in Input, edits []Edit) (Result, error) {
	out := Result{Files: map[string][]byte{}, Faults: make([]error, len(edits))}
	list := sources(in.Engagement, in.Pages)
	for i, e := range edits {
		out.Faults[i] = out.group(in, list, i, e)
	}
	var places []*place
	for _, g := range out.groups {
		if err := g.take(&places); err != nil {
			out.blame(g, err)
		}
	}
	if out.Failed() {
		return out, nil
	}
	w := writer{in, out.Files}
	for _, p := range places {
		if err := w.write(*p); err != nil {
			return out, err
		}
	}
	return out, nil
}

// group is the edits of one paragraph of a source as it is printed.
type group struct {
	found
	edits  []int
	before string
	afters []string
	after  string // with all of them
}

// blame tells a fault of all edits of a group that have none yet.
func (r *Result) blame(g *group, err error) {
	for _, i := range g.edits {
		r.Faults[i] = cmp.Or(r.Faults[i], err)
	}
}

var errWhole = errors.New("целый абзац или пункт добавляется и убирается вручную")

// group finds the sources of an edit and puts it beside others of the same.
func (r *Result) group(in Input, list []source, edit int, all Edit) error {
	parts := lines(all)
	if len(parts) == 0 {
		return errNothing
	}
	for _, e := range parts {
		before := tokens(prose.PlainFlow(e.Before).Signs)
		if len(before) == 0 {
			return errWhole
		}
		f, err := find(list, e, before)
		if err == nil {
			err = allowed(in, f.source)
		}
		if err != nil {
			return err
		}
		g := r.of(f, e.Before)
		g.edits, g.afters = append(g.edits, edit), append(g.afters, e.After)
	}
	return nil
}

// of gives the group of a paragraph, a new one for its first edit.
func (r *Result) of(f found, before string) *group {
	for _, g := range r.groups {
		if g.source.path == f.source.path && g.flow == f.flow && g.before == before {
			return g
		}
	}
	g := &group{found: f, before: before}
	r.groups = append(r.groups, g)
	return g
}

// take adds what a group changes to its place.
func (g *group) take(places *[]*place) error {
	var err error
	if g.after, err = merged(g.before, g.afters); err != nil {
		return err
	}
	after := prose.PlainFlow(g.after).Signs
	if len(tokens(after)) == 0 {
		return errWhole
	}
	changes, err := g.changes(after)
	if err != nil {
		return err
	}
	return placeOf(places, g.source).add(changes)
}

// lines parts an edit of a cell that holds several paragraphs: those that differ. Where
// some came or went it is an edit of all of them.
func lines(e Edit) []Edit {
	before, after := strings.Split(e.Before, "\n"), strings.Split(e.After, "\n")
	if len(before) == 1 && len(after) == 1 {
		return []Edit{e}
	}
	if len(before) != len(after) {
		return []Edit{{Key: e.Key}}
	}
	var out []Edit
	for i := range before {
		if before[i] != after[i] {
			out = append(out, Edit{e.Key, e.Line, before[i], after[i]})
		}
	}
	return out
}

// place is a source that edits change.
type place struct {
	source
	changes []tomledit.Change
}

// placeOf gives the place of a source, a new one for the first edit of it.
func placeOf(places *[]*place, s source) *place {
	for _, p := range *places {
		if p.path == s.path {
			return p
		}
	}
	p := &place{source: s}
	*places = append(*places, p)
	return p
}

// add takes changes in that leave each other alone; the same one may come twice.
func (p *place) add(changes []tomledit.Change) error {
	for _, c := range changes {
		if !slices.Contains(p.changes, c) {
			p.changes = append(p.changes, c)
		}
	}
	slices.SortFunc(p.changes, func(a, b tomledit.Change) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	for i := 1; i < len(p.changes); i++ {
		if a, b := p.changes[i-1], p.changes[i]; b.From < a.To || b.From == a.From {
			return errOverlap
		}
	}
	return nil
}

var errNamed = errors.New("по этому названию версия узнает запись исходной концепции; правка применяется к исходной концепции")

// allowed tells what of its base a version must leave alone.
func allowed(in Input, s source) error {
	switch entry := s.key[:max(strings.LastIndexByte(s.key, '.'), 0)]; {
	case in.Engagement.At(s.path).File == in.Name:
		return nil
	case s.file != "":
		return fmt.Errorf("файл «%s» принадлежит исходной концепции: правка применяется к ней, или версии нужен свой файл", s.key)
	case strings.HasSuffix(entry, "["+s.text+"]"):
		return errNamed
	}
	return nil
}
