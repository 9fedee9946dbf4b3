package check

import (
	"strings"

	"rd50/generator/engagement"
	"rd50/generator/prose"
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
	for _, page := range c.pages {
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

// unlabelled tells captioned tables and figures that nothing can refer to for
// want of an id.
func unlabelled(c *checker, page prose.Page) {
	forms := map[prose.PartKind][2]string{
		prose.TablePart:  {"на таблицу", "Таблица: подпись {#…}"},
		prose.FigurePart: {"на рисунок", "![подпись](файл){#…}"},
	}
	for _, p := range page.Text.Parts {
		if form, is := forms[p.Kind]; is && p.Words != "" && p.ID == "" {
			if mark := strings.TrimSpace(labelMark.FindString(p.Words)); mark != "" {
				c.tellInProse(page, p.Offset, "метка "+mark+" не распознана и будет напечатана", "идентификатор начинается с буквы и состоит из букв, цифр, «.», «_» и «-»: {#tab-1}")
				continue
			}
			c.tellInProse(page, p.Offset, form[0]+" «"+p.Words+"» нельзя сослаться: нет идентификатора", "нужна запись «"+form[1]+"» и ссылка [@…] в тексте")
		}
	}
}
