package section

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"rd50/fonts"
	"rd50/generator/engagement"
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
	return Input{Engagement: e, Book: prose.Read(e, &picture.Seen{}), Standard: std, Wording: words, Faces: fonts.Default()}
}

// values gives the second entry of a list in the sample as it is written.
func values(t *testing.T, list string) map[string]any {
	t.Helper()
	var tree any
	if _, err := toml.DecodeFile(telecom+"/engagement.toml", &tree); err != nil {
		t.Fatal(err)
	}
	for _, name := range strings.Split(list, ".") {
		table, ok := tree.(map[string]any)
		if !ok {
			t.Fatalf("%s is no list of the sample", list)
		}
		tree = table[name]
	}
	entries, ok := tree.([]map[string]any)
	if !ok {
		t.Fatalf("%s is no list of the sample", list)
	}
	return entries[min(1, len(entries)-1)]
}

// TestPrintedListsAreThoseOfTheTables: a mark for each key of an entry comes into the
// cell that prints the key, for every text of the sample.
func TestPrintedListsAreThoseOfTheTables(t *testing.T) {
	in := telecomInput(t)
	printed := map[string]bool{} // in other words than they are written
	for _, id := range []string{"fate", "kind", "priority", "influence", "role", "duration", "subsystem"} {
		printed[id] = true
	}
	for _, l := range printedLists {
		if l.list == "costs" || l.list == "revisions" {
			continue // costs stand in three tables: TestCosts
		}
		checked := 0
		for key, value := range values(t, l.list) {
			text, ok := value.(string)
			column, found := columnOf(l.columns, key)
			if !ok || !found || !strings.Contains(" "+strings.NewReplacer(",", " ").Replace(l.columns)+" ", " "+key+" ") || printed[key] {
				continue
			}
			if cell := markedCell(t, in, l.table, fmt.Sprintf("%s[1].%s", l.list, key)); !strings.Contains(cell, text) {
				t.Errorf("%s: %s is looked for in column %d, which holds %q", l.table, key, column+1, cell)
			}
			checked++
		}
		if checked == 0 && l.columns[0] != '-' {
			t.Errorf("%s: nothing was checked", l.table)
		}
	}
}

// markedCell gives the text of the cell that a hole at a key comes into.
func markedCell(t *testing.T, in Input, table, key string) string {
	t.Helper()
	in.Book = prose.Read(in.Engagement, &picture.Seen{})
	r := Draft(in, []Hole{{Code: "RD003", Message: "пусто", Key: key}})
	for _, s := range r.Sections {
		text := ""
		report.EachBlock(s.Blocks, func(b report.Block) {
			tab, ok := b.(*report.Table)
			if !ok || tab.ID != table {
				return
			}
			for _, row := range tab.Rows {
				for _, c := range row {
					report.EachInline(c.Blocks, func(in report.Inline) {
						if m, ok := in.(*report.Mark); ok && m.Text == "⟦RD003: пусто⟧" {
							for _, line := range lines(&report.Quote{Blocks: c.Blocks}) {
								text += report.PlainText(line.(*report.Paragraph).Inlines) + "\n"
							}
						}
					})
				}
			}
		})
		if text != "" {
			return strings.ReplaceAll(text, report.NBSP, " ")
		}
	}
	return ""
}

// TestCosts: of each phase the costs are counted apart.
func TestCosts(t *testing.T) {
	in := telecomInput(t)
	for i, c := range in.Engagement.Costs {
		key := engagement.ItemKey("costs", i) + ".name"
		if cell := markedCell(t, in, "resources/"+c.Phase, key); !strings.Contains(cell, c.Name) {
			t.Errorf("%s «%s» is looked for at %q", key, c.Name, cell)
		}
	}
}

// TestEveryHeadingOfThePlacesIsThere: each phrase by which a place is found is one of
// the wording, so that a renamed one is noticed.
func TestEveryHeadingOfThePlacesIsThere(t *testing.T) {
	in := telecomInput(t)
	a := newAssembler(in)
	for _, p := range printedUnder {
		a.file(p.file).Text(p.phrase, nil)
	}
	if err := a.err(); err != nil {
		t.Error(err)
	}
	r := Draft(in, nil)
	known := map[string]bool{}
	for _, s := range r.Sections {
		known[s.ID] = true
	}
	for _, p := range printedIn {
		if !known[p.section] {
			t.Errorf("the sample has no section %s for %s", p.section, p.prefix)
		}
	}
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
