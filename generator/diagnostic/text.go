package diagnostic

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Style is the look of the text form. The zero Style is plain.
type Style struct {
	Colour  bool // mark parts with the colours of a terminal (ECMA-48, SGR)
	Grouped bool // tell the repeats of one warning by their places alone
}

// The colours, by what they mark.
const (
	bold   = "1"
	red    = "1;31"
	yellow = "1;33"
	green  = "1;32"
	cyan   = "36"
)

// paint marks a part of a line.
func (s Style) paint(colour, part string) string {
	if !s.Colour {
		return part
	}
	return "\x1b[" + colour + "m" + part + "\x1b[0m"
}

func (s Style) severity(v Severity) string {
	if v == Error {
		return s.paint(red, string(v))
	}
	return s.paint(yellow, string(v))
}

// Text prints the list for people: place, severity, code and message on one
// line, then the source line with a caret, then the hint. Source gives the
// text of a file, nil when it is not known; lines are left out then.
func (l List) Text(w io.Writer, source func(file string) []byte) error {
	return l.Styled(w, Style{}, source)
}

// Styled prints what Text does in a style.
func (l List) Styled(w io.Writer, style Style, source func(file string) []byte) error {
	lines := map[string][]string{}
	var others map[int][]Position
	var within map[int]bool
	if style.Grouped {
		others, within = l.repeats()
	}
	for i, d := range l {
		if within[i] {
			continue
		}
		file := d.Position.File
		if _, known := lines[file]; !known && source != nil {
			lines[file] = strings.Split(string(source(file)), "\n")
		}
		text := d.text(style, lines[file])
		if places := others[i]; len(places) > 0 {
			text += elsewhere(d.Code, places) + "\n"
		}
		if _, err := io.WriteString(w, text); err != nil {
			return err
		}
	}
	return nil
}

func (d Diagnostic) text(s Style, lines []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s %s: %s\n", s.paint(bold, d.Position.String()), s.severity(d.Severity), d.Code, Visible(d.Message))
	if line, column, ok := sourceLine(lines, d.Position); ok {
		fmt.Fprintf(&b, "    %s\n    %s%s\n", line, caretIndent(line, column), s.paint(green, "^"))
	}
	if advice := Lines(d.Advice()); advice != "" {
		fmt.Fprintf(&b, "%s %s\n", s.paint(cyan, "hint:"), strings.ReplaceAll(advice, "\n", "\n      "))
	}
	return b.String()
}

// Of a source line at most longest characters are shown; of one that is longer,
// lead of them stand before the place.
const (
	longest = 160
	lead    = 60
)

// sourceLine gives the line of a place as it is shown, and the column of the
// place in it.
func sourceLine(lines []string, p Position) (text string, column int, ok bool) {
	if p.Line < 1 || p.Line > len(lines) {
		return "", 0, false
	}
	source := strings.TrimRight(lines[p.Line-1], "\r")
	column = max(p.Column, 1)
	cut := max(column-1-lead, 0)
	start := offsetOf(source, cut)
	if column-1-cut > utf8.RuneCountInString(source[start:offsetOf(source, column-1)]) || strings.TrimSpace(source) == "" {
		return "", 0, false
	}
	if cut > 0 && offsetOf(source, longest) < len(source) {
		source, column = "…"+source[start:], lead+2
	}
	if end := offsetOf(source, longest); end < len(source) {
		source = source[:end] + "…"
	}
	return strings.Map(shown, strings.ToValidUTF8(source, "\uFFFD")), column, true
}

// offsetOf gives the offset of the n-th sign, or the text's end.
func offsetOf(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// shown keeps a source's control characters from the terminal.
func shown(r rune) rune {
	if unicode.IsControl(r) && r != '\t' {
		return '\uFFFD'
	}
	return r
}

// caretIndent keeps tabs and gives no room to combining marks, so that the caret
// stands under its character.
func caretIndent(line string, column int) string {
	var b strings.Builder
	for i, r := range []rune(line) {
		switch {
		case i+1 >= column:
			return b.String()
		case r == '\t':
			b.WriteRune('\t')
		case !unicode.Is(unicode.Mn, r):
			b.WriteByte(' ')
		}
	}
	return b.String()
}
