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
		lines, inner := parts(b)
		for _, l := range lines {
			inlines(l)
		}
		for _, bs := range inner {
			each(bs, onBlock, onInline)
		}
	}
}

// Lines gives the runs of inlines that a block holds itself: a paragraph's text,
// a caption, each note. Those of the blocks inside it are not among them.
func Lines(b Block) [][]Inline {
	lines, _ := parts(b)
	return lines
}

// parts gives a block's own inlines, then the blocks that it holds.
func parts(b Block) (lines [][]Inline, inner [][]Block) {
	switch b := b.(type) {
	case *Heading:
		lines = [][]Inline{b.Inlines}
	case *Paragraph:
		lines = [][]Inline{b.Inlines}
	case *List:
		inner = b.Items
	case *Table:
		lines = [][]Inline{b.Caption}
		for _, row := range append(append([][]Cell{}, b.Head...), b.Rows...) {
			for _, c := range row {
				inner = append(inner, c.Blocks)
			}
		}
	case *Figure:
		lines = [][]Inline{b.Caption}
	case *Quote:
		inner = [][]Block{b.Blocks}
	case *Note:
		lines = b.Items
	case *Definitions:
		for _, d := range b.Items {
			lines = append(lines, d.Term, d.Text)
		}
	}
	return lines, inner
}
