package html

import (
	"strconv"

	"rd50/generator/report"
)

// node writes the attribute by which a page asks for the place in the data that an
// element was printed from: its number among those of the block, Block.Nodes. The
// keys themselves stay out of the page: they change with every line above.
func (w *writer) node(keys report.Keys) {
	if !w.tracing || len(keys) == 0 {
		return
	}
	w.put(` data-n="`)
	w.out = strconv.AppendInt(w.out, int64(len(w.nodes)), 10)
	w.put(`"`)
	w.nodes = append(w.nodes, keys)
}

// openingKeys gives the keys of the paragraph that opens blocks.
func openingKeys(blocks []report.Block) report.Keys {
	if len(blocks) > 0 {
		if p, ok := blocks[0].(*report.Paragraph); ok {
			return p.Keys
		}
	}
	return nil
}
