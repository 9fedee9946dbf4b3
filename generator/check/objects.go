package check

import (
	"regexp"
	"slices"

	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/prose"
	"rd50/generator/report"
)

// Objects in prose that the text has to refer to, with how a reference to each
// is told.
var referable = map[prose.Kind]string{
	prose.TableLabel: "на таблицу", prose.FigureKind: "на рисунок",
}

// unreferenced holds RD401: all tables, figures, appendices and sources are
// referred to (ГОСТ 7.32-2017, 6.5, 6.6, 6.9, 6.17). Generated tables are, by
// the templates.
func unreferenced(c *checker) {
	used := c.usedIDs()
	for _, page := range c.book.Pages {
		if c.excluded[outline.Home(page.Prose.Key)] {
			continue
		}
		for _, l := range page.Text.Labels {
			if word, ok := referable[l.Kind]; ok && !used[l.ID] {
				c.tellInProse(page, l.Offset, word+" "+l.ID+" в тексте нет ссылки", "нужна ссылка [@"+l.ID+"] в тексте раздела")
			}
		}
		unlabelled(c, page)
	}
	for i, x := range c.e.Appendices {
		if x.ID != "" && !used[x.ID] {
			c.tell(engagement.ItemKey("appendices", i)+".id", "на приложение "+x.ID+" в тексте нет ссылки", "нужна ссылка [@"+x.ID+"] или приложение лишнее")
		}
	}
	for i, s := range c.e.Sources {
		if s.ID != "" && !used[s.ID] {
			c.tell(engagement.ItemKey("sources", i)+".id", "на источник "+s.ID+" в тексте нет ссылки", "нужна ссылка [@"+s.ID+"] или источник лишний")
		}
	}
}

// usedIDs gives the ids that the text refers to. What an appendix says of
// itself does not count.
func (c *checker) usedIDs() map[string]bool {
	appendixByKey := map[string]string{}
	for i, x := range c.e.Appendices {
		appendixByKey[c.e.AppendixProse(i).Key] = x.ID
	}
	used := map[string]bool{}
	c.eachUse(func(page prose.Page, u prose.Use) {
		if u.ID != appendixByKey[page.Prose.Key] {
			used[u.ID] = true
		}
	})
	return used
}

// Source lines that open a captioned table and a captioned figure.
var (
	tableLine  = regexp.MustCompile(`(?m)^[ \t>]*Таблица:`)
	figureLine = regexp.MustCompile(`(?m)^[ \t>]*!\[[^\]]`)
)

// unlabelled tells captioned tables and figures that nothing can refer to for
// want of an id.
func unlabelled(c *checker, page prose.Page) {
	tables, figures := captioned(page.Text.Blocks)
	tellUnlabelled(c, page, tables, tableLine, "на таблицу", "Таблица: подпись {#…}")
	tellUnlabelled(c, page, figures, figureLine, "на рисунок", "![подпись](файл){#…}")
}

// object is a captioned table or figure; its id may be empty.
type object struct{ id, caption string }

func captioned(blocks []report.Block) (tables, figures []object) {
	report.EachBlock(blocks, func(b report.Block) {
		switch b := b.(type) {
		case *report.Table:
			if len(b.Caption) > 0 {
				tables = append(tables, object{b.ID, report.PlainText(b.Caption)})
			}
		case *report.Figure:
			if len(b.Caption) > 0 {
				figures = append(figures, object{b.ID, report.PlainText(b.Caption)})
			}
		}
	})
	return tables, figures
}

// tellUnlabelled tells each object at its line. The blocks carry no places, so
// lines and objects are paired in order; where there are more of one than of
// the other (a line in a code block), the page's beginning stands in.
func tellUnlabelled(c *checker, page prose.Page, objects []object, form *regexp.Regexp, what, want string) {
	if !slices.ContainsFunc(objects, func(o object) bool { return o.id == "" }) {
		return
	}
	lines := form.FindAllStringIndex(page.Prose.Text, -1)
	for i, o := range objects {
		if o.id != "" {
			continue
		}
		offset := 0
		if len(lines) == len(objects) {
			offset = lines[i][0]
		}
		c.tellInProse(page, offset, what+" «"+o.caption+"» нельзя сослаться: нет идентификатора", "нужна запись «"+want+"» и ссылка [@…] в тексте")
	}
}
