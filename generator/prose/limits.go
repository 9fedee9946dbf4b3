package prose

import (
	"bytes"
	"fmt"

	"rd50/generator/pattern"
)

// Bounds of what the Markdown parser is given: its time grows with the square of what
// one paragraph holds, and with the depth of lists and quotations. No text that people
// write comes near.
const (
	mostMarks   = 2000    // brackets or signs of emphasis in a paragraph
	mostNotes   = 2000    // footnotes in a text
	mostSearch  = 4 << 20 // bytes gone through for ends of code spans that are not there
	mostMarkers = 50      // of lists and quotations at the start of a line
)

// excess is what is too much in a text, and where.
type excess struct {
	offset        int
	message, hint string
}

// meter counts what a paragraph holds, line by line.
type meter struct {
	src      []byte
	table    bool // behind the line under a table's head: cells are read one by one
	brackets int
	marks    int
	notes    int
}

var (
	delimiterRow = pattern.New(`^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)
	itemStart    = pattern.New(`^[ \t>]*(?:[-+*]|1[.)])[ \t]`)
	noteStart    = pattern.New(`^[ \t>]*\[\^[^\]\s]+\]:`)
	markerRun    = pattern.New(`^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])[ \t]*)+`)
	marker       = pattern.New(`>|[-+*]|\d{1,9}[.)]`)
)

// tooMuch finds the first place where a text goes beyond the bounds, nil in any sane
// one.
func tooMuch(source []byte) *excess {
	if x := codeSearch(source); x != nil {
		return x
	}
	m := &meter{src: source}
	for at := 0; at < len(source); {
		end := len(source)
		if i := bytes.IndexByte(source[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if x := m.line(at, end); x != nil {
			return x
		}
		at = end
	}
	return nil
}

func (m *meter) line(at, end int) *excess {
	line := bytes.TrimRight(m.src[at:end], "\r\n")
	if run := markerRun.Find(line); len(run) > mostMarkers {
		if all := marker.FindAllIndex(run, mostMarkers+1); len(all) > mostMarkers {
			return &excess{at + all[innermost][0], tooDeep, tooDeepHint}
		}
	}
	if noteStart.Match(line) {
		if m.notes++; m.notes > mostNotes {
			return &excess{at, fmt.Sprintf("сносок в тексте больше %d", mostNotes), "разделите текст на несколько"}
		}
	}
	blank := len(bytes.Trim(line, " \t>\f\v")) == 0
	switch {
	case blank:
		m.table = false
	case bytes.IndexByte(line, '|') >= 0 && delimiterRow.Match(line):
		m.table = true
	}
	if blank || m.table || itemStart.Match(line) {
		m.brackets, m.marks = 0, 0
	}
	return m.signs(at, line)
}

// signs counts what opens links and emphasis. A reference or a footnote's mark is read
// at once.
func (m *meter) signs(at int, line []byte) *excess {
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '[':
			if i+1 == len(line) || line[i+1] != '@' && line[i+1] != '^' {
				m.brackets++
			}
		case '*', '_':
			if i == 0 || line[i-1] != line[i] {
				m.marks++
			}
		case '\\':
			i++
		}
		if m.brackets > mostMarks || m.marks > mostMarks {
			return &excess{at + i, fmt.Sprintf("знаков разметки [, * и _ в одном абзаце больше %d", mostMarks), "разделите абзац пустыми строками; сами знаки пишутся с обратной чертой: \\["}
		}
	}
	return nil
}

// codeSearch counts what the parser goes through for the ends of code spans: to the end
// of the paragraph for each run of backquotes that no equal one follows.
func codeSearch(source []byte) *excess {
	s := commentScanner{src: source}
	search := 0
	for at := bytes.IndexByte(source, '`'); at >= 0 && at < len(source); {
		s.at = at
		s.paragraph()
		for _, places := range s.runs {
			search += s.until - places[len(places)-1]
		}
		if search > mostSearch {
			return &excess{at, "знаки ` не образуют пар", "код в строке пишется между одинаковыми знаками: `код`; сам знак пишется как \\`"}
		}
		next := bytes.IndexByte(source[max(s.until, at+1):], '`')
		if next < 0 {
			break
		}
		at = max(s.until, at+1) + next
	}
	return nil
}
