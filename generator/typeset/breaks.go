package typeset

import "slices"

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
	hyphen  Length // width of a hyphen
	track   int64  // by which two signs may move at a ratio of 1
	nodes   []node
	found   []span // of a search
	lines   []span
}

// node is a break that starts a line in a feasible set of breaks.
type node struct {
	start
	back     int32
	demerits int64
	class    int8 // looseness of the line that ends here: 0 normal … 3 very loose
	hyphens  int8 // how many lines in a row end in a hyphen here
}

// start is where a line starts: behind a chance, -1 for the start of the paragraph.
type start struct {
	chance int32
	at     int32 // the line's first glyph
	before reach
}

// lines breaks a text into lines, which are good until the next text is broken.
func (s *setter) lines(t *text, m measure) []span {
	if len(t.glyphs) == 0 {
		return nil
	}
	b := &s.desk.breaker
	*b = breaker{
		text: t, measure: m, hyphen: s.hyphenWidth(t), track: int64(t.formats[0].size / trackPart),
		nodes: b.nodes[:0], found: b.found[:0], lines: b.lines[:0],
	}
	b.chances = s.chances(t, m.hyphenate, m.width-max(m.indent, 0)-b.hyphen)
	b.sums()
	for from, begin := 0, int32(-1); from < len(b.chances); {
		to := from
		for !b.chances[to].forced {
			to++
		}
		b.stretch(b.from(begin), from, to)
		begin, from = int32(to), to+1
	}
	return b.lines
}

func (s *setter) hyphenWidth(t *text) Length {
	f := t.formats[0]
	return advance(s.faces.First(f.style).Advance('-'), f.size)
}

// sums measures what stands before the chances.
func (b *breaker) sums() {
	var sum reach
	g, at := b.text.glyphs, int32(0)
	for i := range b.chances {
		c := &b.chances[i]
		for ; at < c.end; at++ {
			sum.add(&g[at])
		}
		c.before = sum
		for ; at < c.next; at++ {
			sum.add(&g[at])
		}
		c.behind = sum
	}
}

func (r *reach) add(g *glyph) {
	r.width += g.w
	if g.kind == space || g.kind == hard {
		r.spaces += g.w
	}
}

// from is the start of a line behind a chance.
func (b *breaker) from(chance int32) start {
	if chance < 0 {
		return start{chance: -1}
	}
	c := &b.chances[chance]
	return start{chance, c.next, c.behind}
}

// stretch breaks the part of the paragraph between two forced breaks.
func (b *breaker) stretch(begin start, from, to int) {
	if b.natural(&begin, &b.chances[to]) <= b.measure.width {
		b.lines = append(b.lines, b.span(&begin, &b.chances[to]))
		return
	}
	for _, t := range tolerances {
		end := b.search(begin, from, to, t)
		if end < 0 {
			continue
		}
		b.trace(end)
		if !t.sparing || b.measure.ragged || b.fewest(begin, from, to) <= len(b.found) {
			b.lines = append(b.lines, b.found...)
			return
		}
	}
}

// fewest counts the lines that the text takes when each is filled as far as spaces of
// their own width allow, words being broken where the lines found break them alone.
func (b *breaker) fewest(begin start, from, to int) int {
	n, last, at := 1, int32(-1), 0
	for i := from; i <= to; i++ {
		c := &b.chances[i]
		for at < len(b.found) && b.found[at].to < c.end {
			at++
		}
		if c.hyphen && (at == len(b.found) || b.found[at].to != c.end) {
			continue
		}
		if last >= 0 && b.natural(&begin, c) > b.measure.width {
			n, begin = n+1, b.from(last)
		}
		last = int32(i)
	}
	return n
}

// natural is the width of a line with its spaces as they are.
func (b *breaker) natural(from *start, c *chance) Length {
	w := c.before.width - from.before.width
	if c.hyphen {
		w += b.hyphen
	}
	if from.chance < 0 {
		w += b.measure.indent
	}
	return w
}

// ratio tells how far the spaces of a line with some free width give or take, in
// thousandths.
func (b *breaker) ratio(from *start, c *chance, free Length) int64 {
	slack := int64(free)
	switch {
	case slack < 0 && b.measure.ragged:
		return -worst
	case slack >= 0 && c.forced && !b.measure.balanced:
		return 0
	case b.measure.ragged: // never beyond the first tolerance
		return slack * 1000 / int64(b.measure.width)
	}
	room, give := int64(c.before.spaces-from.before.spaces), b.track*int64(c.end-from.at)
	if slack < 0 {
		return max(slack*1000/max(room/shrinkPart+give, 1), -worst)
	}
	return min(slack*1000/max(room/stretchPart+give, 1), worst)
}

// mostHyphens is how many lines in a row may end in a hyphen.
const mostHyphens = 2

// finds are the best ways to a chance, by the lines in a row that end in a hyphen there;
// there is one where its demerits are above 0.
type finds [mostHyphens + 1]node

// search runs the dynamic programme over the chances from … to and gives the node
// of the end, -1 when no set of breaks stays within the tolerance.
func (b *breaker) search(begin start, from, to int, t tolerance) int32 {
	b.nodes = append(b.nodes[:0], node{start: begin, back: -1})
	first := 0 // lines from nodes before it are too long by now, and longer with every further chance
	for i := from; i <= to; i++ {
		var best finds
		var any bool
		first, any = b.reach(&best, first, &b.chances[i], t)
		if !any && first == len(b.nodes) {
			if !t.rescue {
				return -1
			}
			closest := first - 1
			best[0] = node{back: int32(closest), demerits: b.nodes[closest].demerits + 1e13, class: 3}
			any = true
		}
		if !any {
			continue
		}
		for k := range best {
			if n := &best[k]; n.demerits > 0 {
				n.start = b.from(int32(i))
				b.nodes = append(b.nodes, *n)
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

// reach finds the best ways from the nodes to a chance; it tells the first node whose
// line to there is not too long, and whether there is a way.
func (b *breaker) reach(best *finds, first int, c *chance, t tolerance) (int, bool) {
	found := false
	for n := first; n < len(b.nodes); n++ {
		from := &b.nodes[n].start
		free := b.measure.width - b.natural(from, c)
		r := b.ratio(from, c, free)
		switch {
		case r < -t.shrink:
			if n == first {
				first++
			}
		case r <= t.stretch:
			found = b.improve(best, int32(n), c, r, free, t.rescue) || found
		case n > 0 || b.measure.indent >= 0:
			return first, found // lines from later nodes are shorter still
		}
	}
	return first, found
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

// improve takes the line from node n to a chance when it is the best yet, and tells so.
// Breaches of a rule are taken in a rescue alone.
func (b *breaker) improve(best *finds, n int32, c *chance, r int64, free Length, rescue bool) bool {
	prev := &b.nodes[n]
	next := node{back: n, class: fitness(r)}
	if c.flagged && !b.measure.ragged {
		next.hyphens = prev.hyphens + 1
	}
	d := prev.demerits + b.demerits(r, c, int64(free))
	if b.measure.ragged {
		d += b.demeritsOfLast(prev, c, free)
	} else {
		breaches := b.breaches(prev, c, free)
		if breaches > 0 && !rescue {
			return false
		}
		d += breaches*demeritsRule + demeritsBeside(prev, &next)
	}
	next.hyphens, next.demerits = min(next.hyphens, mostHyphens), d
	// Of ragged lines that are equally good the first are to be the fullest.
	at := &best[next.hyphens]
	better := at.demerits == 0 || d < at.demerits || d == at.demerits && b.measure.ragged
	if better {
		*at = next
	}
	return better
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

// trace finds the lines that lead to a node.
func (b *breaker) trace(end int32) {
	b.found = b.found[:0]
	for n := &b.nodes[end]; n.back >= 0; n = &b.nodes[n.back] {
		b.found = append(b.found, b.span(&b.nodes[n.back].start, &b.chances[n.chance]))
	}
	slices.Reverse(b.found)
}

func (b *breaker) span(from *start, c *chance) span {
	return span{from: from.at, to: c.end, hyphen: c.hyphen, last: c.forced}
}
