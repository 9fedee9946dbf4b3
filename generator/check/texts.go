package check

import (
	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/prose"
)

// eachPage goes through the prose of all that is not left out.
func (c *checker) eachPage(f func(prose.Page)) {
	for _, page := range c.pages {
		f(page)
	}
}

// eachText goes through the values of plain text of all that is not left out.
func (c *checker) eachText(f func(engagement.PlainText)) {
	for _, t := range c.texts {
		f(t)
	}
}

// tellInText tells a breach of the present rule at a byte offset of a value of
// plain text.
func (c *checker) tellInText(severity diagnostic.Severity, t engagement.PlainText, offset int, message, hint string) {
	at := c.e.ProseAt(engagement.Prose{Text: t.Value, Key: t.Key}, offset)
	c.at(at, severity, c.rule.Code, t.Key, message, hint)
}

// short cuts what a message quotes.
func short(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
