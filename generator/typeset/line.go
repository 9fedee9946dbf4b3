package typeset

import (
	"unicode/utf8"

	"rd50/fonts"
	"rd50/generator/report"
)

// line is one set line: items around a baseline at 0 that starts at 0.
type line struct {
	items        []Item
	width        Length // natural or justified
	above, below Length // extents of tall boxes; 0 for plain text
	notes        []*report.Footnote
}

// setLine places the glyphs of a span. target is the width to justify to; 0 keeps the
// spaces as they are.
func (s *setter) setLine(t *text, sp span, target Length) line {
	l := &s.desk.liner
	*l = liner{setter: s, text: t, from: sp.from, to: sp.to, runs: l.runs[:0], formats: l.formats[:0], items: l.items[:0]}
	l.trim()
	if target > 0 && !sp.last {
		l.justify(target, sp.hyphen)
	} else if width, _, _, _ := l.measure(); target > 0 && width > target {
		l.justify(target, false)
	}
	l.place()
	l.end(sp)
	l.shades()
	l.links()
	l.out.items = s.desk.items.add(nil, l.items...)
	return l.out
}

type liner struct {
	*setter
	text     *text
	from, to int32
	share    Length // added at each space
	track    Length // added after each sign
	scale    Length // of the signs, in ten-thousandths beyond their width
	x        Length
	out      line
	items    []Item
	runs     []*Run
	formats  []int32 // of runs
}

// trim drops spaces at the line's ends.
func (l *liner) trim() {
	g := l.text.glyphs
	for l.to > l.from && g[l.to-1].kind == space {
		l.to--
	}
	for l.from < l.to && g[l.from].kind == space {
		l.from++
	}
}

// measure gives the line's width, that of its signs alone, and its numbers of spaces and
// of all signs.
func (l *liner) measure() (width, letters, spaces, signs Length) {
	for _, g := range l.text.glyphs[l.from:l.to] {
		width += g.w
		if g.face != nil {
			letters += g.w
		}
		if g.face != nil || g.kind == object {
			signs++
		}
		if g.kind == space || g.kind == hard {
			spaces++
		}
	}
	return width, letters, spaces, max(signs, 1)
}

// What a line gives and takes, step by step: its spaces, in per cent of the normal one,
// as far as nobody sees it; the distance of its signs, in thousandths of the font size, as
// far; the spaces within the bounds of an even page; the width of the signs, in
// ten-thousandths; and in the few lines where all that is not enough once more the
// distance of signs.
const (
	tightSpace, looseSpace      = 85 - 100, 140 - 100
	closeSigns, apartSigns      = -12, 12
	narrowSpace, broadSpace     = 77 - 85, 158 - 140
	narrowSigns, broadSigns     = -250, 350
	closestSigns, farthestSigns = -5, 28
)

// justify shares the free width out in these steps; what is left then goes to the spaces.
func (l *liner) justify(target Length, hyphen bool) {
	width, letters, spaces, signs := l.measure()
	if hyphen {
		w := l.hyphenWidth(l.text)
		width, letters = width+w, letters+w
	}
	slack, size := target-width, l.text.formats[0].size
	if spaces == 0 && slack >= 0 {
		return // a lone long word stays as it is
	}
	take := func(least, most, unit Length) Length {
		part := min(max(slack, least*unit), most*unit)
		slack -= part
		return part
	}
	blanks := spaces * advance(l.faces.First(l.text.formats[0].style).Advance(' '), size)
	take(tightSpace, looseSpace, blanks/100)
	l.track = take(closeSigns, apartSigns, signs*size/1000) / signs
	take(narrowSpace, broadSpace, blanks/100)
	l.scale = take(narrowSigns, broadSigns, letters/10000) * 10000 / max(letters, 1)
	l.track += take(closestSigns, farthestSigns, signs*size/1000) / signs
	if spaces > 0 {
		l.share = (target - width - letters*l.scale/10000 - l.track*signs) / spaces
	}
}

// place cuts the glyphs into runs of one face and format.
func (l *liner) place() {
	g := l.text.glyphs
	for i := l.from; i < l.to; {
		if o := g[i].object; o > 0 {
			if n := l.text.objects[o-1].note; n != nil {
				l.out.notes = append(l.out.notes, n)
			}
		}
		if g[i].kind == object {
			l.box(g[i])
			i++
			continue
		}
		if g[i].face == nil {
			i++
			continue
		}
		end := i + 1
		for end < l.to && g[end].face == g[i].face && g[end].format == g[i].format && g[end].kind != object {
			end++
		}
		l.run(i, end)
		i = end
	}
	l.out.width = l.x
}

func (l *liner) box(g glyph) {
	b := l.text.objects[g.object-1].box
	for _, item := range b.items {
		l.items = append(l.items, item.moved(l.x, 0))
	}
	l.out.above, l.out.below = max(l.out.above, b.above), max(l.out.below, b.below)
	l.x += b.width + l.track
}

// run adds the glyphs from … to, which share face and format.
func (l *liner) run(from, to int32) {
	g := l.text.glyphs[from:to]
	f := l.text.formats[g[0].format]
	r := l.desk.runs.one(Run{X: l.x, Y: -f.rise, Face: g[0].face, Size: f.size, Gap: l.share, Track: l.track, Scale: l.scale, Element: f.element})
	written := &l.desk.text
	written.begin(utf8.UTFMax * (len(g) + 1)) // a hyphen may follow
	for i, x := range g {
		if o := x.object; o > 0 && i > 0 {
			if n := l.text.objects[o-1].note; n != nil {
				l.out.notes = append(l.out.notes, n)
			}
		}
		written.WriteRune(x.r)
		if x.kern != 0 {
			if r.Kerns == nil {
				r.Kerns = l.desk.kerns.take(len(g) + 1)[:len(g)]
			}
			r.Kerns[i] = x.kern
		}
		r.Width += x.w + x.w*l.scale/10000 + l.track
		if x.kind == space || x.kind == hard {
			r.Width += l.share
		}
	}
	r.Text = written.written()
	l.x += r.Width
	l.add(r, g[0].format)
}

func (l *liner) add(r *Run, format int32) {
	l.runs = append(l.runs, r)
	l.formats = append(l.formats, format)
	l.items = append(l.items, r)
}

// end marks the last run of a line that ends within a word.
func (l *liner) end(sp span) {
	if sp.hyphen {
		l.hyphen()
	}
	n, g := len(l.runs), l.text.glyphs
	switch {
	case n == 0:
	case sp.hyphen:
		l.runs[n-1].End = Hyphenated
	case sp.to > sp.from && int(sp.to) < len(g) && !g[sp.to-1].blank() && !g[sp.to].blank():
		l.runs[n-1].End = InWord
	}
}

// blank tells whether words end at the glyph.
func (g glyph) blank() bool { return g.kind == space || g.kind == hard || g.kind == newline }

// hyphen ends the line with the hyphen of a broken word.
func (l *liner) hyphen() {
	format := l.text.glyphs[l.to-1].format
	f := l.text.formats[format]
	face := l.faces.First(f.style)
	w := advance(face.Advance('-'), f.size)
	w += w * l.scale / 10000
	if n := len(l.runs); n > 0 && l.formats[n-1] == format && l.runs[n-1].Face == face {
		r := l.runs[n-1]
		l.desk.text.WriteByte('-')
		r.Text = l.desk.text.written()
		r.Width += w
		if r.Kerns != nil {
			r.Kerns = append(r.Kerns, 0)
		}
	} else {
		l.add(l.desk.runs.one(Run{X: l.x, Y: -f.rise, Width: w, Face: face, Size: f.size, Text: "-", Track: l.track, Scale: l.scale, Element: f.element}), format)
	}
	l.x += w
	l.out.width = l.x
}

// shades lays a light ground below each stretch of text that is the mark of a draft.
func (l *liner) shades() {
	var grounds []Item // few lines have one
	var last *Shade
	for i, r := range l.runs {
		switch {
		case !l.text.formats[l.formats[i]].shaded:
			last = nil
		case last != nil:
			last.W = r.X + r.Width - last.X
		default:
			up, down := extents(l.faces.First(fonts.Regular), r.Size)
			last = &Shade{X: r.X, Y: r.Y - up, W: r.Width, H: up + down}
			grounds = append(grounds, last)
		}
	}
	if grounds != nil {
		l.items = append(grounds, l.items...)
	}
}

// links lays an active rectangle over each stretch of text that leads somewhere.
func (l *liner) links() {
	for i := 0; i < len(l.runs); {
		link := l.text.formats[l.formats[i]].link
		end := i + 1
		for end < len(l.runs) && l.text.formats[l.formats[end]].link == link {
			end++
		}
		if link != nil {
			first, last := l.runs[i], l.runs[end-1]
			up, down := extents(first.Face, first.Size)
			l.items = append(l.items, &Link{
				X: first.X, Y: -up, W: last.X + last.Width - first.X, H: up + down,
				URL: link.URL, Target: link.Target, Element: link.Element,
			})
		}
		i = end
	}
}

// extents are the ascent and descent of a face at a size.
func extents(f *fonts.Face, size Length) (up, down Length) {
	return advance(f.Ascent(), size), advance(f.Descent(), size)
}
