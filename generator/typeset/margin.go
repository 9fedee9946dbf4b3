package typeset

import (
	"slices"

	"rd50/fonts"
)

// What stands in the left margin: a bar, and words left of it.
var (
	marginBar   = millimetres(5) // from the text
	marginWords = millimetres(6.5)
	marginSize  = 8 * Point
)

// Beside is what stands in the margin beside the text of a page: a bar from one height to
// another, or words on a baseline. It belongs to no element: it is no content.
type Beside struct {
	Page     int // from 1
	From, To Length
	Words    string // on the baseline From; empty for a bar
}

// WithMargins gives the layout with bars and words in its margins; it stays itself as it is.
func (l *Layout) WithMargins(list []Beside) *Layout {
	out := *l
	out.Pages = slices.Clone(l.Pages)
	for _, b := range list {
		page := *out.Pages[b.Page-1]
		mark := stretch{marginLeft - marginBar, b.From, []Item{&Rule{W: Point, H: b.To - b.From}}}
		if b.Words != "" {
			run := l.small(b.Words)
			mark = stretch{marginLeft - marginWords - run.Width, b.From, []Item{run}}
		}
		page.beside = append(slices.Clip(page.beside), mark)
		out.Pages[b.Page-1] = &page
	}
	return &out
}

// small sets words of a margin.
func (l *Layout) small(words string) *Run {
	face := l.Faces.First(fonts.Regular)
	run := &Run{Face: face, Size: marginSize, Text: words}
	for _, r := range words {
		run.Width += advance(face.Advance(r), marginSize)
	}
	return run
}

// WithSheet gives the pages of a layout and behind them those of the last section of
// another one, which has the same pages before it. They are no part of the report: its
// number of pages stays as it is.
func (l *Layout) WithSheet(further *Layout) *Layout {
	out, root := *l, *l.Root
	last := further.Report.Sections[len(further.Report.Sections)-1]
	from, _ := further.PageOf(last.ID)
	out.Pages = append(slices.Clip(l.Pages), further.Pages[from-1:]...)
	kids := further.Root.Kids
	root.Kids = append(slices.Clip(root.Kids), kids[len(kids)-2]) // footnotes come last
	out.Root = &root
	return &out
}

// SectionElements gives the elements of the report's sections in their order, and what
// stands before and behind them: the title page and the footnotes.
func (l *Layout) SectionElements() (title, sections, notes []*Element) {
	kids, n := l.Root.Kids, len(l.Report.Sections)
	from := len(kids) - 1 - n
	return kids[:from], kids[from : from+n], kids[from+n:]
}
