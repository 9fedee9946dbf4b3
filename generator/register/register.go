// Package register takes the remarks of a returned report into the customer's remarks of
// an engagement ([[remarks]]) and knows those again that stand there already.
package register

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rd50/generator/check"
	"rd50/generator/engagement"
	"rd50/generator/prose"
	"rd50/generator/review"
	"rd50/generator/tomledit"
)

// Register is the remarks of an engagement.
type Register struct {
	e      *engagement.Engagement
	pages  []prose.Page
	prefix string
}

// Of gives the remarks of an engagement, whose prose stands on pages. The prefix is that
// of the ids where there is no remark yet.
func Of(e *engagement.Engagement, pages []prose.Page, prefix string) *Register {
	return &Register{e, pages, prefix}
}

// Entry is a remark as an engagement holds it.
type Entry struct {
	engagement.Remark
	Known bool // the engagement has it already
}

// Entries gives remarks as entries, in their order: those that the engagement has with
// what was decided, new ones as open ones with the next free ids.
func (g *Register) Entries(list []review.Remark) []Entry {
	left, next := slices.Clone(g.e.Remarks), g.ids()
	var out []Entry
	for _, r := range list {
		x := Entry{g.entry(r), false}
		if i := slices.IndexFunc(left, func(old engagement.Remark) bool { return same(old, x.Remark, said(r)) }); i >= 0 {
			x = Entry{left[i], true}
			left = slices.Delete(left, i, i+1)
		} else {
			x.ID = next()
		}
		out = append(out, x)
	}
	return out
}

// entry gives a remark as a new entry, still without an id.
func (g *Register) entry(r review.Remark) engagement.Remark {
	out := engagement.Remark{
		Author: g.author(r), Place: g.Place(r.Key), Quote: oneLine(r.Quote), Text: said(r), Decision: check.OpenRemark,
	}
	if !r.Date.IsZero() {
		out.Date = engagement.NewDate(r.Date.Date())
	}
	for _, a := range r.Replies {
		out.Text += "\n" + by(a.Author, a.Date) + ": " + oneLine(a.Text)
	}
	return out
}

// by names who said something, and when.
func by(author string, at time.Time) string {
	author = oneLine(author)
	if at.IsZero() {
		return author
	}
	return strings.TrimPrefix(author+", "+engagement.NewDate(at.Date()).Short(), ", ")
}

// author is who made a remark; of an edit that was not tracked it is the customer.
func (g *Register) author(r review.Remark) string {
	for _, name := range []string{r.Author, g.e.Customer.Short, g.e.Customer.Name} {
		if !engagement.Blank(name) {
			return oneLine(name)
		}
	}
	return ""
}

// said puts a remark into words.
func said(r review.Remark) string {
	switch {
	case r.Kind == review.Insertion, r.Kind == review.Edit && r.Quote == "":
		return "Дополнить словами: «" + oneLine(r.Text) + "»"
	case gone(r):
		return "Исключить слова: «" + oneLine(r.Quote) + "»"
	case r.Kind == review.Edit:
		return "Изложить в редакции: «" + oneLine(r.Text) + "»"
	}
	if strings.TrimSpace(r.Text) == "" { // of a picture, or a program has lost it
		return "(примечание без текста)"
	}
	return strings.TrimSpace(r.Text)
}

// gone tells of words that were taken out, which says what it is about.
func gone(r review.Remark) bool {
	return r.Kind == review.Deletion || r.Kind == review.Edit && r.Text == ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// same tells whether an entry is a remark that came again, perhaps with more replies;
// its place, decision and answer do not matter.
func same(old, new engagement.Remark, said string) bool {
	text, said := lines(old.Text), lines(said)
	return oneLine(old.Author) == oneLine(new.Author) && old.Date.Equal(new.Date.Time) && oneLine(old.Quote) == oneLine(new.Quote) &&
		(text == said || strings.HasPrefix(text, said+"\n"))
}

// lines gives a text with its lines, each without blanks around it.
func lines(s string) string {
	var out []string
	for line := range strings.Lines(strings.TrimSpace(s)) {
		out = append(out, oneLine(line))
	}
	return strings.Join(out, "\n")
}

var numbered = regexp.MustCompile(`^(.*?)([0-9]+)$`)

// ids gives the next free ids: the letters of the last remark's and the next number.
func (g *Register) ids() func() string {
	prefix, number := g.prefix, 0
	for _, r := range g.e.Remarks {
		m := numbered.FindStringSubmatch(r.ID)
		if m == nil {
			continue
		}
		if m[1] != prefix {
			prefix, number = m[1], 0
		}
		n, _ := strconv.Atoi(m[2])
		number = max(number, n)
	}
	taken := map[string]bool{}
	for _, d := range g.e.IDs() {
		taken[d.ID] = true
	}
	return func() string {
		for {
			number++
			if id := prefix + strconv.Itoa(number); !taken[id] {
				return id
			}
		}
	}
}

// Table gives an entry as it is written.
func (x Entry) Table() tomledit.Table {
	out := tomledit.Table{{Key: "id", Value: x.ID}, {Key: "author", Value: x.Author}}
	if !x.Date.IsZero() {
		out = append(out, tomledit.Pair{Key: "date", Value: tomledit.Literal(x.Date.ISO())})
	}
	for _, p := range []tomledit.Pair{{Key: "place", Value: x.Place}, {Key: "quote", Value: x.Quote}} {
		if p.Value != "" {
			out = append(out, p)
		}
	}
	return append(out, tomledit.Pair{Key: "text", Value: x.Text}, tomledit.Pair{Key: "decision", Value: x.Decision})
}

// Append puts the entries that an engagement does not have into the text of its file.
func Append(file []byte, list []Entry) ([]byte, error) {
	f, err := tomledit.Parse(file)
	if err != nil {
		return nil, err
	}
	for _, x := range list {
		if x.Known {
			continue
		}
		if err := f.Append(tomledit.Path{"remarks"}, x.Table()); err != nil {
			return nil, err
		}
	}
	return f.Bytes(), nil
}
