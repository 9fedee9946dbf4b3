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
		if old := m.known(t, naming, cells, seen); old >= 0 {
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

// known finds the row of the engagement that a row of the grid names. Of ids the case
// does not matter.
func (m *merger) known(t matched, naming int, cells []string, seen map[string]string) int {
	name := cells[naming]
	if name == "" {
		return m.same(t, cells, seen)
	}
	i := slices.IndexFunc(t.Table.Rows, func(r Row) bool { return r.Name == name || r.Cells[naming] == name })
	switch key := t.Columns[naming].Key; {
	case i >= 0:
		return i
	case key != "id" && !slices.Contains(t.Table.Sheet.naming(), key):
		return m.same(t, cells, seen)
	case key != "id":
		return -1
	}
	if i = slices.IndexFunc(t.Table.Rows, func(r Row) bool { return plain(r.Name) == plain(name) }); i >= 0 {
		cells[naming] = t.Table.Rows[i].Cells[naming]
	}
	return i
}

// same finds the entry that says what a row without id says and that no other row
// names: what was imported once is not appended again.
func (m *merger) same(t matched, cells []string, seen map[string]string) int {
	says, id := t.says(), t.column("id")
	if says < 0 || id < 0 || cells[says] == "" {
		return -1
	}
	named := t.column1("id")
	i := slices.IndexFunc(t.Table.Rows, func(r Row) bool {
		return plain(r.Cells[says]) == plain(cells[says]) && seen[r.Name] == "" && !slices.Contains(named, r.Name)
	})
	if i >= 0 {
		cells[id] = t.Table.Rows[i].Cells[id]
	}
	return i
}

// change takes over the cells in which a row differs from its entry.
func (m *merger) change(t matched, row int, old Row, cells []string) {
	for i, c := range t.Columns {
		if !t.given(i) || c.same(old.Cells[i], cells[i]) {
			continue
		}
		place := t.place(row, t.at[i])
		switch c.family {
		case "compliance", "note":
			m.verdict(t, c.member, old, cells, place)
		case "scores":
			if !t.measured(cells, old) {
				m.score(c, old.Name, cells[i], place)
			}
		case "amounts":
			m.amounts(t, old, cells, place)
		default:
			m.set(t.Table.Sheet, old.Name, c, cells[i], place)
		}
	}
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
	if m.restored(t, row, name, cells) {
		return name
	}
	m.placed(t, row, name, cells)
	m.try(func() error { return m.own.add(t.Table.Sheet, name, inOrder(t.Table.Sheet, entry)) })
	m.members(t, row, name, cells)
	return name
}

// restored takes back that a version dropped an entry of its base: of that entry only
// what the row has otherwise is written.
func (m *merger) restored(t matched, row int, name string, cells []string) bool {
	base, dropped := m.inherited(t.Table.Sheet, name)
	if !dropped {
		return false
	}
	m.try(func() error { return m.own.forget(t.Table.Sheet, name) })
	old := Row{Name: name, Cells: make([]string, len(t.Columns))}
	for i, c := range t.Columns {
		old.Cells[i] = base[c.Key]
	}
	m.change(t, row, old, cells)
	return true
}

// placed remembers where the values of a new entry come from; the entry itself stands
// for keys that the grid lacks.
func (m *merger) placed(t matched, row int, name string, cells []string) {
	key := t.Table.Sheet.List + "[" + name + "]"
	m.out.Cells[key] = Cell{t.place(row, max(t.at[t.naming()[0]], 0)), Entry}
	for i, c := range t.Columns {
		switch {
		case t.at[i] < 0 || c.family != "":
		case cells[i] == "":
			m.out.Cells[key+"."+c.Key] = Cell{t.place(row, t.at[i]), Blank}
		default:
			m.out.Cells[key+"."+c.Key] = Cell{t.place(row, t.at[i]), Value}
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
			m.score(c, name, cells[i], place)
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
