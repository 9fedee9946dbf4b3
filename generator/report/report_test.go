package report_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rd50/generator/golden"
	"rd50/generator/picture"
	"rd50/generator/report"
	"rd50/generator/report/specimen"
)

func resolvedSpecimen(t *testing.T) *report.Report {
	t.Helper()
	r := specimen.New()
	if err := report.Resolve(r); err != nil {
		t.Fatal(err)
	}
	r.SetPages(9)
	return r
}

func TestDumpGolden(t *testing.T) {
	var b bytes.Buffer
	if err := report.Dump(&b, resolvedSpecimen(t), picture.Bytes); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "dump", b.Bytes())
}

func TestJSONGolden(t *testing.T) {
	var b, indented bytes.Buffer
	if err := report.JSON(&b, resolvedSpecimen(t), picture.Bytes); err != nil {
		t.Fatal(err)
	}
	if err := json.Indent(&indented, b.Bytes(), "", "  "); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "json", indented.Bytes())
}

func TestResolveTwiceChangesNothing(t *testing.T) {
	r := resolvedSpecimen(t)
	var once, twice bytes.Buffer
	if err := report.Dump(&once, r, picture.Bytes); err != nil {
		t.Fatal(err)
	}
	if err := report.Resolve(r); err != nil {
		t.Fatal(err)
	}
	if err := report.Dump(&twice, r, picture.Bytes); err != nil {
		t.Fatal(err)
	}
	if once.String() != twice.String() {
		t.Errorf("once:\n%s\ntwice:\n%s", &once, &twice)
	}
}

// sealed gives the types that the package's source declares to be of a sealed
// set, by the name of its marking method.
func sealed(t *testing.T, method string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "report.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil && f.Name.Name == method {
			out = append(out, f.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name)
		}
	}
	slices.Sort(out)
	return out
}

// TestEveryNodeIsReached holds the specimen, and with it the goldens of Dump,
// JSON and the writers, to the model: a new node must be added to it.
func TestEveryNodeIsReached(t *testing.T) {
	found := map[string]bool{}
	for _, s := range specimen.New().Sections {
		report.EachBlock(s.Blocks, func(b report.Block) { found[reflect.TypeOf(b).Elem().Name()] = true })
		report.EachInline(s.Blocks, func(in report.Inline) { found[reflect.TypeOf(in).Elem().Name()] = true })
	}
	for _, method := range []string{"block", "inline"} {
		nodes := sealed(t, method)
		if len(nodes) == 0 {
			t.Fatalf("no type with the method %s", method)
		}
		for _, n := range nodes {
			if !found[n] {
				t.Errorf("%s isn't in the specimen, or EachBlock and EachInline don't reach it", n)
			}
		}
	}
}

// Every inline and block within a node must be walked: a mark is put wherever a
// node holds inlines or blocks, and all marks must be found.
func TestNothingInsideANodeIsSkipped(t *testing.T) {
	for _, s := range specimen.New().Sections {
		report.EachBlock(s.Blocks, func(b report.Block) {
			want := marks(reflect.ValueOf(b))
			got := 0
			report.EachInline([]report.Block{b}, func(in report.Inline) {
				if _, ok := in.(*report.Text); ok {
					got++
				}
			})
			if got != want {
				t.Errorf("%T holds %d texts, the walk found %d", b, want, got)
			}
		})
	}
}

// marks counts the texts in a value by reflection, a footnote's where it stands.
func marks(v reflect.Value) int {
	n := 0
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return 0
		}
		switch v.Type() {
		case reflect.TypeFor[*report.Text]():
			return 1
		case reflect.TypeFor[*report.FootnoteMark]():
			return 0
		}
		return marks(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			n += marks(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			n += marks(v.Index(i))
		}
	}
	return n
}

func TestCountsLine(t *testing.T) {
	for _, c := range []struct {
		counts report.Counts
		want   string
	}{
		{report.Counts{Pages: 85, Figures: 24, Tables: 12, Sources: 50, Appendices: 2}, "Отчет 85_с., 1_кн., 24_рис., 12_табл., 50_источн., 2_прил."},
		{report.Counts{Pages: 21, Tables: 1}, "Отчет 21_с., 1_кн., 1_табл."},
		{report.Counts{Pages: 9, Sources: 3}, "Отчет 9_с., 1_кн., 3_источн."},
		{report.Counts{Pages: 5}, "Отчет 5_с., 1_кн."},
	} {
		got := (&report.Report{Counts: c.counts}).CountsLine()
		if want := strings.ReplaceAll(c.want, "_", report.NBSP); got != want {
			t.Errorf("%+v: got %q, want %q", c.counts, got, want)
		}
	}
}

func TestOutline(t *testing.T) {
	var got []string
	for _, e := range resolvedSpecimen(t).Outline() {
		got = append(got, strings.Repeat("  ", e.Level-1)+strings.Join(strings.Fields(e.Number+" "+e.Status+" "+e.Title), " "))
	}
	want := []string{ // no СПИСОК ИСПОЛНИТЕЛЕЙ, РЕФЕРАТ, СОДЕРЖАНИЕ (5.4.1)
		"ТЕРМИНЫ И ОПРЕДЕЛЕНИЯ", "ВВЕДЕНИЕ",
		"1 Результаты изучения объекта", "  1.1 Строчные элементы", "    Списки",
		"2 Обоснование выбора",
		"СПИСОК ИСПОЛЬЗОВАННЫХ ИСТОЧНИКОВ",
		"ПРИЛОЖЕНИЕ А справочное Опрос абонентов",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestItemMarks(t *testing.T) {
	for _, c := range []struct {
		kind report.ListKind
		i    int
		want string
	}{
		{report.Dash, 7, "–"},
		{report.Digit, 0, "1)"}, {report.Digit, 11, "12)"},
		{report.Letter, 0, "а)"}, {report.Letter, 6, "ж)"}, {report.Letter, 7, "и)"}, // no з (6.4.6)
		{report.Letter, 24, "я)"}, {report.Letter, 25, "аа)"}, {report.Letter, 50, "ааа)"},
	} {
		if got := report.ItemMark(c.kind, c.i); got != c.want {
			t.Errorf("item %d of a %s list is marked %s, want %s", c.i, c.kind, got, c.want)
		}
	}
}

func TestPlainTextHasNoMarkup(t *testing.T) {
	in := []report.Inline{
		&report.Strong{Inlines: report.Plain("доля")}, &report.Text{Text: " "}, &report.Math{TeX: "x_i"},
		&report.Footnote{Blocks: []report.Block{&report.Paragraph{Inlines: report.Plain("сноска")}}}, &report.LineBreak{},
		&report.Link{URL: "https://example.org", Inlines: report.Plain("сайт")}, &report.Text{Text: " "},
		&report.Citation{ID: "a", Number: 3, Words: "с. 5"}, &report.Superscript{Inlines: report.Plain("2")},
	}
	if got, want := report.PlainText(in), "доля x_i сайт [3, с. 5]2"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestBracketed(t *testing.T) {
	for words, want := range map[string]string{
		"": "", "введение": "(введение)", "(введение)": "(введение)",
		"раздел 1 (опрос абонентов)":   "(раздел 1 (опрос абонентов))",
		"(раздел 1 (опрос абонентов))": "(раздел 1 (опрос абонентов))",
	} {
		if got := report.Bracketed(words); got != want {
			t.Errorf("%q becomes %q, not %q", words, got, want)
		}
	}
}
