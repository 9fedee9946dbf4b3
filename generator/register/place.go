package register

import (
	"regexp"
	"slices"
	"strings"

	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/parts"
)

var (
	lineForm = regexp.MustCompile(`:[0-9]+$`)
	nameForm = regexp.MustCompile(`\[([^\[\]]+)\]`)
)

// keyOf gives the key of a value: of a line of prose that of the text, or of the key that
// names its file.
func (g *Register) keyOf(key string) string {
	key = lineForm.ReplaceAllString(key, "")
	for _, p := range g.pages {
		if p.Prose.File != "" && p.Prose.File == key {
			return g.e.Names().Of(p.Prose.Key)
		}
	}
	return key
}

// Place gives the place of a remark ([[remarks]], place) for a key by ids: what has an id,
// a part of a section, a section; empty for what is none of them.
func (g *Register) Place(key string) string {
	key = g.keyOf(key)
	names := nameForm.FindAllStringSubmatch(key, -1)
	for _, m := range slices.Backward(names) {
		if slices.ContainsFunc(g.e.IDs(), func(d engagement.Declaration) bool { return d.ID == m[1] }) {
			return m[1]
		}
	}
	section := g.Section(key)
	steps := strings.FieldsFunc(nameForm.ReplaceAllString(key, ""), func(r rune) bool { return r == '.' || r == '[' })
	for _, step := range slices.Backward(steps) {
		if _, is := parts.Find(parts.Of(g.e, section), section+"/"+step); is {
			return section + "/" + step
		}
	}
	if text, ok := strings.CutPrefix(key, "report."); ok && (text == "introduction" || text == "conclusion") {
		return text
	}
	return section
}

// Section gives the section that a key stands in, empty for what stands in none.
func (g *Register) Section(key string) string {
	key = g.keyOf(key)
	if home := outline.Home(key); home != "" {
		return home
	}
	for _, s := range outline.Sections() {
		if slices.ContainsFunc(s.Beside, func(table string) bool { return outline.Under(key, table) }) {
			return s.ID
		}
	}
	return ""
}
