package typeset

import (
	"rd50/fonts"
	"rd50/generator/report"
)

// titler sets the title page (5.1, 6.10).
type titler struct {
	*setter
	flow flow
}

func (t titler) organisation(p *report.TitlePage) []strip {
	return t.lines([]string{p.Ministry, p.Organisation, report.Bracketed(p.Short)}, centred)
}

// name sets the name of the research, «по теме:» and the title of the report in
// capitals, then its kind and designation.
func (t titler) name(p *report.TitlePage) []strip {
	var lines []string
	if p.Research != "" {
		lines = append(lines, p.Research, "по теме:")
	}
	lines = append(lines, p.Title, p.Kind, p.Designation)
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
	p := t.para(t.flow, t.shapeTitle(report.Plain(str), t.flow.format(t.flow.element.child(Paragraph, nil))))
	p.align = align
	return t.set(p, t.flow.width)
}

// approvals sets the грифы row by row.
func (t titler) approvals(list []report.Approval) [][]strip {
	column := (t.flow.width - 30*Point) / 2
	var out [][]strip
	for _, pair := range report.ApprovalRows(list) {
		var row [2][]strip
		for side, a := range pair {
			if a != nil {
				row[side] = t.approval(*a, column)
			}
		}
		out = append(out, abreast(row, column+30*Point))
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
	return alongside(alongside(nil, columns[0], 0), columns[1], second)
}

// alongside puts lines into a column at x next to the lines that are there.
func alongside(out, lines []strip, x Length) []strip {
	for i, l := range lines {
		if i == len(out) {
			out = append(out, strip{})
		}
		for _, item := range l.items {
			item.shift(x, 0)
		}
		out[i].items = append(out[i].items, l.items...)
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
			item.shift(x, y)
		}
		out.items = append(out.items, l.items...)
		y += l.height
	}
	return y
}

func (t titler) approval(a report.Approval, width Length) []strip {
	f := t.flow
	f.width, f.align = width, flushLeft
	sub := titler{t.setter, f}
	out := sub.lines(append([]string{a.Word}, a.Post()...), flushLeft)
	if a.Name != "" {
		out = append(out, t.blank(a.Name, width))
	}
	return append(out, sub.words(a.Date, flushLeft)...)
}

// leastBlank is the room that a long name leaves for the signature.
const leastBlank = 40 * Point

// blank sets a line for a signature and the name behind it, over several lines when it
// is long.
func (t titler) blank(name string, width Length) strip {
	f := t.flow
	p := t.para(f, t.shapeString(name, f.format(f.element.child(Paragraph, nil))))
	p.align = flushLeft
	const space = 6 * Point
	own := min(p.text.width, width-leastBlank-space)
	room := width - own - space
	st := strip{}
	st.height = stack(&st, t.set(p, own), room+space, space)
	base := t.baseline(f.size, f.leading) + space
	st.items = append(st.items, &Rule{Y: base + Point, W: room, H: ruleWidth})
	return st
}

// Columns of a line with a signature.
var (
	signatureBlank = millimetres(72) // where the blank starts
	signatureName  = millimetres(112)
)

const labelSize = 10 * Point

// setSignature sets what a person is at the left, a blank with «подпись, дата» under it,
// the name at the right with the part of the work in brackets below (5.2, 6.11).
func setSignature(s *setter, sig report.Signature, f flow) []strip {
	f.indent, f.align, f.leading, f.hyphenate = 0, flushLeft, single(f.size), false
	e := f.element.child(Paragraph, nil)
	var left []strip
	for _, words := range sig.Post() {
		left = append(left, s.set(s.para(f, s.shapeString(words, f.format(e))), signatureBlank-12*Point)...)
	}
	name := s.set(s.para(f, s.shapeString(sig.Name, f.format(e))), f.width-signatureName)
	top := max(0, height(left)-f.leading)
	out := strip{}
	stack(&out, left, 0, 0)
	base := top + s.baseline(f.size, f.leading)
	out.items = append(out.items, &Rule{X: signatureBlank, Y: base + Point, W: signatureName - signatureBlank - 12*Point, H: ruleWidth})
	bottom := stack(&out, name, signatureName, top)
	if sig.Parts != "" {
		parts := s.para(f, s.shapeString(report.Bracketed(sig.Parts), f.format(e)))
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

// setPerformers sets the list of performers: group titles, then the lines with
// signatures (5.2.1, 6.11).
func setPerformers(s *setter, b *report.Performers, f flow) []strip {
	var out []strip
	for _, g := range b.Groups {
		if g.Title != "" {
			p := s.para(f, s.shapeString(g.Title, f.format(f.element.child(Paragraph, b))))
			p.indent, p.align, p.keep, p.skip = 0, flushLeft, true, skipObject
			out = append(out, s.set(p, f.width)...)
		}
		for _, sig := range g.Signatures {
			line := setSignature(s, sig, f)
			line[0].skip = skipObject
			out = append(out, line...)
		}
	}
	return out
}
