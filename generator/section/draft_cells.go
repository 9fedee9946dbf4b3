package section

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rd50/generator/engagement"
	"rd50/generator/report"
)

// printedLists tell which list of the engagement a table prints, an entry a row
// in order, and which keys each column shows.
var printedLists = []struct{ table, list, columns string }{
	{"study/processes", "object.processes", "id name,text owner volume"},
	{"study/systems", "object.systems", "id name vendor purpose fate"},
	{"study/problems", "object.problems", "id text influence processes"},
	{"strategy/environment", "strategy.environment", "factor trend influence"},
	{"strategy/goals", "strategy.goals", "id title text"},
	{"strategy/indicators", "strategy.indicators", "id name goal unit baseline target due"},
	{"strategy/tasks", "strategy.tasks", "id title,text strategies responsible due"},
	{"strategy/committee", "committee", "name position organisation role"},
	{"strategy/work", "strategy.work", "title who duration"},
	{"alternatives/summary", "variants", "- advantages disadvantages"},
	{"comparison/requirements", "requirements", "id text kind priority source tasks"},
	{"choice/scores", "criteria", "id,name weight"},
	{"choice/subsystems", "solution.subsystems", "id name purpose"},
	{"choice/functions", "solution.functions", "id name subsystem requirements tasks"},
	{"choice/products", "products.items", "name vendor class text"},
	{"results/results", "results", "text indicators"},
	{"plan/stages", "stages", "id name duration after deliverables responsible"},
	{"resources/development", "costs", costColumns},
	{"resources/commissioning", "costs", costColumns},
	{"resources/operation", "costs", costColumns},
	{"quality/quality", "quality", "id characteristic requirement metric threshold method requirements"},
	{"acceptance/conditions", "acceptance.conditions", "id text method document requirements indicators"},
	{"acceptance/commission", "acceptance.commission", "name position organisation"},
	{"revisions/table", "revisions", "version date author text"},
}

const costColumns = "name kind stage quantity unit price amounts"

// entry is the path of a list's entry, and of a key in it.
var entry = regexp.MustCompile(`^(.+?)\[(\d+)\](?:\.(.+))?$`)

// inCell puts a mark into the table's cell that prints a key.
func (p *placer) inCell(h Hole) bool {
	m := entry.FindStringSubmatch(h.Key)
	if m == nil {
		return false
	}
	i, err := strconv.Atoi(m[2])
	if err != nil {
		return false
	}
	list, key := m[1], m[3]
	if list == "variants" && p.inVerdict(h, i, key) {
		return true
	}
	for _, l := range printedLists {
		t := p.table(l.table)
		if l.list != list || t == nil {
			continue
		}
		row := p.rowOf(l.table, list, i)
		column, ok := columnOf(l.columns, key)
		if ok && row >= 0 && row < len(t.Rows) {
			p.put(t.Rows[row], column, h)
			return true
		}
	}
	return false
}

// rowOf gives the row that prints an entry of a list, -1 for none: costs stand in
// a table for each phase.
func (p *placer) rowOf(table, list string, i int) int {
	if list != "costs" {
		return i
	}
	row := -1
	for n, c := range p.e.Costs {
		if "resources/"+c.Phase == table {
			row++
			if n == i {
				return row
			}
		}
	}
	return -1
}

// columnOf gives the column of a key. What is wrong with an entry as a whole
// stands with its name, in the second column; a list whose first key is «-» has
// that place elsewhere.
func columnOf(columns, key string) (int, bool) {
	all := strings.Fields(columns)
	first, _, _ := strings.Cut(strings.ReplaceAll(key, "[", "."), ".")
	for i, names := range all {
		if first != "" && slices.Contains(strings.Split(names, ","), first) {
			return i, true
		}
	}
	return min(1, len(all)-1), all[0] != "-"
}

// inVerdict puts a mark where a variant meets a requirement or a criterion.
func (p *placer) inVerdict(h Hole, variant int, key string) bool {
	if variant >= len(p.e.Variants) {
		return false
	}
	v := p.e.Variants[variant]
	parent := engagement.ItemKey("variants", variant)
	for i, r := range p.e.Requirements {
		if h.Key == engagement.ChildKey(parent+".compliance", r.ID) || strings.HasPrefix(h.Key, engagement.ChildKey(parent+".compliance", r.ID)+".") {
			return p.inMatrix("comparison/matrix", i, v.ID, h)
		}
	}
	for i, c := range p.e.Criteria {
		if h.Key == engagement.ChildKey(parent+".scores", c.ID) {
			return p.inMatrix("choice/scores", i, v.ID, h)
		}
	}
	return false
}

// inMatrix finds the column by its head, the variant's id.
func (p *placer) inMatrix(table string, row int, variant string, h Hole) bool {
	t := p.table(table)
	if t == nil || row >= len(t.Rows) {
		return false
	}
	column := slices.IndexFunc(t.Head[0], func(c report.Cell) bool { return cellText(c) == variant })
	if column < 0 {
		return false
	}
	p.put(t.Rows[row], column, h)
	return true
}

func (p *placer) table(id string) *report.Table {
	for _, t := range p.tables {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// put adds a mark to a cell; it takes the place of a dash.
func (p *placer) put(row []report.Cell, column int, h Hole) {
	at, _ := cellAt(row, column)
	c := &row[at]
	last, ok := lastBlock(c.Blocks).(*report.Paragraph)
	switch {
	case cellText(*c) == p.word("table", "empty"):
		last.Inlines = []report.Inline{h.mark()}
	case ok && len(last.Inlines) > 0:
		last.Inlines = append(slices.Clip(last.Inlines), &report.Text{Text: " "}, h.mark())
	default:
		c.Blocks = append(slices.Clip(c.Blocks), &report.Paragraph{Inlines: []report.Inline{h.mark()}})
	}
}

func lastBlock(blocks []report.Block) report.Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[len(blocks)-1]
}

// inSource puts a mark behind an entry of the list of sources.
func (p *placer) inSource(h Hole) bool {
	var i int
	if _, err := fmt.Sscanf(h.Key, "sources[%d]", &i); err != nil || i < 0 || i >= len(p.report.Sources) {
		return false
	}
	s := p.report.Sources[i]
	s.Text = append(slices.Clip(s.Text), &report.Text{Text: " "}, h.mark())
	return true
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
