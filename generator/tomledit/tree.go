package tomledit

import (
	"cmp"
	"slices"
)

// form is how a node is written.
type form int

const (
	implied  form = iota // a table that only longer headers name
	byHeader             // a table of [x]; a list, or an entry, of [[x]]
	byDots               // the x of x.y = value
	inline               // a value behind «=» or in brackets
)

// node is a table, a list or a scalar of the file.
type node struct {
	form   form
	parent *node
	name   string
	keys   []string // of a table, in the order of the text
	table  map[string]*node
	items  []*node // of a list

	header *statement // of a table or an entry by header
	within *statement // of an inline node: the statement it stands in
	pair   *pair      // of an inline node that is the value of a key
	value  *value     // of an inline node
}

func (n *node) child(name string, f form) *node {
	if c, known := n.table[name]; known {
		return c
	}
	c := &node{form: f, parent: n, name: name}
	n.add(c)
	return c
}

func (n *node) add(c *node) {
	if n.table == nil {
		n.table = map[string]*node{}
	}
	n.keys = append(n.keys, c.name)
	n.table[c.name] = c
}

// list tells whether a node is a list of either kind.
func (n *node) list() bool {
	if n.form == inline {
		return n.value.open == '['
	}
	return n.items != nil
}

// tabular tells whether a node is a table of any kind.
func (n *node) tabular() bool {
	if n.form == inline {
		return n.value.open == '{'
	}
	return n.items == nil
}

// grow makes the tree of all statements.
func grow(statements []*statement) *node {
	root := &node{form: byHeader}
	table := root
	for _, st := range statements {
		if st.value != nil {
			table.hold(&pair{span{st.key[0].from, st.value.to}, st.key, st.value}, st)
			continue
		}
		table = root
		for _, p := range st.key[:len(st.key)-1] {
			table = table.child(p.name, implied).last()
		}
		table = table.child(st.key[len(st.key)-1].name, byHeader).opened(st)
	}
	return root
}

// last gives the entry that a header on the way through a list means.
func (n *node) last() *node {
	if len(n.items) > 0 {
		return n.items[len(n.items)-1]
	}
	return n
}

// opened gives the table that a header begins.
func (n *node) opened(st *statement) *node {
	if st.entry {
		entry := &node{form: byHeader, parent: n, header: st}
		n.form, n.items = byHeader, append(n.items, entry)
		return entry
	}
	n.form, n.header = byHeader, st
	return n
}

// hold puts a pair into a table, through the tables of its dots.
func (n *node) hold(p *pair, st *statement) {
	for _, k := range p.key[:len(p.key)-1] {
		n = n.child(k.name, byDots)
	}
	n.add(written(n, p.key[len(p.key)-1].name, p, p.value, st))
}

// written gives the node of a value and of all within it.
func written(parent *node, name string, p *pair, v *value, st *statement) *node {
	n := &node{form: inline, parent: parent, name: name, within: st, pair: p, value: v}
	for _, item := range v.items {
		n.items = append(n.items, written(n, "", nil, item, st))
	}
	for _, inner := range v.pairs {
		n.hold(inner, st)
	}
	return n
}

// find goes along a path as far as it leads, and tells how many steps are left.
func (n *node) find(path Path) (*node, int) {
	for i, step := range path {
		var next *node
		switch step := step.(type) {
		case string:
			next = n.table[step]
		case int:
			if step >= 0 && step < len(n.items) {
				next = n.items[step]
			}
		}
		if next == nil {
			return n, len(path) - i
		}
		n = next
	}
	return n, 0
}

// owned gives the statements that hold a node and nothing but it, in the order of
// the tree; none for what stands inside of a value.
func (n *node) owned() []*statement {
	if n.form == inline {
		if n.parent.form == inline || n.pair == nil || n.pair.value != n.within.value {
			return nil
		}
		return []*statement{n.within}
	}
	var out []*statement
	if n.header != nil {
		out = append(out, n.header)
	}
	for _, item := range n.items {
		out = append(out, item.owned()...)
	}
	for _, k := range n.keys {
		out = append(out, n.table[k].owned()...)
	}
	return out
}

// end gives where the last line of a node ends, or -1 where it has none.
func (n *node) end() int {
	end := -1
	for _, st := range n.owned() {
		end = max(end, st.line.to)
	}
	return end
}

// braces gives the nearest table in braces that a node is or stands in by dots.
func (n *node) braces() *node {
	for n != nil && n.form == byDots {
		n = n.parent
	}
	if n != nil && n.form == inline {
		return n
	}
	return nil
}

// inOrder gives statements as they stand in the text.
func inOrder(statements []*statement) []*statement {
	return slices.SortedFunc(slices.Values(statements), func(a, b *statement) int { return cmp.Compare(a.line.from, b.line.from) })
}
