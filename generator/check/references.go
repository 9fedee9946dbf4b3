package check

import (
	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/prose"
)

// excludedReferences holds RD103: what stays in the report must not refer to
// what was left out.
func excludedReferences(c *checker) {
	refs := c.e.References()
	if c.e.Choice != nil && c.e.Choice.Variant != "" {
		key := "choice.variant"
		refs = append(refs, engagement.Reference{ID: c.e.Choice.Variant, Kind: "variant", Key: key, At: c.e.At(key)})
	}
	for _, r := range refs {
		from := outline.Home(r.Key)
		if home := outline.HomeOfKind(string(r.Kind)); home != from && c.excluded[home] && !c.excluded[from] {
			c.tellExcluded(r.At, r.Key, r.Kind.Noun()+" "+r.ID, home)
		}
	}
	known := c.proseIDs()
	c.eachUse(func(page prose.Page, u prose.Use) {
		if home := known[u.ID]; home != outline.Home(page.Prose.Key) && c.excluded[home] {
			c.tellExcluded(c.e.ProseAt(page.Prose, u.Offset), page.Prose.Key, "[@"+u.ID+"]", home)
		}
	})
}

// tellExcluded tells a reference to what a section would hold that is not there.
func (c *checker) tellExcluded(at diagnostic.Position, key, what, home string) {
	s, ok := c.std.Section(home)
	if !ok {
		c.at(at, c.rule.Severity, c.rule.Code, key, "ссылка на раздел "+home+", которого в "+c.std.Designation+" нет: "+what, "уберите ссылку")
		return
	}
	c.at(at, c.rule.Severity, c.rule.Code, key, "ссылка на исключенный раздел «"+s.Title+"»: "+what,
		"уберите ссылку или верните раздел "+home)
}
