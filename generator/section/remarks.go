package section

import (
	"fmt"
	"slices"
	"strings"

	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/parts"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// remarked tells whether the report has the appendix of remarks.
func remarked(a *assembler) bool { return a.e.Report.Remarks && len(a.e.Remarks) > 0 }

// remarks is the appendix of the remarks with what was decided and answered.
func remarks(a *assembler) *report.Section {
	w := a.file("back")
	t := a.list("remarks/table", w, "remarks.", "remarks", of("id"), maybe("place").as(remarkPlace), of("author").as(remarkAuthor),
		of("text").as(remarkText).wide(4), enum("decision", "decision"), maybe("answer").wide(4), maybe("version"))
	lead := para(w, "remarks.lead", nil)
	var open []string
	for _, r := range a.e.Remarks {
		if r.Decision == "open" {
			open = append(open, r.ID)
		}
	}
	if len(open) > 0 {
		lead.Inlines = append(append(lead.Inlines, &report.Text{Text: " "}),
			w.Inlines("remarks.open", wording.Values{"count": fmt.Sprint(len(open)), "list": join(open)})...)
	}
	return &report.Section{
		Kind: report.Appendix, ID: "remarks/appendix", Title: w.Text("remarks.heading", nil), Status: a.word("appendix", "informative"),
		Listed: true, Blocks: []report.Block{lead, t}, Keys: keys("remarks"),
	}
}

// remarkAuthor puts the date of a remark below its author.
func remarkAuthor(a *assembler, x engagement.Entry) report.Cell {
	c := a.value(x, "author")
	if date, _ := x.Value("date").(engagement.Date); !date.IsZero() {
		c.Blocks = append(c.Blocks, plainPara(date.Short()))
	}
	c.Keys = append(c.Keys, x.Key+".date")
	return c
}

// remarkText puts what a remark quotes before it.
func remarkText(a *assembler, x engagement.Entry) report.Cell {
	c := a.value(x, "text")
	if quote, _ := x.Value("quote").(string); !engagement.Blank(quote) {
		quoted := plainPara("«" + strings.Trim(strings.TrimSpace(quote), "«»") + "»")
		c.Blocks = append([]report.Block{quoted}, c.Blocks...)
	}
	c.Keys = append(c.Keys, x.Key+".quote")
	return c
}

// remarkPlace says in words what a remark is about.
func remarkPlace(a *assembler, x engagement.Entry) report.Cell {
	id, _ := x.Value("place").(string)
	c := a.text("")
	if words := placeWords(a, id); len(words) > 0 {
		c = report.InlineCell(words)
	}
	c.Keys = report.Keys{x.Key + ".place"}
	return c
}

// placeWords names a part of the report: a section or a part of one, an object by its
// kind and code, what is numbered by its number.
func placeWords(a *assembler, id string) []report.Inline {
	section := sectionOf(a, id)
	switch {
	case id == "":
		return nil
	case a.excluded[section]:
		s, _ := a.Standard.Section(section)
		return report.Plain("«" + s.Title + "»")
	case outline.Known(id):
		return []report.Inline{&report.Reference{ID: id}}
	case outline.Known(section) && strings.Contains(id, "/"):
		return append([]report.Inline{&report.Reference{ID: section}}, partWords(a, section, id)...)
	case slices.ContainsFunc(a.e.Sources, func(s engagement.Source) bool { return s.ID == id }):
		return []report.Inline{&report.Text{Text: engagement.Kind("source").Noun() + report.NBSP}, &report.Citation{ID: id}}
	}
	for _, d := range a.e.IDs() {
		if d.ID == id && d.Kind != "appendix" {
			return []report.Inline{&report.Reference{ID: id, Words: d.Kind.Noun() + " " + id}}
		}
	}
	return []report.Inline{&report.Reference{ID: id}}
}

// sectionOf gives the section that a place is, or whose part, table or figure it is.
func sectionOf(a *assembler, id string) string {
	for _, page := range a.Book.Pages {
		for _, l := range page.Text.Labels {
			if l.ID == id {
				return outline.Home(page.Prose.Key)
			}
		}
	}
	return parts.Part{ID: id}.Section()
}

// partWords says what a part of a section prints.
func partWords(a *assembler, section, id string) []report.Inline {
	p, _ := parts.Find(parts.Of(a.e, section), id)
	prints, _, _ := strings.Cut(p.Prints, ":")
	return a.file("back").Inlines("remarks.part", wording.Values{"part": prints})
}
