package prose

import (
	"strings"

	"rd50/generator/report"
)

// A quotation that opens with one of these words is a note (ГОСТ 7.32-2017,
// 6.7): «> Примечание — текст», or «> Примечания» over a numbered list.
const (
	oneNote   = "Примечание"
	moreNotes = "Примечания"
)

// quoted gives a quotation, or the note that it holds.
func quoted(blocks []report.Block) report.Block {
	if len(blocks) > 0 {
		if p, ok := blocks[0].(*report.Paragraph); ok && len(p.Inlines) > 0 {
			if note := noteOf(p, blocks[1:]); note != nil {
				return note
			}
		}
	}
	return &report.Quote{Blocks: blocks}
}

func noteOf(p *report.Paragraph, rest []report.Block) *report.Note {
	first, ok := p.Inlines[0].(*report.Text)
	if !ok {
		return nil
	}
	if len(rest) == 1 && len(p.Inlines) == 1 && strings.TrimRight(first.Text, ": ") == moreNotes {
		if l, ok := rest[0].(*report.List); ok && l.Kind == report.Digit {
			return &report.Note{Items: l.Items}
		}
	}
	text, ok := strings.CutPrefix(first.Text, oneNote)
	mark := strings.TrimLeft(text, " \u00a0")
	if !ok || !strings.HasPrefix(mark, "—") && !strings.HasPrefix(mark, "–") && !strings.HasPrefix(mark, ":") {
		return nil
	}
	first.Text = strings.TrimLeft(mark, "—–: \u00a0")
	return &report.Note{Items: [][]report.Block{append([]report.Block{p}, rest...)}}
}
