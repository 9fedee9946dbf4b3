package workbook

import (
	"slices"
	"strings"
)

// matched is a grid whose columns are known.
type matched struct {
	Grid
	Table
	at    []int // of each column of the table: where it stands in the grid, -1 where it does not
	first int   // row of the first entry
	lost  []string
}

// headRows is how far down a head may stand, below titles and dates.
const headRows = 20

// match finds the head of a grid and the columns of a table under it. Ok is false
// where nothing of the table is there.
func match(g Grid, t Table) (m matched, ok bool) {
	best := 0
	for row := range min(headRows, len(g.Rows)) {
		at, lost, score := fit(g.Rows[row], t, Column.knownAs)
		if keys, _, n := fit(g.Rows[row], t, Column.hasKey); n > score {
			at, lost, score = keys, nil, n
		}
		if score > best {
			best = score
			m = matched{g, t, at, row + 1, lost}
		}
	}
	if best == 0 {
		return m, false
	}
	m = m.behindHeads()
	return m, len(m.naming()) > 0
}

// fit places the columns of a table over the cells of a row.
func fit(cells []string, t Table, means func(Column, string) bool) (at []int, lost []string, score int) {
	at = slices.Repeat([]int{-1}, len(t.Columns))
	for i, cell := range cells {
		c := slices.IndexFunc(t.Columns, func(c Column) bool { return means(c, cell) })
		switch {
		case c >= 0 && at[c] < 0:
			at[c] = i
			score++
		case strings.TrimSpace(cell) != "":
			lost = append(lost, strings.TrimSpace(cell))
		}
	}
	return at, lost, score
}

func (c Column) hasKey(cell string) bool { return cell == c.Key }

// knownAs tells whether a head means a column.
func (c Column) knownAs(cell string) bool {
	p := plain(cell)
	return p != "" && slices.ContainsFunc(append([]string{c.Head}, c.also...), func(h string) bool { return plain(h) == p })
}

// behindHeads goes past the row of heads that follows the one of keys. Columns that
// people added have a head alone.
func (m matched) behindHeads() matched {
	if m.first >= len(m.Grid.Rows) {
		return m
	}
	heads := m.Grid.Rows[m.first]
	if _, lost, score := fit(heads, m.Table, Column.knownAs); score < 2 || score <= len(lost) {
		return m
	}
	m.first++
	for i, head := range heads {
		if slices.Contains(m.at, i) || strings.TrimSpace(head) == "" || m.cell(m.first-2, i) != "" {
			continue
		}
		c := slices.IndexFunc(m.Table.Columns, func(c Column) bool { return c.knownAs(head) })
		if c >= 0 && m.at[c] < 0 {
			m.at[c] = i
		} else {
			m.lost = append(m.lost, strings.TrimSpace(head))
		}
	}
	return m
}

// naming gives the columns that name the entries, in the order in which they count;
// where the grid has none of them, the one that says what an entry is.
func (m matched) naming() []int {
	var out []int
	for _, key := range m.Table.Sheet.naming() {
		if c := m.Table.column(key); c >= 0 && m.at[c] >= 0 {
			out = append(out, c)
		}
	}
	if len(out) > 0 {
		return out
	}
	if c := m.says(); c >= 0 {
		return []int{c}
	}
	return nil
}

// says gives the column of the grid that says what an entry is; -1 for none.
func (m matched) says() int {
	for _, key := range []string{"title", "name", "text", "requirement"} {
		if c := m.Table.column(key); c >= 0 && m.at[c] >= 0 {
			return c
		}
	}
	return -1
}

// named gives the column that names a row, the first one that is filled.
func (m matched) named(cells []string) int {
	naming := m.naming()
	for _, c := range naming {
		if cells[c] != "" {
			return c
		}
	}
	return naming[0]
}

// given tells whether the grid has a column.
func (m matched) given(c int) bool { return m.at[c] >= 0 && m.Columns[c].Form != Computed }

// summary tells whether a row adds up others: it is no entry.
func (m matched) summary(row int) bool {
	for _, cell := range m.Grid.Rows[row] {
		if p := plain(cell); p != "" {
			return strings.HasPrefix(p, "итого") || strings.HasPrefix(p, "всего")
		}
	}
	return true
}
