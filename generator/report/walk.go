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
		parts(b, func(line []Inline, blocks []Block) {
			inlines(line)
			each(blocks, onBlock, onInline)
		})
	}
}

// EachRun calls f for every run of blocks that follow one another: those given, and
// those within each of them.
func EachRun(blocks []Block, f func([]Block)) {
	f(blocks)
	for _, b := range blocks {
		parts(b, func(_ []Inline, inner []Block) { EachRun(inner, f) })
	}
}

// Lines gives the runs of inlines that a block holds itself: a paragraph's text,
// a caption, each note. Those of the blocks inside it are not among them.
func Lines(b Block) [][]Inline {
	var out [][]Inline
	parts(b, func(line []Inline, _ []Block) {
		if line != nil {
			out = append(out, line)
		}
	})
	return out
}

// parts calls visit for what a block holds, in reading order: inlines of its own, then
// blocks.
func parts(b Block, visit func(line []Inline, blocks []Block)) {
	switch b := b.(type) {
	case *Heading:
		visit(b.Inlines, nil)
	case *Paragraph:
		visit(b.Inlines, nil)
	case *List:
		held(b.Items, visit)
	case *Table:
		visit(b.Caption, nil)
		for _, rows := range [][][]Cell{b.Head, b.Rows} {
			for _, row := range rows {
				for _, c := range row {
					visit(nil, c.Blocks)
				}
			}
		}
	case *Figure:
		visit(b.Caption, nil)
	case *Quote:
		visit(nil, b.Blocks)
	case *Note:
		held(b.Items, visit)
	case *Definitions:
		for _, d := range b.Items {
			visit(d.Term, d.Blocks)
		}
	}
}

func held(items [][]Block, visit func([]Inline, []Block)) {
	for _, blocks := range items {
		visit(nil, blocks)
	}
}

// KeysOf gives the keys of a block itself; none of what only holds others.
func KeysOf(b Block) Keys {
	switch b := b.(type) {
	case *Heading:
		return b.Keys
	case *Paragraph:
		return b.Keys
	case *Table:
		return b.Keys
	case *Figure:
		return b.Keys
	}
	return nil
}
