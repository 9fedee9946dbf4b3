package check

import (
	"slices"
	"sync"

	"rd50/generator/beside"
	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/prose"
	"rd50/generator/standard"
)

// found is what the rules found that look at the data of the TOML files alone, and at
// single texts of prose. It holds as long as the data are the same: a save that changes
// one text looks at that text and at what goes across texts.
type found struct {
	data  diagnostic.List
	texts sync.Map // textFaults by the key of the text
}

// textFaults are those of a text as it was.
type textFaults struct {
	page   prose.Page
	faults diagnostic.List
}

// foundBy is what the rules' findings depend on besides the data.
type foundBy struct {
	std     *standard.Standard
	example string // the first one stands for all: they are of one program
}

// known gives what is known of an engagement's data and texts.
func (c *checker) known(rules []Rule) *found {
	by := foundBy{std: c.std}
	if len(c.examples) > 0 {
		by.example = c.examples[0]
	}
	return engagement.Once(c.e, by, func() *found {
		data := *c
		data.book, data.pages = nil, nil // of which it would not be known whether they change
		return &found{data: data.each(rules, func(r Rule) func(*checker) { return r.find.data })}
	})
}

// each gives what all rules find in one way of looking.
func (c *checker) each(rules []Rule, way func(Rule) func(*checker)) diagnostic.List {
	rules = slices.DeleteFunc(slices.Clone(rules), func(r Rule) bool { return way(r) == nil })
	out := make([]diagnostic.List, len(rules))
	beside.Each(len(rules), func(i int) {
		own := c.of(rules[i])
		way(rules[i])(own)
		out[i] = own.faults
	})
	return slices.Concat(out...)
}

// inTexts gives what the rules find in the texts that are not left out.
func (c *checker) inTexts(rules []Rule, f *found) diagnostic.List {
	out := make([]diagnostic.List, len(c.pages))
	beside.Each(len(c.pages), func(i int) {
		page := c.pages[i]
		if known, ok := f.texts.Load(page.Prose.Key); ok && known.(textFaults).page == page {
			out[i] = known.(textFaults).faults
			return
		}
		for _, r := range rules {
			if r.find.text != nil {
				own := c.of(r)
				r.find.text(own, page)
				out[i] = append(out[i], own.faults...)
			}
		}
		f.texts.Store(page.Prose.Key, textFaults{page, out[i]})
	})
	return slices.Concat(out...)
}
