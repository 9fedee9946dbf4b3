package typeset

import (
	"fmt"
	"strings"
	"testing"

	"rd50/generator/drawing"
	"rd50/generator/report"
)

// lead is words that lead to a figure or table.
func lead(id string) *report.Paragraph {
	return &report.Paragraph{Inlines: []report.Inline{
		&report.Text{Text: "Состав приведен в "}, &report.Reference{ID: id, Target: id, Words: "таблице"}, &report.Text{Text: "."},
	}}
}

// lines are paragraphs of one line.
func lines(n int) []report.Block {
	var out []report.Block
	for range n {
		out = append(out, prose("Короткий абзац."))
	}
	return out
}

// 6.5.1, 6.6.2: wherever a page ends, the heading and the words that lead to a table stand
// with its first rows, and no row stands alone.
func TestLeadStaysWithItsTable(t *testing.T) {
	for n := range 32 {
		s := section("Раздел", lines(n)...)
		s.Blocks = append(s.Blocks, &report.Heading{Level: 2, ID: "h", Inlines: report.Plain("Состав")}, lead("t"), tableOf(14, "Требование"))
		l := layout(t, reportOf(s))
		heading, _ := l.PageOf("h")
		if table, _ := l.PageOf("t"); table != heading {
			t.Errorf("after %d lines the heading is on page %d, its table on %d", n, heading, table)
		}
		for _, cut := range l.Cuts(s.Blocks[len(s.Blocks)-1].(*report.Table)) {
			if cut < 2 || cut > 12 {
				t.Errorf("after %d lines the table is cut before row %d", n, cut)
			}
		}
	}
}

// Text fills the page while two pictures wait.
func TestTextFillsThePageWhileTwoPicturesWait(t *testing.T) {
	figure := func(id string) *report.Figure {
		return &report.Figure{ID: id, Caption: report.Plain("Схема"), Image: report.Image{Name: id + ".png", Format: report.PNG, Width: 600, Height: 400}}
	}
	s := section("Раздел", lines(22)...)
	s.Blocks = append(s.Blocks, figure("a"), prose("Между рисунками."), figure("b"))
	s.Blocks = append(s.Blocks, lines(40)...)
	l := layout(t, reportOf(s))
	if n := len(textOf(l.Pages[1])); n < 27 {
		t.Errorf("the page before the pictures has %d lines", n)
	}
	a, _ := l.PageOf("a")
	if b, _ := l.PageOf("b"); a != 3 || b != 3 {
		t.Errorf("the pictures stand on pages %d and %d", a, b)
	}
}

// The last page of a section has five lines or more, whatever is left for it.
func TestLastPageOfASectionIsNotShort(t *testing.T) {
	for n := 20; n < 70; n++ {
		l := layout(t, reportOf(section("Раздел", lines(n)...)))
		if last := textOf(l.Pages[len(l.Pages)-1]); len(l.Pages) > 2 && len(last) < 6 { // with the page's number
			t.Errorf("%d paragraphs leave %d lines", n, len(last)-1)
		}
	}
}

// A computed picture becomes so small that it has room, down to four fifths; one of the
// author's stays as it is.
func TestComputedPictureTakesTheRoomThatIsLeft(t *testing.T) {
	for data, want := range map[string]bool{"": true, "<svg/>": false} {
		f := &report.Figure{ID: "f", Caption: report.Plain("Схема"), Image: report.Image{
			Name: "f.svg", Format: report.SVG, Width: 600, Height: 500, Drawing: &drawing.Drawing{Width: 600, Height: 500},
		}}
		if data != "" {
			f.Image.Data = []byte(data)
		}
		s := section("Раздел", lines(12)...)
		s.Blocks = append(s.Blocks, f, &report.Heading{Level: 2, ID: "h", Inlines: report.Plain("Далее")}, prose(words))
		l := layout(t, reportOf(s))
		page, _ := l.PageOf("f")
		_, h := l.Shown(f)
		if small := h < 374; small != want || small != (page == 2) || h < 300 {
			t.Errorf("with data %q the picture is %g points high on page %d", data, h, page)
		}
	}
}

// 6.1.1, 6.14: terms have the indent of all text but for those of a structural element.
func TestDefinitionsHaveTheIndentOfTheirSection(t *testing.T) {
	for kind, left := range map[report.SectionKind]Length{report.Main: marginLeft + firstIndent, report.Structural: marginLeft} {
		s := section("Раздел", &report.Definitions{Items: []report.Definition{{Term: report.Plain("Термин"), Blocks: []report.Block{prose("определение")}}}})
		s.Kind = kind
		if x := find(t, layout(t, reportOf(s)).Pages[1], "Термин").X; x != left {
			t.Errorf("%s: a term starts at %d, not %d", kind, x, left)
		}
	}
}

// The words of a table's head are broken before its font gets smaller.
func TestHeadIsBrokenBeforeTheFontShrinks(t *testing.T) {
	table := &report.Table{ID: "t", Caption: report.Plain("Оценка"), Head: [][]report.Cell{nil}, Rows: [][]report.Cell{nil}}
	for i := range 5 {
		table.Head[0] = append(table.Head[0], report.TextCell("Производительность"))
		table.Rows[0] = append(table.Rows[0], report.TextCell(fmt.Sprint(i)))
	}
	l := layout(t, reportOf(section("Раздел", table)))
	if _, size := l.Columns(table); size != 12 || l.Landscape(table) || !strings.Contains(strings.Join(textOf(l.Pages[1]), ""), "-") {
		t.Errorf("the font is %g points, landscape: %t", size, l.Landscape(table))
	}
}
