// Package parts tells what the generated part of each section is made of: named parts
// that an author may put into the prose of the section, what each prints and what data
// it needs. The assembler has a builder for each of them.
package parts

import (
	"slices"
	"strings"

	"rd50/generator/engagement"
)

// Part is a named part of a section: a heading with its lead, tables and pictures.
type Part struct {
	ID      string // «study/processes»: the section, then the name
	Prints  string // what it prints, in Russian
	Repeats string // the part that shows the same, so that this one may be omitted
	Under   string // the part that it follows unless its author puts it elsewhere
	List    string // that has a part an entry; empty for any other
	Entry   int    // the entry's number in it

	has     func(*engagement.Engagement) bool
	entries func(*engagement.Engagement) []string // ids of the list that has a part an entry
}

// Section gives the id of the section that a part belongs to.
func (p Part) Section() string {
	section, _, _ := strings.Cut(p.ID, "/")
	return section
}

// Has tells whether an engagement holds what the part prints.
func (p Part) Has(e *engagement.Engagement) bool { return p.has(e) }

// All gives the parts of all sections in their usual order. The parts of the entries of
// a list stand there as one, its id ending with «/…».
func All() []Part { return slices.Clone(table()) }

// Of gives the parts of a section for an engagement, those without data, too, in their
// usual order.
func Of(e *engagement.Engagement, section string) []Part {
	out := make([]Part, 0, usual)
	for _, p := range table() {
		switch {
		case !strings.HasPrefix(p.ID, section+"/"):
		case p.List == "":
			out = append(out, p)
		default:
			for i, id := range p.entries(e) {
				one := p
				one.ID, one.Entry = strings.TrimSuffix(p.ID, each)+id, i
				out = append(out, one)
			}
		}
	}
	return out
}

// usual is how many parts a section has at most, but for those of entries.
const usual = 8

// each ends the id of parts that every entry of a list has one of.
const each = "…"

// Find gives the first part of a list with an id.
func Find(list []Part, id string) (Part, bool) {
	for _, p := range list {
		if p.ID == id {
			return p, true
		}
	}
	return Part{}, false
}

// Omitted tells whether the engagement leaves a part out.
func Omitted(e *engagement.Engagement, p Part) bool {
	for _, id := range e.Sections[p.Section()].Omit {
		if id == p.ID {
			return p.Repeats != ""
		}
	}
	return false
}
