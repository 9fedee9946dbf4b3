package report

// content is a section with what of it is numbered and what prints numbers, in reading
// order: all that Resolve needs, found in one walk.
type content struct {
	*Section
	blocks  []Block      // headings, tables, figures, formulas
	inlines []Inline     // references, citations, footnotes and their marks, lines of counts
	quoted  []*Reference // those without words that stand between quotes
}

func gathered(s *Section) *content {
	c := &content{Section: s}
	(&walker{block: c.block, line: c.line, inline: c.inline}).blocks(s.Blocks)
	return c
}

func (c *content) block(b Block) {
	switch b.(type) {
	case *Heading, *Table, *Figure, *Formula:
		c.blocks = append(c.blocks, b)
	}
}

func (c *content) line(line []Inline) {
	for i, in := range line {
		if r, ok := in.(*Reference); ok && r.Words == "" && quoted(line, i) {
			c.quoted = append(c.quoted, r)
		}
	}
}

func (c *content) inline(in Inline) {
	switch in.(type) {
	case *Text: // most are
	case *Reference, *Citation, *Footnote, *FootnoteMark, *CountsLine:
		c.inlines = append(c.inlines, in)
	}
}
