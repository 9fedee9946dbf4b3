// Package check tells every fault of an engagement that its form does not
// show: sections that are missing, exclusions without agreement, a choice that
// the scores do not bear out, goals that nothing measures. Rules gives the
// table of what must hold; one file holds a family of rules.
package check

import (
	"slices"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/prose"
	"rd50/generator/standard"
)

// Run gives all faults that the rules find, sorted by place. Rules about the
// data of a section do not speak of one that is excluded, nor of one of prose
// alone. Examples are the texts of a new engagement that its author should replace.
func Run(e *engagement.Engagement, book *prose.Book, std *standard.Standard, examples []string) diagnostic.List {
	c := &checker{e: e, book: book, std: std, examples: examples, excluded: map[string]bool{}}
	for _, id := range std.Lacks() {
		c.excluded[id] = true
	}
	for _, x := range e.Exclusions {
		if x.Section != "" {
			c.excluded[x.Section] = true
		}
	}
	c.pages = slices.DeleteFunc(slices.Clone(book.Pages), func(p prose.Page) bool { return c.excluded[outline.Home(p.Prose.Key)] })
	c.texts = slices.DeleteFunc(slices.Clone(e.Texts()), func(t engagement.PlainText) bool { return c.excluded[outline.Home(t.Key)] })
	rules := slices.DeleteFunc(Rules(std), func(r Rule) bool { return r.find.none() || e.Partial() && !ownFaults[r.Code] })
	known := c.known(rules)
	return slices.Concat(known.data, c.inTexts(rules, known), c.each(rules, func(r Rule) func(*checker) { return r.find.all })).Sort()
}

// of gives the checker of one rule.
func (c *checker) of(r Rule) *checker {
	own := *c
	own.rule, own.names = r, c.e.Names() // which remember what they were asked
	return &own
}

// ownFaults are the rules that look at what a text itself says: all that can be told of
// a version whose base was not read.
var ownFaults = map[string]bool{"RD001": true, "RD004": true, "RD006": true, "RD409": true}

type checker struct {
	e        *engagement.Engagement
	names    *engagement.Names
	book     *prose.Book
	std      *standard.Standard
	examples []string
	excluded map[string]bool
	pages    []prose.Page           // of all that is not left out
	texts    []engagement.PlainText // likewise
	rule     Rule                   // the one that is looked at
	faults   diagnostic.List
}

// tell tells a breach of the present rule at the value of a key, or where that
// is missing at the table that should hold it. Of a value that is wrong in itself
// nothing more is told: what it would say is not known.
func (c *checker) tell(key, message, hint string, related ...diagnostic.Place) {
	if c.e.Faulty(key) && !ownFaults[c.rule.Code] {
		return
	}
	c.at(c.e.At(key), c.rule.Severity, c.rule.Code, key, message, hint, related...)
}

// tellInProse tells a breach of the present rule at a byte offset of a text.
func (c *checker) tellInProse(page prose.Page, offset int, message, hint string, related ...diagnostic.Place) {
	c.at(c.e.ProseAt(page.Prose, offset), c.rule.Severity, c.rule.Code, page.Prose.Key, message, hint, related...)
}

// add tells a fault at the value of a key.
func (c *checker) add(severity diagnostic.Severity, code, key, message, hint string) {
	c.at(c.e.At(key), severity, code, key, message, hint)
}

func (c *checker) at(at diagnostic.Position, severity diagnostic.Severity, code, key, message, hint string, related ...diagnostic.Place) {
	c.faults = append(c.faults, diagnostic.Diagnostic{
		Position: at, Severity: severity, Code: code, Key: key, Message: message, Hint: hint, Related: related,
	})
}

// holds tells whether a section's data are there to be checked.
func (c *checker) holds(section string) bool {
	return !c.excluded[section] && hasData(c.e, c.names, section)
}

// knowable tells whether what a section holds is known: it is excluded or has
// data. Of a section of prose alone, or a missing one, it is not.
func (c *checker) knowable(section string) bool {
	return c.excluded[section] || hasData(c.e, c.names, section)
}
