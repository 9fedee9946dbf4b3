// Package revision finds what became of a document in its next version: which of its
// parts met again, which are gone, new or moved, and which words changed within those that
// met. It knows names (the keys of the report's nodes) and words; how a part is shown is
// its format's matter.
//
// Parts that have a name meet by it, wherever they stand; others by their words. Nothing
// is lost: the steps that Meet gives hold every part of both versions once, so that taking
// the old ones in their order gives the old document, and the new ones the new.
package revision

import "strings"

// Part is a paragraph, or what holds others: a table, a row, a cell, a section.
type Part struct {
	Kind  string   // only parts of one kind meet
	Name  string   // what it is called in every version; empty for one known by its words
	Words []string // of a paragraph, as Split gives them
	Parts []*Part
	// Whole tells that a change anywhere within changes all of it: of computed figures
	// nobody wants to look for the one that differs.
	Whole bool
	// Closed tells that the last of its parts ends it and can't go without it, as the last
	// paragraph of a cell.
	Closed bool
	Node   any // what its format calls it

	text string
	bag  map[string]int
	size int // of the bag
}

// Text gives all words of a part. Parts of equal text and form are the same.
func (p *Part) Text() string {
	if p.text == "" {
		var b strings.Builder
		p.write(&b)
		p.text = b.String()
	}
	return p.text
}

func (p *Part) write(b *strings.Builder) {
	b.WriteString(p.Kind)
	b.WriteByte('\x01')
	for _, w := range p.Words {
		b.WriteString(w)
	}
	for _, k := range p.Parts {
		b.WriteString(k.Text())
	}
	b.WriteByte('\x02')
}

// same tells whether nothing of a part changed.
func (p *Part) same(q *Part) bool {
	return p.Kind == q.Kind && p.Name == q.Name && p.Text() == q.Text()
}

// words counts the words of a part, without blanks and marks.
func (p *Part) words() (bag map[string]int, size int) {
	if p.bag == nil {
		p.bag = map[string]int{}
		p.count(p.bag)
		for _, n := range p.bag {
			p.size += n
		}
	}
	return p.bag, p.size
}

func (p *Part) count(bag map[string]int) {
	for _, w := range p.Words {
		if isWord(w) {
			bag[w]++
		}
	}
	for _, k := range p.Parts {
		k.count(bag)
	}
}

// Step is what became of a part: with both it met again, with one alone it is gone or new.
// A part that moved has two steps, one where it stood and one where it stands.
type Step struct {
	Old, New *Part
	Moved    *Part // its other self; nil of what did not move
}

// Changed tells whether anything of the part is other than it was.
func (s Step) Changed() bool { return s.Old == nil || s.New == nil || s.Old.Text() != s.New.Text() }

// Within gives the steps of the parts of two that met.
func (s Step) Within() []Step {
	if s.New.Whole && s.Changed() {
		return replaced(s.Old.Parts, s.New.Parts)
	}
	return meet(s.Old.Parts, s.New.Parts, s.Old.Closed && s.New.Closed)
}

// replaced keeps what is the same at the beginning, the head of a table, and puts the rest
// of the new parts behind the old ones.
func replaced(old, new []*Part) []Step {
	var out []Step
	for len(old) > 1 && len(new) > 1 && old[0].same(new[0]) {
		out = append(out, Step{Old: old[0], New: new[0]})
		old, new = old[1:], new[1:]
	}
	for _, p := range old {
		out = append(out, Step{Old: p})
	}
	for _, p := range new {
		out = append(out, Step{New: p})
	}
	return out
}

// Meet gives what became of the parts of a document.
func Meet(old, new []*Part) []Step { return meet(old, new, false) }
