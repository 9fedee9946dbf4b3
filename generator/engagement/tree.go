package engagement

// shape is what kind of TOML value a node holds.
type shape int

const (
	tableShape shape = iota
	arrayShape
	textShape
	integerShape
	floatShape
	boolShape
	dayShape    // a local date
	momentShape // any other date or time
)

// noun names the shape in messages, after «задано».
func (s shape) noun() string {
	switch s {
	case tableShape:
		return "таблица"
	case arrayShape:
		return "список"
	case textShape:
		return "текст"
	case integerShape:
		return "целое число"
	case floatShape:
		return "дробное число"
	case boolShape:
		return "true или false"
	case dayShape:
		return "дата"
	}
	return "дата со временем"
}

// node is one value of a TOML file and the place where it stands. The offsets
// count bytes in the text of the node's file.
type node struct {
	shape shape
	file  *file
	at    int // first byte of the value; of the header or the key for a table
	end   int // behind the value; scalars only
	keyAt int // first byte of the key; same as at where there is none
	value any // scalars only: string, int64, float64, bool or time.Time

	names []string // keys of a table in the order of the file
	table map[string]*node
	items []*node // entries of an array

	headed bool // a table that has a header [x] or is written {…}
}

func newTable(f *file, at int) *node {
	return &node{shape: tableShape, file: f, at: at, keyAt: at, table: map[string]*node{}}
}

// raw gives a scalar as it is written.
func (n *node) raw() string { return n.file.text[n.at:n.end] }

// rawScalar gives a scalar as it is written, nothing for a table or a list.
func (n *node) rawScalar() string {
	if n.shape == tableShape || n.shape == arrayShape {
		return ""
	}
	return n.raw()
}

// set puts a child in a table; an existing child of that name is replaced at
// its place.
func (n *node) set(name string, child *node) {
	if _, known := n.table[name]; !known {
		n.names = append(n.names, name)
	}
	n.table[name] = child
}

// below tells whether a key stands in one of the tables of a table.
func (n *node) below(name string) bool {
	for _, child := range n.table {
		if child.table[name] != nil {
			return true
		}
	}
	return false
}

// only gives the one entry of a list; nil where there are none or several.
func (n *node) only() *node {
	if len(n.items) != 1 {
		return nil
	}
	return n.items[0]
}

// text gives the string of a text node.
func (n *node) text() (string, bool) {
	if n == nil || n.shape != textShape {
		return "", false
	}
	s, ok := n.value.(string)
	return s, ok
}

// blank tells whether a text or a list holds nothing.
func (n *node) blank() bool {
	if n.shape == arrayShape {
		return len(n.items) == 0
	}
	s, ok := n.text()
	return ok && Blank(s)
}

// fill takes the scalars from what the other parser decoded and tells whether
// both parsers saw the same document.
func (n *node) fill(value any) bool {
	switch n.shape {
	case tableShape:
		return n.fillTable(value)
	case arrayShape:
		return n.fillArray(value)
	}
	n.value = value
	return value != nil
}

func (n *node) fillTable(value any) bool {
	m, ok := value.(map[string]any)
	if !ok || len(m) != len(n.names) {
		return false
	}
	for _, name := range n.names {
		if !n.table[name].fill(m[name]) {
			return false
		}
	}
	return true
}

func (n *node) fillArray(value any) bool {
	var list []any
	switch l := value.(type) {
	case []any:
		list = l
	case []map[string]any:
		for _, m := range l {
			list = append(list, m)
		}
	}
	if len(list) != len(n.items) {
		return false
	}
	for i, item := range n.items {
		if !item.fill(list[i]) {
			return false
		}
	}
	return true
}
