package review

import (
	"cmp"
	"fmt"
	"slices"
)

// mostRemarks is what a document may have at most.
const mostRemarks = 5_000

// Reading is what a returned document holds.
type Reading struct {
	Remarks []Remark // in the order of the text
	Other   *Report  // that the document is, where it is none of this engagement
}

// Report is what a document tells of the report that it was sent as.
type Report struct{ Designation, Version string }

// Read reads a returned document. Its errors, of a file that can't be read or could do
// harm, are in Russian.
func Read(doc []byte, s Source) (Reading, error) {
	d, err := open(doc)
	if err != nil {
		return Reading{}, err
	}
	present, err := open(s.Present)
	if err != nil {
		return Reading{}, err
	}
	var out Reading
	if own, err := s.sent(d, present); err != nil {
		return Reading{}, err
	} else if !own {
		out.Other = &Report{d.designation, d.version}
		d.forget()
	}
	r := &reader{Source: s, doc: d, places: newPlaces(d, present)}
	changes := d.edits()
	if n := len(d.comments) + len(changes); n > mostRemarks {
		return Reading{}, tooMany(n)
	}
	r.comments()
	r.changes(changes)
	if out.Other == nil {
		if err := r.untracked(); err != nil {
			return Reading{}, err
		}
	}
	slices.SortStableFunc(r.found, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.paragraph, b.paragraph), cmp.Compare(a.at, b.at))
	})
	for _, f := range r.found {
		out.Remarks = append(out.Remarks, f.Remark)
	}
	return out, nil
}

// reader gathers the remarks of a document.
type reader struct {
	Source
	doc    *document
	places *places
	found  []found
}

// found is a remark with its place in the text.
type found struct {
	Remark
	paragraph, at int
}

// around is how much of a text, in bytes, tells a place in it.
const around = 400

// add finds the place of a remark; one on a whole row belongs to the row's entry.
func (r *reader) add(m Remark, at anchor, whole bool) {
	f := found{Remark: m, paragraph: len(r.doc.paragraphs)}
	if p := at.paragraph; p != nil {
		f.paragraph, f.at = p.index, at.at
		words := m.Quote
		if m.Kind != Comment || words == "" { // a change stands before what was there
			words = p.part(at.at, at.at+around, original)
		}
		keys := r.places.keys(p)
		if whole && len(keys) > 0 {
			keys = []string{entryOf(keys[0])}
		}
		f.Key, f.Place = r.locate(keys, p.part(at.at-around, at.at, original), words[:min(around, len(words))])
	}
	r.found = append(r.found, f)
}

func (r *reader) comments() {
	replies := r.doc.threads()
	for _, c := range r.doc.comments {
		if c.parent != "" {
			continue
		}
		m := Remark{Kind: Comment, Author: c.author, Date: c.date, Text: c.text, Quote: c.quote(r.doc), Resolved: c.resolved}
		for _, x := range replies[c] {
			m.Replies = append(m.Replies, Reply{Author: x.author, Date: x.date, Text: x.text})
		}
		r.add(m, c.start, false)
	}
}

func (r *reader) changes(list []*edit) {
	for _, e := range list {
		m := Remark{Kind: e.kind, Author: e.by.author, Date: e.by.date, Text: e.text()}
		m.Before, m.After = e.around()
		if m.Quote = m.Text; e.kind == Insertion {
			m.Quote = m.Before
		}
		r.add(m, e.start, e.row != nil)
	}
}

func tooMany(n int) error {
	return fmt.Errorf("замечаний и правок %d, допускается %d", n, mostRemarks)
}
