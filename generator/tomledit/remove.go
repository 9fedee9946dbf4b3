package tomledit

import (
	"fmt"
	"strings"
)

// Remove takes away the key, the entry or the table at a path. Comments on lines of
// their own stay, unless they stand within what goes.
func (f *File) Remove(path Path) error {
	n, left := f.tree().find(path)
	if left > 0 || n.parent == nil {
		return fmt.Errorf("%w: %v", ErrNotThere, path)
	}
	if b := n.parent.braces(); b != nil {
		f.splice(f.withoutInner(n, b)...)
		return nil
	}
	f.splice(f.withoutLines(n)...)
	return nil
}

// withoutInner takes a value out of brackets or braces.
func (f *File) withoutInner(n, in *node) []edit {
	if n.form == inline && n.pair == nil {
		for i, item := range in.items {
			if item == n {
				return f.dropped(in.value, i, 1)
			}
		}
	}
	gone := map[*pair]bool{}
	n.pairs(gone)
	if len(gone) == len(in.value.pairs) {
		return []edit{{in.value.span, "{}"}}
	}
	return f.withoutPairs(in.value, gone)
}

// pairs collects the pairs that give a node its values.
func (n *node) pairs(into map[*pair]bool) {
	if n.form == inline {
		into[n.pair] = true
		return
	}
	for _, k := range n.keys {
		n.table[k].pairs(into)
	}
}

// withoutPairs takes pairs with one comma each out of braces that keep others.
func (f *File) withoutPairs(braces *value, gone map[*pair]bool) []edit {
	var out []edit
	kept := -1 // end of the last pair that stays
	for i, p := range braces.pairs {
		switch {
		case !gone[p]:
			kept = p.to
		case kept < 0:
			out = append(out, edit{span{p.from, braces.pairs[i+1].from}, ""})
		default:
			out = append(out, edit{span{braces.pairs[i-1].to, p.to}, ""})
		}
	}
	return out
}

// withoutLines takes away the lines of a node. What stands between the first and
// the last line of one table under its header goes, too.
func (f *File) withoutLines(n *node) []edit {
	var out []edit
	for _, st := range inOrder(n.owned()) {
		if last := len(out) - 1; last >= 0 && f.filler(span{out[last].to, st.line.from}) {
			out[last].to = st.line.to
			continue
		}
		out = append(out, edit{st.line, ""})
	}
	for i := range out {
		if n.form == byHeader {
			out[i].span = f.withGap(out[i].span)
		}
	}
	return out
}

// filler tells whether a stretch holds blanks and comments alone.
func (f *File) filler(s span) bool {
	for line := range strings.Lines(f.text[s.from:s.to]) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// withGap adds the empty lines behind a stretch where there are some before it,
// too, or it ends the file.
func (f *File) withGap(s span) span {
	before := f.text[:s.from]
	head := strings.TrimRight(before, " \t\r\n")
	if head != "" && strings.Count(before[len(head):], "\n") < 2 {
		return s
	}
	to := s.to
	for to < len(f.text) && strings.TrimSpace(f.lineAt(to)) == "" {
		to = min(to+len(f.lineAt(to))+1, len(f.text))
	}
	if to == len(f.text) && head != "" {
		return span{len(head) + strings.IndexByte(before[len(head):], '\n') + 1, to}
	}
	return span{s.from, to}
}
