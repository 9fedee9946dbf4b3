package terminal

import (
	"regexp"
	"strings"
	"testing"

	"rd50/generator/golden"
	_ "rd50/generator/pace"
	"rd50/generator/report"
	"rd50/generator/report/specimen"
)

func shown(t testing.TB, r *report.Report, look Look, sections ...*report.Section) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, r, look, sections...); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func resolved(t testing.TB) *report.Report {
	t.Helper()
	r := specimen.New()
	if err := report.Resolve(r); err != nil {
		t.Fatal(err)
	}
	return r
}

// TestGoldenSpecimen shows every element of a report as it looks at 72 columns.
func TestGoldenSpecimen(t *testing.T) {
	golden.Compare(t, "specimen", []byte(shown(t, resolved(t), Look{Width: 72})))
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		about, text string
		room        int
		want        string
	}{
		{"at blanks", "раз два три", 7, "раз два|три"},
		{"never at a fixed blank", "всего 12\u00a0345 штук", 9, "всего|12\u00a0345|штук"},
		{"behind a hyphen between letters", "человеко-дней", 10, "человеко-|дней"},
		{"not within a code", "часть SS-ПП цела", 9, "часть|SS-ПП|цела"},
		{"not behind a minus", "от -15 до", 5, "от|-15|до"},
		{"a word that is too long is cut", "обязательное", 8, "обязате-|льное"},
		{"forced ends stay", "раз\nдва", 20, "раз|два"},
		{"combining marks take no room", "е\u0301е\u0301е\u0301 да", 3, "е\u0301е\u0301е\u0301|да"},
		{"wide characters take two", "漢字漢字", 4, "漢字|漢字"},
		{"nothing", "", 5, ""},
	} {
		var got []string
		for _, l := range styled(c.text, 0).wrap(c.room) {
			got = append(got, plain([]line{l}))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %q at %d gives %q, not %q", c.about, c.text, c.room, s, c.want)
		}
	}
}

func table(heads []string, rows ...[]string) *report.Table {
	t := &report.Table{}
	var head []report.Cell
	for _, h := range heads {
		t.Columns = append(t.Columns, report.Column{Align: report.Left})
		head = append(head, report.TextCell(h))
	}
	t.Head = [][]report.Cell{head}
	for _, r := range rows {
		var cells []report.Cell
		for _, c := range r {
			cells = append(cells, report.TextCell(c))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// TestATableThatIsTooWide is told row by row, each cell under its column's name.
func TestATableThatIsTooWide(t *testing.T) {
	r := &report.Report{Sections: []*report.Section{{Title: "А", Blocks: []report.Block{
		table([]string{"Код", "Требование", "Приоритет", "Источник"},
			[]string{"R1", "Карточка слушателя", "обязательное", "Интервью"},
			[]string{"R2", "Перенос сведений", "желательное", "Анализ"}),
	}}}}
	const want = `
А
═

Код: R1
Требование: Карточка
  слушателя
Приоритет:
  обязательное
Источник: Интервью
────────────────────────
Код: R2
Требование: Перенос
  сведений
Приоритет: желательное
Источник: Анализ
`
	if got := "\n" + shown(t, r, Look{Width: 24}, r.Sections...); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestColours(t *testing.T) {
	r := &report.Report{Sections: []*report.Section{{Title: "А", Blocks: []report.Block{
		&report.Paragraph{Inlines: []report.Inline{&report.Text{Text: "Оценка "}, &report.Mark{Text: "⟦RD202: нет⟧"}, &report.Text{Text: "."}}},
	}}}}
	if got := shown(t, r, Look{Width: 40, Colour: true}); !strings.Contains(got, "Оценка \x1b[1;31m⟦RD202: нет⟧\x1b[0m.\n") {
		t.Errorf("%q", got)
	}
	if got := shown(t, r, Look{Width: 40}); strings.Contains(got, "\x1b") {
		t.Errorf("colours nobody asked for: %q", got)
	}
}

// TestTheTerminalObeysNothing that the text of an engagement holds.
func TestTheTerminalObeysNothing(t *testing.T) {
	const hostile = "а\x1b]0;title\x07б\x9b31m\r\u202eв"
	r := &report.Report{Title: report.TitlePage{Title: hostile}, Sections: []*report.Section{{Title: hostile, Blocks: []report.Block{
		&report.Paragraph{Inlines: report.Plain(hostile)}, &report.Code{Text: hostile}, table([]string{hostile}, []string{hostile}),
	}}}}
	if got := regexp.MustCompile(`[\x00-\x09\x0b-\x1f\x7f-\x9f\x{202e}]`).FindString(shown(t, r, Look{Width: 60})); got != "" {
		t.Errorf("%q gets through", got)
	}
	if got := Harmless("а\tб\n" + hostile); got != "а\tб\nа\ufffd]0;title\ufffdб\ufffd31m\ufffd\ufffdв" {
		t.Errorf("%q", got)
	}
}
