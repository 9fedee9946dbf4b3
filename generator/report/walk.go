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
func EachBlock(blocks []Block, f func(Block)) { (&walker{block: f}).blocks(blocks) }

// EachInline calls f for every inline of the blocks in reading order, those in
// captions, cells and footnotes too.
func EachInline(blocks []Block, f func(Inline)) { (&walker{inline: f}).blocks(blocks) }

// EachLine calls f for every run of inlines that blocks hold in reading order, those in
// captions, cells and footnotes too; what stands within an inline is no line of its own.
func EachLine(blocks []Block, f func([]Inline)) { (&walker{line: f}).blocks(blocks) }

// EachRun calls f for every run of blocks that follow one another: those given, and
// those within each of them.
func EachRun(blocks []Block, f func([]Block)) {
	f(blocks)
	for _, b := range blocks {
		inside(b, runs(f))
	}
}

// runs goes through runs of blocks, and not into their text.
type runs func([]Block)

func (f runs) inlines([]Inline)     {}
func (f runs) blocks(inner []Block) { EachRun(inner, f) }

// Lines gives the runs of inlines that a block holds itself: a paragraph's text,
// a caption, each note. Those of the blocks inside it are not among them.
func Lines(b Block) [][]Inline {
	var out own
	inside(b, &out)
	return out
}

// own gathers the lines of a block.
type own [][]Inline

func (o *own) inlines(line []Inline) {
	if line != nil {
		*o = append(*o, line)
	}
}

func (o *own) blocks([]Block) {}

// walker goes through all that blocks hold. What it does not look for is nil.
type walker struct {
	block  func(Block)
	line   func([]Inline)
	inline func(Inline)
}

func (w *walker) blocks(list []Block) {
	for _, b := range list {
		if w.block != nil {
			w.block(b)
		}
		if p, ok := b.(*Paragraph); ok { // most are
			w.inlines(p.Inlines)
			continue
		}
		inside(b, w)
	}
}

func (w *walker) inlines(line []Inline) {
	if w.line != nil && line != nil {
		w.line(line)
	}
	w.within(line)
}

// within goes through a line, or what an inline holds in it.
func (w *walker) within(line []Inline) {
	for _, in := range line {
		if w.inline != nil {
			w.inline(in)
		}
		switch in := in.(type) {
		case *Text, *Reference, *Citation: // most are
		case *Footnote:
			w.blocks(in.Blocks)
		default:
			w.within(Inner(in))
		}
	}
}

// visitor is told what a block holds, in reading order.
type visitor interface {
	inlines(line []Inline)
	blocks(list []Block)
}

// inside visits what a block holds: inlines of its own, then blocks.
func inside(b Block, v visitor) {
	switch b := b.(type) {
	case *Heading:
		v.inlines(b.Inlines)
	case *Paragraph:
		v.inlines(b.Inlines)
	case *List:
		held(b.Items, v)
	case *Table:
		v.inlines(b.Caption)
		cells(b.Head, v)
		cells(b.Rows, v)
	case *Figure:
		v.inlines(b.Caption)
	case *Quote:
		v.blocks(b.Blocks)
	case *Note:
		held(b.Items, v)
	case *Definitions:
		for _, d := range b.Items {
			v.inlines(d.Term)
			v.blocks(d.Blocks)
		}
	}
}

func cells(rows [][]Cell, v visitor) {
	for _, row := range rows {
		for i := range row {
			v.blocks(row[i].Blocks)
		}
	}
}

func held(items [][]Block, v visitor) {
	for _, blocks := range items {
		v.blocks(blocks)
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
