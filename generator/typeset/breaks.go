package typeset

// measure is the shape that a text is set to.
type measure struct {
	width     Length // of all lines
	indent    Length // of the first line; negative hangs out to the left
	ragged    bool   // spaces keep their width
	balanced  bool   // ragged, with lines of about one width: centred text
	hyphenate bool
}

// What a justified line gives and takes at a ratio of 1: its spaces shrink to 4/5 and
// stretch to 3/2 of the normal space, signs move together or apart by 1/125 of the font
// size. How a line is then justified, liner.justify knows.
const (
	shrinkPart  = 5
	stretchPart = 2
	trackPart   = 125
)

// tolerance bounds the ratios of lines, in thousandths.
type tolerance struct {
	shrink, stretch int64
	sparing         bool // takes narrow spaces, but saves no line by them
	rescue          bool // takes lines beyond the bounds and the rules where there are no others
}

// tolerances are tried in turn, so that a paragraph always gets its lines: spaces from
// 0.8 to 1.6 first; then what signs that are farther apart or broader give besides, which
// a line of few words needs when it must not end in a hyphen; then closer and narrower
// ones; then anything. Word processors narrow no space, and the DOCX is to break its pages
// where these pages break: so narrow lines that save one are left to the few paragraphs
// that need them.
var tolerances = [...]tolerance{
	{shrink: 1200, stretch: 1350, sparing: true}, {stretch: 1350}, {stretch: 2800}, {shrink: 2100, stretch: 2800}, {shrink: 2100, stretch: worst, rescue: true},
}

// worst bounds a ratio, so that sums of demerits stay within 64 bits.
const worst = 30000

// span is one line found by the breaker.
type span struct {
	from, to int32
	hyphen   bool
	last     bool // ends the paragraph or stands before a forced break: not justified
}

// breaker finds the best set of breaks for a paragraph: the least sum of demerits
// over all lines (Knuth, Plass: Breaking Paragraphs into Lines, 1981).
type breaker struct {
	text    *text
	measure measure
	chances []chance
	widths  []Length // widths[i]: of the glyphs before i
	spaces  []Length // spaces[i]: of the stretching spaces before i
	hyphen  Length   // width of a hyphen
	track   int64    // by which two signs may move at a ratio of 1
	nodes   []node
}

// node is a break that starts a line in a feasible set of breaks.
type node struct {
	chance   int32 // -1 is the paragraph's start
	back     int32
	demerits int64
	class    int8 // looseness of the line that ends here: 0 normal … 3 very loose
	hyphens  int8 // how many lines in a row end in a hyphen here
}

// lines breaks a text into lines.
func (s *setter) lines(t *text, m measure) []span {
	if len(t.glyphs) == 0 {
		return nil
	}
	b := &breaker{text: t, measure: m, hyphen: s.hyphenWidth(t), track: int64(t.formats[0].size / trackPart)}
	b.chances = s.chances(t, m.hyphenate, m.width-max(m.indent, 0)-b.hyphen)
	b.sums()
	var out []span
	for from, start := 0, int32(-1); from < len(b.chances); {
		to := from
		for !b.chances[to].forced {
			to++
		}
		out = append(out, b.stretch(start, from, to)...)
		start, from = int32(to), to+1
	}
	return out
}

func (s *setter) hyphenWidth(t *text) Length {
	f := t.formats[0]
	return advance(s.faces.First(f.style).Advance('-'), f.size)
}

func (b *breaker) sums() {
	n := len(b.text.glyphs)
	b.widths, b.spaces = make([]Length, n+1), make([]Length, n+1)
	for i, g := range b.text.glyphs {
		b.widths[i+1] = b.widths[i] + g.w
		b.spaces[i+1] = b.spaces[i]
		if g.kind == space || g.kind == hard {
			b.spaces[i+1] += g.w
		}
	}
}

// stretch breaks the part of the paragraph between two forced breaks.
func (b *breaker) stretch(start int32, from, to int) []span {
	if b.natural(start, to) <= b.measure.width {
		return []span{b.span(start, int32(to))}
	}
	for _, t := range tolerances {
		end := b.search(start, from, to, t)
		if end < 0 {
			continue
		}
		if lines := b.trace(end); !t.sparing || b.measure.ragged || b.fewest(start, from, to, lines) <= len(lines) {
			return lines
		}
	}
	return nil // not reached: the last search always finds a way
}

// fewest counts the lines that the text takes when each is filled as far as spaces of
// their own width allow, words being broken where these lines break them alone.
func (b *breaker) fewest(start int32, from, to int, lines []span) int {
	n, last, at := 1, int32(-1), 0
	for i := from; i <= to; i++ {
		c := &b.chances[i]
		for at < len(lines) && lines[at].to < c.end {
			at++
		}
		if c.hyphen && (at == len(lines) || lines[at].to != c.end) {
			continue
		}
		if last >= 0 && b.natural(start, i) > b.measure.width {
			n, start = n+1, last
		}
		last = int32(i)
	}
	return n
}

// begin is the first glyph of a line that starts at a chance.
func (b *breaker) begin(chance int32) int32 {
	if chance < 0 {
		return 0
	}
	return b.chances[chance].next
}

// natural is the width of a line with its spaces as they are.
func (b *breaker) natural(start int32, to int) Length {
	c := &b.chances[to]
	w := b.widths[c.end] - b.widths[min(b.begin(start), c.end)]
	if c.hyphen {
		w += b.hyphen
	}
	if start < 0 {
		w += b.measure.indent
	}
	return w
}

// ratio tells how far the spaces of a line with some free width give or take, in
// thousandths.
func (b *breaker) ratio(start int32, to int, free Length) int64 {
	slack, c := int64(free), &b.chances[to]
	switch {
	case slack < 0 && b.measure.ragged:
		return -worst
	case slack >= 0 && c.forced && !b.measure.balanced:
		return 0
	case b.measure.ragged: // never beyond the first tolerance
		return slack * 1000 / int64(b.measure.width)
	}
	from := min(b.begin(start), c.end)
	room, give := int64(b.spaces[c.end]-b.spaces[from]), b.track*int64(c.end-from)
	if slack < 0 {
		return max(slack*1000/max(room/shrinkPart+give, 1), -worst)
	}
	return min(slack*1000/max(room/stretchPart+give, 1), worst)
}

// mostHyphens is how many lines in a row may end in a hyphen.
const mostHyphens = 2

// finds are the best ways to a chance, by the lines in a row that end in a hyphen there.
type finds [mostHyphens + 1]node

// search runs the dynamic programme over the chances from … to and gives the node
// of the end, -1 when no set of breaks stays within the tolerance.
func (b *breaker) search(start int32, from, to int, t tolerance) int32 {
	b.nodes = append(b.nodes[:0], node{chance: start, back: -1})
	first := 0 // lines from nodes before it are too long by now, and longer with every further chance
	for i := from; i <= to; i++ {
		var best finds
		first = b.reach(&best, first, i, t)
		if best == (finds{}) && first == len(b.nodes) {
			if !t.rescue {
				return -1
			}
			closest := first - 1
			best[0] = node{chance: int32(i), back: int32(closest), demerits: b.nodes[closest].demerits + 1e13, class: 3}
		}
		for _, n := range best {
			if n.demerits > 0 {
				b.nodes = append(b.nodes, n)
			}
		}
	}
	return b.end(to)
}

// end gives the best node at the last chance, -1 for none.
func (b *breaker) end(to int) int32 {
	best := int32(-1)
	for n := len(b.nodes) - 1; n >= 0 && int(b.nodes[n].chance) == to; n-- {
		if best < 0 || b.nodes[n].demerits < b.nodes[best].demerits {
			best = int32(n)
		}
	}
	return best
}

// reach finds the best ways from the nodes to chance i; it tells the first node whose
// line to there is not too long.
func (b *breaker) reach(best *finds, first, i int, t tolerance) int {
	for n := first; n < len(b.nodes); n++ {
		free := b.measure.width - b.natural(b.nodes[n].chance, i)
		r := b.ratio(b.nodes[n].chance, i, free)
		switch {
		case r < -t.shrink:
			if n == first {
				first++
			}
		case r <= t.stretch:
			b.improve(best, int32(n), i, r, free, t.rescue)
		case n > 0 || b.measure.indent >= 0:
			return first // lines from later nodes are shorter still
		}
	}
	return first
}

// Demerits beyond those of the single line.
const (
	demeritsTwoBroken = 6000    // two lines in a row end in a hyphen
	demeritsUneven    = 5000    // a line with normal spaces beside a loose one
	demeritsRule      = 1e11    // what no justified paragraph has that can do without
	demeritsShort     = 20000   // in ragged text: a last line that is hardly longer than the indent
	shortLine         = 10      // such a line is under this part of the width
	demeritsLine      = 1000000 // in ragged text: fewer lines first
	costScale         = 12      // of a break's cost in ragged text
	costBalanced      = 200     // in centred text, which breaks a word only to save a line
)

// improve takes the line from node n to chance i when it is the best yet. Breaches of a
// rule are taken in a rescue alone.
func (b *breaker) improve(best *finds, n int32, i int, r int64, free Length, rescue bool) {
	prev, c := &b.nodes[n], &b.chances[i]
	next := node{chance: int32(i), back: n, class: fitness(r)}
	if c.flagged && !b.measure.ragged {
		next.hyphens = prev.hyphens + 1
	}
	d := prev.demerits + b.demerits(r, c, int64(free))
	if b.measure.ragged {
		d += b.demeritsOfLast(prev, c, free)
	} else {
		breaches := b.breaches(prev, c, free)
		if breaches > 0 && !rescue {
			return
		}
		d += breaches*demeritsRule + demeritsBeside(prev, &next)
	}
	next.hyphens, next.demerits = min(next.hyphens, mostHyphens), d
	// Of ragged lines that are equally good the first are to be the fullest.
	at := &best[next.hyphens]
	if at.demerits == 0 || d < at.demerits || d == at.demerits && b.measure.ragged {
		*at = next
	}
}

// breaches counts what a justified line from a node to chance i breaks: never are more
// than two lines in a row, or the last but one, to end in a hyphen, and never a last
// line is to be shorter than the indent of paragraphs.
func (b *breaker) breaches(prev *node, c *chance, free Length) (n int64) {
	if c.flagged && prev.hyphens == mostHyphens {
		n++
	}
	if c.forced && prev.hyphens > 0 {
		n++
	}
	if c.forced && prev.back >= 0 && b.measure.width-free < min(firstIndent, b.measure.width/4) {
		n++
	}
	return n
}

// demeritsBeside are of a justified line below another.
func demeritsBeside(prev, next *node) (d int64) {
	if prev.hyphens > 0 && next.hyphens > 0 {
		d += demeritsTwoBroken
	}
	if diff := next.class - prev.class; diff > 1 || diff < -1 {
		d += demeritsUneven
	}
	return d
}

// demeritsOfLast are of a short last line of ragged text.
func (b *breaker) demeritsOfLast(prev *node, c *chance, free Length) int64 {
	if c.forced && prev.back >= 0 && b.measure.width-free < b.measure.width/shortLine {
		return demeritsShort * b.scale()
	}
	return 0
}

// scale is of the demerits of ragged text that is not balanced: in thousandths of a
// thousandth of the width, so that equal sums of free space count as equal.
func (b *breaker) scale() int64 {
	if b.measure.ragged && !b.measure.balanced {
		return max(int64(b.measure.width)/1000, 1)
	}
	return 1
}

// demerits of one line with a ratio and free width. Ragged text wants few lines, then
// full ones, and breaks a word only where that saves a line or a quarter of one.
func (b *breaker) demerits(r int64, c *chance, free int64) int64 {
	switch {
	case b.measure.balanced:
		return demeritsLine + int64(c.cost)*costBalanced + r*r/100
	case b.measure.ragged && c.forced:
		return demeritsLine * b.scale()
	case b.measure.ragged:
		return (demeritsLine+int64(c.cost)*costScale)*b.scale() + free
	}
	bad := max(r, -2*r)
	d := 10 + bad*bad*bad/10_000_000 + int64(c.cost+c.broken)
	return d * d
}

func fitness(r int64) int8 {
	switch {
	case r <= 350:
		return 0
	case r <= 700:
		return 1
	case r <= 1100:
		return 2
	}
	return 3
}

// trace gives the lines that lead to a node.
func (b *breaker) trace(end int32) []span {
	var out []span
	for n := end; b.nodes[n].back >= 0; n = b.nodes[n].back {
		out = append(out, b.span(b.nodes[b.nodes[n].back].chance, b.nodes[n].chance))
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

func (b *breaker) span(start, end int32) span {
	c := b.chances[end]
	return span{from: min(b.begin(start), c.end), to: c.end, hyphen: c.hyphen, last: c.forced}
}
