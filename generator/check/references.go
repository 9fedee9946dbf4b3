package check

import (
	"maps"
	"slices"
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/prose"
	"rd50/generator/standard"
)

// homes tells the section in which an object of a kind is printed. What has no
// home, such as a goal, can't be excluded.
var homes = map[engagement.Kind]string{
	"process": "study", "system": "study", "problem": "study",
	"variant": "alternatives", "requirement": "comparison",
	"criterion": "choice", "subsystem": "choice", "function": "choice",
	"stage": "plan", "quality": "quality", "condition": "acceptance",
}

// HomeOf gives the section that the data under a key path belongs to, the empty
// string for what belongs to none of the nine.
func HomeOf(key string) string {
	if strings.HasPrefix(key, "variants[") {
		switch _, rest, _ := strings.Cut(key, "]."); {
		case strings.HasPrefix(rest, "compliance"):
			return "comparison"
		case strings.HasPrefix(rest, "scores"):
			return "choice"
		}
	}
	if rest, ok := strings.CutPrefix(key, "sections."); ok {
		id, _, _ := strings.Cut(rest, ".")
		return id
	}
	for id, tables := range dataTables {
		for _, t := range tables {
			if key == t || strings.HasPrefix(key, t+".") || strings.HasPrefix(key, t+"[") {
				return id
			}
		}
	}
	return ""
}

// excludedReferences holds RD103: what stays in the report must not refer to
// what was left out.
func (c *checker) excludedReferences() {
	refs := c.e.References()
	if c.e.Choice != nil && c.e.Choice.Variant != "" {
		key := "choice.variant"
		refs = append(refs, engagement.Reference{ID: c.e.Choice.Variant, Kind: "variant", Key: key, At: c.e.At(key)})
	}
	for _, r := range refs {
		from := HomeOf(r.Key)
		if home := homes[r.Kind]; home != from && c.excluded[home] && !c.excluded[from] {
			c.excludedReference(r.At, r.Key, r.Kind.Noun()+" "+r.ID, home)
		}
	}
}

func (c *checker) excludedReference(at diagnostic.Position, key, what, home string) {
	title := home
	if s, ok := c.std.Section(home); ok {
		title = s.Title
	}
	c.at(at, diagnostic.Error, "RD103", key, "ссылка на исключенный раздел «"+title+"»: "+what,
		"уберите ссылку или верните раздел "+home)
}

// prose tells the faults of the authored texts and of the references in them.
func (c *checker) prose() {
	known := c.proseIDs()
	for _, page := range c.book.Pages {
		for _, f := range page.Text.Faults {
			code := "RD001"
			if f.Kind == prose.BadPicture {
				code = "RD006"
			}
			c.inProse(page, f.Offset, code, f.Message, f.Hint)
		}
		for _, u := range page.Text.Uses {
			c.proseReference(page, u, known)
		}
	}
}

func (c *checker) inProse(page prose.Page, offset int, code, message, hint string) {
	c.at(c.e.ProseAt(page.Prose, offset), diagnostic.Error, code, page.Prose.Key, message, hint)
}

// proseIDs gives every id that [@id] may name with the section that it stands
// in, and tells ids of tables, figures and formulas that are given twice (RD004).
func (c *checker) proseIDs() map[string]string {
	homeByID := map[string]string{"introduction": "", "conclusion": ""}
	first := map[string]diagnostic.Position{}
	for _, id := range standard.IDs {
		homeByID[id] = id
	}
	for _, d := range c.e.IDs() {
		homeByID[d.ID] = homes[d.Kind]
		first[d.ID] = c.e.At(d.Key)
	}
	for _, page := range c.book.Pages {
		for _, l := range page.Text.Labels {
			if at, twice := first[l.ID]; twice {
				c.inProse(page, l.Offset, "RD004", "идентификатор "+l.ID+" задан дважды", "впервые задан в "+at.String())
				continue
			}
			first[l.ID] = c.e.ProseAt(page.Prose, l.Offset)
			homeByID[l.ID] = HomeOf(page.Prose.Key)
		}
	}
	return homeByID
}

func (c *checker) proseReference(page prose.Page, u prose.Use, known map[string]string) {
	home, ok := known[u.ID]
	from := HomeOf(page.Prose.Key)
	switch {
	case c.excluded[from]:
		return // the text itself is left out
	case !ok:
		c.inProse(page, u.Offset, "RD005", "ссылка [@"+u.ID+"] никуда не ведет", engagement.Suggest(u.ID, slices.Sorted(maps.Keys(known)), ""))
	case home != from && c.excluded[home]:
		c.excludedReference(c.e.ProseAt(page.Prose, u.Offset), page.Prose.Key, "[@"+u.ID+"]", home)
	}
}
