// Package check tells every fault of an engagement that its form does not
// show: sections that are missing, exclusions without agreement, references
// that lead nowhere. One file a family of rules.
package check

import (
	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/prose"
	"rd50/generator/standard"
)

// Run gives all faults that the rules find, sorted by place.
func Run(e *engagement.Engagement, book *prose.Book, std *standard.Standard) diagnostic.List {
	c := &checker{e: e, book: book, std: std, excluded: map[string]bool{}}
	for _, x := range e.Exclusions {
		if x.Section != "" {
			c.excluded[x.Section] = true
		}
	}
	c.sections()
	c.exclusions()
	c.excludedReferences()
	c.prose()
	return c.faults.Sort()
}

type checker struct {
	e        *engagement.Engagement
	book     *prose.Book
	std      *standard.Standard
	excluded map[string]bool
	faults   diagnostic.List
}

// add tells a fault at the value of a key.
func (c *checker) add(severity diagnostic.Severity, code, key, message, hint string) {
	c.at(c.e.At(key), severity, code, key, message, hint)
}

func (c *checker) at(at diagnostic.Position, severity diagnostic.Severity, code, key, message, hint string) {
	c.faults = append(c.faults, diagnostic.Diagnostic{
		Position: at, Severity: severity, Code: code, Key: key, Message: message, Hint: hint,
	})
}

func (c *checker) fail(code, key, message, hint string) {
	c.add(diagnostic.Error, code, key, message, hint)
}
