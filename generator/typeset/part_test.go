package typeset

import (
	"fmt"
	"reflect"
	"testing"

	"rd50/fonts"
	"rd50/generator/report"
)

// edited is a report with contents, sections of text and tables, one footnote and the
// sources; change may alter it before its numbers are resolved.
func edited(t *testing.T, change func(*report.Report)) *report.Report {
	t.Helper()
	r := reportOf(&report.Section{Kind: report.Structural, ID: "contents", Title: "СОДЕРЖАНИЕ", Blocks: []report.Block{&report.Contents{}}})
	for i := range 4 {
		s := section(fmt.Sprint("Раздел ", i))
		table := tableOf(40, words)
		table.ID = fmt.Sprint("t", i)
		s.Blocks = append(s.Blocks, prose(words), table, prose(words))
		r.Sections = append(r.Sections, s)
	}
	note := &report.Footnote{Blocks: []report.Block{prose("Сноска.")}}
	s := section("Ссылки")
	s.Blocks = append(s.Blocks, &report.Paragraph{Inlines: []report.Inline{
		&report.Text{Text: "Текст"}, note, &report.Citation{ID: "src"}, &report.Reference{ID: "t3"}}})
	list := &report.Section{Kind: report.Structural, ID: "sources", Title: "СПИСОК", Listed: true, Blocks: []report.Block{&report.SourceList{}}}
	r.Sections = append(r.Sections, s, list)
	r.Sources = []*report.Source{{ID: "src", Text: report.Plain("Источник первый.")}}
	if change != nil {
		change(r)
	}
	if err := report.Resolve(r); err != nil {
		t.Fatal(err)
	}
	return r
}

// A report laid out again after a change has the pages that it has when it is laid out
// anew, whatever was changed.
func TestAgainIsLikeAnew(t *testing.T) {
	for about, change := range map[string]func(*report.Report){
		"nothing":            nil,
		"a paragraph":        func(r *report.Report) { r.Sections[2].Blocks[0] = prose("Короткий текст.") },
		"a longer paragraph": func(r *report.Report) { r.Sections[1].Blocks[0] = prose(words + words + words) },
		"a table": func(r *report.Report) {
			r.Sections[3].Blocks[1].(*report.Table).Rows[0] = cells("Другая", "строка таблицы")
		},
		"a section less":      func(r *report.Report) { r.Sections = append(r.Sections[:3], r.Sections[4:]...) },
		"a table less before": func(r *report.Report) { r.Sections[1].Blocks = r.Sections[1].Blocks[:1] },
		"a title":             func(r *report.Report) { r.Sections[4].Title = "Другое название раздела" },
		"a source":            func(r *report.Report) { r.Sources[0].Text = report.Plain("Источник исправленный.") },
		"the order":           func(r *report.Report) { r.Sections[1], r.Sections[4] = r.Sections[4], r.Sections[1] },
		"the font's size":     func(r *report.Report) { r.Layout.FontSize = 12 },
		"hyphenation":         func(r *report.Report) { r.Layout.Hyphenation = !r.Layout.Hyphenation },
	} {
		older, err := Typeset(edited(t, nil), fonts.Default())
		if err != nil {
			t.Fatal(err)
		}
		anew, errAnew := Typeset(edited(t, change), fonts.Default())
		again, errAgain := Again(older, edited(t, change), fonts.Default())
		if errAnew != nil || errAgain != nil {
			t.Fatalf("%s: %v, %v", about, errAnew, errAgain)
		}
		if !reflect.DeepEqual(anew.Pages, again.Pages) || !reflect.DeepEqual(anew.Root, again.Root) {
			t.Errorf("%s: other pages", about)
		}
		if !reflect.DeepEqual(anew.places, again.places) {
			t.Errorf("%s: other places", about)
		}
	}
}

// What a layout tells of its tables stays when a later one is made from it.
func TestAgainLeavesTheOlderLayout(t *testing.T) {
	r := edited(t, nil)
	older, err := Typeset(r, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	table := r.Sections[1].Blocks[1].(*report.Table)
	before := fmt.Sprint(older.Cuts(table))
	next := edited(t, func(r *report.Report) { r.Sections[1].Blocks[0] = prose(words + words + words + words) })
	kept := next.Sections[2].Blocks[1]
	newer, err := Again(older, next, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	if after := fmt.Sprint(older.Cuts(table)); after != before || before == "[]" {
		t.Errorf("cuts before %s, after %s", before, after)
	}
	if next.Sections[2].Blocks[1] != kept {
		t.Error("the given report was changed")
	}
	if newer.Report.Sections[2].Blocks[1] != r.Sections[2].Blocks[1] {
		t.Error("an unchanged section was set again")
	}
}
