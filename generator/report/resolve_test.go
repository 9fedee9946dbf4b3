package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// heads gives headings of the given levels, each with its own level as title.
func heads(levels ...int) []Block {
	var out []Block
	for _, l := range levels {
		out = append(out, &Heading{Level: l, Inlines: Plain(fmt.Sprintf("Уровень %d", l))})
	}
	return out
}

func resolved(t *testing.T, r *Report) *Report {
	t.Helper()
	if err := Resolve(r); err != nil {
		t.Fatal(err)
	}
	return r
}

// numbers gives the numbers of all blocks that have one, in reading order.
func numbers(s *Section) []string {
	var out []string
	EachBlock(s.Blocks, func(b Block) {
		switch b := b.(type) {
		case *Heading:
			out = append(out, b.Number)
		case *Table:
			out = append(out, "т"+b.Number)
		case *Figure:
			out = append(out, "р"+b.Number)
		case *Formula:
			out = append(out, "ф"+b.Number)
		}
	})
	return out
}

func TestHeadingNumbers(t *testing.T) {
	for _, c := range []struct {
		about  string
		kind   SectionKind
		levels []int
		want   string
	}{
		{"subsections (6.4.2)", Main, []int{2, 2, 2}, "1.1 1.2 1.3"},
		{"points within their subsection (6.4.2)", Main, []int{2, 3, 3, 2, 3, 3}, "1.1 1.1.1 1.1.2 1.2 1.2.1 1.2.2"},
		{"a lone point has no number (6.4.3)", Main, []int{2, 3, 2, 3, 3}, "1.1  1.2 1.2.1 1.2.2"},
		{"nor has a lone sub-point", Main, []int{2, 3, 4, 3}, "1.1 1.1.1  1.1.2"},
		{"a lone point of a section", Main, []int{3}, ""},
		{"nor a point with a lone sub-point", Main, []int{2, 3, 4}, "1.1  "},
		{"one with sub-points keeps it", Main, []int{2, 3, 4, 4}, "1.1 1.1.1 1.1.1.1 1.1.1.2"},
		{"a lone subsection keeps it, too", Main, []int{2}, "1.1"},
		{"sub-points", Main, []int{2, 3, 4, 4, 3, 4, 4}, "1.1 1.1.1 1.1.1.1 1.1.1.2 1.1.2 1.1.2.1 1.1.2.2"},
		{"deeper levels count as sub-points", Main, []int{2, 3, 5, 6}, "1.1 1.1.1 1.1.1.1 1.1.1.2"},
		{"a level that is jumped over is taken", Main, []int{3, 3, 2, 3, 3}, "1.1.1 1.1.2 1.2 1.2.1 1.2.2"},
		{"a jump after a subsection", Main, []int{2, 4, 4, 3}, "1.1 1.1.1.1 1.1.1.2 1.1.2"},
		{"in an appendix (6.17.6)", Appendix, []int{2, 3, 3, 2}, "А.1 А.1.1 А.1.2 А.2"},
		{"none in a structural element", Structural, []int{2, 3}, " "},
	} {
		r := resolved(t, &Report{Sections: []*Section{{Kind: c.kind, ID: "s", Title: "Т", Blocks: heads(c.levels...)}}})
		if got := strings.Join(numbers(r.Sections[0]), " "); got != c.want {
			t.Errorf("%s: %v gives %q, want %q", c.about, c.levels, got, c.want)
		}
	}
}

func TestSectionsAndAppendicesAreNumberedApart(t *testing.T) {
	var r Report
	for _, k := range []SectionKind{Structural, Main, Main, Structural, Main, Appendix, Appendix} {
		r.Sections = append(r.Sections, &Section{Kind: k, ID: fmt.Sprint(len(r.Sections))})
	}
	resolved(t, &r)
	var got []string
	for _, s := range r.Sections {
		got = append(got, orDash(s.Number))
	}
	if want := "- 1 2 - 3 А Б"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	if r.Counts.Appendices != 2 {
		t.Errorf("appendices: %d, want 2", r.Counts.Appendices)
	}
}

func TestAppendixLetters(t *testing.T) {
	for _, c := range []struct {
		index int
		want  string
	}{
		{0, "А"}, {6, "Ж"}, {7, "И"}, {11, "Н"}, {12, "П"}, {20, "Ш"}, {21, "Щ"}, {22, "Э"}, {24, "Я"},
		{25, "A"}, {32, "H"}, {33, "J"}, {38, "P"}, {48, "Z"}, {49, "1"}, {50, "2"},
	} {
		if got := AppendixLetter(c.index); got != c.want {
			t.Errorf("appendix %d is %s, want %s", c.index, got, c.want)
		}
	}
	var all string
	for i := range len(letters) {
		all += AppendixLetter(i)
	}
	if strings.ContainsAny(all, "ЁЗЙОЧЪЫЬIO") {
		t.Errorf("%s holds a letter that 6.17.4 excludes", all)
	}
}

// objects is one of each numbered object.
func objects() []Block {
	return []Block{
		&Table{Caption: Plain("т")}, &Table{}, &Figure{}, &Formula{ID: "ф"}, &Formula{},
		&Quote{Blocks: []Block{&Table{Caption: Plain("в цитате")}}},
	}
}

func TestTablesFiguresFormulas(t *testing.T) {
	sections := func() []*Section {
		return []*Section{
			{Kind: Structural, ID: "in", Title: "ВВЕДЕНИЕ", Blocks: objects()},
			{Kind: Main, ID: "a", Blocks: objects()},
			{Kind: Main, ID: "b", Blocks: objects()},
			{Kind: Structural, ID: "out", Title: "ЗАКЛЮЧЕНИЕ", Blocks: objects()},
			{Kind: Appendix, ID: "x", Blocks: objects()},
			{Kind: Appendix, ID: "y", Blocks: objects()},
		}
	}
	for _, c := range []struct {
		about     string
		bySection bool
		want      []string
	}{
		{"continuous (6.5.4, 6.6.4, 6.8.3)", false, []string{
			"т1 т р1 ф1 ф т2", "т3 т р2 ф2 ф т4", "т5 т р3 ф3 ф т6", "т7 т р4 ф4 ф т8",
			"тА.1 т рА.1 фА.1 ф тА.2", "тБ.1 т рБ.1 фБ.1 ф тБ.2",
		}},
		{"by section; no two structural elements share a number", true, []string{
			"т1 т р1 ф1 ф т2", "т1.1 т р1.1 ф1.1 ф т1.2", "т2.1 т р2.1 ф2.1 ф т2.2", "т3 т р2 ф2 ф т4",
			"тА.1 т рА.1 фА.1 ф тА.2", "тБ.1 т рБ.1 фБ.1 ф тБ.2",
		}},
	} {
		r := resolved(t, &Report{Sections: sections(), Layout: Layout{BySection: c.bySection}})
		for i, s := range r.Sections {
			if got := strings.Join(numbers(s), " "); got != c.want[i] {
				t.Errorf("%s: section %s has %q, want %q", c.about, s.ID, got, c.want[i])
			}
		}
		if r.Counts.Tables != 12 || r.Counts.Figures != 6 {
			t.Errorf("%s: counts %+v, want 12 tables with caption and 6 figures", c.about, r.Counts)
		}
	}
}

func TestReferences(t *testing.T) {
	for _, c := range []struct{ id, words, want, target string }{
		{"study", "", "раздел 1", "study"},
		{"study", "разделе", "разделе 1", "study"},
		{"sub", "", "подраздел 1.1", "sub"},
		{"point", "", "пункт 1.1.1", "point"},
		{"tab", "", "таблица 1", "tab"},
		{"tab", "таблице", "таблице 1", "tab"},
		{"tab", "данным таблицы", "данным таблицы 1", "tab"},
		{"fig", "", "рисунок 1", "fig"},
		{"eq", "", "формула (1)", "eq"},
		{"eq", "формуле", "формуле (1)", "eq"},
		{"app", "", "приложение А", "app"},
		{"tab-app", "таблицы", "таблицы А.1", "tab-app"},
		{"intro", "", "введение", "intro"},
		{"intro", "введении", "введении", "intro"},
		{"aside", "", "«Отступление»", "aside"},
		{"R1", "", "R1", "tab"},
		{"R1", "требованию", "требованию R1", "tab"}, // one word wants the code behind it
		{"G1", "", "снизить отток", ""},
		{"G1", "цели", "цели G1", ""},
		{"G1", "снижению оттока", "снижению оттока", ""}, // these name the goal themselves
		{"G1", "цели «Отток»", "цели «Отток»", ""},
		{"V1", "варианта", "варианта", ""}, // no short form
	} {
		ref := &Reference{ID: c.id, Words: c.words}
		r := resolved(t, referred(ref))
		if strings.ReplaceAll(ref.Text, NBSP, " ") != c.want || ref.Target != c.target {
			t.Errorf("[@%s: %s] is %q → %q, want %q → %q", c.id, c.words, ref.Text, ref.Target, c.want, c.target)
		}
		if PlainText(r.Sections[1].Blocks[0].(*Paragraph).Inlines) != ref.Text {
			t.Errorf("[@%s] isn't printed by PlainText", c.id)
		}
	}
}

// referred is a report with one of each thing that can be referred to.
func referred(in ...Inline) *Report {
	return &Report{
		Sections: []*Section{
			{Kind: Structural, ID: "intro", Title: "ВВЕДЕНИЕ", Blocks: []Block{
				&Heading{Level: 2, ID: "aside", Inlines: Plain("Отступление")},
			}},
			{Kind: Main, ID: "study", Blocks: []Block{
				&Paragraph{Inlines: in},
				&Heading{Level: 2, ID: "sub"}, &Heading{Level: 3, ID: "point"}, &Heading{Level: 3, ID: "point-2"},
				&Table{ID: "tab", Caption: Plain("т")}, &Figure{ID: "fig"}, &Formula{ID: "eq"},
			}},
			{Kind: Appendix, ID: "app", Blocks: []Block{&Table{ID: "tab-app", Caption: Plain("т")}}},
		},
		Labels: []Label{{"R1", "R1", "", "R1", "tab"}, {"G1", "снизить отток", "", "G1", ""}, {"V1", "облако", "", "", ""}},
	}
}

func TestNumberStaysWithItsWord(t *testing.T) {
	ref := &Reference{ID: "tab", Words: "таблице"}
	resolved(t, referred(ref))
	if want := "таблице" + NBSP + "1"; ref.Text != want {
		t.Errorf("got %q, want %q", ref.Text, want)
	}
}

func TestSourcesStandInTheOrderOfFirstCitation(t *testing.T) {
	first, again, inCell := &Citation{ID: "c"}, &Citation{ID: "c"}, &Citation{ID: "a", Words: "раздел 5"}
	inFootnote := &Citation{ID: "d"}
	r := resolved(t, &Report{
		Sections: []*Section{
			{Kind: Structural, ID: "s", Blocks: []Block{
				&Paragraph{Inlines: []Inline{&Emphasis{[]Inline{first}}, &Footnote{Blocks: []Block{&Paragraph{Inlines: []Inline{inFootnote}}}}}},
			}},
			{Kind: Main, ID: "m", Blocks: []Block{
				&Table{Rows: [][]Cell{{InlineCell([]Inline{inCell})}}}, &Paragraph{Inlines: []Inline{again}},
			}},
		},
		Sources: []*Source{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}},
	})
	var order []string
	for i, s := range r.Sources {
		if s.Number != i+1 {
			t.Errorf("source %s has number %d at place %d", s.ID, s.Number, i+1)
		}
		order = append(order, s.ID)
	}
	if want := []string{"c", "d", "a", "b"}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v: an uncited source comes last (6.16)", order, want)
	}
	for _, c := range []struct {
		cite *Citation
		want string
	}{{first, "[1]"}, {inFootnote, "[2]"}, {inCell, "[3, раздел 5]"}, {again, "[1]"}} {
		if got := c.cite.String(); got != c.want {
			t.Errorf("citation of %s is %s, want %s", c.cite.ID, got, c.want)
		}
	}
	several := &Citation{ID: "d", Words: "с. 12", And: []*Citation{{ID: "a"}, {ID: "b", Words: "п. 4"}}}
	resolved(t, &Report{
		Sections: []*Section{{Kind: Main, ID: "m", Blocks: []Block{&Paragraph{Inlines: []Inline{first, several}}}}},
		Sources:  []*Source{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}},
	})
	if got, want := several.String(), "[2, с. 12; 3; 4, п. 4]"; got != want {
		t.Errorf("got %s, want %s: each of several is numbered where it is first cited", got, want)
	}
	if r.Counts.Sources != 4 {
		t.Errorf("sources: %d, want 4", r.Counts.Sources)
	}
}

// 6.17.2: appendices stand in the order in which the text refers to them, whatever their
// order in the data; what one appendix says of another counts after the text.
func TestAppendicesStandInTheOrderOfFirstReference(t *testing.T) {
	text := func(ids ...string) []Block {
		p := &Paragraph{}
		for _, id := range ids {
			p.Inlines = append(p.Inlines, &Reference{ID: id})
		}
		return []Block{p}
	}
	appendix := func(id string, refers ...string) *Section {
		return &Section{Kind: Appendix, ID: id, Blocks: text(refers...)}
	}
	r := resolved(t, &Report{Sections: []*Section{
		{Kind: Main, ID: "m", Blocks: text("c", "b", "c")},
		appendix("a"), appendix("b", "b", "d"), appendix("c"), appendix("e"), appendix("d"),
		{Kind: Structural, ID: "s", Blocks: text("e")},
	}})
	var order []string
	for _, s := range r.Sections {
		order = append(order, s.ID+s.Number)
	}
	if want := []string{"m1", "cА", "bБ", "eВ", "dГ", "aД", "s"}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
}

func TestFootnotesRunThroughTheReport(t *testing.T) {
	note := func(s string) *Footnote { return &Footnote{Blocks: []Block{&Paragraph{Inlines: Plain(s)}}} }
	notes := map[string]*Footnote{}
	line := func(name string) []Inline {
		notes[name] = note(name)
		return []Inline{notes[name]}
	}
	nested := note("outer")
	nested.Blocks = append(nested.Blocks, &Paragraph{Inlines: line("inner")})
	resolved(t, &Report{Sections: []*Section{
		{Kind: Main, ID: "a", Blocks: []Block{
			&Heading{Level: 2, Inlines: line("heading")},
			&Paragraph{Inlines: []Inline{&Strong{line("strong")}, nested}},
			&List{Items: [][]Block{{&Paragraph{Inlines: line("item")}}}},
		}},
		{Kind: Appendix, ID: "b", Blocks: []Block{
			&Table{Caption: line("caption"), Head: [][]Cell{{InlineCell(line("head"))}}, Rows: [][]Cell{{InlineCell(line("cell"))}}},
			&Figure{Caption: line("figure")},
			&Note{Items: [][]Block{{&Paragraph{Inlines: line("note")}}}},
			&Definitions{Items: []Definition{{Term: line("term"), Blocks: []Block{&Paragraph{Inlines: line("definition")}}}, {Term: line("next term")}}},
			&Quote{Blocks: []Block{&Paragraph{Inlines: line("quote")}}},
		}},
	}})
	order := []string{"heading", "strong", "", "inner", "item", "caption", "head", "cell", "figure", "note", "term", "definition", "next term", "quote"}
	for i, name := range order {
		n := nested
		if name != "" {
			n = notes[name]
		}
		if n.Number != i+1 {
			t.Errorf("footnote in %s has number %d, want %d", name, n.Number, i+1)
		}
	}
}

func TestEveryReferenceThatLeadsNowhereIsNamed(t *testing.T) {
	err := Resolve(referred(&Reference{ID: "нет-такой"}, &Reference{ID: "tab"}, &Citation{ID: "кто"}, &Footnote{
		Blocks: []Block{&Paragraph{Inlines: []Inline{&Reference{ID: "в-сноске"}}}},
	}))
	want := "ссылка [@нет-такой] никуда не ведет\nисточника «кто» нет в отчете\nссылка [@в-сноске] никуда не ведет"
	if err == nil || err.Error() != want {
		t.Errorf("got %v\nwant %s", err, want)
	}
}

func TestHeadingsWithoutIDGetOneOfTheirOwn(t *testing.T) {
	r := resolved(t, &Report{Sections: []*Section{
		{Kind: Main, ID: "a", Blocks: heads(2, 3)}, {Kind: Main, ID: "b", Blocks: heads(2)},
	}})
	seen := map[string]bool{}
	for _, e := range r.Outline() {
		if e.ID == "" || seen[e.ID] {
			t.Errorf("id %q of %s is empty or taken", e.ID, e.Title)
		}
		seen[e.ID] = true
	}
}

func TestAFigureIsDescribedByItsCaption(t *testing.T) {
	cited := &Figure{ID: "fig", Caption: []Inline{&Text{"Отток "}, &Citation{ID: "a"}, &Text{", "}, &Reference{ID: "s"}}}
	titled := &Figure{Caption: Plain("Отток"), Alt: "Столбцы по месяцам"}
	resolved(t, &Report{
		Sections: []*Section{{Kind: Main, ID: "s", Blocks: []Block{cited, titled}}}, Sources: []*Source{{ID: "a"}},
	})
	if want := "Отток [1], раздел" + NBSP + "1"; cited.Alt != want {
		t.Errorf("got %q, want the caption, resolved: %q", cited.Alt, want)
	}
	if titled.Alt != "Столбцы по месяцам" {
		t.Errorf("its own text became %q", titled.Alt)
	}
}
