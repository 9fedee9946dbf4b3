package section

import (
	"slices"
	"strings"

	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// recordMark stands for the record in a phrase until its inlines take the place.
const recordMark = "\x00"

// singles turns tables of one record into sentences: the phrase «one» of the table's
// wording takes the place of its lead and of the table. A table that a customer's own
// wording speaks of stays, and so does one with more in a cell than a sentence holds.
func (a *assembler) singles(r *report.Report) {
	referred := map[string]int{}
	for _, s := range r.Sections {
		report.EachInline(s.Blocks, func(in report.Inline) {
			if ref, ok := in.(*report.Reference); ok {
				referred[ref.ID]++
			}
		})
	}
	for _, s := range r.Sections {
		for i := 1; i < len(s.Blocks); i++ {
			t, ok := s.Blocks[i].(*report.Table)
			if !ok || referred[t.ID] != 1 || !leadsTo(s.Blocks[i-1], t.ID) {
				continue
			}
			if p := sentenceOf(a, a.tables[t]); p != nil {
				s.Blocks = slices.Concat(s.Blocks[:i-1], []report.Block{p}, s.Blocks[i+1:])
				retarget(r.Labels, t.ID, s.ID)
				i--
			}
		}
	}
}

// leadsTo tells whether a block is a paragraph that refers to a table.
func leadsTo(b report.Block, id string) bool {
	p, ok := b.(*report.Paragraph)
	return ok && slices.ContainsFunc(p.Inlines, func(in report.Inline) bool {
		ref, ok := in.(*report.Reference)
		return ok && ref.ID == id
	})
}

// retarget leads references to objects of a table that is not printed to its section.
func retarget(labels []report.Label, table, section string) {
	for i := range labels {
		if labels[i].Target == table {
			labels[i].Target = section
		}
	}
}

// sentenceOf gives the sentence of a table's only record, nil where it stays a table.
func sentenceOf(a *assembler, t *table) *report.Paragraph {
	if t == nil || len(t.out.Rows) != 1 || !t.words.Has(t.prefix+"one") || t.words.Replaced(t.prefix) {
		return nil
	}
	record, ok := recordOf(a, t)
	if !ok {
		return nil
	}
	p := &report.Paragraph{}
	for _, in := range t.words.Inlines(t.prefix+"one", wording.Values{"record": recordMark}) {
		text, isText := in.(*report.Text)
		if !isText || !strings.Contains(text.Text, recordMark) {
			p.Inlines = append(p.Inlines, in)
			continue
		}
		before, after, _ := strings.Cut(text.Text, recordMark)
		p.Inlines = append(append(append(p.Inlines, &report.Text{Text: before}), record...), &report.Text{Text: after})
	}
	for _, c := range t.out.Rows[0] {
		p.Keys = append(p.Keys, c.Keys...)
	}
	return p
}

// recordOf says a row: «P1 — прием заявок (владелец — отдел продаж; объем — 40 в день)».
func recordOf(a *assembler, t *table) ([]report.Inline, bool) {
	var out []report.Inline
	text := func(s string) { out = append(out, &report.Text{Text: s}) }
	named, more := false, 0
	for i, c := range t.out.Rows[0] {
		if c.Kind == report.Empty {
			continue
		}
		words, ok := inSentence(a, c, t.columns[i].name)
		if !ok || c.Span > 1 {
			return nil, false
		}
		switch {
		case t.columns[i].name == "id":
			words = append(words, &report.Text{Text: " — "})
		case !named:
			named = true
		default:
			text([]string{" (", "; "}[min(more, 1)] + russian.Small(t.head(i), nil) + " — ")
			more++
		}
		out = append(out, words...)
	}
	if more > 0 {
		text(")")
	}
	return out, named
}

// head gives the head of a column.
func (t *table) head(i int) string {
	first, _ := report.Opening(t.out.Head[0][i].Blocks)
	return report.PlainText(first)
}

// inSentence gives the inlines of a cell of one paragraph as they stand inside a
// sentence. Names of organisations keep their capital letter.
func inSentence(a *assembler, c report.Cell, column string) ([]report.Inline, bool) {
	first, rest := report.Opening(c.Blocks)
	if len(first) == 0 || len(rest) > 0 {
		return nil, false
	}
	out := slices.Clone(first)
	if t, ok := out[0].(*report.Text); ok && !slices.Contains([]string{"organisation", "vendor"}, column) {
		out[0] = &report.Text{Text: a.small(t.Text)}
	}
	if t, ok := out[len(out)-1].(*report.Text); ok {
		out[len(out)-1] = &report.Text{Text: strings.TrimRight(t.Text, ".; ")}
	}
	return out, true
}

// told lists the columns that rows fill, each in the words of the wording's
// PREFIXtold: a sentence names no column that the table has not. It begins with the
// words that lead the list, and is empty where there is none.
func (a *assembler) told(t *report.Table) wording.Values {
	own := a.tables[t]
	var list []string
	for i, c := range own.columns {
		filled := slices.ContainsFunc(t.Rows, func(row []report.Cell) bool { return i < len(row) && row[i].Kind != report.Empty })
		if key := own.prefix + "told." + c.name; filled && own.words.Has(key) {
			list = append(list, own.words.Text(key, nil))
		}
	}
	v := wording.Values{"told": "", "list": russian.List(list)}
	if len(list) > 0 {
		v["told"] = " " + a.file("common").Text("table.told", wording.Values{"list": v["list"]})
	}
	return v
}
