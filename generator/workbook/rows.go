package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rd50/generator/format"
	"rd50/generator/tomledit"
)

// table merges the rows of one grid.
func (m *merger) table(t matched) {
	seen := map[string]string{} // name → place
	for row := t.first; row < len(t.Grid.Rows); row++ {
		if t.summary(row) {
			continue
		}
		cells, ok := m.cells(t, row)
		naming := t.named(cells)
		name := cells[naming]
		if !ok {
			seen[name] = t.place(row, t.at[naming])
			continue
		}
		if first := seen[name]; name != "" && first != "" {
			m.fault(t.place(row, t.at[naming]), fmt.Sprintf("«%s» в таблице дважды", name), "впервые: "+first)
			continue
		}
		if old := m.known(t, naming, name); old >= 0 {
			seen[t.Table.Rows[old].Name], seen[name] = t.place(row, t.at[naming]), t.place(row, t.at[naming])
			m.change(t, row, t.Table.Rows[old], cells)
			continue
		}
		seen[m.create(t, row, cells)] = t.place(row, t.at[naming])
	}
	m.absent(t, seen)
}

// cells reads those of a row; what is not in the grid is empty.
func (m *merger) cells(t matched, row int) (cells []string, ok bool) {
	cells, ok = make([]string, len(t.Columns)), true
	for i, c := range t.Columns {
		if !t.given(i) {
			continue
		}
		var err error
		if cells[i], err = c.canonical(t.cell(row, t.at[i])); err != nil {
			m.fault(t.place(row, t.at[i]), fmt.Sprintf("%s: %v", c.Head, err), c.hint(err))
			ok = false
		}
	}
	return cells, ok
}

// known finds the row of the engagement that a name means. An entry with an id is not
// meant by the name of another.
func (m *merger) known(t matched, naming int, name string) int {
	return slices.IndexFunc(t.Table.Rows, func(r Row) bool {
		return name != "" && (r.Name == name || r.Cells[naming] == name)
	})
}

// change takes over the cells in which a row differs from its entry.
func (m *merger) change(t matched, row int, old Row, cells []string) {
	years := false
	for i, c := range t.Columns {
		if !t.given(i) || sameCell(old.Cells[i], cells[i]) {
			continue
		}
		place := t.place(row, t.at[i])
		switch c.family {
		case "compliance", "note":
			m.verdict(t, c.member, old, cells, place)
		case "scores":
			if !t.measured(cells, old) {
				m.member("scores", c.member, old.Name, scored(cells[i]), place)
			}
		case "amounts":
			years = true
			m.out.Cells[t.Table.Sheet.List+"["+old.Name+"].amounts"] = place
		default:
			m.set(t.Table.Sheet, old.Name, c, cells[i], place)
		}
	}
	if years {
		m.amounts(t, old, cells)
	}
}

// sameCell tells whether two cells mean the same: spreadsheets lose blanks at the ends
// of lines.
func sameCell(a, b string) bool { return trimmed(a) == trimmed(b) }

func trimmed(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t\r")
	}
	return strings.Join(lines, "\n")
}

// set gives a key of an entry a value, or takes it away.
func (m *merger) set(s Sheet, name string, c Column, cell, place string) {
	m.out.Cells[s.List+"["+name+"]."+c.Key] = place
	m.try(func() error {
		path, err := m.own.entry(s, name)
		if err != nil {
			return err
		}
		path = append(path, c.Key)
		switch {
		case cell != "":
			return m.own.Set(path, c.valued(cell))
		case m.own.Has(path):
			return m.own.Remove(path)
		}
		if c.Form == IDs || c.Form == Lines { // the base's list is emptied
			return m.own.Set(path, []any{})
		}
		return m.own.Set(path, "")
	})
}

// verdict sets how far a variant meets a requirement, from the two cells of it.
func (m *merger) verdict(t matched, variant string, old Row, cells []string, place string) {
	level, note := t.column("compliance."+variant), t.column("compliance."+variant+".note")
	given := func(i int) string {
		if t.given(i) {
			return cells[i]
		}
		return old.Cells[i]
	}
	var v any
	switch {
	case given(level) == "" && given(note) == "":
	case given(note) == "":
		v = given(level)
	default:
		v = tomledit.Inline{{Key: "level", Value: given(level)}, {Key: "note", Value: given(note)}}
	}
	m.member("compliance", variant, old.Name, v, place)
}

// measured tells whether the scores of a criterion are computed: what a book has there
// is no value to take over.
func (t matched) measured(cells []string, old Row) bool {
	c := t.column("measure")
	switch {
	case c < 0:
		return false
	case t.given(c):
		return cells[c] != ""
	}
	return old.Cells[c] != ""
}

func scored(cell string) any {
	if cell == "" {
		return nil
	}
	return tomledit.Literal(cell)
}

// member sets a value in a table that a variant has by ids of other lists; nil takes
// it away.
func (m *merger) member(table, variant, id string, v any, place string) {
	m.out.Cells["variants["+variant+"]."+table+"["+id+"]"] = place
	m.try(func() error {
		s, _ := m.words.Sheet("variants")
		path, err := m.own.entry(s, variant)
		if err != nil {
			return err
		}
		path = append(path, table, id)
		if v != nil {
			return m.own.Set(path, v)
		}
		if !m.own.Has(path) {
			return nil
		}
		return m.own.Remove(path)
	})
}

// amounts sets the sums of a cost by year, up to the last one that is given.
func (m *merger) amounts(t matched, old Row, cells []string) {
	list := t.amountsOf(cells, old)
	m.try(func() error {
		path, err := m.own.entry(t.Table.Sheet, old.Name)
		if err != nil {
			return err
		}
		path = append(path, "amounts")
		if len(list) == 0 && m.own.Has(path) {
			return m.own.Remove(path)
		}
		return m.own.Set(path, list)
	})
}

// amountsOf collects the sums of the years; those of years that the grid does not have
// stay.
func (t matched) amountsOf(cells []string, old Row) []any {
	var list []any
	last := 0
	for i, c := range t.Columns {
		if c.family != "amounts" {
			continue
		}
		cell := cells[i]
		if !t.given(i) && old.Cells != nil {
			cell = old.Cells[i]
		}
		if cell != "" {
			last = len(list) + 1
		} else {
			cell = "0"
		}
		list = append(list, tomledit.Literal(cell))
	}
	return list[:last]
}

// create appends an entry for a row that is new and gives its name.
func (m *merger) create(t matched, row int, cells []string) string {
	var entry tomledit.Table
	naming := t.Table.Sheet.naming()
	name := ""
	if id := t.column("id"); id >= 0 && t.Table.Sheet.Prefix != "" && cells[id] == "" {
		cells[id] = m.nextID(t)
		m.note("%s: новой записи присвоен код %s", t.place(row, max(t.at[id], 0)), cells[id])
	}
	for i, c := range t.Columns {
		if c.family != "" || cells[i] == "" {
			continue
		}
		entry = append(entry, tomledit.Pair{Key: c.Key, Value: c.valued(cells[i])})
		if name == "" && slices.Contains(naming, c.Key) {
			name = cells[i]
		}
	}
	if list := t.amountsOf(cells, Row{}); len(list) > 0 {
		entry = append(entry, tomledit.Pair{Key: "amounts", Value: list})
	}
	m.placed(t, row, name)
	m.try(func() error { return m.own.add(t.Table.Sheet, name, inOrder(t.Table.Sheet, entry)) })
	m.members(t, row, name, cells)
	return name
}

// placed remembers where the values of a new entry come from; the entry itself stands
// for keys that the grid lacks.
func (m *merger) placed(t matched, row int, name string) {
	key := t.Table.Sheet.List + "[" + name + "]"
	m.out.Cells[key] = t.place(row, max(t.at[t.naming()[0]], 0))
	for i, c := range t.Columns {
		if t.at[i] >= 0 && c.family == "" {
			m.out.Cells[key+"."+c.Key] = t.place(row, t.at[i])
		}
	}
}

// members sets the verdicts or scores of a new entry.
func (m *merger) members(t matched, row int, name string, cells []string) {
	empty := Row{Name: name, Cells: make([]string, len(t.Columns))}
	for i, c := range t.Columns {
		switch place := t.place(row, max(t.at[i], 0)); {
		case cells[i] == "":
		case c.family == "compliance":
			m.verdict(t, c.member, empty, cells, place)
		case c.family == "scores" && !t.measured(cells, empty):
			m.member("scores", c.member, name, scored(cells[i]), place)
		}
	}
}

// inOrder puts the keys of a new entry in the order of the format.
func inOrder(s Sheet, entry tomledit.Table) tomledit.Table {
	var out tomledit.Table
	for _, f := range format.Fields(s.entry()) {
		for _, p := range entry {
			if p.Key == f.Key {
				out = append(out, p)
			}
		}
	}
	return out
}

var numbered = regexp.MustCompile(`^(.*?)([0-9]+)$`)

// nextID gives the next free id of a list: the highest number behind the letters of its
// last entry, and one more.
func (m *merger) nextID(t matched) string {
	prefix := t.Table.Sheet.Prefix
	var ids []string
	for _, r := range t.Table.Rows {
		ids = append(ids, r.Name)
	}
	ids = append(ids, m.own.names[t.Table.Sheet.List]...)
	for _, id := range ids {
		if n := numbered.FindStringSubmatch(id); n != nil {
			prefix = n[1]
		}
	}
	highest := 0
	for _, id := range append(ids, t.column1("id")...) {
		if n := numbered.FindStringSubmatch(id); n != nil && n[1] == prefix {
			number, _ := strconv.Atoi(n[2])
			highest = max(highest, number)
		}
	}
	return prefix + strconv.Itoa(highest+1)
}

// column1 gives the cells of a column in the grid as they are.
func (t matched) column1(key string) []string {
	c := t.column(key)
	if c < 0 || t.at[c] < 0 {
		return nil
	}
	var out []string
	for row := t.first; row < len(t.Grid.Rows); row++ {
		out = append(out, strings.TrimSpace(t.cell(row, t.at[c])))
	}
	return out
}

// absent drops the entries that a grid lacks, or tells of them.
func (m *merger) absent(t matched, seen map[string]string) {
	var lacking []string
	for _, r := range t.Table.Rows {
		if seen[r.Name] == "" {
			lacking = append(lacking, r.Name)
		}
	}
	if len(lacking) == 0 {
		return
	}
	if !m.in.Delete {
		m.note("%s: в таблице нет записей: %s; они остаются в концепции, удаляет их ключ --delete", t.Grid.name(), strings.Join(lacking, ", "))
		return
	}
	for _, name := range lacking {
		m.try(func() error { return m.own.drop(t.Table.Sheet, name) })
	}
}
