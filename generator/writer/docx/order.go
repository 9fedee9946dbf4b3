package docx

import "rd50/generator/report"

// Spans is what a typesetting may tell besides: the first and the last page on
// which anything of a block stands, 0 for a block that stands nowhere.
type Spans interface {
	Span(b report.Block) (first, last int)
}

// arranged gives a section's blocks in the order of the pages: a figure or table
// that the typesetting put on the next page, filling this one with the text
// behind it (6.5.1, 6.6.2), comes after the block in which that page begins.
func arranged(d *writer, blocks []report.Block) []report.Block {
	spans, ok := d.pages.(Spans)
	if !ok {
		return blocks
	}
	var out, waiting []report.Block
	release := func(page int) {
		for len(waiting) > 0 && firstPage(spans, waiting[0]) <= page {
			out, waiting = append(out, waiting[0]), waiting[1:]
		}
	}
	for i, b := range blocks {
		if report.Floats(b) {
			if len(waiting) > 0 || firstPage(spans, b) > nextPage(spans, blocks[i+1:]) {
				waiting = append(waiting, b)
				continue
			}
		} else if first := firstPage(spans, b); first > 0 {
			release(first)
		}
		out = append(out, b)
		release(lastPage(spans, b))
	}
	return append(out, waiting...)
}

// leads tells whether a block stays with the next one; words whose figure or table
// stands on the next page do not.
func leads(d *writer, list []report.Block) bool {
	if len(list) < 2 || !report.Introduces(list[0], list[1]) {
		return false
	}
	spans, ok := d.pages.(Spans)
	return !ok || !report.Floats(list[1]) || lastPage(spans, list[0]) == firstPage(spans, list[1])
}

// nextPage is the page of the first block that doesn't float; one too large for
// any when there is none.
func nextPage(spans Spans, blocks []report.Block) int {
	for _, b := range blocks {
		if first := firstPage(spans, b); !report.Floats(b) && first > 0 {
			return first
		}
	}
	return 1 << 30
}

func firstPage(spans Spans, b report.Block) int {
	page := 0
	report.EachBlock([]report.Block{b}, func(b report.Block) {
		if first, _ := spans.Span(b); first > 0 && (page == 0 || first < page) {
			page = first
		}
	})
	return page
}

func lastPage(spans Spans, b report.Block) int {
	page := 0
	report.EachBlock([]report.Block{b}, func(b report.Block) {
		_, last := spans.Span(b)
		page = max(page, last)
	})
	return page
}
