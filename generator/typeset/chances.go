package typeset

import (
	"math/bits"
	"unicode"
)

// seam is a place where a line may end: before glyph end, going on at glyph next. A
// hyphen is added when hyphen is set.
type seam struct {
	end, next int32
	cost      int32
	broken    int32 // more of it in justified text
	hyphen    bool
	flagged   bool // the line ends in a hyphen, its own or an added one
	forced    bool
}

// chance is a seam of a text with what stands before it: see breaker.sums.
type chance struct {
	seam
	before, behind reach
}

// reach is the width of all glyphs before a place, and that of the stretching spaces among
// them.
type reach struct{ width, spaces Length }

// anyWidth is wider than any text.
const anyWidth = 1 << 40

// Costs of breaks, on the scale of TeX's penalties.
const (
	costHyphen     = 60
	costMark       = 40 // after a written hyphen or dash
	costLiteral    = 30 // within an address or a piece of code
	costBeforeDash = 400
	costBeforeUnit = 4000
	costEmergency  = 5000
)

// What a broken word costs in justified text, where spaces give way before words do, and
// names and the first words of sentences last.
const (
	costWord        = 540
	costCapitalised = 1500
)

// chances lists the places where lines of a text may end, in order. widest is
// the narrowest line: pieces longer than it may be cut between any two signs.
func (s *setter) chances(t *text, hyphenate bool, widest Length) []chance {
	c := &s.desk.chances
	*c = chancer{t: t, widest: widest, out: c.out[:0], word: c.word[:0]}
	if hyphenate {
		c.hyphens = s.hyphens
	}
	g, words := t.glyphs, t.words
	for i := 0; i < len(g); {
		switch g[i].kind {
		case space:
			c.space(i)
			i++
		case gap:
			c.add(seam{end: int32(i), next: int32(i + 1)})
			i++
		case newline:
			c.add(seam{end: int32(i), next: int32(i + 1), forced: true})
			i++
		default:
			for len(words) > 0 && int(words[0].at) < i {
				words = words[1:]
			}
			end := pieceEnd(g, i)
			if len(words) == 0 || !c.known(&words[0], i, end) {
				c.piece(i, end)
			}
			i = end
		}
	}
	n := int32(len(g))
	c.add(seam{end: n, next: n, forced: true})
	return c.out
}

// pieceEnd is where glyphs without a space end that start at one.
func pieceEnd(g []glyph, from int) int {
	for from < len(g) && g[from].kind != space && g[from].kind != gap && g[from].kind != newline {
		from++
	}
	return from
}

type chancer struct {
	t       *text
	widest  Length
	out     []chance
	hyphens *hyphenator
	word    []rune
	name    bool // the present piece is a name of a program, a field or a file
}

func (c *chancer) add(s seam) { c.out = append(c.out, chance{seam: s}) }

// known takes over the places of a word, where it makes up the piece from … to and has
// room on each line.
func (c *chancer) known(w *placedWord, from, to int) bool {
	if int(w.at) != from || len(w.signs) != to-from || w.width > c.widest {
		return false
	}
	seams := w.seams
	if w.tail < len(seams) && c.numbered(to) {
		seams = seams[:w.tail]
	}
	for _, s := range seams {
		if s.hyphen && c.hyphens == nil {
			continue
		}
		s.end += int32(from)
		s.next += int32(from)
		c.add(s)
	}
	return true
}

// space lets a line end at a space, hardly ever before a dash or a per cent
// sign.
func (c *chancer) space(i int) {
	g := c.t.glyphs
	if i == 0 || i == len(g)-1 {
		return
	}
	ch := seam{end: int32(i), next: int32(i + 1)}
	switch g[i+1].r {
	case '—', '–':
		ch.cost = costBeforeDash
	case '%', '‰': // ГОСТ 8.417, 8.3
		ch.cost = costBeforeUnit
	}
	c.add(ch)
}

// piece looks for places within glyphs without a space.
func (c *chancer) piece(from, to int) {
	g, first := c.t.glyphs, len(c.out)
	c.name = isName(g[from:to])
	for i := from; i < to; {
		if unicode.IsLetter(g[i].r) {
			end := i
			for end < to && g[end].kind == sign && unicode.IsLetter(g[end].r) {
				end++
			}
			c.letters(i, end, from, to)
			i = max(end, i+1)
			continue
		}
		c.mark(i, from, to)
		i++
	}
	c.emergency(from, to, first)
}

// letters offers the hyphenation points of a word within a piece that starts and ends
// elsewhere.
func (c *chancer) letters(from, to, start, end int) {
	g := c.t.glyphs
	switch {
	case c.name:
		c.cases(from, to)
		return
	case c.hyphens == nil || to-from < shortestWord || c.t.formats[g[from].format].literal,
		to < end && unicode.IsDigit(g[to].r) || to < end && g[to].r == '.' && to+1 < end, // of a designation or an address
		c.numbered(to),
		(from > start && g[from-1].r == '-' || to < end && g[to].r == '-') && c.fits(from, to): // it has a hyphen, which is enough
		return
	}
	c.word = c.word[:0]
	for _, x := range g[from:to] {
		c.word = append(c.word, x.r)
	}
	broken := int32(costWord)
	if unicode.IsUpper(g[from].r) {
		broken = costCapitalised
	}
	for places := c.hyphens.breaks(c.word); places != 0; places &= places - 1 {
		at := int32(from + bits.TrailingZeros64(places) + 1)
		c.add(seam{end: at, next: at, cost: costHyphen, broken: broken, hyphen: true, flagged: true})
	}
}

// numbered tells whether a number or the letter of an appendix stands behind a word:
// «таблице 6», «формула (4)», «рисунок Б.1».
func (c *chancer) numbered(to int) bool {
	g := c.t.glyphs
	if to+1 >= len(g) || g[to].kind != space && g[to].kind != hard {
		return false
	}
	at := to + 1
	if (g[at].r == '(' || g[at].r == '№') && at+1 < len(g) {
		at++
	}
	return unicode.IsDigit(g[at].r) || g[to+1].r == '№' ||
		unicode.IsUpper(g[at].r) && (at+1 == len(g) || !unicode.IsLetter(g[at+1].r))
}

// cases offers breaks in a name before the capitals of its words.
func (c *chancer) cases(from, to int) {
	g := c.t.glyphs
	for i := from + 1; i < to; i++ {
		if unicode.IsLower(g[i-1].r) && unicode.IsUpper(g[i].r) {
			c.add(seam{end: int32(i), next: int32(i), cost: costLiteral})
		}
	}
}

// shortestName is from how many signs on a name may be broken.
const shortestName = 16

// isName tells whether a piece without spaces is a name of a program's kind: words that
// underscores, dots, slashes or capitals join. One of a file is as well.
func isName(g []glyph) bool {
	if len(g) < shortestName {
		return false
	}
	joints := 0
	for i := 1; i+1 < len(g); i++ {
		before, r, after := g[i-1].r, g[i].r, g[i+1].r
		words := unicode.IsLetter(before) && unicode.IsLetter(after)
		switch {
		case r == '_', r == '.' && words && unicode.IsLower(after), r == '/' && words, unicode.IsLower(before) && unicode.IsUpper(r):
			joints++
		}
	}
	return joints >= 2 || joints == 1 && len(g) >= 2*shortestName
}

// mark offers a break after a written hyphen, a dash, or punctuation of an address.
func (c *chancer) mark(i, from, to int) {
	g := c.t.glyphs
	if i+1 >= to || i == from || g[i].kind != sign {
		return
	}
	at := int32(i + 1)
	before, after := g[i-1].r, g[i+1].r
	switch {
	case c.name || c.t.formats[g[i].format].literal:
		if isAddressMark(g[i].r) && !isAddressMark(after) {
			c.add(seam{end: at, next: at, cost: costLiteral})
		}
	case g[i].r == '-' && unicode.IsLetter(before) && unicode.IsLetter(after),
		g[i].r == '—' && g[i+1].kind == sign, g[i].r == '…' && unicode.IsLetter(after):
		c.add(seam{end: at, next: at, cost: costMark, flagged: g[i].r == '-'})
	case g[i+1].kind != sign: // a hard space, which no line starts with
	case g[i].r == '/' && (unicode.IsLetter(after) || before == '/') || isAddressMark(g[i].r) && c.address(from, to):
		if !isAddressMark(after) {
			c.add(seam{end: at, next: at, cost: costLiteral})
		}
	}
}

// allLetters tells whether there are letters alone.
func allLetters(g []glyph) bool {
	for _, x := range g {
		if x.kind != sign || !unicode.IsLetter(x.r) {
			return false
		}
	}
	return true
}

func isAddressMark(r rune) bool {
	switch r {
	case '/', '.', '_', '?', '&', '=', '#', ':', ',', ';', '\\', '-', '%', '+', '(', ')', '@', '|':
		return true
	}
	return false
}

// address tells whether a piece is an address, «https://…» or «www.…».
func (c *chancer) address(from, to int) bool {
	g := c.t.glyphs[from:to]
	for i := 0; i+4 < len(g) && i < 12; i++ {
		if g[i].r == ':' && g[i+1].r == '/' && g[i+2].r == '/' {
			return true
		}
		if g[i].r == 'w' && g[i+1].r == 'w' && g[i+2].r == 'w' && g[i+3].r == '.' {
			return true
		}
	}
	return false
}

// emergency cuts parts that are wider than a line anywhere between two signs.
func (c *chancer) emergency(from, to, first int) {
	if c.fits(from, to) {
		return
	}
	known := append([]chance(nil), c.out[first:]...)
	c.out = c.out[:first]
	known = append(known, chance{seam: seam{end: int32(to), next: int32(to)}})
	start := from
	for _, k := range known {
		c.cut(start, int(k.end))
		if int(k.end) < to {
			c.out = append(c.out, k)
		}
		start = int(k.end)
	}
}

// fits tells whether a stretch has room on every line.
func (c *chancer) fits(from, to int) bool {
	var w Length
	for _, x := range c.t.glyphs[from:to] {
		w += x.w
	}
	return w <= c.widest
}

// cut offers a break after every sign of a stretch that is too wide for a line.
func (c *chancer) cut(from, to int) {
	if c.fits(from, to) {
		return
	}
	for i := from + 1; i < to; i++ {
		if unicode.Is(unicode.M, c.t.glyphs[i].r) {
			continue // a combining accent stays with its letter
		}
		c.add(seam{end: int32(i), next: int32(i), cost: costEmergency})
	}
}
