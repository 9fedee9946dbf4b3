package docx

import (
	"strings"

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
	marks := map[int]string{}
	for _, b := range breaks {
		if marks[b.Signs] = zeroSpace; b.Hyphen {
			marks[b.Signs] = softHyphen
		}
	}
	var out strings.Builder
	n := 0
	for _, r := range s {
		out.WriteRune(r)
		if !typeset.Counts(r) {
			continue
		}
		n++
		if mark := marks[n]; mark != zeroSpace || r != '-' && r != '—' { // those end lines by themselves
			out.WriteString(mark)
		}
	}
	return out.String()
}

const zeroSpace = "\u200b"
