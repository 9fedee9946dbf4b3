package typeset

import (
	"strings"

	"rd50/fonts"
	"rd50/generator/report"
)

// titler sets the title page (5.1, 6.10).
type titler struct {
	*setter
	flow flow
}

// group is a part of the title page that stays together, with the free space above it.
type group struct {
	strips []strip
	gap    Length
}

// title sets the title page and, where the signatures need it, its continuation
// sheets (6.10.1).
func (b *book) title(p *pager, root *Element) {
	f := b.body(root.child(Section, nil))
	f.leading, f.indent, f.align, f.hyphenate = single(f.size), 0, centred, false
	t := titler{b.setter, f}
	groups := t.groups(&b.report.Title)
	place := t.words(b.report.Title.Place, centred)
	room := textHeight(false) - height(place) - skipObject
	if !fitGaps(groups, room) {
		room -= t.flow.leading // for the reference to the next sheet
	}
	first := p.fresh(false)
	first.plain = true
	t.fixed(first, place, textHeight(false)-height(place))
	for rest := fill(first, groups, room); len(rest) > 0; {
		t.fixed(first, t.words("Продолжение на следующем листе", flushRight), textHeight(false)-height(place)-t.flow.leading)
		first = p.fresh(false)
		first.plain = true
		head := addBelow(t.words("Продолжение титульного листа", flushRight), skipObject)
		rest[0].strips, rest[0].gap = append(head, rest[0].strips...), 0
		rest = fill(first, rest, room)
	}
}

// fixed puts strips at a height of the sheet.
func (t titler) fixed(s *sheet, strips []strip, y Length) {
	for _, st := range strips {
		for _, item := range st.items {
			s.fixed = append(s.fixed, item.moved(marginLeft, marginTop+y))
		}
		y += st.height
	}
}

// fitGaps narrows the space between the groups when the page is too short for
// two intervals; it tells whether one sheet is enough.
func fitGaps(groups []group, room Length) bool {
	var used, gaps Length
	for i, g := range groups {
		used += height(g.strips)
		if i > 0 {
			gaps += g.gap
		}
	}
	if used+gaps <= room || used+gaps/4 > room {
		return used+gaps <= room
	}
	for i := range groups {
		groups[i].gap = max(groups[i].gap/4, groups[i].gap*max(room-used, 0)/gaps)
	}
	return true
}

// fill places groups on a sheet while there is room and gives the rest. One that no
// sheet has room for is cut between its lines.
func fill(s *sheet, groups []group, room Length) []group {
	for i, g := range groups {
		need := height(g.strips) + g.gap
		if i > 0 && s.used+need > room && need <= room {
			return groups[i:]
		}
		for k, st := range g.strips {
			if len(s.strips) > 0 && s.used+st.height > room {
				return append([]group{{strips: g.strips[k:]}}, groups[i+1:]...)
			}
			if k == 0 {
				st.skip = g.gap
			}
			s.strips = append(s.strips, placed{strip: st})
			s.used += st.skip + st.height
		}
	}
	return nil
}

// groups gives the parts of the title page in the order of 5.1.2.
func (t titler) groups(p *report.TitlePage) []group {
	interval := 2 * oneAndHalf(t.flow.size)
	var out []group
	add := func(gap Length, strips []strip) {
		if len(strips) > 0 {
			out = append(out, group{strips, gap})
		}
	}
	add(0, t.organisation(p))
	add(interval, t.lines(p.Codes, flushLeft))
	for i, g := range t.approvals(p.Approvals) {
		if i == 0 {
			g.gap = interval
		}
		add(g.gap, g.strips)
	}
	add(interval, t.lines(p.Document, centred))
	add(skipObject, t.name(p))
	for i, sig := range p.Signatures {
		gap := Length(skipObject)
		if i == 0 {
			gap = interval
		}
		add(gap, t.signature(sig, t.flow))
	}
	return out
}

func (t titler) organisation(p *report.TitlePage) []strip {
	short := p.Short
	if short != "" && !strings.HasPrefix(short, "(") {
		short = "(" + short + ")"
	}
	return t.lines([]string{p.Ministry, p.Organisation, short}, centred)
}

// name sets the name of the research, «по теме:» and the title of the report in
// capitals, then its kind, designation and edition.
func (t titler) name(p *report.TitlePage) []strip {
	var lines []string
	if p.Research != "" {
		lines = append(lines, p.Research, "по теме:")
	}
	lines = append(lines, p.Title, p.Kind, p.Designation, p.Edition)
	return t.lines(lines, centred)
}

func (t titler) lines(list []string, align alignment) []strip {
	var out []strip
	for _, l := range list {
		out = append(out, t.words(l, align)...)
	}
	return out
}

// words sets one paragraph; an empty one takes no room.
func (t titler) words(str string, align alignment) []strip {
	if str == "" {
		return nil
	}
	p := t.flow.para(t.shapeString(str, t.flow.format(t.flow.element.child(Paragraph, nil))))
	p.align = align
	return t.set(p, t.flow.width)
}

// approvals sets the грифы: СОГЛАСОВАНО at the left, УТВЕРЖДАЮ at the right, those of one
// height beside each other.
func (t titler) approvals(list []report.Approval) []group {
	var sides [2][][]strip
	column := (t.flow.width - 30*Point) / 2
	for _, a := range list {
		side := 0
		if a.Right {
			side = 1
		}
		sides[side] = append(sides[side], t.approval(a, column))
	}
	var out []group
	for i := range max(len(sides[0]), len(sides[1])) {
		var row [2][]strip
		for side, approvals := range sides {
			if i < len(approvals) {
				row[side] = approvals[i]
			}
		}
		out = append(out, group{abreast(row, column+30*Point), skipObject})
	}
	return out
}

// abreast sets two columns beside each other, in one strip, or line by line when they
// are too high to stay together.
func abreast(columns [2][]strip, second Length) []strip {
	if h := max(height(columns[0]), height(columns[1])); h < textHeight(false)/2 {
		out := strip{height: h}
		stack(&out, columns[0], 0, 0)
		stack(&out, columns[1], second, 0)
		return []strip{out}
	}
	return beside(beside(nil, columns[0], 0), columns[1], second)
}

// beside puts lines into a column at x next to the lines that are there.
func beside(out, lines []strip, x Length) []strip {
	for i, l := range lines {
		if i == len(out) {
			out = append(out, strip{})
		}
		for _, item := range l.items {
			out[i].items = append(out[i].items, item.moved(x, 0))
		}
		out[i].height = max(out[i].height, l.height)
	}
	return out
}

// stack puts strips one under another into a strip.
func stack(out *strip, lines []strip, x, y Length) Length {
	for i, l := range lines {
		if i > 0 {
			y += l.skip
		}
		for _, item := range l.items {
			out.items = append(out.items, item.moved(x, y))
		}
		y += l.height
	}
	return y
}

func (t titler) approval(a report.Approval, width Length) []strip {
	f := t.flow
	f.width, f.align = width, flushLeft
	sub := titler{t.setter, f}
	out := sub.lines([]string{a.Word, a.Position, a.Organisation, a.Degree}, flushLeft)
	if a.Name != "" {
		out = append(out, t.blank(a.Name, width))
	}
	return append(out, sub.words(a.Date, flushLeft)...)
}

// blank sets a line for a signature and the name behind it.
func (t titler) blank(name string, width Length) strip {
	f := t.flow
	text := t.shapeString(name, f.format(f.element.child(Paragraph, nil)))
	l := t.setLine(text, span{0, int32(len(text.glyphs)), false, true}, 0)
	st := strip{height: f.leading + 6*Point}
	base := t.baseline(f.size, f.leading) + 6*Point
	room := max(width-l.width-6*Point, 40*Point)
	st.items = append(st.items, &Rule{Y: base + Point, W: room, H: ruleWidth})
	for _, item := range l.items {
		st.items = append(st.items, item.moved(room+6*Point, base))
	}
	return st
}

// Columns of a line with a signature.
var (
	signatureBlank = millimetres(72) // where the blank starts
	signatureName  = millimetres(112)
)

const labelSize = 10 * Point

// signature sets what a person is at the left, a blank with «подпись, дата» under it,
// the name at the right with the part of the work in brackets below (5.2, 6.11).
func (s *setter) signature(sig report.Signature, f flow) []strip {
	f.indent, f.align, f.leading, f.hyphenate = 0, flushLeft, single(f.size), false
	e := f.element.child(Paragraph, nil)
	var left []strip
	for _, words := range []string{sig.Role, join(", ", sig.Position, sig.Degree)} {
		if words != "" {
			left = append(left, s.set(f.para(s.shapeString(words, f.format(e))), signatureBlank-12*Point)...)
		}
	}
	name := s.set(f.para(s.shapeString(sig.Name, f.format(e))), f.width-signatureName)
	top := max(0, height(left)-f.leading)
	out := strip{}
	stack(&out, left, 0, 0)
	base := top + s.baseline(f.size, f.leading)
	out.items = append(out.items, &Rule{X: signatureBlank, Y: base + Point, W: signatureName - signatureBlank - 12*Point, H: ruleWidth})
	bottom := stack(&out, name, signatureName, top)
	if sig.Parts != "" {
		parts := f.para(s.shapeString("("+strings.Trim(sig.Parts, "()")+")", f.format(e)))
		bottom = stack(&out, s.set(parts, f.width-signatureName), signatureName, bottom)
	}
	label := s.shapeString("подпись, дата", format{style: fonts.Regular, size: labelSize})
	l := s.setLine(label, span{0, int32(len(label.glyphs)), false, true}, 0)
	blank := signatureName - signatureBlank - 12*Point
	for _, item := range l.items {
		out.items = append(out.items, item.moved(signatureBlank+(blank-l.width)/2, base+labelSize+2*Point))
	}
	out.height = max(bottom, top+f.leading+labelSize) + 6*Point
	return []strip{out}
}

func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

// performers sets the list of performers: group titles, then the lines with
// signatures (5.2.1, 6.11).
func (s *setter) performers(b *report.Performers, f flow) []strip {
	var out []strip
	for _, g := range b.Groups {
		if g.Title != "" {
			p := f.para(s.shapeString(g.Title, f.format(f.element.child(Paragraph, b))))
			p.indent, p.align, p.keep, p.skip = 0, flushLeft, true, skipObject
			out = append(out, s.set(p, f.width)...)
		}
		for _, sig := range g.Signatures {
			line := s.signature(sig, f)
			line[0].skip = skipObject
			out = append(out, line...)
		}
	}
	return out
}
