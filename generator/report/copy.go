package report

import "slices"

// Copy copies blocks with all that they hold, for one who changes them: what others hold
// stays as it is. Keys and what is in a picture are shared, for nobody changes them. Where
// made is not nil it is told of each copied block and inline.
func Copy(blocks []Block, made func(from, to any)) []Block {
	c := &copier{made: made}
	return c.blocks(blocks)
}

type copier struct {
	made  func(from, to any)
	notes map[*Footnote]*Footnote // that further marks refer to
}

func (c *copier) blocks(list []Block) []Block {
	if list == nil {
		return nil
	}
	out := make([]Block, len(list))
	for i, b := range list {
		out[i] = c.block(b)
		if c.made != nil {
			c.made(b, out[i])
		}
	}
	return out
}

func (c *copier) block(b Block) Block {
	switch b := b.(type) {
	case *Paragraph:
		return &Paragraph{b.Style, b.Keep, c.inlines(b.Inlines), b.Keys}
	case *Heading:
		n := *b
		n.Inlines = c.inlines(b.Inlines)
		return &n
	case *List:
		return &List{b.Kind, b.Offset, c.items(b.Items)}
	case *Table:
		n := *b
		n.Caption, n.Columns = c.inlines(b.Caption), slices.Clone(b.Columns)
		n.Head, n.Rows = c.rows(b.Head), c.rows(b.Rows)
		return &n
	case *Figure:
		n := *b
		n.Caption = c.inlines(b.Caption)
		return &n
	case *Formula:
		n := *b
		return &n
	case *Code:
		n := *b
		return &n
	case *Quote:
		return &Quote{c.blocks(b.Blocks)}
	case *Note:
		return &Note{c.items(b.Items)}
	case *Definitions:
		n := &Definitions{slices.Clone(b.Items)}
		for i := range n.Items {
			d := &n.Items[i]
			d.Term, d.Blocks = c.inlines(d.Term), c.blocks(d.Blocks)
		}
		return n
	case *Performers:
		n := &Performers{slices.Clone(b.Groups)}
		for i := range n.Groups {
			n.Groups[i].Signatures = slices.Clone(n.Groups[i].Signatures)
		}
		return n
	}
	return b // holds nothing
}

func (c *copier) items(list [][]Block) [][]Block {
	out := slices.Clone(list)
	for i := range out {
		out[i] = c.blocks(out[i])
	}
	return out
}

func (c *copier) rows(list [][]Cell) [][]Cell {
	out := slices.Clone(list)
	for i := range out {
		out[i] = slices.Clone(out[i])
		for k := range out[i] {
			out[i][k].Blocks = c.blocks(out[i][k].Blocks)
		}
	}
	return out
}

func (c *copier) inlines(list []Inline) []Inline {
	if len(list) == 1 && c.made == nil {
		if t, ok := list[0].(*Text); ok { // most are
			return Plain(t.Text)
		}
	}
	out := slices.Clone(list)
	for i, in := range out {
		out[i] = c.inline(in)
		if c.made != nil {
			c.made(in, out[i])
		}
	}
	return out
}

func (c *copier) inline(in Inline) Inline {
	switch in := in.(type) {
	case *Text:
		return &Text{in.Text}
	case *Emphasis:
		return &Emphasis{c.inlines(in.Inlines)}
	case *Strong:
		return &Strong{c.inlines(in.Inlines)}
	case *Superscript:
		return &Superscript{c.inlines(in.Inlines)}
	case *Subscript:
		return &Subscript{c.inlines(in.Inlines)}
	case *Link:
		return &Link{in.URL, c.inlines(in.Inlines)}
	case *CodeSpan:
		return &CodeSpan{in.Text}
	case *Reference:
		n := *in
		return &n
	case *Citation:
		return in.copy()
	case *Footnote:
		return c.note(in)
	case *FootnoteMark:
		return &FootnoteMark{in.Number, c.note(in.Note)}
	case *Math:
		return &Math{in.TeX}
	case *CountsLine:
		return &CountsLine{in.Text}
	case *Mark:
		return &Mark{in.Text}
	}
	return in // holds nothing
}

func (c *Citation) copy() *Citation {
	n := *c
	n.And = slices.Clone(c.And)
	for i, w := range n.And {
		n.And[i] = w.copy()
	}
	return &n
}

// note copies a footnote once, for all marks that refer to it.
func (c *copier) note(f *Footnote) *Footnote {
	if n := c.notes[f]; n != nil || f == nil {
		return n
	}
	if c.notes == nil {
		c.notes = map[*Footnote]*Footnote{}
	}
	n := &Footnote{Number: f.Number}
	c.notes[f] = n
	n.Blocks = c.blocks(f.Blocks)
	return n
}
