package register

import (
	"slices"

	"rd50/generator/diagnostic"
	"rd50/generator/review"
)

// Item is a remark of a returned report as it is listed.
type Item struct {
	Number  int
	Remark  review.Remark
	Entry   Entry
	Section string // id; empty for what stands in none
	Title   string // of the section
}

// Items lists remarks in their order, numbered from 1. Titles names the sections, shown
// the files.
func (g *Register) Items(list []review.Remark, titles func(id string) string, shown func(file string) string) []Item {
	entries := g.Entries(list)
	var out []Item
	for i, r := range list {
		if r.Key == "" {
			r.Place = diagnostic.Position{}
		} else {
			r.Place.File = shown(r.Place.File)
		}
		section := g.Section(r.Key)
		out = append(out, Item{i + 1, r, entries[i], section, titles(section)})
	}
	return out
}

// group is the items of one section.
type group struct {
	head  string
	items []Item
}

// groups sorts items by their sections, in the order in which they first come.
func groups(list []Item) []group {
	var out []group
	for _, x := range list {
		head := x.head()
		i := slices.IndexFunc(out, func(g group) bool { return g.head == head })
		if i < 0 {
			i = len(out)
			out = append(out, group{head: head})
		}
		out[i].items = append(out[i].items, x)
	}
	return out
}

const nowhere = "место не найдено"

// head names the section of an item.
func (x Item) head() string {
	switch {
	case x.Remark.Key == "":
		return nowhere
	case x.Title != "":
		return "раздел «" + x.Title + "» (" + x.Section + ")"
	case x.Section != "":
		return "раздел " + x.Section
	}
	return "вне разделов"
}

// kinds are the words for what a remark is.
var kinds = map[review.Kind]string{
	review.Comment: "примечание", review.Insertion: "вставка", review.Deletion: "удаление", review.Edit: "правка без записи исправлений",
}
