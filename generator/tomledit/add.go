package tomledit

import (
	"fmt"
	"slices"
	"strings"
)

// Append adds an entry to the list at a path, behind the others, as they are
// written; a list that is not there is made.
func (f *File) Append(path Path, entry Table) error {
	n, left := f.tree().find(path)
	switch {
	case left == 0 && n.form == inline && n.list():
		text := f.lined(inlined(entry))
		f.splice(f.exchanged(n.value, len(n.items), 0, []string{text})...)
		return nil
	case left == 0 && n.form == byHeader && n.list():
		f.splice(f.section(n.items[len(n.items)-1], n.parent, []string{n.name}, entry, true))
		return nil
	}
	names, ok := keysOf(path[len(path)-left:])
	switch {
	case !ok || left == 0 || !n.tabular():
		return fmt.Errorf("%w: %v", ErrNotThere, path)
	case n.headed():
		f.splice(f.section(nil, n, names, entry, true))
		return nil
	}
	var v any = []any{Inline(entry)}
	for _, name := range slices.Backward(names[1:]) {
		v = Inline{{name, v}}
	}
	f.splice(f.added(n, names[0], v))
	return nil
}

// keysOf gives the steps of a path that leads through tables alone.
func keysOf(path Path) ([]string, bool) {
	var out []string
	for _, step := range path {
		name, isKey := step.(string)
		if !isKey {
			return nil, false
		}
		out = append(out, name)
	}
	return out, true
}

// headed tells whether a header can name what stands in a node.
func (n *node) headed() bool {
	for ; n != nil; n = n.parent {
		if n.form == inline || n.form == byDots {
			return false
		}
	}
	return true
}

// added writes a key that a table lacks.
func (f *File) added(n *node, name string, v any) edit {
	if t, isTable := v.(Table); isTable && n.headed() {
		return f.section(nil, n, []string{name}, t, false)
	}
	if b := n.braces(); b != nil {
		return f.inBraces(b, dotted(n, b)+Key(name)+" = "+inlined(v))
	}
	top := n
	for top.form == byDots {
		top = top.parent
	}
	text := dotted(n, top) + Key(name) + " = " + f.lined(inlined(v)) + f.newline()
	if top.form == implied {
		return f.opened(top, text)
	}
	return f.line(n, top, text)
}

// dotted gives the names that lead from a table down to one of its tables by dots.
func dotted(n, top *node) string {
	out := ""
	for ; n != top; n = n.parent {
		out = Key(n.name) + "." + out
	}
	return out
}

// inBraces writes a pair behind the others in braces.
func (f *File) inBraces(n *node, pair string) edit {
	if len(n.value.pairs) == 0 {
		return edit{n.value.span, "{ " + pair + " }"}
	}
	at := n.value.pairs[len(n.value.pairs)-1].to
	return edit{span{at, at}, ", " + pair}
}

// opened writes the header that a table lacks, with its first key, in front of the
// longer headers that imply it.
func (f *File) opened(n *node, text string) edit {
	first := len(f.text)
	for _, st := range n.owned() {
		first = min(first, st.line.from)
	}
	first = f.aboveComments(first)
	return edit{span{first, first}, "[" + headerPath(n) + "]" + f.newline() + text + f.newline()}
}

// aboveComments goes up from a line over the comments that stand right above it.
func (f *File) aboveComments(at int) int {
	for at > 0 {
		start := strings.LastIndexByte(f.text[:at-1], '\n') + 1
		if !strings.HasPrefix(strings.TrimLeft(f.text[start:at], " \t"), "#") {
			break
		}
		at = start
	}
	return at
}

// line writes a line behind the last one of a table, or of its dotted keys where n
// is below the table.
func (f *File) line(n, top *node, text string) edit {
	last := lastLine(n)
	if last == nil {
		last = lastLine(top)
	}
	switch {
	case last != nil:
		return f.behind(last.line.to, f.indent(last)+text)
	case top.header != nil:
		return f.behind(top.header.line.to, f.indent(top.header)+text)
	}
	return f.atTop(text)
}

// atTop writes a key of the file itself that has none yet: in front of the first
// header and its comments.
func (f *File) atTop(text string) edit {
	first := f.tree().start(len(f.text))
	if first == len(f.text) {
		return f.behind(first, text)
	}
	first = f.aboveComments(first)
	return edit{span{first, first}, text + f.newline()}
}

// start gives where the first line of a node begins, at most the given place.
func (n *node) start(most int) int {
	for _, st := range n.owned() {
		most = min(most, st.line.from)
	}
	return most
}

// lastLine is the last pair on a line of its own in a table or below it by dots.
func lastLine(n *node) *statement {
	var last *statement
	for _, k := range n.keys {
		var st *statement
		switch c := n.table[k]; c.form {
		case inline:
			st = c.within
		case byDots:
			st = lastLine(c)
		}
		if st != nil && (last == nil || st.line.from > last.line.from) {
			last = st
		}
	}
	return last
}

// behind writes a text at the end of a line, which the last line of a file may lack.
func (f *File) behind(at int, text string) edit {
	if at > 0 && f.text[at-1] != '\n' {
		text = f.newline() + text
	}
	return edit{span{at, at}, text}
}

// indent is the blank in front of a statement.
func (f *File) indent(st *statement) string {
	line := f.text[st.line.from:st.line.to]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}
