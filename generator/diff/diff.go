// Package diff tells what changed between two versions of an engagement in the
// domain's words: «требование R3: приоритет: желательное → обязательное».
//
// It walks the model by its own tags, so that a key added to the format is
// compared from then on. Entries with ids are matched by id; others by what
// names them, then by their place between neighbours that are matched. Figures
// that follow from the data, such as weighted sums and totals of costs, are told
// as consequences.
package diff

import (
	"cmp"
	"reflect"
	"slices"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/format"
	"rd50/generator/outline"
	"rd50/generator/schema"
)

// Action is what happened to a value or an entry.
type Action string

// The actions. Swapping the two engagements turns Added into Removed and leaves
// the others.
const (
	Added     Action = "added"
	Removed   Action = "removed"
	Changed   Action = "changed"
	Reordered Action = "reordered" // the entries of a list; Old and New are their ids or texts
	Derived   Action = "derived"   // a figure that follows from other changes
)

// Change is one difference. Kind, Name and Field are Russian words for people;
// Key, ID, Old and New are the data as the engagement has it.
type Change struct {
	Key    string `json:"key"`   // path in the new engagement; of what was removed, in the old one
	Kind   string `json:"kind"`  // what changed: «требование»
	ID     string `json:"id"`    // empty for what has none
	Name   string `json:"name"`  // printed name of an entry
	Field  string `json:"field"` // «приоритет»; empty when a whole entry came or went
	Old    any    `json:"old"`   // nil when there was nothing
	New    any    `json:"new"`
	Action Action `json:"action"`
	Text   string `json:"text"` // all of it in one line

	head string // the part of Text that names the object
}

// Compare lists the changes that make the new engagement out of the old one, in
// the order of the format. title gives the printed title of a section by its id.
// Pictures are compared by their paths, not by what they show.
func Compare(old, new *engagement.Engagement, words *schema.Vocabulary, title func(section string) string) []Change {
	old, new = settled(old), settled(new)
	w := &walker{words: words, currency: [2]string{currency(old), currency(new)}}
	for i, e := range []*engagement.Engagement{old, new} {
		w.ids[i] = map[format.Kind]map[string]bool{}
		declared(reflect.ValueOf(e), w.ids[i])
	}
	w.title = func(section string) string {
		if section == outline.Products {
			return words.Values["Exclusion"]["section"][section]
		}
		return cmp.Or(title(section), section)
	}
	noun, _ := words.Noun(reflect.TypeFor[engagement.Engagement]())
	w.table(place{kind: noun.Noun, head: noun.Noun}, reflect.ValueOf(old).Elem(), reflect.ValueOf(new).Elem())
	before, after := standings(old), standings(new)
	places := analysis.Places(slices.Concat(before, after)) // tell apart the totals of both
	return withConsequences(w.changes, facts(old, before, places), facts(new, after, places))
}

// settled gives a copy in which the texts that stand in files of their own are
// filled in, so that texts are compared and not only the names of files.
func settled(e *engagement.Engagement) *engagement.Engagement {
	out := *e
	out.Sections = map[string]engagement.Authored{}
	for id, authored := range e.Sections {
		if p, ok := e.SectionProse(id); ok {
			authored.Text = p
		}
		out.Sections[id] = authored
	}
	out.Appendices = append([]engagement.Appendix{}, e.Appendices...)
	for i := range out.Appendices {
		out.Appendices[i].Text = e.AppendixProse(i)
	}
	return &out
}

// currency is the unit of money in the report, «тыс. руб.» unless given.
func currency(e *engagement.Engagement) string {
	if e.Economics != nil && e.Economics.Currency != "" {
		return e.Economics.Currency
	}
	return "тыс. руб."
}
