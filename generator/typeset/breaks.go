package typeset

// measure is the shape that a text is set to.
type measure struct {
	width     Length // of all lines
	indent    Length // of the first line; negative hangs out to the left
	ragged    bool   // spaces keep their width
	balanced  bool   // ragged, with lines of about one width: centred text
	hyphenate bool
}

// Limits of a justified line: its spaces shrink to 4/5 and stretch to 3/2 of the
// normal space at a ratio of 1. Where that is not enough, signs move together or apart
// by what no eye sees, 1/125 of the font size at a ratio of 1.
const (
	shrinkPart  = 5
	stretchPart = 2
	trackPart   = 125
)

// tolerance bounds the ratios of lines, in thousandths.
type tolerance struct {
	shrink, stretch int64
	rescue          bool // takes lines beyond the bounds where there are no others
}

// tolerances are tried in turn, so that a paragraph always gets its lines: spaces from
// 1 to 1.6 first; then narrower and ever wider ones. Narrower spaces are left to the few
// paragraphs that need them, since word processors have none and the DOCX is to break
// its pages where these pages break.
var tolerances = [...]tolerance{{0, 1200, false}, {1000, 1200, false}, {1000, 2500, false}, {1000, worst, true}}

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
	active  []int32
}

// node is a break that starts a line in a feasible set of breaks.
type node struct {
	chance   int32 // -1 is the paragraph's start
	back     int32
	demerits int64
	class    int8 // looseness of the line that ends here: 0 normal … 3 very loose
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
	for i, t := range tolerances {
		end := b.search(start, from, to, t)
		if end < 0 {
			continue
		}
		out := b.trace(end)
		if i == 0 && b.fragment(out) {
			return b.pulledUp(start, from, to, out)
		}
		return out
	}
	return nil // not reached: the last search always finds a way
}

// fragment tells whether the last line is the short end of a broken word.
func (b *breaker) fragment(lines []span) bool {
	n := len(lines)
	if b.measure.ragged || n < 2 || !lines[n-2].hyphen {
		return false
	}
	last := lines[n-1]
	return b.widths[last.to]-b.widths[last.from] < b.measure.width/shortLine
}

// pulledUp gives lines with narrower spaces where those save a line.
func (b *breaker) pulledUp(start int32, from, to int, lines []span) []span {
	if end := b.search(start, from, to, tolerances[1]); end >= 0 {
		if tight := b.trace(end); len(tight) < len(lines) {
			return tight
		}
	}
	return lines
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
	c := b.chances[to]
	w := b.widths[c.end] - b.widths[min(b.begin(start), c.end)]
	if c.hyphen {
		w += b.hyphen
	}
	if start < 0 {
		w += b.measure.indent
	}
	return w
}

// tooLong is the ratio of a line that doesn't fit.
const tooLong = -2000

// ratio tells how far a line's spaces give (down to -1000) or take, in thousandths.
func (b *breaker) ratio(start int32, to int) int64 {
	slack := int64(b.measure.width - b.natural(start, to))
	c := b.chances[to]
	from := min(b.begin(start), c.end)
	room, give := int64(b.spaces[c.end]-b.spaces[from]), b.track*int64(c.end-from)
	switch {
	case slack < 0 && (b.measure.ragged || -slack > room/shrinkPart+give):
		return tooLong
	case slack < 0:
		return slack * 1000 / (room/shrinkPart + give)
	case c.forced && !b.measure.balanced:
		return 0
	case b.measure.ragged: // never beyond the first tolerance
		return slack * 1000 / int64(b.measure.width)
	}
	return min(slack*1000/max(room/stretchPart+give, 1), worst)
}

// search runs the dynamic programme over the chances from … to and gives the node
// of the end, -1 when no set of breaks stays within the tolerance.
func (b *breaker) search(start int32, from, to int, t tolerance) int32 {
	b.nodes = append(b.nodes[:0], node{chance: start, back: -1})
	b.active = append(b.active[:0], 0)
	for i := from; i <= to; i++ {
		best, keep := node{demerits: -1}, b.active[:0]
		var closest int32 = -1
		for _, a := range b.active {
			r := b.ratio(b.nodes[a].chance, i)
			if r < -t.shrink {
				closest = a
				continue // too long, and longer with every further chance
			}
			if r <= t.stretch {
				b.improve(&best, a, i, r)
			}
			keep = append(keep, a)
		}
		b.active = keep
		if best.demerits < 0 && len(b.active) == 0 {
			if !t.rescue {
				return -1
			}
			best = node{chance: int32(i), back: closest, demerits: b.nodes[closest].demerits + 1e13, class: 3}
		}
		if best.demerits >= 0 {
			b.nodes = append(b.nodes, best)
			b.active = append(b.active, int32(len(b.nodes)-1))
		}
	}
	if last := int32(len(b.nodes) - 1); int(b.nodes[last].chance) == to {
		return last
	}
	return -1
}

// Demerits beyond those of the single line.
const (
	demeritsTwoBroken = 6000    // two lines in a row, or the last but one, end in a broken word
	demeritsUneven    = 5000    // a line with normal spaces beside a loose one
	demeritsShort     = 20000   // a last line that is hardly longer than the indent
	shortLine         = 10      // such a line is under this part of the width
	demeritsLine      = 1000000 // in ragged text: fewer lines first
	costScale         = 12      // of a break's cost in ragged text
	costBalanced      = 200     // in centred text, which breaks a word only to save a line
)

// improve takes the line from node a to chance i when it is the best yet.
func (b *breaker) improve(best *node, a int32, i int, r int64) {
	prev, c := b.nodes[a], b.chances[i]
	class := fitness(r)
	d := b.demerits(r, c, int64(b.measure.width-b.natural(prev.chance, i)))
	if !b.measure.ragged {
		if prev.chance >= 0 && b.chances[prev.chance].flagged && (c.flagged || c.forced) {
			d += demeritsTwoBroken
		}
		if diff := class - prev.class; diff > 1 || diff < -1 {
			d += demeritsUneven
		}
	}
	if c.forced && prev.chance >= 0 && b.natural(prev.chance, i) < b.measure.width/shortLine {
		d += demeritsShort * b.scale()
	}
	d += prev.demerits
	// Of ragged lines that are equally good the first are to be the fullest.
	if best.demerits < 0 || d < best.demerits || d == best.demerits && b.measure.ragged {
		*best = node{chance: int32(i), back: a, demerits: d, class: class}
	}
}

// scale is of the demerits of ragged text that is not balanced: in thousandths of a
// thousandth of the width, so that equal sums of free space count as equal.
func (b *breaker) scale() int64 {
	if b.measure.ragged && !b.measure.balanced {
		return int64(b.measure.width) / 1000
	}
	return 1
}

// demerits of one line with a ratio and free width. Ragged text wants few lines, then
// full ones, and breaks a word only where that saves a line or a quarter of one.
func (b *breaker) demerits(r int64, c chance, free int64) int64 {
	switch {
	case b.measure.balanced:
		return demeritsLine + int64(c.cost)*costBalanced + r*r/100
	case b.measure.ragged && c.forced:
		return demeritsLine * b.scale()
	case b.measure.ragged:
		return (demeritsLine+int64(c.cost)*costScale)*b.scale() + free
	}
	bad := max(r, -2*r)
	d := 10 + bad*bad*bad/10_000_000 + int64(c.cost)
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
