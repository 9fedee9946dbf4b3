package section

import (
	"slices"
	"strings"

	"rd50/generator/outline"
	"rd50/generator/report"
)

// lookAt notes what the cells of a table print. What is wrong with an entry as a whole
// stands in its row: with its name, in the second column.
func (p *placer) lookAt(rows [][]report.Cell) {
	for _, row := range rows {
		for i := range row {
			for _, key := range row[i].Keys {
				note(p.cells, key, &row[i])
			}
		}
		for _, key := range row[0].Keys {
			note(p.entries, entryOf(key), &row[min(1, len(row)-1)])
		}
	}
}

func note(cells map[string]*report.Cell, key string, c *report.Cell) {
	if _, twice := cells[key]; !twice {
		cells[key] = c
	}
}

// inCell puts a mark into the cell that prints a value or its entry.
func (p *placer) inCell(h Hole) bool {
	c := find(p.cells, h.Key)
	if entry := entryOf(h.Key); c == nil && entry != "" && p.headings[entry] == nil { // it has no subsection of its own
		c = p.entries[entry]
	}
	if c != nil {
		p.put(c, h)
	}
	return c != nil
}

// find gives what stands for a key, or for the nearest that the key stands under.
func find[T any](known map[string]*T, key string) *T {
	for key != "" {
		if found := known[key]; found != nil {
			return found
		}
		key = key[:max(0, strings.LastIndexAny(key, ".["))]
	}
	return nil
}

// entryOf gives the entry that a key stands under, «requirements[R3]»; nothing for what
// stands in no list.
func entryOf(key string) string {
	if i := strings.IndexByte(key, ']'); i >= 0 {
		return key[:i+1]
	}
	return ""
}

// put adds a mark to a cell; it takes the place of a dash.
func (p *placer) put(c *report.Cell, h Hole) {
	last, ok := lastBlock(c.Blocks).(*report.Paragraph)
	switch {
	case c.Kind == report.Empty:
		last.Inlines = []report.Inline{h.mark()}
	case ok && len(last.Inlines) > 0:
		last.Inlines = append(slices.Clip(last.Inlines), &report.Text{Text: " "}, h.mark())
	default:
		c.Blocks = append(slices.Clip(c.Blocks), &report.Paragraph{Inlines: []report.Inline{h.mark()}})
	}
	c.Kind = report.Words
}

func lastBlock(blocks []report.Block) report.Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[len(blocks)-1]
}

// inSource puts a mark behind an entry of the list of sources.
func (p *placer) inSource(h Hole) bool {
	for i, x := range p.a.names.Entries("sources") {
		if outline.Under(h.Key, x.Key) {
			s := p.report.Sources[i]
			s.Text = append(slices.Clip(s.Text), &report.Text{Text: " "}, h.mark())
			return true
		}
	}
	return false
}

// plainCells turns what no cell can hold, such as a table or a formula of its own,
// into paragraphs.
func plainCells(r *report.Report) {
	for _, s := range r.Sections {
		report.EachBlock(s.Blocks, func(b report.Block) {
			if t, ok := b.(*report.Table); ok {
				for _, row := range t.Rows {
					for i := range row {
						row[i].Blocks = cellBlocks(row[i].Blocks)
					}
				}
			}
		})
	}
}

// cellBlocks keeps paragraphs and lists, and of the rest what it says.
func cellBlocks(blocks []report.Block) []report.Block {
	var out []report.Block
	for _, b := range blocks {
		switch b := b.(type) {
		case *report.Paragraph:
			out = append(out, b)
		case *report.List:
			for i := range b.Items {
				b.Items[i] = cellBlocks(b.Items[i])
			}
			out = append(out, b)
		case *report.Code:
			out = append(out, &report.Paragraph{Inlines: []report.Inline{&report.CodeSpan{Text: b.Text}}})
		case *report.Formula:
			out = append(out, &report.Paragraph{Inlines: []report.Inline{&report.Math{TeX: b.TeX}}})
		default:
			out = append(out, lines(b)...)
		}
	}
	return out
}

// lines gives every run of text in a block as a paragraph.
func lines(b report.Block) []report.Block {
	var out []report.Block
	report.EachBlock([]report.Block{b}, func(inner report.Block) {
		for _, line := range report.Lines(inner) {
			if len(line) > 0 {
				out = append(out, &report.Paragraph{Inlines: line})
			}
		}
	})
	return out
}
