package section

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/engagement"
	_ "rd50/generator/pace"
	"rd50/generator/picture"
	"rd50/generator/prose"
	"rd50/generator/report"
	"rd50/generator/standard"
	"rd50/generator/wording"
	"rd50/templates"
)

const telecom = "../../samples/telecom"

func telecomInput(t *testing.T) Input {
	t.Helper()
	e, faults := engagement.Load(os.DirFS(telecom), "engagement.toml")
	if faults.Errors() > 0 {
		t.Fatal(faults)
	}
	std, err := standard.Load(templates.Files, "rd-50-34.698-90")
	if err != nil {
		t.Fatal(err)
	}
	words, err := wording.Load(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	return Input{Engagement: e, Book: prose.Read(e, &prose.Known{}, nil), Standard: std, Wording: words, Faces: fonts.Default()}
}

// TestAMarkComesIntoTheCellOfItsKey: for every value that a table of the sample prints.
func TestAMarkComesIntoTheCellOfItsKey(t *testing.T) {
	in := telecomInput(t)
	texts, tables := map[string]string{}, map[string]bool{}
	for _, s := range Draft(in, nil).Sections {
		report.EachBlock(s.Blocks, func(b report.Block) {
			tab, ok := b.(*report.Table)
			if !ok || len(tab.Rows) < 2 {
				return
			}
			for _, c := range tab.Rows[1] {
				for _, key := range c.Keys {
					if _, twice := texts[key]; !twice { // the matrix repeats what stands before it
						texts[key], tables[tab.ID] = cellLines(c), true
					}
				}
			}
		})
	}
	if len(tables) < 20 {
		t.Errorf("of all tables only %d print data", len(tables))
	}
	marked := markedCells(in, slices.Sorted(maps.Keys(texts))...)
	for key, text := range texts {
		if cell := marked[key]; text != "—" && !strings.HasPrefix(cell, text) {
			t.Errorf("a mark at %s comes into %q, not into %q", key, cell, text)
		}
	}
}

// TestWhereAMarkWithoutACellComes: to the entry's name, behind the heading that the
// most of the key stands under, at the head of the section.
func TestWhereAMarkWithoutACellComes(t *testing.T) {
	in := telecomInput(t)
	for _, c := range []struct{ key, before string }{
		{"requirements[R3]", "АС регистрирует"},
		{"requirements[R3].extra", "АС регистрирует"},
		{"variants[V2].text", "Вариант V2"},
		{"strategy.vision", "Видение и миссия"},
		{"solution.functions", "Функции системы"},
		{"strategy.swot.threats", "Сильные и слабые"},
		{"calendar.holidays", "план"},
		{"committee", "комитет"},
	} {
		if before := beforeMark(t, in, c.key); !strings.Contains(strings.ToLower(before), strings.ToLower(c.before)) {
			t.Errorf("the mark at %s stands behind %q", c.key, before)
		}
	}
}

// beforeMark gives the text before the mark of a hole: the rest of its cell, or the
// heading or section that it stands under.
func beforeMark(t *testing.T, in Input, key string) string {
	t.Helper()
	if cell := markedCells(in, key)[key]; cell != "" {
		return cell
	}
	in.Book = prose.Read(in.Engagement, &prose.Known{}, nil)
	for _, s := range Draft(in, []Hole{{Code: "RD003", Message: "пусто", Key: key}}).Sections {
		before := s.Title
		for _, b := range s.Blocks {
			if isMark(b) {
				return before
			}
			if h, ok := b.(*report.Heading); ok {
				before = report.PlainText(h.Inlines)
			}
		}
	}
	return ""
}

func cellLines(c report.Cell) string {
	var out []string
	for _, line := range lines(&report.Quote{Blocks: c.Blocks}) {
		out = append(out, strings.ReplaceAll(report.PlainText(line.(*report.Paragraph).Inlines), report.NBSP, " "))
	}
	return strings.Join(out, "\n")
}

// markedCells gives the texts of the cells that holes at some keys come into.
func markedCells(in Input, keys ...string) map[string]string {
	in.Book = prose.Read(in.Engagement, &prose.Known{}, nil)
	var holes []Hole
	for _, key := range keys {
		holes = append(holes, Hole{Code: "RD003", Message: key, Key: key})
	}
	out := map[string]string{}
	for _, s := range Draft(in, holes).Sections {
		report.EachBlock(s.Blocks, func(b report.Block) {
			if tab, ok := b.(*report.Table); ok {
				for _, c := range slices.Concat(tab.Rows...) {
					report.EachInline(c.Blocks, func(in report.Inline) {
						if m, ok := in.(*report.Mark); ok {
							key := strings.TrimSuffix(strings.TrimPrefix(m.Text, "⟦RD003: "), "⟧")
							out[key] = cellLines(c)
						}
					})
				}
			}
		})
	}
	return out
}

// TestADraftWithoutHolesIsTheReport: nothing is changed where nothing is missing.
func TestADraftWithoutHolesIsTheReport(t *testing.T) {
	strict, err := Assemble(telecomInput(t))
	if err != nil {
		t.Fatal(err)
	}
	var want, got strings.Builder
	if err := report.Dump(&want, strict, picture.Bytes); err != nil {
		t.Fatal(err)
	}
	if err := report.Dump(&got, Draft(telecomInput(t), nil), picture.Bytes); err != nil {
		t.Fatal(err)
	}
	if want.String() != got.String() {
		t.Error("the draft differs from the report")
	}
}
