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
		alike(t, about, anew, again)
		for _, then := range []func(*report.Report){nil, change} { // back, and there once more, with blocks of both states at hand
			anew, _ = Typeset(edited(t, then), fonts.Default())
			if again, errAgain = Again(again, edited(t, then), fonts.Default()); errAgain != nil {
				t.Fatalf("%s: %v", about, errAgain)
			}
			alike(t, about+", once more", anew, again)
		}
	}
}

// alike compares all that two layouts tell.
func alike(t *testing.T, about string, a, b *Layout) {
	t.Helper()
	if !reflect.DeepEqual(a.Pages, b.Pages) || !reflect.DeepEqual(a.Root, b.Root) {
		t.Errorf("%s: other pages", about)
	}
	if !reflect.DeepEqual(a.places, b.places) {
		t.Errorf("%s: other places", about)
	}
	for i, s := range a.Report.Sections {
		for k, one := range s.Blocks {
			other := b.Report.Sections[i].Blocks[k]
			if !report.SameBlock(one, other) || fmt.Sprint(a.Span(one)) != fmt.Sprint(b.Span(other)) {
				t.Errorf("%s: another place of a %T", about, one)
			}
			if table, ok := one.(*report.Table); ok && !reflect.DeepEqual(a.tables[table], b.tables[other.(*report.Table)]) {
				t.Errorf("%s: table %s is cut elsewhere", about, table.Number)
			}
		}
	}
}

// Of a section that is edited once more the blocks that stayed are not set again.
func TestAgainSetsTheEditedBlockAlone(t *testing.T) {
	l, err := Typeset(edited(t, nil), fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	var table [3]report.Block
	for i := range table {
		text := fmt.Sprint("Правка ", i, ".")
		change := func(r *report.Report) { r.Sections[2].Blocks[0] = prose(text) }
		if l, err = Again(l, edited(t, change), fonts.Default()); err != nil {
			t.Fatal(err)
		}
		table[i] = l.Report.Sections[2].Blocks[1]
	}
	if table[0] != table[1] || table[1] != table[2] {
		t.Error("a block that stayed was set again")
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
