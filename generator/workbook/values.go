package workbook

import (
	"fmt"
	"strings"
	"unicode"

	"rd50/generator/tomledit"
)

// same tells whether a value of the engagement is what a canonical cell has: a cell
// keeps fewer digits, and no blanks around the lines of a list.
func (c Column) same(old, cell string) bool {
	if kept, err := c.canonical(old); err == nil {
		old = kept
	}
	return sameCell(old, cell)
}

// sameCell tells whether two cells mean the same: spreadsheets lose blanks at the ends
// of lines.
func sameCell(a, b string) bool { return trimmed(a) == trimmed(b) }

func trimmed(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	for i := range lines {
		lines[i] = strings.Map(printable, strings.TrimRight(lines[i], " \t\r"))
	}
	return strings.Join(lines, "\n")
}

// printable gives what a book has in the place of a character that XML can't hold.
func printable(c rune) rune {
	if unicode.IsControl(c) && c != '\t' && c != '\r' {
		return unicode.ReplacementChar
	}
	return c
}

// says notes what a value becomes and from which cell. False says that another table
// has it otherwise.
func (m *merger) says(key, cell, place string) bool {
	if before, twice := m.said[key]; twice && before != cell {
		m.fault(place, "в другой таблице у этого значения иное", "там: "+m.out.Cells[key].Place)
		return false
	}
	m.said[key], m.out.Cells[key] = cell, changedCell(place, cell)
	return true
}

// set gives a key of an entry a value, or takes it away.
func (m *merger) set(s Sheet, name string, c Column, cell, place string) {
	if !m.says(s.List+"["+name+"]."+c.Key, cell, place) {
		return
	}
	base, _ := m.inherited(s, name)
	switch {
	case c.same(base[c.Key], cell):
		m.try(func() error { return m.own.revert(s, name, c.Key) })
	case cell != "":
		m.write(s, name, c.valued(cell), c.Key)
	case c.Form == IDs || c.Form == Lines:
		m.write(s, name, []any{}, c.Key)
	case (c.Form == Text || c.Form == Long) && c.Key != "duration":
		m.write(s, name, "", c.Key)
	default:
		m.inheritedStays(place)
	}
}

// inheritedStays tells that a version has no way to take such a value of its base away.
func (m *merger) inheritedStays(place string) {
	m.fault(place, "значение исходной концепции в версии не очищается", "нужно другое значение; убирается оно в исходной концепции")
}

// write sets a value of an entry.
func (m *merger) write(s Sheet, name string, v any, steps ...any) {
	m.try(func() error {
		path, err := m.own.entry(s, name)
		if err != nil {
			return err
		}
		path = append(path, steps...)
		return m.own.Set(path, m.own.alike(path, v))
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
	c := t.Columns[level]
	switch text := given(note); {
	case given(level) == "" && text == "":
		m.member("compliance", c, old.Name, "", nil, place)
	case text == "":
		m.member("compliance", c, old.Name, given(level), given(level), place)
	default:
		m.member("compliance", c, old.Name, given(level)+" "+text,
			tomledit.Inline{{Key: "level", Value: given(level)}, {Key: "note", Value: text}}, place)
	}
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

// score sets what a variant has for a criterion.
func (m *merger) score(c Column, criterion, cell, place string) {
	var v any
	if cell != "" {
		v = tomledit.Literal(cell)
	}
	m.member("scores", c, criterion, cell, v, place)
}

// member sets a value in a table that a variant has by ids of other lists; nil takes
// it away. Said is what the value says, with its note.
func (m *merger) member(table string, c Column, id, said string, v any, place string) {
	if !m.says("variants["+c.member+"]."+table+"["+id+"]", said, place) {
		return
	}
	s, _ := m.words.Sheet("variants")
	list := map[string]string{"compliance": "requirements", "scores": "criteria"}[table]
	of, _ := m.words.Sheet(list)
	base, _ := m.inherited(of, id)
	had := strings.TrimSpace(base[c.Key] + " " + base[c.Key+".note"])
	switch {
	case had == said:
		m.try(func() error { return m.own.revert(s, c.member, table, id) })
	case v == nil:
		m.inheritedStays(place)
	default:
		m.write(s, c.member, v, table, id)
	}
}

// amounts sets the sums of a cost by year, up to the last one that is given.
func (m *merger) amounts(t matched, old Row, cells []string, place string) {
	s, list := t.Table.Sheet, t.amountsOf(cells, old)
	if !m.says(s.List+"["+old.Name+"].amounts", fmt.Sprint(list), place) {
		return
	}
	if base, _ := m.inherited(s, old.Name); base["amounts"] == joined(list) {
		m.try(func() error { return m.own.revert(s, old.Name, "amounts") })
		return
	}
	m.write(s, old.Name, list, "amounts")
}

func joined(list []any) string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = fmt.Sprint(v)
	}
	return strings.Join(out, " ")
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
