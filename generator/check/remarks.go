package check

import (
	"cmp"
	"maps"
	"slices"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/parts"
	"rd50/generator/prose"
	"rd50/generator/standard"
)

// OpenRemark is the decision on a remark that has no answer yet.
const OpenRemark = "open"

// placedRemarks holds RD005 for the places of remarks: an id, a section or a part.
func placedRemarks(c *checker) {
	known := c.proseIDs()
	for i, r := range c.e.Remarks {
		if _, is := known[r.Place]; is || r.Place == "" {
			continue
		}
		section := parts.Part{ID: r.Place}.Section()
		list := parts.Of(c.e, section)
		if _, is := parts.Find(list, r.Place); is {
			continue
		}
		ids := slices.Sorted(maps.Keys(known))
		if outline.Known(section) {
			ids = nil
			for _, p := range list {
				ids = append(ids, p.ID)
			}
		}
		c.tell(engagement.ItemKey("remarks", i)+".place", "места «"+short(r.Place)+"», к которому относится замечание "+r.ID+", в отчете нет",
			engagement.Suggest(r.Place, ids, "известны")+"; место — идентификатор, раздел или его часть (rd50 sections --parts)")
	}
}

// Open is a remark that has no answer yet.
type Open struct {
	engagement.Remark
	Section string // that its place stands in; empty for what stands in none
	Title   string // of the section
	Key     string
	At      diagnostic.Position
}

// Opens lists the open remarks in the order of the sections that they speak of, those of
// none at the end.
func Opens(e *engagement.Engagement, book *prose.Book, std *standard.Standard) []Open {
	c := &checker{e: e, book: book, std: std, excluded: map[string]bool{}}
	homes, order := c.proseIDs(), std.IDs()
	var out []Open
	for i, r := range e.Remarks {
		if r.Decision != OpenRemark {
			continue
		}
		o := Open{Remark: r, Section: homes[r.Place], Key: engagement.ItemKey("remarks", i)}
		if section := (parts.Part{ID: r.Place}).Section(); outline.Known(section) {
			o.Section = section
		}
		if s, ok := std.Section(o.Section); ok {
			o.Title = s.Title
		}
		o.At = e.At(o.Key)
		out = append(out, o)
	}
	rank := func(o Open) int {
		if i := slices.Index(order, o.Section); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortStableFunc(out, func(a, b Open) int { return cmp.Compare(rank(a), rank(b)) })
	return out
}
