package docx

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rd50/generator/report"
	"rd50/generator/typeset"
)

// A table is cut where the typesetting cuts it: the caption stands once, each
// further piece has its own line, a new page and the head again, and a footnote
// of the head stands once.
func TestLongTable(t *testing.T) {
	long := longTable()
	r := resolved(t, &report.Report{Meta: report.Meta{Status: "approved"}, Sections: []*report.Section{section("s", long)}})
	doc := documentOf(t, r, pages{cuts: map[string][]int{"tab-long": {5, 2, 5, 0, 99}}})
	for what, want := range map[string]int{
		"<w:tbl>": 3, "<w:tblHeader/>": 3, "Продолжение таблицы 1": 2, "Длинная таблица": 1 + 3, // and the tables' own captions
		"<w:footnoteReference ": 1, "Строка длинной таблицы": 8, "<w:pageBreakBefore/>": 3,
	} {
		if got := strings.Count(doc, what); got != want {
			t.Errorf("%s: %d times, want %d", what, got, want)
		}
	}
	if whole := documentOf(t, r, nil); strings.Count(whole, "<w:tbl>") != 1 || strings.Contains(whole, "Продолжение") {
		t.Error("without pages the table must stay whole")
	}
}

// An approved report's tables are cut, others are not, unless it is asked for.
func TestTablesAreCutWhenApproved(t *testing.T) {
	for _, c := range []struct {
		status string
		tables Tables
		cut    bool
	}{
		{"approved", AutoTables, true}, {"review", AutoTables, false}, {"draft", "", false},
		{"approved", PlainTables, false}, {"draft", CutTables, true},
	} {
		r := resolved(t, &report.Report{Meta: report.Meta{Status: c.status}, Sections: []*report.Section{section("s", longTable())}})
		var b bytes.Buffer
		if err := Write(&b, r, pages{cuts: map[string][]int{"tab-long": {5}}}, Options{Tables: c.tables}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(unzip(t, b.Bytes())[mainPart], "Продолжение таблицы 1"); got != c.cut {
			t.Errorf("%s, %q: cut %v, want %v", c.status, c.tables, got, c.cut)
		}
	}
}

// Two wide tables one behind another stand in one landscape section, together
// with the headings above them; the text goes on upright. The properties of a
// section stand in its last paragraph, before its text.
func TestLandscape(t *testing.T) {
	second := wideTable()
	second.ID = "tab-wide-2"
	r := resolved(t, &report.Report{Sections: []*report.Section{
		section("one", words("текст"), heading(2, "h", "Таблицы"), wideTable(), second, words("после")),
		section("two", wideTableNamed("tab-wide-3")),
	}})
	doc := documentOf(t, r, pages{wide: map[string]bool{"tab-wide": true, "tab-wide-2": true, "tab-wide-3": true}})
	marks := regexp.MustCompile(`w:orient="landscape"|<w:pgSz |Раздел|>текст|Таблицы|<w:tbl>|>после|<w:titlePg/>`).FindAllString(doc, -1)
	want := []string{"Раздел", "<w:pgSz ", "<w:titlePg/>", ">текст", "Таблицы", "<w:tbl>", "<w:tbl>", "<w:pgSz ", `w:orient="landscape"`,
		"<w:pgSz ", ">после", "Раздел", "<w:tbl>", "<w:pgSz ", `w:orient="landscape"`}
	if !slices.Equal(marks, want) {
		t.Errorf(" got %q\nwant %q", marks, want)
	}
	margins := regexp.MustCompile(`<w:pgMar [^>]*>`).FindAllString(doc, -1)
	if len(margins) != 4 || len(slices.Compact(margins)) != 1 {
		t.Errorf("margins differ: %q", margins)
	}
}

// Cells over rows go on in each row below; a piece of a table starts them anew. All rows
// of the head are repeated.
func TestJoinedCells(t *testing.T) {
	tall := func(text string, rows int) report.Cell {
		return report.Cell{Rows: rows, Blocks: []report.Block{words(text)}}
	}
	table := &report.Table{ID: "tab-joined", Caption: report.Plain("Имя"), Columns: make([]report.Column, 3),
		Head: [][]report.Cell{{tall("Группа", 2), {Span: 2, Blocks: []report.Block{words("Вариант")}}}, row("V1", "V2")},
		Rows: [][]report.Cell{append([]report.Cell{tall("А", 4)}, row("1", "2")...), row("3", "4"), row("5", "6"), row("7", "8")}}
	r := resolved(t, &report.Report{Meta: report.Meta{Status: "approved"}, Sections: []*report.Section{section("s", table)}})
	marks := regexp.MustCompile(`<w:tbl>|<w:tblHeader/>|<w:gridSpan [^>]*>|<w:vMerge[^>]*>`)
	head := []string{"<w:tbl>", "<w:tblHeader/>", `<w:vMerge w:val="restart"/>`, `<w:gridSpan w:val="2"/>`, "<w:tblHeader/>", "<w:vMerge/>"}
	piece := append(slices.Clone(head), `<w:vMerge w:val="restart"/>`, "<w:vMerge/>")
	for what, c := range map[string]struct {
		pages Pages
		want  []string
	}{
		"whole": {nil, append(slices.Clone(piece), "<w:vMerge/>", "<w:vMerge/>")},
		"cut":   {pages{cuts: map[string][]int{"tab-joined": {2}}}, append(slices.Clone(piece), piece...)},
	} {
		if got := marks.FindAllString(documentOf(t, r, c.pages), -1); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q\nwant %q", what, got, c.want)
		}
	}
}

func wideTableNamed(id string) *report.Table {
	t := wideTable()
	t.ID = id
	return t
}

// Widths sum up to the text's width, and no word is broken while there is room.
func TestColumnWidths(t *testing.T) {
	for name, c := range map[string]struct {
		table *report.Table
		width int
		size  int
	}{
		"by text":    {&report.Table{Columns: make([]report.Column, 2), Rows: [][]report.Cell{row("Достопримечательности", strings.Repeat("много слов ", 30)), row("а", "б")}}, textWidth, 12},
		"all fits":   {&report.Table{Columns: make([]report.Column, 3), Rows: [][]report.Cell{row("а", "бб", "ввв")}}, textWidth, 12},
		"by weight":  {&report.Table{Columns: []report.Column{{Weight: 1}, {Weight: 9}}, Rows: [][]report.Cell{row("Неприкосновенность", "нет")}}, textWidth, 12},
		"too narrow": {wideTable(), textWidth, 7},
		"spans":      {&report.Table{Rows: [][]report.Cell{{{Span: 3, Blocks: []report.Block{words("Заголовок над тремя")}}}, row("а", "б", "в")}}, textWidth, 12},
		"empty":      {&report.Table{Columns: make([]report.Column, 4), Rows: [][]report.Cell{{}}}, 2000, 12},
	} {
		widths, size := columnWidths(c.table, c.width)
		total := 0
		for _, w := range widths {
			total += w
		}
		if total != c.width || size != c.size {
			t.Errorf("%s: %v at %d points sum up to %d of %d", name, widths, size, total, c.width)
		}
		for i, n := range columnNeeds(c.table) {
			if n = n.at(size); size == tableSize && widths[i] < n.word {
				t.Errorf("%s: column %d is %d wide, a word needs %d", name, i, widths[i], n.word)
			}
		}
	}
}

// The typesetting's own columns are taken where it tells them, and a smaller
// font gets a style of its own.
func TestKnownColumns(t *testing.T) {
	r := resolved(t, &report.Report{Sections: []*report.Section{section("s", longTable())}})
	parts := unzip(t, write(t, r, known{}))
	if !strings.Contains(parts[mainPart], `<w:gridCol w:w="2000"/><w:gridCol w:w="7354"/>`) {
		t.Error("the columns are not those of the typesetting")
	}
	if !strings.Contains(parts[mainPart], `w:val="TableText10"`) || !strings.Contains(parts["word/styles.xml"], `w:styleId="TableText10"`) {
		t.Error("there is no style of ten points")
	}
}

type known struct {
	unknown
	whole  bool
	breaks []typeset.Break
}

func (known) Columns(*report.Table) ([]float64, float64) { return []float64{100, 367.7}, 10 }
func (known) Rows(*report.Table) []float64               { return nil }
func (known) Shown(*report.Figure) (float64, float64)    { return 0, 0 }
func (k known) Whole(*report.Table) bool                 { return k.whole }
func (k known) Breaks(report.Inline) []typeset.Break     { return k.breaks }

// Every row but the last keeps with the next one in a table that a page of the
// typesetting holds; else the first two and the last two do.
func TestRowsStayTogether(t *testing.T) {
	r := resolved(t, &report.Report{Sections: []*report.Section{section("s", longTable())}})
	for whole, want := range map[bool]int{true: 7, false: 2} {
		rows := strings.Split(documentOf(t, r, known{whole: whole}), "<w:tr>")[2:] // behind the head
		kept := 0
		for _, row := range rows {
			if strings.Contains(row, "<w:keepNext/>") {
				kept++
			}
		}
		if kept != want || strings.Contains(rows[len(rows)-1], "<w:keepNext/>") {
			t.Errorf("whole %v: %d rows of %d keep with the next, want %d", whole, kept, len(rows), want)
		}
	}
}

// Words of cells may be broken where the typesetting breaks them, and the reader's
// program breaks no others: lines are the same with and without its dictionary.
func TestBreaksOfCells(t *testing.T) {
	for _, c := range []struct {
		text   string
		breaks []typeset.Break
		want   string
	}{
		{"два слова", nil, "два слова"},
		{"на  производительность", []typeset.Break{{Signs: 6, Hyphen: true}, {Signs: 11, Hyphen: true}}, "на прои\u00adзводи\u00adтельность"},
		{"путь/имя_файла", []typeset.Break{{Signs: 5}, {Signs: 9}}, "путь/\u200bимя_\u200bфайла"},
		{"контакт-центр", []typeset.Break{{Signs: 8}}, "контакт-центр"},
	} {
		if got := breakable(clean(c.text), c.breaks); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	var parts map[string]string
	for status, want := range map[string]int{"draft": 8, "approved": 9} { // the paragraph, too, when the pages are final
		r := resolved(t, &report.Report{Meta: report.Meta{Status: status}, Sections: []*report.Section{section("s", words("Строка длинной таблицы"), longTable())}})
		parts = unzip(t, write(t, r, known{breaks: []typeset.Break{{Signs: 3, Hyphen: true}}}))
		broken := `<w:r><w:t xml:space="preserve">Стр</w:t><w:softHyphen/></w:r><w:r><w:t xml:space="preserve">ока длинной таблицы</w:t></w:r>`
		if n := strings.Count(parts[mainPart], broken); n != want {
			t.Errorf("%s: %d soft hyphens, want %d", status, n, want)
		}
	}
	style := parts["word/styles.xml"][strings.Index(parts["word/styles.xml"], `w:styleId="TableText"`):]
	if !strings.Contains(style[:strings.Index(style, "</w:style>")], "<w:suppressAutoHyphens/>") {
		t.Error("cells are hyphenated by the reader's program")
	}
}

// A section of pages never ends in a paragraph with a bookmark or a field:
// LibreOffice loses them there, and references lose the number of a caption.
func TestSectionsEndAlone(t *testing.T) {
	figure := &report.Figure{ID: "f", Caption: report.Plain("Схема"), Image: pngImage(4, 4)}
	refer := para(&report.Reference{ID: "f"})
	for what, c := range map[string]struct {
		before report.Block
		style  string // of the paragraph that ends the section
	}{
		"figure":    {figure, styleTiny},
		"reference": {refer, styleTiny},
		"text":      {words("текст"), styleBody},
	} {
		r := resolved(t, &report.Report{Sections: []*report.Section{section("s", refer, figure, c.before, wideTable())}})
		doc := documentOf(t, r, pages{wide: map[string]bool{"tab-wide": true}})
		end := doc[:strings.Index(doc, "<w:sectPr>")]
		if p := end[strings.LastIndex(end, "<w:p>"):]; !strings.Contains(p, `w:val="`+c.style+`"`) {
			t.Errorf("%s: the section ends in %s", what, p)
		}
	}
}

// A figure that the typesetting moved to the next page follows the paragraph in
// which that page begins; headings hold it back.
func TestArranged(t *testing.T) {
	figure := &report.Figure{ID: "f", Image: pngImage(4, 4)}
	early, across, late, head := words("до"), words("через"), words("после"), heading(2, "h", "Дальше")
	blocks := []report.Block{early, figure, across, late, head}
	for name, c := range map[string]struct {
		spans spans
		want  []report.Block
	}{
		"in place":     {spans{early: {1, 1}, figure: {1, 1}, across: {1, 2}, late: {2, 2}, head: {2, 2}}, blocks},
		"moved inside": {spans{early: {1, 1}, figure: {2, 2}, across: {1, 2}, late: {2, 2}, head: {2, 2}}, []report.Block{early, across, figure, late, head}},
		"moved behind": {spans{early: {1, 1}, figure: {2, 2}, across: {1, 1}, late: {2, 2}, head: {2, 2}}, []report.Block{early, across, figure, late, head}},
		"held back":    {spans{early: {1, 1}, figure: {2, 2}, across: {1, 1}, late: {1, 1}, head: {2, 2}}, []report.Block{early, across, late, figure, head}},
	} {
		d := newWriter(&report.Report{}, c.spans, Options{})
		if got := arranged(d, blocks); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

type spans map[report.Block][2]int

func (spans) PageOf(string) (int, bool)   { return 0, false }
func (spans) Cuts(*report.Table) []int    { return nil }
func (spans) Landscape(report.Block) bool { return false }
func (s spans) Span(b report.Block) (int, int) {
	return s[b][0], s[b][1]
}
