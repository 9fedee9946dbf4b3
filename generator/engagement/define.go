package engagement

import (
	"github.com/pelletier/go-toml/v2/unstable"
)

// origin is what made a table or an array. TOML 1.0, «Table» and «Inline Table»:
// by it depends what else may add to it.
type origin int

const (
	onTheWay origin = iota // a table that only a longer header names
	byHeader               // [x], or the array of [[x]]
	byDots                 // the x of x.y = value
	inBraces               // {…}; an array in brackets is in no list
)

// header opens the table of [a.b] or appends an entry to the array of [[a.b]].
func (g *grower) header(n *unstable.Node) error {
	parts, err := g.parts(n)
	if err != nil {
		return err
	}
	at := g.bracket(parts[0].at)
	if n.Kind == unstable.ArrayTable && at > 0 {
		at--
	}
	parent := g.root
	last := parts[len(parts)-1]
	for _, p := range parts[:len(parts)-1] {
		if parent, err = g.pass(parent, p, at); err != nil {
			return err
		}
	}
	if n.Kind == unstable.ArrayTable {
		return g.entry(parent, last, at)
	}
	return g.open(parent, last, at)
}

// bracket finds the «[» in front of a header's first key.
func (g *grower) bracket(at int) int {
	for at > 0 && g.file.text[at] != '[' {
		at--
	}
	return at
}

// pass goes through a table on the way of a header: of an array of tables through
// the last entry.
func (g *grower) pass(n *node, p part, at int) (*node, error) {
	child := n.table[p.name]
	if child == nil {
		child = newTable(g.file, at)
		n.set(p.name, child)
	}
	if child.shape == arrayShape && g.made[child] == byHeader {
		return child.items[len(child.items)-1], nil
	}
	if child.shape != tableShape || g.made[child] == inBraces {
		return nil, g.twice(p, child)
	}
	return child, nil
}

// open makes the table of a header, which may have been on the way before.
func (g *grower) open(parent *node, name part, at int) error {
	table := parent.table[name.name]
	if table == nil {
		table = newTable(g.file, at)
		parent.set(name.name, table)
	}
	if table.shape != tableShape || g.made[table] != onTheWay {
		return g.twice(name, table)
	}
	table.at, table.keyAt, table.headed = at, at, true
	g.table, g.made[table] = table, byHeader
	return nil
}

// entry appends a table to the array of a header.
func (g *grower) entry(parent *node, name part, at int) error {
	array := parent.table[name.name]
	if array == nil {
		array = &node{shape: arrayShape, file: g.file, at: at, keyAt: at}
		parent.set(name.name, array)
		g.made[array] = byHeader
	}
	if array.shape != arrayShape || g.made[array] != byHeader {
		s := g.twice(name, array)
		if g.made[array] == byHeader {
			s.hint = "заголовки нужны одинаковые: [[" + name.name + "]] у каждой записи списка, [" + name.name + "] у одной таблицы"
		}
		return s
	}
	g.table = newTable(g.file, at)
	g.table.headed, g.made[g.table] = true, byHeader
	array.items = append(array.items, g.table)
	return nil
}

// dotted goes through the tables of a dotted key, which may only add to what
// other dotted keys made.
func (g *grower) dotted(n *node, parts []part) (*node, error) {
	for _, p := range parts {
		child := n.table[p.name]
		if child == nil {
			child = newTable(g.file, p.at)
			n.set(p.name, child)
			g.made[child] = byDots
		}
		if child.shape != tableShape || g.made[child] != byDots {
			return nil, g.twice(p, child)
		}
		n = child
	}
	return n, nil
}

// twice is the fault of a key or a table that is there already.
func (g *grower) twice(p part, first *node) *stop {
	s := &stop{offset: p.at, first: first, message: "ключ " + p.name + " уже задан", hint: "нужно оставить одно место"}
	switch made := g.made[first]; {
	case made == inBraces:
		s.message, s.hint = "таблица "+p.name+" уже задана в фигурных скобках", "ключи дописываются внутрь тех же скобок { … }"
	case first.shape == arrayShape && made == byHeader:
		s.message, s.hint = "список "+p.name+" уже задан заголовками [["+p.name+"]]", "следующая запись начинается с такого же заголовка в двойных скобках"
	case first.shape == arrayShape:
		s.message, s.hint = "список "+p.name+" уже задан", "записи дописываются внутрь тех же скобок [ … ]"
	case made == byDots && first.shape == tableShape:
		s.message, s.hint = "таблица "+p.name+" уже задана ключами с точкой", "ключи дописываются рядом с ними: "+p.name+".ключ = значение"
	case first.shape == tableShape:
		s.message, s.hint = "таблица "+p.name+" уже задана", "ключи дописываются под тем же заголовком"
	}
	return s
}
