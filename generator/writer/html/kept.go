package html

import (
	"fmt"
	"maps"
	"slices"

	"rd50/generator/report"
)

// Kept remembers how the sections of the last page were written, so that of the next one
// those alone are that are not as they were. The zero Kept is ready; it is for one page
// after another.
type Kept struct{ passages map[string]*passage }

// passage is the title page or a section as it was written. It is not changed once it is.
type passage struct {
	section *report.Section
	blocks  []Block // those of equal content have equal keys yet
	assets  map[string]Asset
	named   []string // the ids of its elements
	apart   bool     // what is in it follows from other sections, too
}

// Of is the function Of.
func (k *Kept) Of(r *report.Report) (*Page, error) {
	w := newWriter(r)
	w.source, w.tracing = w.asset, true
	page, err := w.all(k.passages)
	k.passages = w.kept
	return page, err
}

// free tells whether no element before has one of some ids.
func (w *writer) free(ids []string) bool {
	return !slices.ContainsFunc(ids, func(id string) bool { return w.ids[id] })
}

// take adds the passage to the page: equal blocks get different keys.
func (w *writer) take() {
	for _, b := range w.blocks {
		if w.keys[b.Key]++; w.keys[b.Key] > 1 {
			b.Key = fmt.Sprintf("%s.%d", b.Key, w.keys[b.Key])
		}
		w.page.Blocks = append(w.page.Blocks, b)
	}
	maps.Copy(w.page.Assets, w.assets)
	for _, id := range w.named {
		w.ids[id] = true
	}
	if w.section != nil && !w.apart {
		w.kept[w.section.ID] = w.passage
	}
}
