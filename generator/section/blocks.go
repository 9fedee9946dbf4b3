package section

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// heading is the wording's phrase as a heading; keys are the data that stands under
// it.
func heading(level int, w *wording.Words, phrase string, v wording.Values, keys ...string) *report.Heading {
	return &report.Heading{Level: level, Inlines: w.Inlines(phrase, v), Keys: keys}
}

func para(w *wording.Words, phrase string, v wording.Values) *report.Paragraph {
	return &report.Paragraph{Inlines: w.Inlines(phrase, v)}
}

// opening is a paragraph that names what the next block tells of, and stays with it.
func opening(p *report.Paragraph) *report.Paragraph {
	p.Keep = true
	return p
}

func plainPara(s string) *report.Paragraph { return &report.Paragraph{Inlines: report.Plain(s)} }

// word gives a value of an enumeration in Russian.
func (a *assembler) word(enum, value string) string {
	return a.file("common").Text(enum+"."+value, nil)
}

func (a *assembler) duration(d engagement.Duration) string {
	if d.Milestone() {
		return a.word("duration", "milestone")
	}
	return a.file("common").Text("duration."+string(d.Unit), wording.Values{"n": fmt.Sprint(d.Count)})
}

func (a *assembler) currency() string {
	if a.e.Economics != nil && a.e.Economics.Currency != "" {
		return a.e.Economics.Currency
	}
	return a.word("money", "currency")
}

// dashList is an enumeration of complex items: each begins with a small letter and ends
// with a semicolon, the last with a full stop (ГОСТ 7.32-2017, 6.4.6).
func (a *assembler) dashList(items []string) *report.List {
	l := &report.List{Kind: report.Dash}
	for i, s := range items {
		end := ";"
		if i == len(items)-1 {
			end = "."
		}
		s = a.small(strings.TrimRight(s, ".; ")) + end
		l.Items = append(l.Items, []report.Block{plainPara(s)})
	}
	return l
}

func join(ids []string) string { return strings.Join(ids, ", ") }

// several chooses the phrase about one thing or that about more.
func several(one, more string, count int) string {
	if count > 1 {
		return more
	}
	return one
}

func number(d decimal.Decimal) string { return russian.Number(d) }

// optional writes a number that may be absent.
func optional(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return number(*d)
}
