package terminal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"rd50/generator/report"
)

// style is how a character looks; styles add up.
type style uint8

const (
	bold style = 1 << iota
	italic
	faint
	underlined
	heading
	hole // a mark of a draft
)

// codes are the parameters of SGR (ECMA-48, 8.3.117).
var codes = []struct {
	style style
	code  string
}{{bold, "1"}, {italic, "3"}, {faint, "2"}, {underlined, "4"}, {heading, "1;36"}, {hole, "1;31"}}

func (s style) String() string {
	var out []string
	for _, c := range codes {
		if s&c.style != 0 {
			out = append(out, c.code)
		}
	}
	return strings.Join(out, ";")
}

// glyph is a character with its look and the columns that it takes.
type glyph struct {
	char  rune
	style style
	width uint8
}

// line is a piece of text; in it a line end is a forced one.
type line []glyph

// Blanks: that which a line may be broken at, and the fixed ones, which are printed
// like it.
const (
	blank   = ' '
	nbsp    = '\u00a0'
	narrow  = '\u202f'
	newLine = '\n'
)

// styled makes a line of a string. Control characters can't reach the terminal.
func styled(s string, look style) line {
	out := make(line, 0, utf8.RuneCountInString(s))
	for _, r := range s {
		width := uint8(1)
		if !ordinary(r) {
			if r = harmless(r); r == '\t' {
				r = blank
			}
			width = columns(r)
		}
		out = append(out, glyph{r, look, width})
	}
	return out
}

// repeated adds a sign of one column several times.
func (l line) repeated(r rune, n int, look style) line {
	for range n {
		l = append(l, glyph{r, look, 1})
	}
	return l
}

// ordinary tells a letter, digit or point of Latin or Cyrillic text: it is harmless and
// takes one column.
func ordinary(r rune) bool {
	return r >= ' ' && r < 0x7F || r >= 0x400 && r < 0x483 || r >= 0xA0 && r < 0x300 && r != 0xAD
}

// Harmless gives a text in which no control character is left that a terminal could
// obey, but tabs and line ends.
func Harmless(s string) string { return strings.Map(harmless, s) }

func harmless(r rune) rune {
	if r != newLine && r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
		return unicode.ReplacementChar
	}
	return r
}

// columns gives the width of a character on a terminal.
func columns(r rune) uint8 {
	if r == newLine || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	if r < 0x1100 {
		return 1
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

func (l line) width() int {
	sum := 0
	for _, g := range l {
		sum += int(g.width)
	}
	return sum
}

// longest gives the width of the longest part that no line end may cut.
func (l line) longest() int {
	most, run := 0, 0
	for i, g := range l {
		if g.char == blank || g.char == newLine {
			run = 0
			continue
		}
		run += int(g.width)
		most = max(most, run)
		if l.breaksBehind(i) {
			run = 0
		}
	}
	return most
}

// breaksBehind tells whether a line may end behind a character that is no blank.
func (l line) breaksBehind(i int) bool {
	switch l[i].char {
	case '-', '/', '—', '·', '_':
		return i > 0 && i+1 < len(l) && !unicode.IsSpace(l[i-1].char) && unicode.IsLetter(l[i+1].char) && !l.inCode(i)
	}
	return false
}

// inCode tells whether a character is the hyphen of a code, such as «SS-ПП».
func (l line) inCode(i int) bool {
	if l[i].char != '-' {
		return false
	}
	from, to := i, i+1
	for from > 0 && i-from <= report.LongestCode && l[from-1].ofCode() {
		from--
	}
	for to < len(l) && to-i <= report.LongestCode && l[to].ofCode() {
		to++
	}
	var word strings.Builder
	for _, g := range l[from:to] {
		word.WriteRune(g.char)
	}
	return len(report.Codes(word.String())) > 0
}

func (g glyph) ofCode() bool {
	return g.char == '-' || unicode.IsLetter(g.char) || unicode.IsDigit(g.char)
}

// wrap breaks a line so that no part is wider than room. A word that is wider is
// cut, with a hyphen between letters.
func (l line) wrap(room int) []line {
	room = max(room, 2)
	var out []line
	for start := 0; start <= len(l); {
		end := start
		for end < len(l) && l[end].char != newLine {
			end++
		}
		out = append(out, l[start:end].fold(room)...)
		start = end + 1
	}
	return out
}

func (l line) fold(room int) []line {
	var out []line
	for {
		l = l.trimLeft()
		cut, hyphen := l.cut(room)
		part := l[:cut].trimRight()
		if hyphen {
			part = append(part[:len(part):len(part)], glyph{'-', part[len(part)-1].style, 1})
		}
		out = append(out, part)
		if l = l[cut:]; len(l.trimLeft()) == 0 {
			return out
		}
	}
}

// cut gives where to break a line.
func (l line) cut(room int) (at int, hyphen bool) {
	used, i := 0, 0
	for ; i < len(l) && used+int(l[i].width) <= room; i++ {
		used += int(l[i].width)
		if l[i].char == blank {
			at = i
		} else if l.breaksBehind(i) {
			at = i + 1
		}
	}
	switch {
	case i == len(l) || l[i].char == blank:
		return i, false
	case at > 0:
		return at, false
	case i > 2 && unicode.IsLetter(l[i].char) && unicode.IsLetter(l[i-1].char) && unicode.IsLetter(l[i-2].char):
		return i - 1, true
	}
	return max(i, 1), false
}

func (l line) trimLeft() line {
	for len(l) > 0 && l[0].char == blank {
		l = l[1:]
	}
	return l
}

func (l line) trimRight() line {
	for len(l) > 0 && l[len(l)-1].char == blank {
		l = l[:len(l)-1]
	}
	return l
}

// join puts lines behind one another.
func join(parts ...line) line {
	var out line
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// pad gives blanks.
func pad(n int) line { return line(nil).repeated(blank, n, 0) }

// print writes a line, in colours or without.
func (l line) print(b *strings.Builder, colour bool) {
	var now style
	for _, g := range l.trimRight() {
		if colour && g.style != now {
			if now != 0 {
				b.WriteString("\x1b[0m")
			}
			if g.style != 0 {
				b.WriteString("\x1b[" + g.style.String() + "m")
			}
			now = g.style
		}
		if g.char == nbsp || g.char == narrow {
			g.char = blank
		}
		b.WriteRune(g.char)
	}
	if now != 0 {
		b.WriteString("\x1b[0m")
	}
	b.WriteByte('\n')
}
