package register

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"rd50/generator/diagnostic"
	"rd50/generator/plainjson"
	"rd50/generator/review"
)

// Text writes items for people, by sections.
func Text(w io.Writer, list []Item) error {
	var b strings.Builder
	for _, g := range groups(list) {
		b.WriteString(g.head + "\n")
		for _, x := range g.items {
			x.text(&b)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// text writes an item: its number, place and author, then what it is about and says.
func (x Item) text(b *strings.Builder) {
	head := []string{kinds[x.Remark.Kind]}
	if who := by(x.Remark.Author, x.Remark.Date); who != "" {
		head = append(head, who)
	}
	fmt.Fprintf(b, "%d. %s: %s\n", x.Number, x.at(), visible(strings.Join(head, ", ")))
	line := func(s string) { b.WriteString("   " + s + "\n") }
	if x.Remark.Quote != "" && !gone(x.Remark) {
		line("в тексте: «" + visible(x.Remark.Quote) + "»")
	}
	for s := range strings.Lines(said(x.Remark)) {
		line(visible(s))
	}
	for _, r := range x.Remark.Replies {
		line("ответ (" + visible(by(r.Author, r.Date)) + "): " + visible(r.Text))
	}
	if x.Remark.Resolved {
		line("отмечено решенным")
	}
	if x.Entry.Known {
		line("в перечне замечаний: " + x.Entry.ID)
	}
}

// at is the place of an item.
func (x Item) at() string {
	if x.Remark.Key == "" {
		return nowhere
	}
	p := x.Remark.Place
	return fmt.Sprintf("%s:%d:%d", diagnostic.Visible(p.File), p.Line, p.Column)
}

func visible(s string) string { return diagnostic.Visible(oneLine(s)) }

// markup is what Markdown would take for more than characters.
var markup = regexp.MustCompile("[\\\\`*_\\[\\]<>|#~$^{}]")

func cell(s string) string { return markup.ReplaceAllString(oneLine(s), `\$0`) }

// Markdown writes items as a table for a protocol.
func Markdown(w io.Writer, list []Item) error {
	var b strings.Builder
	b.WriteString("| № | Место | Автор | Текст отчета | Замечание |\n|---:|---|---|---|---|\n")
	for _, x := range list {
		said := []string{cell(said(x.Remark))}
		for _, r := range x.Remark.Replies {
			said = append(said, cell(by(r.Author, r.Date)+": "+r.Text))
		}
		if x.Remark.Resolved {
			said = append(said, "(отмечено решенным)")
		}
		fmt.Fprintf(&b, "| %d | %s | %s | %s | %s |\n", x.Number, cell(x.where()), cell(by(x.Remark.Author, x.Remark.Date)), cell(x.Remark.Quote), strings.Join(said, "<br>"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// where names the place of an item in a protocol.
func (x Item) where() string {
	switch place := x.Entry.Place; {
	case x.Remark.Key == "":
		return nowhere
	case x.Title == "":
		return place
	case place == x.Section || place == "":
		return "раздел «" + x.Title + "»"
	default:
		return "раздел «" + x.Title + "», " + place
	}
}

// record is an item for programs.
type record struct {
	Kind     review.Kind `json:"kind"`
	Author   string      `json:"author"`
	Date     string      `json:"date"`
	Text     string      `json:"text"`
	Quote    string      `json:"quote"`
	Key      *string     `json:"key"`
	File     string      `json:"file"`
	Line     int         `json:"line"`
	Column   int         `json:"column"`
	Resolved bool        `json:"resolved"`
	Replies  []reply     `json:"replies"`
}

type reply struct {
	Author string `json:"author"`
	Date   string `json:"date"`
	Text   string `json:"text"`
}

// JSON writes an array of items.
func JSON(w io.Writer, list []Item) error {
	out := []record{}
	for _, x := range list {
		r := x.Remark
		one := record{
			r.Kind, r.Author, day(r.Date), r.Text, r.Quote, nil, r.Place.File, r.Place.Line, r.Place.Column, r.Resolved, []reply{},
		}
		if r.Key != "" {
			one.Key = &r.Key
		}
		for _, a := range r.Replies {
			one.Replies = append(one.Replies, reply{a.Author, day(a.Date), a.Text})
		}
		out = append(out, one)
	}
	return plainjson.Write(w, out, "  ")
}

// day gives a day of the calendar; nothing of a time that nobody told.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// TOML writes the items that the engagement does not have, ready to be put into its file.
func TOML(w io.Writer, list []Item) error {
	text, err := Append(nil, Entries(list))
	if err == nil {
		_, err = w.Write(text)
	}
	return err
}

// Entries gives the entries of items.
func Entries(list []Item) []Entry {
	var out []Entry
	for _, x := range list {
		out = append(out, x.Entry)
	}
	return out
}
