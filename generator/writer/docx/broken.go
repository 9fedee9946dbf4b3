package docx

import (
	"strings"
	"unicode/utf8"

	"rd50/generator/report"
	"rd50/generator/typeset"
)

// words gives the runs of an inline's text. In cells, which the reader's program does
// not hyphenate, words may be broken where the typesetting breaks them. In a report
// whose tables are cut as the pages are, so it is everywhere: without a dictionary its
// text would be longer and push the parts of tables off their pages. The text of others
// is to be edited and stays plain.
func (d *writer) words(in report.Inline, s string, l look) elements {
	known, ok := d.pages.(Columns)
	if !ok || !d.inCell && !d.cuts() {
		return text(l, s)
	}
	return runs(l, breakable(clean(s), known.Breaks(in)))
}

// breakable marks the places where a word may be broken: by a soft hyphen, or by a
// space without width behind a sign that gets no hyphen.
func breakable(s string, breaks []typeset.Break) string {
	if len(breaks) == 0 {
		return s
	}
	var out strings.Builder
	n, done := 0, 0
	for i, r := range s {
		if !typeset.Counts(r) {
			continue
		}
		n++
		mark := markBehind(n, breaks)
		if mark == "" || mark == zeroSpace && (r == '-' || r == '—') { // those end lines by themselves
			continue
		}
		end := i + utf8.RuneLen(r)
		out.WriteString(s[done:end])
		out.WriteString(mark)
		done = end
	}
	return out.String() + s[done:]
}

// markBehind gives the mark that stands behind so many signs, of which few have one.
func markBehind(signs int, breaks []typeset.Break) string {
	for i := range breaks {
		switch b := breaks[len(breaks)-1-i]; {
		case b.Signs != signs:
		case b.Hyphen:
			return softHyphen
		default:
			return zeroSpace
		}
	}
	return ""
}

const zeroSpace = "\u200b"
