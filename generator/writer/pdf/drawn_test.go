package pdf

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/drawing/svg"
	"rd50/generator/report"
	"rd50/generator/typeset"
)

// TestDrawnPagesGiveTheSameFile changes a report again and again: a file that takes its
// pages from the one before is, byte for byte, as if there had been none.
func TestDrawnPagesGiveTheSameFile(t *testing.T) {
	const seed = 50
	chance := rand.New(rand.NewPCG(seed, seed))
	var drawn Drawn
	var layout *typeset.Layout
	added, header := map[int]string{}, ""
	taken := 0
	for step := range 24 {
		switch chance.IntN(4) {
		case 0: // longer or shorter: pages move
			added[chance.IntN(9)] = strings.Repeat("Слово за словом. ", chance.IntN(300))
		case 1, 2:
			added[chance.IntN(9)] = fmt.Sprintf("Правка %d с *новым* знаком %c.", step, 'α'+rune(step))
		case 3:
			header = []string{"", "ПРОЕКТ"}[chance.IntN(2)]
		}
		r := resolved(t, bulk(4))
		for i, s := range r.Sections {
			if i == 3 || i == 6 {
				s.Blocks = append(s.Blocks, glassy(t, fmt.Sprint("glass", i), fmt.Sprint(i)))
			}
			if added[i] != "" && len(s.Blocks) > 0 {
				s.Blocks = append(s.Blocks, para(added[i]))
			}
		}
		var err error
		if layout, err = typeset.Again(layout, r, fonts.Default()); err != nil {
			t.Fatal(err)
		}
		before := drawn.sheets
		with, without := fileOf(t, layout, Options{Header: header, Drawn: &drawn}), fileOf(t, layout, Options{Header: header})
		if !bytes.Equal(with, without) {
			t.Fatalf("step %d of seed %d: another file", step, seed)
		}
		for i, s := range drawn.sheets {
			if s != nil && i < len(before) && s == before[i] {
				taken++
			}
		}
	}
	if t.Logf("%d pages were taken", taken); taken < 100 {
		t.Errorf("%d pages alone were taken from earlier files", taken)
	}
}

// glassy is a vector picture whose paint lets through what is below.
func glassy(t *testing.T, id, opacity string) *report.Figure {
	t.Helper()
	d, err := svg.Parse([]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><rect width="96" height="48" fill="#468" fill-opacity="0.` +
		opacity + `"/><text x="9" y="30" font-style="italic">Знак ` + opacity + `</text></svg>`))
	if err != nil {
		t.Fatal(err)
	}
	return &report.Figure{ID: id, Caption: text("Стекло"), Image: report.Image{Name: id + ".svg", Format: report.SVG, Width: 96, Height: 48, Drawing: d}}
}

func fileOf(t *testing.T, l *typeset.Layout, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, l.Report, l, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestOtherFacesAreOthersPages: a page keeps its font's number only while the pages above
// it name the same fonts.
func TestOtherFacesAreOthersPages(t *testing.T) {
	section := func(id string, in ...report.Inline) *report.Section {
		return &report.Section{Kind: report.Main, ID: id, Title: "Раздел", Listed: true, Blocks: []report.Block{&report.Paragraph{Inlines: in}}}
	}
	var drawn Drawn
	var layout *typeset.Layout
	for _, first := range []report.Inline{
		&report.Text{Text: "Просто"}, &report.Emphasis{Inlines: text("Курсив")}, &report.CodeSpan{Text: "код"}, &report.Text{Text: "Просто"},
	} {
		r := resolved(t, &report.Report{Sections: []*report.Section{
			section("one", first), section("two", &report.CodeSpan{Text: "код"}, &report.Emphasis{Inlines: text("курсив")}),
		}})
		var err error
		if layout, err = typeset.Again(layout, r, fonts.Default()); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(fileOf(t, layout, Options{Drawn: &drawn}), fileOf(t, layout, Options{})) {
			t.Errorf("another file behind %T", first)
		}
	}
}
