package typeset

import (
	"strconv"
	"strings"

	"rd50/fonts"
	"rd50/generator/report"
)

// contentsLine is an entry of the contents without its leader and page, by which later
// passes and layouts differ. Nobody changes it.
type contentsLine struct {
	look   format
	strips []strip
}

// setContents sets the table of contents: a line or more for each entry, leaders, the
// page at the right (5.4, 6.13).
func setContents(s *setter, f flow) []strip {
	e := f.element.child(Contents, nil)
	digit := advance(s.faces.First(fonts.Regular).Advance('0'), s.size)
	lines := map[report.Entry]contentsLine{}
	var out []strip
	for _, entry := range s.report.Outline() {
		line, ok := s.contents[entry]
		if _, twice := lines[entry]; twice || !ok {
			line = contentsEntry(s, entry, digit, f)
		}
		lines[entry] = line
		e.Kids = append(e.Kids, line.look.element)
		out = s.desk.strips.add(out, line.strips...)
		if len(line.strips) > 0 {
			leader(s, &out[len(out)-1], pageText(s, entry.ID), f.width, line.look)
		}
	}
	s.contents = lines
	return out
}

// contentsEntry sets one line of the contents. Subsections stand two characters, points four
// to the right of sections; further lines start where the title starts, those of
// appendices where the designation does.
func contentsEntry(s *setter, entry report.Entry, digit Length, f flow) contentsLine {
	e := &Element{Role: Entry}
	base := format{size: f.size, element: e, link: &Link{Target: entry.ID, Element: e}}
	head := ""
	if entry.Number != "" {
		head = entry.Number + report.NBSP
	}
	if entry.Status != "" {
		head += "(" + entry.Status + ") "
	}
	mark := s.shapeString(head, base)
	left := Length(max(entry.Level-1, 0)) * 2 * digit
	p := s.para(f, nil)
	p.left, p.right, p.indent, p.align, p.hyphenate, p.whole = left, 4*digit, 0, flushLeft, false, true
	if !strings.HasPrefix(entry.Number, "ПРИЛОЖЕНИЕ") {
		p.left, p.indent = left+mark.width, -mark.width
	}
	p.text = s.join(mark, s.shapeTitle(report.Plain(entry.Title), base))
	return contentsLine{base, keep(nil, s.set(p, f.width))}
}

// pageText is the page of an entry as far as it is known.
func pageText(s *setter, id string) string {
	if s.known == nil {
		return "0"
	}
	place, ok := s.known.places[id]
	if !ok {
		s.fail("содержание ссылается на «%s», которого нет в отчете", id)
	}
	return strconv.Itoa(place.Page)
}

// leader fills a line with dots, at the same places on every line, up to the page.
func leader(s *setter, st *strip, page string, width Length, base format) {
	t := s.shapeString(page, base)
	number := s.setLine(t, span{0, int32(len(t.glyphs)), false, true}, 0)
	var from, y Length
	for _, item := range st.items {
		if r, ok := item.(*Run); ok {
			from, y = max(from, r.X+r.Width), r.Y
		}
	}
	face := s.faces.First(fonts.Regular)
	dot := 2 * advance(face.Advance('.'), base.size)
	end := width - number.width - dot/2
	start := (from+dot)/dot*dot + dot/2
	if n := int((end - start) / dot); n > 0 {
		st.items = s.desk.items.add(st.items, &Run{
			X: start, Y: y, Width: Length(n) * dot, Face: face, Size: base.size, Text: strings.Repeat(". ", n-1) + ".",
			Gap: dot/2 - advance(face.Advance(' '), base.size),
		})
	}
	for _, item := range number.items {
		item.shift(width-number.width, y)
		st.items = s.desk.items.add(st.items, item)
	}
}
