package check

import (
	"maps"
	"slices"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/prose"
)

// badForms holds RD001 for prose: what the report can't express.
func badForms(c *checker) { proseFaults(c, prose.BadForm) }

// badPictures holds RD006 for prose.
func badPictures(c *checker) { proseFaults(c, prose.BadPicture) }

func proseFaults(c *checker, kind prose.FaultKind) {
	for _, page := range c.book.Pages {
		for _, f := range page.Text.Faults {
			if f.Kind == kind {
				c.tellInProse(page, f.Offset, f.Message, f.Hint)
			}
		}
	}
}

// repeatedLabels holds RD004 for prose: ids of tables, figures and formulas.
func repeatedLabels(c *checker) {
	first := map[string]diagnostic.Position{}
	for _, d := range c.e.IDs() {
		first[d.ID] = c.e.At(d.Key)
	}
	for _, page := range c.book.Pages {
		for _, l := range page.Text.Labels {
			if at, twice := first[l.ID]; twice {
				c.tellInProse(page, l.Offset, "идентификатор "+l.ID+" задан дважды", "", diagnostic.Place{Position: at, Label: "впервые задан"})
				continue
			}
			first[l.ID] = c.e.ProseAt(page.Prose, l.Offset)
		}
	}
}

// references holds RD005 for prose.
func references(c *checker) {
	danglingReferences(c)
	placedParts(c)
	placedRemarks(c)
}

// danglingReferences holds it for [@id].
func danglingReferences(c *checker) {
	known := c.proseIDs()
	ids := slices.Sorted(maps.Keys(known))
	isSource := c.sourceIDs()
	c.eachUse(func(page prose.Page, u prose.Use) {
		if _, ok := known[u.ID]; ok && u.Cited && !isSource[u.ID] {
			c.tellInProse(page, u.Offset, "в ссылке на источник стоит "+u.ID+", а это не источник", "запятая и точка с запятой — для источников: [@источник, с. 12]; остальное пишется отдельной ссылкой: [@"+u.ID+"]")
		} else if !ok {
			hint, related := engagement.Suggest(u.ID, ids, ""), []diagnostic.Place(nil)
			if at, gone := c.e.Removed(u.ID); gone {
				hint, related = "ссылка удаляется вместе с ним", []diagnostic.Place{{Position: at, Label: "удалено"}}
			} else if part := meantPart(c, page, u.ID); part != "" {
				hint = part
			}
			c.tellInProse(page, u.Offset, "ссылка [@"+u.ID+"] никуда не ведет", hint, related...)
		}
	})
}

func (c *checker) sourceIDs() map[string]bool {
	out := map[string]bool{}
	for _, s := range c.e.Sources {
		out[s.ID] = true
	}
	return out
}

// eachUse goes through the references [@id] of all prose that is not left out.
func (c *checker) eachUse(f func(prose.Page, prose.Use)) {
	for _, page := range c.pages {
		for _, u := range page.Text.Uses {
			f(page, u)
		}
	}
}

// proseIDs gives every id that [@id] may name with the section that it stands
// in, the empty string for what stands in none of them.
func (c *checker) proseIDs() map[string]string {
	homeByID := map[string]string{"introduction": "", "conclusion": ""}
	for _, id := range outline.IDs() {
		homeByID[id] = id
	}
	for _, page := range c.book.Pages {
		for _, l := range page.Text.Labels {
			homeByID[l.ID] = outline.Home(page.Prose.Key)
		}
	}
	for _, d := range c.e.IDs() {
		homeByID[d.ID] = outline.HomeOfKind(string(d.Kind))
	}
	return homeByID
}
