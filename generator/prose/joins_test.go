package prose

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rd50/generator/report"
)

// joinedAtRandom gives a table of cells joined to random rectangles, none across the
// boundary of its head: the name of the cell at each place, and the Markdown.
func joinedAtRandom(r *rand.Rand) (names [][]string, markdown string) {
	rows, columns := 2+r.IntN(8), 1+r.IntN(6)
	head := 1 + r.IntN(rows)
	names = make([][]string, rows)
	signs := make([][]string, rows)
	for i := range names {
		names[i], signs[i] = make([]string, columns), make([]string, columns)
	}
	for i, row := range names {
		for k, name := range row {
			if name != "" {
				continue
			}
			right := k + 1
			for right < columns && row[right] == "" && r.IntN(2) == 0 {
				right++
			}
			below, end := i+1+r.IntN(3), rows
			if i < head {
				end = head
			}
			below = min(below, end)
			cover(names, signs, i, k, below, right, r)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Таблица: Имя {#t head=%d}\n\n", head)
	for i, row := range signs {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if i == 0 {
			b.WriteString("|" + strings.Repeat("---|", columns) + "\n")
		}
	}
	return names, b.String()
}

// cover makes a rectangle one cell. Within it a sign may point up or left.
func cover(names, signs [][]string, top, left, below, right int, r *rand.Rand) {
	name := fmt.Sprintf("я%d.%d", top, left)
	for i := top; i < below; i++ {
		for k := left; k < right; k++ {
			names[i][k] = name
			switch {
			case i == top && k == left:
				signs[i][k] = name
			case k == left || i > top && r.IntN(2) == 0:
				signs[i][k] = joinAbove
			default:
				signs[i][k] = joinLeft
			}
		}
	}
}

// withoutSilent leaves out the rows in which no cell starts.
func withoutSilent(names [][]string) [][]string {
	var out [][]string
	for i, row := range names {
		if i == 0 || slices.ContainsFunc(row, func(name string) bool { return !slices.Contains(names[i-1], name) }) {
			out = append(out, row)
		}
	}
	return out
}

// Cells joined to rectangles come out as they were meant: each place is covered once, by
// the cell that stands there.
func TestJoinedCellsCoverEachPlaceOnce(t *testing.T) {
	for seed := range uint64(400) {
		names, markdown := joinedAtRandom(rand.New(rand.NewPCG(seed, 1)))
		p := Parse(markdown, around)
		if len(p.Faults) > 0 || len(p.Blocks) != 1 {
			t.Fatalf("seed %d:\n%s%+v", seed, markdown, p.Faults)
		}
		table := p.Blocks[0].(*report.Table)
		var got [][]string
		for _, rows := range [][][]report.Cell{table.Head, table.Rows} {
			for _, row := range report.Placed(rows) {
				var line []string
				for _, c := range row {
					first, _ := report.Opening(c.Blocks)
					for range max(c.Span, 1) {
						line = append(line, report.PlainText(first))
					}
				}
				got = append(got, line)
			}
		}
		if want := withoutSilent(names); !slices.EqualFunc(got, want, slices.Equal[[]string]) {
			t.Errorf("seed %d:\n%s%v", seed, markdown, got)
		}
		r := &report.Report{Sections: []*report.Section{{Kind: report.Main, ID: "s", Blocks: p.Blocks}}}
		if err := report.Resolve(r); err != nil {
			t.Errorf("seed %d:\n%s%v", seed, markdown, err)
		}
	}
}
