package tomledit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Change puts a text in the place of a stretch of a string's value. The stretch counts
// bytes of the value, in which every line ends with LF.
type Change struct {
	From, To int
	Text     string
}

// Spliced gives a text with changes that do not overlap.
func Spliced(s string, changes []Change) string {
	var b strings.Builder
	at := 0
	for _, c := range inPlace(changes) {
		b.WriteString(s[at:c.From])
		b.WriteString(c.Text)
		at = c.To
	}
	b.WriteString(s[at:])
	return b.String()
}

// inPlace gives changes in the order of their places.
func inPlace(changes []Change) []Change {
	return slices.SortedStableFunc(slices.Values(changes), func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
}

// Patch changes stretches of the string at a path. The rest of it stays as it is written,
// with its escapes and its lines, as long as its quotes can hold what is new.
func (f *File) Patch(path Path, changes []Change) error {
	n, left := f.tree().find(path)
	if left > 0 || n.form != inline {
		return fmt.Errorf("%w: %v", ErrNotThere, path)
	}
	raw := writtenAs(f, n.value)
	old, isText := meaning(raw).(string)
	if !isText {
		return fmt.Errorf("%w: no text at %v", ErrNotThere, path)
	}
	want := Spliced(lf(old), changes)
	text := f.lined(patched(raw, changes))
	if got, _ := meaning(text).(string); lf(got) != want {
		return f.Set(path, want)
	}
	f.splice(edit{n.value.span, text})
	return nil
}

func lf(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// patched makes changes in a string as it is written; its lines end with LF.
func patched(raw string, changes []Change) string {
	raw = lf(raw)
	w := reach(raw)
	var b strings.Builder
	at := 0
	for _, c := range inPlace(changes) {
		from, to := w.begin(c.From), w.begin(c.From)
		if c.To > c.From {
			to = w.ends[c.To-1]
		}
		b.WriteString(raw[at:from])
		b.WriteString(w.written(c.Text))
		at = to
	}
	b.WriteString(raw[at:])
	return b.String()
}

// bytesOf tells where in a written string each byte of its value stands.
type bytesOf struct {
	quotes       string
	starts, ends []int
	end          int // of what is within the quotes
}

// reach reads a written string whose lines end with LF.
func reach(raw string) bytesOf {
	w := bytesOf{quotes: raw[:1]}
	if len(raw) >= 6 && raw[1] == raw[0] && raw[2] == raw[0] {
		w.quotes = raw[:3]
	}
	i := len(w.quotes)
	w.end = len(raw) - i
	if i == 3 && raw[i] == '\n' {
		i++ // TOML drops a line end behind the opening quotes
	}
	for i < w.end {
		length, meant := 1, 1
		if raw[0] == '"' && raw[i] == '\\' {
			length, meant = escapeAt(raw[i:w.end])
		}
		for range meant {
			w.starts, w.ends = append(w.starts, i), append(w.ends, i+length)
		}
		i += length
	}
	return w
}

// begin gives where a byte of the value begins, or where the value ends.
func (w bytesOf) begin(at int) int {
	if at < len(w.starts) {
		return w.starts[at]
	}
	return w.end
}

// written gives a text as it stands within the quotes, if they can hold it.
func (w bytesOf) written(s string) string {
	switch w.quotes {
	case `"`:
		s = basic(s)
		return s[1 : len(s)-1]
	case `"""`:
		return multiline(s)
	}
	return s
}

// escapeAt gives the length of the escape that a text begins with, as it is written and
// as it is meant.
func escapeAt(raw string) (written, meant int) {
	if len(raw) == 1 {
		return 1, 1
	}
	if digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[raw[1]]; digits > 0 {
		n := min(2+digits, len(raw))
		return n, len(unquote(raw[:n]+" ")) - 1
	}
	if strings.IndexByte(" \t\n", raw[1]) >= 0 { // the line goes on behind the blanks
		return len(raw) - len(strings.TrimLeft(raw[1:], " \t\n")), 0
	}
	return 2, 1
}
