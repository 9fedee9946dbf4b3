package preview

import (
	"slices"
	"sort"

	"rd50/generator/writer/html"
)

// changes gives the steps that turn one row of blocks into another: a number n
// keeps n blocks, −n drops n, a text is the HTML of a new one. As many blocks as
// possible are kept.
func changes(before, after []html.Block) []any {
	kept := common(before, after)
	var ops []any
	count := func(n int) {
		if last, ok := lastNumber(ops); ok && last*n > 0 {
			ops[len(ops)-1] = last + n
		} else if n != 0 {
			ops = append(ops, n)
		}
	}
	from := 0
	for i, b := range after {
		if kept[i] < 0 {
			ops = append(ops, b.HTML)
			continue
		}
		count(from - kept[i])
		count(1)
		from = kept[i] + 1
	}
	count(from - len(before))
	return ops
}

func lastNumber(ops []any) (int, bool) {
	if len(ops) == 0 {
		return 0, false
	}
	n, ok := ops[len(ops)-1].(int)
	return n, ok
}

// common gives for each block after the place that it is kept from, or -1: the
// longest row of blocks that keep their order. Keys are unique, so it is the
// longest rising row of places.
func common(before, after []html.Block) []int {
	at := make(map[string]int, len(before))
	for i, b := range before {
		at[b.Key] = i
	}
	place := make([]int, len(after))
	link := make([]int, len(after)) // to the block kept before this one
	var ends []int                  // of the best row of each length, by the place of its last
	for i, b := range after {
		link[i], place[i] = -1, -1
		p, ok := at[b.Key]
		if !ok {
			continue
		}
		place[i] = p
		n := sort.Search(len(ends), func(n int) bool { return place[ends[n]] >= p })
		if n > 0 {
			link[i] = ends[n-1]
		}
		ends = append(ends[:n], append([]int{i}, ends[min(n+1, len(ends)):]...)...)
	}
	kept := slices.Repeat([]int{-1}, len(after))
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = link[i] {
			kept[i] = place[i]
		}
	}
	return kept
}
