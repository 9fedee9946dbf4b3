package tomledit

import "strings"

// section writes a table or an entry under a header of its own, which names it from its
// parent on: behind the entry before it, or behind all that its parent has.
func (f *File) section(before, parent *node, names []string, t Table, entry bool) edit {
	at := len(f.text)
	switch {
	case before != nil:
		at = before.end()
	case parent.parent != nil:
		if end := parent.end(); end >= 0 {
			at = end
		}
	}
	path := headerPath(parent)
	for _, name := range names {
		path = strings.TrimPrefix(path+"."+Key(name), ".")
	}
	w := sectionWriter{newline: f.newline(), gap: f.newline()}
	if before != nil {
		w.indent = f.indent(before.header)
		w.inner = innerIndent(f, before)
		if tight(f, before) {
			w.gap = ""
		}
	}
	w.table(path, t, entry)
	text := w.b.String()
	if strings.TrimSpace(f.text[:at]) == "" {
		text = strings.TrimPrefix(text, w.gap)
	}
	e := f.behind(at, text)
	if at < len(f.text) && strings.TrimSpace(f.lineAt(at)) != "" && w.gap != "" {
		e.text += w.newline
	}
	return e
}

// innerIndent is the blank in front of an entry's keys.
func innerIndent(f *File, entry *node) string {
	if last := lastLine(entry); last != nil {
		return f.indent(last)
	}
	return f.indent(entry.header)
}

// tight tells whether the header of an entry follows the one before without an
// empty line.
func tight(f *File, entry *node) bool {
	if len(entry.parent.items) < 2 {
		return false
	}
	at := entry.header.line.from
	start := strings.LastIndexByte(f.text[:max(at-1, 0)], '\n') + 1
	line := strings.TrimSpace(f.text[start:at])
	return line != "" && !strings.HasPrefix(line, "#")
}

// lineAt is the line that begins at a place.
func (f *File) lineAt(at int) string {
	line, _, _ := strings.Cut(f.text[at:], "\n")
	return line
}

// headerPath names a table or a list as a header does.
func headerPath(n *node) string {
	var names []string
	for ; n != nil; n = n.parent {
		if n.name != "" || n.parent != nil && n.parent.table[""] == n {
			names = append([]string{Key(n.name)}, names...)
		}
	}
	return strings.Join(names, ".")
}

// sectionWriter writes tables under headers.
type sectionWriter struct {
	b             strings.Builder
	newline, gap  string
	indent, inner string // in front of headers and of keys
}

// table writes a header, the keys, then the tables within under their own headers.
func (w *sectionWriter) table(path string, t Table, entry bool) {
	header := "[" + path + "]"
	if entry {
		header = "[" + header + "]"
	}
	w.b.WriteString(w.gap + w.indent + header + w.newline)
	for _, p := range t {
		if _, isTable := p.Value.(Table); !isTable {
			w.b.WriteString(w.inner + Key(p.Key) + " = " + strings.ReplaceAll(inlined(p.Value), "\n", w.newline) + w.newline)
		}
	}
	for _, p := range t {
		if inner, isTable := p.Value.(Table); isTable {
			w.table(path+"."+Key(p.Key), inner, false)
		}
	}
}
