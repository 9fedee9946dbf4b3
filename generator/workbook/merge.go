package workbook

import (
	"fmt"
	"slices"
	"strings"

	"rd50/generator/engagement"
)

// Input is what grids are merged into.
type Input struct {
	Engagement *engagement.Engagement // with its bases
	Base       *engagement.Engagement // that the file is a version of; nil for none
	Text       []byte                 // of the engagement's own file
	Table      string                 // that all grids hold; empty where their names tell
	Delete     bool                   // entries that the grids lack go
}

// Outcome is what a merge comes to.
type Outcome struct {
	Text   []byte          // of the file, changed; with faults it is of no use
	Faults []Fault         // of cells
	Notes  []string        // what was not read, and what is only told
	Cells  map[string]Cell // of changed values by their keys, «requirements[R3].text»
}

// Cell is where a changed value comes from.
type Cell struct {
	Place string
	Holds Holding
}

// Holding tells what a cell has.
type Holding int

// The holdings.
const (
	Value   Holding = iota
	Cleared         // nothing, where there was a value
	Blank           // nothing, in the row of a new entry
	Entry           // it names a new entry, and stands for what the grid has no column for
)

// changedCell gives a cell of an entry that was there before.
func changedCell(place, text string) Cell {
	if text == "" {
		return Cell{place, Cleared}
	}
	return Cell{place, Value}
}

// Fault is what is wrong with a cell.
type Fault struct{ Place, Message, Hint string }

// merger merges grids into one file.
type merger struct {
	words *Words
	in    Input
	own   *own
	said  map[string]string                       // what the values become, by key
	bases map[string]map[string]map[string]string // cells of the base by list, entry and key
	out   Outcome
	err   error
}

// Merge takes over what the grids say. The error is that of a file that is no TOML.
func (w *Words) Merge(in Input, grids []Grid) (Outcome, error) {
	o, err := openOwn(in.Text, in.Base, w.Sheets)
	if err != nil {
		return Outcome{}, err
	}
	m := &merger{words: w, in: in, own: o, said: map[string]string{}, bases: map[string]map[string]map[string]string{}, out: Outcome{Cells: map[string]Cell{}}}
	read := 0
	for _, found := range m.sheets(grids) {
		m.table(found)
		read++
	}
	if read == 0 && len(m.out.Faults) == 0 {
		m.out.Faults = append(m.out.Faults, Fault{
			Place: grids[0].File, Message: "нет ни одной таблицы концепции",
			Hint: "таблицу называет имя листа или файла, например «Требования», или ключ --table requirements; заголовки граф — «Код», «Требование», …",
		})
	}
	m.out.Text = o.Bytes()
	return m.out, m.err
}

// sheets finds the tables that the grids hold, those first that others refer to.
func (m *merger) sheets(grids []Grid) []matched {
	var out []matched
	for _, g := range grids {
		if plain(g.Sheet) == plain(m.words.About.Name) || len(g.Rows) == 0 {
			continue
		}
		found, ok := m.find(g)
		if !ok {
			m.note("%s: таблица не распознана и пропущена", g.name())
			continue
		}
		for _, head := range found.lost {
			m.note("%s: графа «%s» не распознана и пропущена", g.name(), head)
		}
		out = append(out, found)
	}
	slices.SortStableFunc(out, func(a, b matched) int {
		return m.order(a.Table.Sheet) - m.order(b.Table.Sheet)
	})
	return out
}

// order is the place of a sheet among all.
func (m *merger) order(s Sheet) int {
	return slices.IndexFunc(m.words.Sheets, func(o Sheet) bool { return o.List == s.List })
}

// find matches a grid with the table that the user or its name says it is, else with
// the one whose heads fit best.
func (m *merger) find(g Grid) (matched, bool) {
	name := g.Sheet
	if name == "" {
		name = baseName(g.File)
	}
	for _, name := range []string{m.in.Table, name} {
		if s, ok := m.words.Sheet(name); ok {
			return match(g, m.words.fillable(s, m.in.Engagement))
		}
	}
	if s, ok := m.words.sheetIn(name); ok {
		if found, ok := match(g, m.words.fillable(s, m.in.Engagement)); ok && found.count() > 1 {
			return found, true
		}
	}
	return m.guess(g)
}

// guess matches a grid with the table whose heads fit best: three of them, or two that
// are all it has.
func (m *merger) guess(g Grid) (matched, bool) {
	var best matched
	score, rivals := 1, 0
	for _, s := range m.words.Sheets {
		found, ok := match(g, m.words.fillable(s, m.in.Engagement))
		switch n := found.count(); {
		case ok && n > score:
			best, score, rivals = found, n, 0
		case ok && n == score:
			rivals++
		}
	}
	if rivals > 0 || score < 2 || score == 2 && len(best.lost) > 0 {
		return best, false
	}
	m.note("%s прочитан как таблица «%s»", g.name(), best.Table.Sheet.Name)
	return best, true
}

// count is how many columns of the table the grid has.
func (m matched) count() int {
	n := 0
	for _, at := range m.at {
		if at >= 0 {
			n++
		}
	}
	return n
}

func baseName(file string) string {
	file = file[strings.LastIndexAny(file, `/\`)+1:]
	name, _, _ := strings.Cut(file, ".")
	return name
}

// inherited gives the cells by key that an entry has from the base of a version.
func (m *merger) inherited(s Sheet, name string) (cells map[string]string, ok bool) {
	if m.in.Base == nil {
		return nil, false
	}
	if m.bases[s.List] == nil {
		m.bases[s.List] = m.words.byKey(s, m.in.Base)
	}
	cells, ok = m.bases[s.List][name]
	return cells, ok
}

func (m *merger) note(format string, args ...any) {
	if note := fmt.Sprintf(format, args...); !slices.Contains(m.out.Notes, note) {
		m.out.Notes = append(m.out.Notes, note)
	}
}

func (m *merger) fault(place, message, hint string) {
	m.out.Faults = append(m.out.Faults, Fault{place, message, hint})
}

// try keeps the first error: what comes behind it is not done.
func (m *merger) try(step func() error) {
	if m.err == nil {
		m.err = step()
	}
}
