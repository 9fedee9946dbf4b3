package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Floats tells whether a block may stand on the page after the words that lead to it
// (6.5.1, 6.6.2).
func Floats(b Block) bool {
	switch b.(type) {
	case *Figure, *Table:
		return true
	}
	return false
}

// leadSigns bounds the words that lead to a figure or table, about four lines; a longer
// text stands for itself.
const leadSigns = 300

// Introduces tells whether a block is read together with the next one: words that end
// with a colon, lead to the figure or table below, or stand above a formula (6.8.1);
// a formula whose signs are explained at once, «где …» (6.8.2).
func Introduces(b, next Block) bool {
	switch b := b.(type) {
	case *Formula:
		return Explains(next)
	case *Paragraph:
		switch next := next.(type) {
		case *Heading:
			return false
		case *Formula:
			return true
		case *Table:
			return leadsTo(b, next.ID)
		case *Figure:
			return leadsTo(b, next.ID)
		}
		return b.Keep || strings.HasSuffix(PlainText(b.Inlines), ":")
	}
	return false
}

// Explains tells whether a block explains the signs of the formula above it.
func Explains(b Block) bool {
	p, ok := b.(*Paragraph)
	if !ok {
		return false
	}
	words := strings.FieldsFunc(PlainText(p.Inlines), func(r rune) bool { return unicode.IsSpace(r) || r == ':' })
	return len(words) > 0 && words[0] == "где"
}

// leadsTo tells whether a short paragraph refers to a figure or table.
func leadsTo(p *Paragraph, id string) bool {
	if utf8.RuneCountInString(PlainText(p.Inlines)) > leadSigns {
		return false
	}
	found := false
	EachInline([]Block{p}, func(in Inline) {
		r, ok := in.(*Reference)
		found = found || ok && id != "" && r.Target == id
	})
	return found
}
