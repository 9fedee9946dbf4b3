package docx

import (
	"strings"
	"testing"

	"rd50/generator/golden"
	"rd50/generator/ooxml"
	"rd50/generator/report"
)

// keyed is a report whose paragraphs, rows and title page know their keys.
func keyed(t testing.TB) *report.Report {
	t.Helper()
	cell := func(s string, keys ...string) report.Cell {
		c := report.TextCell(s)
		c.Keys = keys
		return c
	}
	para := func(s string, keys ...string) *report.Paragraph {
		return &report.Paragraph{Inlines: report.Plain(s), Keys: keys}
	}
	r := &report.Report{
		Meta: report.Meta{Title: "Концепция", Designation: "К-1", Version: "1.0", Language: "ru-RU", Date: "2026-11-23"},
		Title: report.TitlePage{Organisation: "ООО «МАЯК»", Title: "КОНЦЕПЦИЯ", Place: "Москва 2026",
			Origins: report.Origins{{Text: "ООО «Маяк»", Key: "contractor.short"}, {Text: "ООО «МАЯК»", Key: "contractor.name"}, {Text: "КОНЦЕПЦИЯ", Key: "report.title"}}},
		Sections: []*report.Section{{
			Kind: report.Main, ID: "comparison", Title: "Сопоставление", Listed: true, Keys: report.Keys{"requirements", "groups"},
			Blocks: []report.Block{
				&report.Heading{Level: 2, Inlines: report.Plain("Из текста"), Keys: report.Keys{"prose/comparison.md:1"}},
				para("Первый абзац.", "prose/comparison.md:3"),
				&report.List{Kind: report.Dash, Items: [][]report.Block{{para("пункт.", "prose/comparison.md:5")}}},
				&report.Heading{Level: 2, Inlines: report.Plain("Матрица")},
				para("Слова программы."),
				para("Слова программы."),
				&report.Table{ID: "tab", Caption: report.Plain("Требования"), Keys: report.Keys{"requirements"},
					Columns: []report.Column{{}, {}},
					Head:    [][]report.Cell{{cell("Код"), cell("Текст")}},
					Rows: [][]report.Cell{
						{cell("R1", "requirements[R1].id"), cell("Учет", "requirements[R1].text", "requirements[R1].note")},
						{cell("Итого"), cell("1")},
					}},
			},
		}},
	}
	if err := report.Resolve(r); err != nil {
		t.Fatal(err)
	}
	return r
}

// TestTextsTellTheirKeys: each paragraph, row and line of the title page has a hidden
// bookmark of its own, and the custom XML part tells what each is.
func TestTextsTellTheirKeys(t *testing.T) {
	parts := unzip(t, write(t, keyed(t), nil))
	golden.Compare(t, "texts.xml", []byte(pretty(t, parts["customXml/item1.xml"])))
	for _, entry := range elementsOf(t, parts["customXml/item1.xml"], "t") {
		name := entry.attr("n")
		if n := strings.Count(parts[mainPart], `w:name="`+name+`"`); !ooxml.Traces(name) || n != 1 {
			t.Errorf("the bookmark %s stands %d times", name, n)
		}
	}
	if !strings.Contains(parts["customXml/_rels/item1.xml.rels"], `Target="itemProps1.xml"`) {
		t.Error("the part has no properties")
	}
}

// A value's bookmark is the same in a version that says it in other words; that of prose
// goes with the words.
func TestTextsKeepTheirNames(t *testing.T) {
	before, after := keyed(t), keyed(t)
	blocks := after.Sections[0].Blocks
	blocks[1].(*report.Paragraph).Inlines = report.Plain("Другой абзац.")
	blocks[6].(*report.Table).Rows[0][1].Blocks = []report.Block{&report.Paragraph{Inlines: report.Plain("Учет обращений")}}
	names := func(r *report.Report) map[string]string {
		out := map[string]string{}
		for _, e := range elementsOf(t, unzip(t, write(t, r, nil))["customXml/item1.xml"], "t") {
			out[e.attr("k")] = e.attr("n")
		}
		return out
	}
	was, is := names(before), names(after)
	for key := range was {
		if same := was[key] == is[key]; same == (key == "prose/comparison.md:3") {
			t.Errorf("%s: %s, then %s", key, was[key], is[key])
		}
	}
}

// A report that serves as a template brings neither its bookmarks nor its part.
func TestTextsOfATemplate(t *testing.T) {
	template := ownTemplate(t, bodyOf(paragraphOf("{{report}}")))
	once := writeInto(t, template, keyed(t), nil)
	parts := unzip(t, writeInto(t, once, keyed(t), nil))
	if parts["customXml/item2.xml"] != "" || parts["customXml/item1.xml"] == "" {
		t.Error("the part stands twice or not at all")
	}
	for _, entry := range elementsOf(t, parts["customXml/item1.xml"], "t") {
		if n := strings.Count(parts[mainPart], `w:name="`+entry.attr("n")+`"`); n != 1 {
			t.Errorf("the bookmark %s stands %d times", entry.attr("n"), n)
		}
	}
}

func elementsOf(t testing.TB, part, name string) elements {
	t.Helper()
	root, err := parseXML([]byte(part))
	if err != nil {
		t.Fatal(err)
	}
	var out elements
	root.each(func(e *element) {
		if e.name == name {
			out = append(out, e)
		}
	})
	if len(out) == 0 {
		t.Fatalf("no %s", name)
	}
	return out
}
