package check

import (
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/prose"
)

// homes tells the section in which an object of a kind is printed. What has no
// home, such as a goal, can't be excluded.
var homes = map[engagement.Kind]string{
	"process": "study", "system": "study", "problem": "study",
	"variant": "alternatives", "requirement": "comparison",
	"criterion": "choice", "subsystem": "choice", "function": "choice",
	"stage": "plan", "cost": "resources", "quality": "quality", "condition": "acceptance",
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
			c.tellExcluded(r.At, r.Key, r.Kind.Noun()+" "+r.ID, home)
		}
	}
	known := c.proseIDs()
	c.eachUse(func(page prose.Page, u prose.Use) {
		if home := known[u.ID]; home != HomeOf(page.Prose.Key) && c.excluded[home] {
			c.tellExcluded(c.e.ProseAt(page.Prose, u.Offset), page.Prose.Key, "[@"+u.ID+"]", home)
		}
	})
}

// tellExcluded tells a reference to what an excluded section would hold.
func (c *checker) tellExcluded(at diagnostic.Position, key, what, home string) {
	title := home
	if s, ok := c.std.Section(home); ok {
		title = s.Title
	}
	c.at(at, c.rule.Severity, c.rule.Code, key, "ссылка на исключенный раздел «"+title+"»: "+what,
		"уберите ссылку или верните раздел "+home)
}
