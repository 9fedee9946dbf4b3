package html

import (
	"fmt"

	"rd50/generator/report"
)

// node gives the attribute by which a page asks for the place in the data that an
// element was printed from: its number among those of the block, Block.Nodes. The
// keys themselves stay out of the page: they change with every line above.
func (w *writer) node(keys report.Keys) string {
	if !w.tracing || len(keys) == 0 {
		return ""
	}
	w.nodes = append(w.nodes, keys)
	return fmt.Sprintf(` data-n="%d"`, len(w.nodes)-1)
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
