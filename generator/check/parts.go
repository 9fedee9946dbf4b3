package check

import (
	"slices"
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/parts"
	"rd50/generator/prose"
)

// placedParts holds RD005 for [@@part]: each names a part of the section that it stands
// in, once, and one that has something to print.
func placedParts(c *checker) {
	for _, page := range c.book.Pages {
		home := outline.Home(page.Prose.Key)
		if len(page.Text.Places) == 0 || c.excluded[home] {
			continue
		}
		if !outline.Under(page.Prose.Key, "sections") {
			home = "" // a text that is printed in a part itself
		}
		first := map[string]int{}
		for _, place := range page.Text.Places {
			at, twice := first[place.Part]
			if message, hint := c.misplaced(home, place.Part); message != "" {
				c.tellInProse(page, place.Offset, message, hint)
			} else if twice {
				c.tellInProse(page, place.Offset, "часть [@@"+place.Part+"] поставлена дважды", "уберите одну из записей",
					diagnostic.Place{Position: c.e.ProseAt(page.Prose, at), Label: "впервые поставлена"})
			} else {
				first[place.Part] = place.Offset
			}
		}
	}
}

// misplaced tells why a part can't stand in the text of a section, which is empty for a
// text of none.
func (c *checker) misplaced(section, id string) (message, hint string) {
	named, there := "часть [@@"+id+"]", func() []string { return partsWithData(c.e, section) }
	p, known := parts.Find(parts.Of(c.e, parts.Part{ID: id}.Section()), id)
	switch {
	case section == "" && known:
		return named + " стоит не в тексте раздела", "части раздела ставятся только в текст [sections." + p.Section() + "]"
	case section == "":
		return named + " стоит не в тексте раздела", "части раздела ставятся только в тексты [sections]"
	case !known:
		return "части [@@" + id + "] нет", engagement.Suggest(id, there(), "в разделе есть")
	case p.Section() != section:
		return named + " относится к другому разделу", "ее место — текст [sections." + p.Section() + "]; " + inSection(there())
	case !p.Has(c.e):
		return named + " печатать не из чего: нет данных", "уберите ее из текста; " + inSection(there())
	case parts.Omitted(c.e, p):
		return named + " не печатается: она названа в omit", "уберите ее из текста или из sections." + section + ".omit"
	}
	return "", ""
}

func inSection(ids []string) string {
	if len(ids) == 0 {
		return "в этом разделе частей нет"
	}
	return "в разделе есть: " + strings.Join(ids, ", ")
}

// partsWithData gives the ids of the parts that a section prints.
func partsWithData(e *engagement.Engagement, section string) []string {
	var out []string
	for _, p := range parts.Of(e, section) {
		if p.Has(e) && !parts.Omitted(e, p) {
			out = append(out, p.ID)
		}
	}
	return out
}

// omittedParts holds RD001 for omit: only what another part shows may be left out.
func omittedParts(c *checker) {
	for _, section := range outline.IDs() {
		all := parts.Of(c.e, section)
		for i, id := range c.e.Sections[section].Omit {
			key := engagement.ItemKey(engagement.ChildKey(engagement.ChildKey("sections", section), "omit"), i)
			p, known := parts.Find(all, id)
			switch may := repeating(all); {
			case known && p.Repeats != "":
			case known:
				c.tell(key, "часть "+id+" не исключается: ее данных больше нигде нет", omittable(may))
			case len(may) == 0:
				c.tell(key, "части "+id+" в разделе нет", omittable(may))
			default:
				c.tell(key, "части "+id+" в разделе нет", engagement.Suggest(id, may, "в omit допускаются"))
			}
		}
	}
}

// repeating gives the ids of the parts that omit may name.
func repeating(all []parts.Part) []string {
	var out []string
	for _, p := range all {
		if p.Repeats != "" && !slices.Contains(out, p.ID) {
			out = append(out, p.ID)
		}
	}
	return out
}

func omittable(ids []string) string {
	if len(ids) == 0 {
		return "в этом разделе повторов нет: уберите omit"
	}
	return "в omit допускаются: " + strings.Join(ids, ", ")
}

// meantPart gives the hint for a reference that names a part, empty for any other.
func meantPart(c *checker, page prose.Page, id string) string {
	section := parts.Part{ID: id}.Section()
	if _, known := parts.Find(parts.Of(c.e, section), id); known && section == outline.Home(page.Prose.Key) {
		return "часть раздела ставится в текст отдельным абзацем: [@@" + id + "]"
	}
	return ""
}
