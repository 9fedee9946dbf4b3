package report

// Inner gives the inlines that an inline holds in the line; a footnote's text
// stands elsewhere, see Footnote.Blocks.
func Inner(in Inline) []Inline {
	switch in := in.(type) {
	case *Emphasis:
		return in.Inlines
	case *Strong:
		return in.Inlines
	case *Superscript:
		return in.Inlines
	case *Subscript:
		return in.Inlines
	case *Link:
		return in.Inlines
	}
	return nil
}

// EachBlock calls f for every block in reading order, those in list items,
// quotations, cells and footnotes too.
func EachBlock(blocks []Block, f func(Block)) {
	each(blocks, f, func(Inline) {})
}

// EachInline calls f for every inline of the blocks in reading order, those in
// captions, cells and footnotes too.
func EachInline(blocks []Block, f func(Inline)) {
	each(blocks, func(Block) {}, f)
}

func each(blocks []Block, onBlock func(Block), onInline func(Inline)) {
	var inlines func([]Inline)
	inlines = func(ins []Inline) {
		for _, in := range ins {
			onInline(in)
			inlines(Inner(in))
			if fn, ok := in.(*Footnote); ok {
				each(fn.Blocks, onBlock, onInline)
			}
		}
	}
	for _, b := range blocks {
		onBlock(b)
		for _, p := range parts(b) {
			inlines(p.line)
			each(p.blocks, onBlock, onInline)
		}
	}
}

// Lines gives the runs of inlines that a block holds itself: a paragraph's text,
// a caption, each note. Those of the blocks inside it are not among them.
func Lines(b Block) [][]Inline {
	var out [][]Inline
	for _, p := range parts(b) {
		if p.line != nil {
			out = append(out, p.line)
		}
	}
	return out
}

// part is what a block holds: inlines of its own, then blocks.
type part struct {
	line   []Inline
	blocks []Block
}

// parts gives what a block holds, in reading order.
func parts(b Block) []part {
	switch b := b.(type) {
	case *Heading:
		return []part{{line: b.Inlines}}
	case *Paragraph:
		return []part{{line: b.Inlines}}
	case *List:
		return held(b.Items)
	case *Table:
		out := []part{{line: b.Caption}}
		for _, row := range append(append([][]Cell{}, b.Head...), b.Rows...) {
			for _, c := range row {
				out = append(out, part{blocks: c.Blocks})
			}
		}
		return out
	case *Figure:
		return []part{{line: b.Caption}}
	case *Quote:
		return []part{{blocks: b.Blocks}}
	case *Note:
		return held(b.Items)
	case *Definitions:
		var out []part
		for _, d := range b.Items {
			out = append(out, part{d.Term, d.Blocks})
		}
		return out
	}
	return nil
}

func held(items [][]Block) []part {
	var out []part
	for _, blocks := range items {
		out = append(out, part{blocks: blocks})
	}
	return out
}
