package typeset

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"rd50/fonts"
	"rd50/generator/report"
)

// page is the measure of the report's text.
var page = measure{width: pageShort - marginLeft - marginRight, indent: firstIndent, hyphenate: true}

// randomProse is Russian text with compounds, codes and references.
func randomProse(rnd *rand.Rand, n int) string {
	vocabulary := append(strings.Fields(words), "и", "в", "на", "контакт-центром", "CRM-платформа", "SS-ПП", "F-ПП1,", "R-12",
		"таблице\u00a06", "рисунке\u00a0А.1", "формуле\u00a0(4)", "разделе 5", "—", "Лукоморье", "непротиворечивость", "ИБ;", "2028", "млн")
	var b strings.Builder
	for range n {
		b.WriteString(vocabulary[rnd.IntN(len(vocabulary))] + " ")
	}
	return strings.TrimRight(b.String(), " ") + "."
}

// ends tells of each line whether it ends in a hyphen.
func ends(lines []string) []bool {
	out := make([]bool, len(lines))
	for i, l := range lines {
		out[i] = strings.HasSuffix(l, "-")
	}
	return out
}

// TestRulesOfParagraphs: in text of any kind no paragraph has three hyphens in a row, one
// on its last full line or a last line shorter than the indent.
func TestRulesOfParagraphs(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	hyphens, all := 0, 0
	for range 1500 {
		s := newSetter()
		lines, widths, _ := setText(t, s, randomProse(rnd, 8+rnd.IntN(90)), page)
		end, n := ends(lines), len(lines)
		for i := range lines[:n-1] {
			all++
			if end[i] {
				hyphens++
			}
			if i >= 2 && end[i] && end[i-1] && end[i-2] {
				t.Errorf("three hyphens in a row: %q", lines[i-2:i+1])
			}
		}
		if n > 1 && end[n-2] {
			t.Errorf("a hyphen before the last line: %q", lines[n-2:])
		}
		if n > 1 && widths[n-1] < firstIndent {
			t.Errorf("a last line shorter than the indent: %q", lines[n-2:])
		}
	}
	t.Logf("%d of %d full lines end in a hyphen: the words are longer than those of prose", hyphens, all)
}

// TestWordsThatStayWhole: what no line ends within, however narrow, as long as it has
// room: «|» stands where the lines may end.
func TestWordsThatStayWhole(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"таблице\u00a06", "таблице\u00a06"}, {"таблице 6", "таблице| 6"}, {"рисунке\u00a0А.1", "рисунке\u00a0А.1"},
		{"формуле\u00a0(4)", "формуле\u00a0(4)"}, {"приложении\u00a0А", "приложении\u00a0А"}, {"приказом\u00a0№\u00a05", "приказом\u00a0№\u00a05"},
		{"таблице\u00a0ниже", "таб|ли|це\u00a0ниже"},
		{"контакт-центром", "контакт-|центром"}, {"CRM-платформа", "CRM-|платформа"}, {"научно-исследовательский", "научно-|исследовательский"},
		{"SS-ПП", "SS-ПП"}, {"F-ПП1", "F-ПП1"}, {"R-12", "R-12"}, {"план\u2011график", "план-график"},
	} {
		s := newSetter()
		text := s.shapeString(c.text, format{size: s.size})
		var parts []string
		at := int32(0)
		for _, x := range s.chances(text, true, 300*Point) {
			parts, at = append(parts, signsOf(text, at, x.end)), x.end
		}
		if got := strings.Join(parts, "|"); got != strings.ReplaceAll(c.want, "\u00a0", " ") {
			t.Errorf("%q breaks as %q, want %q", c.text, got, c.want)
		}
	}
	s := newSetter()
	word := s.shapeString("научно-исследовательский", format{size: s.size})
	if n := len(s.chances(word, true, 50*Point)); n < 4 {
		t.Errorf("a part of a compound that is wider than its line has %d places to break at", n)
	}
}

func signsOf(t *text, from, to int32) string {
	var b strings.Builder
	for _, g := range t.glyphs[from:to] {
		b.WriteRune(g.r)
	}
	return b.String()
}

// TestTitlesEndNoLineInAPreposition, in any width: headings, captions, the title page.
func TestTitlesEndNoLineInAPreposition(t *testing.T) {
	const title = "Управление взаимоотношениями с клиентами и обоснование выбора оптимального варианта к реализации на собственной площадке"
	for width := 120 * Point; width < 500*Point; width += 7 * Point {
		for _, align := range []alignment{centred, flushLeft} {
			s := newSetter()
			p := &para{text: s.shapeTitle(report.Plain(title), format{style: fonts.Bold, size: s.size}), align: align, size: s.size, leading: s.leading}
			for _, sp := range s.lines(p.text, p.measure(width)) {
				last := strings.Fields(signsOf(p.text, sp.from, sp.to))
				if w := last[len(last)-1]; utf8.RuneCountInString(w) < 3 {
					t.Errorf("a line of %d ends in %q", width, w)
				}
			}
		}
	}
}

// FuzzBreaker: in any width lines fit, nothing is lost, and where the column is as wide as
// the report's text no paragraph of words breaks a rule of hyphens.
func FuzzBreaker(f *testing.F) {
	f.Add(words, 467, true)
	f.Add("ИБ; контакт-центром SS-ПП таблице\u00a06 (— — —)\u200b\u2011", 60, false)
	f.Fuzz(func(t *testing.T, str string, width int, hyphenate bool) {
		if !utf8.ValidString(str) || width < 40 || width > 1000 {
			return
		}
		s := newSetter()
		s.shapeString(str, format{size: s.size})
		if s.err != nil {
			return // a sign that no face has
		}
		m := measure{width: Length(width) * Point, indent: min(firstIndent, Length(width)*Point/4), hyphenate: hyphenate}
		shaped := s.shapeString(str, format{size: s.size})
		at := int32(0)
		for i, sp := range s.lines(shaped, m) {
			if sp.from < at || sp.to < sp.from {
				t.Fatalf("line %d is %d to %d, the one before it ends at %d", i, sp.from, sp.to, at)
			}
			for _, g := range shaped.glyphs[at:sp.from] {
				if g.kind == sign || g.kind == joint {
					t.Fatalf("%q is lost before line %d", g.r, i)
				}
			}
			target := m.width
			if i == 0 {
				target -= m.indent
			}
			if l := s.setLine(shaped, sp, target); l.width > target+Point/5 {
				t.Fatalf("line %d is %d wide, not %d", i, l.width, target)
			}
			at = sp.to
		}
	})
}
