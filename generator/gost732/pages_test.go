package gost732_test

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rd50/generator/report"
	"rd50/generator/typeset"
)

// pages are the clauses 6.1 to 6.4: the page, the construction, numbers.
var pages = []rule{
	{"6.1.1", "А4, поля 30, 15, 20 и 20 мм, полтора интервала, 14 пт, отступ 1,25 см; полужирны только заголовки разделов и подразделов", func(t *testing.T) {
		p := sample(t, "telecom")
		for i, s := range p.pages {
			for _, l := range s.lines {
				number := i > 0 && l.y > s.height-edge
				if !number && (l.x < left-0.5 || l.right > s.width-right+1 || l.y < edge || l.y > s.height-edge) {
					t.Errorf("page %d: %q leaves the margins: %.2f, %.2f at %.2f", i+1, l.text, l.x, l.right-s.width+right, l.y)
				}
				if !slices.Contains([]typeset.Role{"heading", "section"}, l.role) && l.bold {
					t.Errorf("page %d: bold %q as %s", i+1, l.text, l.role)
				}
			}
			for item := range p.layout.Pages[i].Items() {
				if pic, ok := item.(*typeset.Picture); ok && pic.Drawing != nil && !strings.HasPrefix(pic.Image.Name, "figures/") {
					for _, x := range pic.Drawing.Items {
						if boldText(x) {
							t.Errorf("page %d: bold in a computed picture", i+1)
						}
					}
				}
			}
		}
		pitch := map[float64]int{}
		lines := p.lines()
		for i := 1; i < len(lines); i++ {
			if a, b := lines[i-1], lines[i]; a.page == b.page && a.role == "paragraph" && b.role == a.role {
				pitch[math.Round((b.y-a.y)*10)/10]++
			}
		}
		if pitch[24.1] < 500 {
			t.Errorf("distances of lines: %v", pitch)
		}
		for _, s := range p.word.body.all("w:sectPr") {
			m, size := s.child("w:pgMar"), s.child("w:pgSz")
			if got := m.attr("w:left") + " " + m.attr("w:right") + " " + m.attr("w:top") + " " + m.attr("w:bottom"); got != "1701 851 1134 1134" && size.attr("w:orient") != "landscape" {
				t.Errorf("margins %s", got)
			}
		}
		body := p.word.find("BodyText", "")
		for _, x := range body {
			if x.look("w:pPr", "w:spacing", "w:line") != "360" || x.look("w:pPr", "w:ind", "w:firstLine") != "709" || x.look("w:rPr", "w:sz", "w:val") != "28" || x.bold() {
				t.Errorf("%q has another look", x.text())
			}
		}
		for _, x := range p.word.find("Heading3", "") {
			if x.bold() {
				t.Errorf("a bold point: %q", x.text())
			}
		}
		if len(body) < 200 {
			t.Errorf("%d paragraphs", len(body))
		}
	}},
	{"6.1.2", "шрифты — из файла, знаков без начертания нет, рисунки не мельче 8 пт", func(t *testing.T) {
		p := sample(t, "telecom")
		for _, l := range p.lines() {
			if l.size < 8 && !slices.ContainsFunc(l.runs, func(r *typeset.Run) bool { return r.Size != l.runs[0].Size }) && l.role != "formula" && !regexp.MustCompile(`^\d+ ?$`).MatchString(l.text) {
				t.Errorf("page %d: %q in %.1f pt", l.page, l.text, l.size)
			}
			if strings.ContainsRune(l.text, '\ufffd') {
				t.Errorf("page %d: %q", l.page, l.text)
			}
		}
		if strings.ContainsRune(p.word.text(), '\ufffd') {
			t.Error("signs without a picture in the DOCX")
		}
	}},
	{"6.1.3", "весь текст черный: ни цвета, ни заливки", func(t *testing.T) {
		p := sample(t, "telecom")
		for _, name := range []string{"w:color", "w:highlight", "w:shd"} {
			for _, x := range p.word.body.all(name) {
				if v := x.attr("w:val"); v != "auto" && v != "000000" && v != "clear" {
					t.Errorf("%s %s", name, v)
				}
			}
			for id, s := range p.word.styles {
				for _, x := range s.all(name) {
					if v := x.attr("w:val"); v != "auto" && v != "000000" {
						t.Errorf("style %s: %s %s", id, name, v)
					}
				}
			}
		}
	}},
	{"6.2.1", "заголовки элементов — прописными в середине строки без точки, элемент и раздел — с новой страницы", func(t *testing.T) {
		p := sample(t, "telecom")
		for _, s := range p.report.Sections {
			page, _ := p.layout.PageOf(s.ID)
			first := p.pages[page-1].lines[0]
			if s.Kind == report.Structural {
				if first.text != s.Title || s.Title != strings.ToUpper(s.Title) || strings.HasSuffix(s.Title, ".") || math.Abs((first.x+first.right)/2-(left+595.28-right)/2) > 1 {
					t.Errorf("%s: %q at %.1f…%.1f", s.ID, first.text, first.x, first.right)
				}
			} else if first.role != "heading" {
				t.Errorf("%s does not begin a page: %q is a %s", s.ID, first.text, first.role)
			}
		}
		for _, style := range []string{"Heading1", "HeadingStructural1", "HeadingUnlisted1", "HeadingAppendix1"} {
			for _, x := range p.word.find(style, "") {
				if x.look("w:pPr", "w:pageBreakBefore", "w:val") != "1" || style != "Heading1" && x.look("w:pPr", "w:jc", "w:val") != "center" {
					t.Errorf("%s %q", style, x.text())
				}
			}
		}
	}},
	{"6.2.2", "разделы и подразделы имеют заголовки, у каждого есть текст", func(t *testing.T) {
		p := sample(t, "telecom")
		for _, s := range p.report.Sections {
			for i, b := range s.Blocks {
				h, ok := b.(*report.Heading)
				if !ok {
					continue
				}
				if next, heading := after(s.Blocks, i).(*report.Heading); report.PlainText(h.Inlines) == "" || after(s.Blocks, i) == nil || heading && next.Level <= h.Level {
					t.Errorf("nothing in %q", report.PlainText(h.Inlines))
				}
			}
		}
		if n := len(p.word.find("Heading2", "")); n < 60 {
			t.Errorf("%d subsections in the DOCX", n)
		}
	}},
	{"6.2.3", "заголовки — с абзацного отступа после номера, полужирные, с прописной, без точки и подчеркивания", func(t *testing.T) {
		p := sample(t, "telecom")
		form := regexp.MustCompile(`^\d+(\.\d+)* [\p{Lu}«\d]`)
		for _, e := range numbered(p) {
			l := heading(t, p, e.Number+" "+firstWords(e.heading, 3))
			if math.Abs(l.x-left-indent) > 0.5 || !form.MatchString(l.text) || e.Level <= 2 && !l.bold || strings.HasSuffix(e.heading, ".") {
				t.Errorf("%q at %.1f, bold %v", l.text, l.x-left, l.bold)
			}
		}
		for _, x := range slices.Concat(p.word.find("Heading1", ""), p.word.find("Heading2", "")) {
			if x.look("w:pPr", "w:ind", "w:firstLine") != "709" || !x.bold() || x.look("w:rPr", "w:u", "w:val") != "" || strings.HasSuffix(x.text(), ".") {
				t.Errorf("%q", x.text())
			}
		}
	}},
	{"6.2.4", "слова заголовков не переносятся, предложения разделены точкой", func(t *testing.T) {
		p := sample(t, "telecom")
		for _, l := range p.lines() {
			if l.hyphenated && l.role == "heading" {
				t.Errorf("page %d: %q", l.page, l.text)
			}
		}
		for _, style := range []string{"Heading1", "Heading2", "Heading3", "HeadingStructural1"} {
			for _, x := range p.word.find(style, "") {
				if x.look("w:pPr", "w:suppressAutoHyphens", "w:val") != "1" {
					t.Errorf("%s may be hyphenated", x.text())
				}
			}
		}
	}},
	{"6.3.1", "сквозная нумерация арабскими цифрами в центре нижнего поля без точки, с приложениями", func(t *testing.T) {
		p := sample(t, "telecom")
		for i, s := range p.pages[1:] {
			last := s.lines[len(s.lines)-1]
			if last.text != fmt.Sprint(i+2) || math.Abs((last.x+last.right)/2-(left+s.width-right)/2) > 1 {
				t.Errorf("page %d ends with %q at %.1f", i+2, last.text, last.x)
			}
		}
		footers := 0
		for i := 1; i < 5; i++ {
			footer := p.word.part(fmt.Sprintf("footer%d.xml", i))
			for _, f := range footer.all("w:instrText") {
				if strings.Contains(f.chars, "PAGE") {
					footers++
				}
			}
			for _, x := range footer.all("w:fldSimple") {
				if strings.Contains(x.attr("w:instr"), "PAGE") {
					footers++
				}
			}
		}
		if footers == 0 {
			t.Error("no page number in the footers")
		}
	}},
	{"6.3.2", "титульный лист входит в нумерацию, номера на нем нет", func(t *testing.T) {
		p := sample(t, "telecom")
		if last := p.pages[0].lines; regexp.MustCompile(`^\d+$`).MatchString(last[len(last)-1].text) || p.pages[1].lines[len(p.pages[1].lines)-1].text != "2" {
			t.Error("the numbers of the first pages")
		}
		if len(p.word.body.all("w:titlePg")) == 0 {
			t.Error("no first page of its own in the DOCX")
		}
	}},
	{"6.3.3", "страница с таблицей или рисунком на отдельном листе входит в нумерацию", func(t *testing.T) {
		p := sample(t, "telecom")
		wide := 0
		for i, s := range p.pages {
			if s.width > s.height {
				wide++
				if last := s.lines[len(s.lines)-1]; last.text != fmt.Sprint(i+1) {
					t.Errorf("page %d ends with %q", i+1, last.text)
				}
			}
		}
		landscape := 0
		for _, x := range p.word.body.all("w:pgSz") {
			if x.attr("w:orient") == "landscape" {
				landscape++
			}
		}
		if len(p.word.body.all("w:pgNumType")) > 0 && p.word.body.all("w:pgNumType")[0].attr("w:start") != "" || (wide > 0) != (landscape > 0) {
			t.Errorf("%d wide pages, %d sections", wide, landscape)
		}
	}},
	{"6.4.1", "номера разделов и подразделов арабскими цифрами без точки в конце", func(t *testing.T) {
		p := sample(t, "telecom")
		for _, e := range numbered(p) {
			if !regexp.MustCompile(`^\d+(\.\d+)*$`).MatchString(e.Number) {
				t.Errorf("number %q", e.Number)
			}
		}
		levels := 0
		for _, lvl := range p.word.numbering.all("w:lvl") {
			if style := lvl.child("w:pStyle").attr("w:val"); strings.HasPrefix(style, "Heading") {
				levels++
				if text := lvl.child("w:lvlText").attr("w:val"); strings.HasSuffix(text, ".") || lvl.child("w:numFmt").attr("w:val") != "decimal" {
					t.Errorf("%s is numbered %q", style, text)
				}
			}
		}
		if levels < 3 {
			t.Errorf("%d levels of headings are numbered in the DOCX", levels)
		}
	}},
	{"6.4.2", "пункт нумеруется в пределах подраздела: «3.1.2»", func(t *testing.T) {
		points := 0
		for _, e := range numbered(sample(t, "telecom")) {
			if e.Level == 3 && strings.Count(e.Number, ".") == 2 {
				points++
			}
		}
		if word := len(sample(t, "telecom").word.find("Heading3", "")); points < 10 || word < points {
			t.Errorf("%d points, %d in the DOCX", points, word)
		}
	}},
	{"6.4.3", "единственный пункт подраздела не нумеруется", func(t *testing.T) {
		p := everything(t)
		lone := 0
		for _, s := range p.report.Sections {
			report.EachBlock(s.Blocks, func(b report.Block) {
				if h, ok := b.(*report.Heading); ok && s.Kind == report.Appendix && h.Number == "" {
					lone++
					if l := p.only(t, report.PlainText(h.Inlines)); l.role != "heading" {
						t.Errorf("%q is a %s", l.text, l.role)
					}
				}
			})
		}
		telecom := sample(t, "telecom")
		for _, e := range numbered(telecom) {
			if e.Level == 3 && strings.HasSuffix(e.Number, ".1") {
				heading(t, telecom, strings.TrimSuffix(e.Number, "1")+"2 ") // a first point has a second one
			}
		}
	}},
	{"6.4.5", "подпункты нумеруются в пределах пункта: «1.1.1.1»", func(t *testing.T) {
		p := everything(t)
		p.only(t, "1.1.1.1 Первый подпункт")
		p.only(t, "1.1.1.2 Второй подпункт")
		if got := p.word.find("Heading4", ""); len(got) != 2 {
			t.Errorf("%d in the DOCX", len(got))
		}
	}},
	{"6.4.6", "перечисления — с тире, буквами без ё з й о ч ъ ы ь или цифрами со скобкой, с абзацного отступа", func(t *testing.T) {
		p := everything(t)
		for _, mark := range []string{"– первый пункт", "1) раз", "2) два", "а) буква а", "б) буква б"} {
			if l := p.only(t, mark); l.x < left+indent-0.5 {
				t.Errorf("%q at %.1f", l.text, l.x-left)
			}
		}
		var marks []string
		for _, lvl := range p.word.numbering.all("w:lvl") {
			marks = append(marks, lvl.child("w:lvlText").attr("w:val")+" "+lvl.child("w:numFmt").attr("w:val"))
		}
		for _, want := range []string{"– bullet", "%1) decimal"} {
			if !slices.Contains(marks, want) && !slices.Contains(marks, strings.Replace(want, "%1", "%2", 1)) {
				t.Errorf("no list %q in the DOCX: %v", want, marks)
			}
		}
		for i := range 25 {
			if l := report.ListLetter(i); strings.ContainsAny(l, "ёзйочъыь") {
				t.Errorf("letter %s", l)
			}
		}
	}},
	{"6.4.7", "заголовки программы кратки: не длиннее двух строк подраздел, без переноса номера от слов", func(t *testing.T) {
		p := sample(t, "telecom")
		for _, s := range p.report.Sections {
			report.EachBlock(s.Blocks, func(b report.Block) {
				if h, ok := b.(*report.Heading); ok && len([]rune(report.PlainText(h.Inlines))) > 140 {
					t.Errorf("%q", report.PlainText(h.Inlines))
				}
			})
		}
		for _, x := range p.word.find("Heading2", "") {
			if len([]rune(x.text())) > 140 {
				t.Errorf("%q", x.text())
			}
		}
	}},
}

// heading gives the first line of the heading that begins with some words; the
// contents repeat them.
func heading(t *testing.T, p paper, words string) line {
	t.Helper()
	for _, l := range p.find(words) {
		if l.role == "heading" {
			return l
		}
	}
	t.Errorf("no heading %q", words)
	return line{}
}

func after(blocks []report.Block, i int) report.Block {
	if i+1 < len(blocks) {
		return blocks[i+1]
	}
	return nil
}

func firstWords(s string, n int) string {
	words := strings.Fields(plain(s))
	return strings.Join(words[:min(n, len(words))], " ")
}

// numberedHeading is a heading of the main part.
type numberedHeading struct {
	Number, heading string
	Level           int
}

func numbered(p paper) []numberedHeading {
	var out []numberedHeading
	for _, s := range p.report.Sections {
		if s.Kind != report.Main {
			continue
		}
		out = append(out, numberedHeading{s.Number, s.Title, 1})
		for _, b := range s.Blocks {
			if h, ok := b.(*report.Heading); ok && h.Number != "" {
				out = append(out, numberedHeading{h.Number, report.PlainText(h.Inlines), h.Level})
			}
		}
	}
	return out
}
