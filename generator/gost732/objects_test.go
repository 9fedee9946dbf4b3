package gost732_test

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rd50/generator/drawing"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/typeset"
)

// objects are the clauses 6.5 to 6.9: pictures, tables, notes, formulas, references.
var objects = []rule{
	{"6.5.1", "на каждый рисунок есть ссылка; он стоит на ее странице или на следующей", func(t *testing.T) { nearTheirText(t, "рисун") }},
	{"6.5.4", "сквозная нумерация рисунков: «Рисунок 1 — …»", func(t *testing.T) { numberedThrough(t, "Рисунок", "Caption") }},
	{"6.5.5", "рисунки приложения нумеруются с его буквой: «Рисунок А.1»", func(t *testing.T) { both(t, sample(t, "telecom"), "Рисунок А.1 — ") }},
	{"6.5.6", "по выбору рисунки нумеруются в пределах раздела: «Рисунок 2.1»", func(t *testing.T) {
		p := edited(t, "[report]\n", "[layout]\nnumbering = \"by-section\"\n\n[report]\n")
		if len(p.find("Рисунок 4.1 — ")) != 1 || len(p.word.find("Caption", "Рисунок 4.1 — ")) != 1 {
			t.Error("no «Рисунок 4.1»")
		}
	}},
	{"6.5.7", "«Рисунок 1 — Наименование» под рисунком в середине строки без точки", func(t *testing.T) {
		p := sample(t, "telecom")
		n := 0
		for i, page := range p.layout.Pages {
			for item := range page.Items() {
				pic, ok := item.(*typeset.Picture)
				if !ok {
					continue
				}
				n++
				below := slices.IndexFunc(p.pages[i].lines, func(l line) bool { return l.y > points(pic.Y+pic.H) })
				l := p.pages[i].lines[below]
				if !regexp.MustCompile(`^Рисунок (?:[А-Я]\.)?\d+ — [^.]`).MatchString(l.text) || stops(l.text) || math.Abs((l.x+l.right)/2-(left+p.pages[i].width-right)/2) > 2 {
					t.Errorf("page %d: below a picture stands %q", i+1, l.text)
				}
			}
		}
		captions := p.word.find("Caption", "Рисунок")
		for _, x := range captions {
			if x.look("w:pPr", "w:jc", "w:val") != "center" || stops(x.text()) {
				t.Errorf("%q", x.text())
			}
		}
		if n < 10 || len(captions) != n {
			t.Errorf("%d pictures, %d captions in the DOCX", n, len(captions))
		}
	}},
	{"6.5.8", "подпись — через один интервал, с прописной, без переносов и точки", func(t *testing.T) {
		p := sample(t, "telecom")
		for _, l := range p.lines() {
			if l.hyphenated && l.role == "caption" {
				t.Errorf("page %d: %q", l.page, l.text)
			}
		}
		for _, x := range p.word.find("Caption", "") {
			if x.look("w:pPr", "w:spacing", "w:line") != "240" || x.look("w:pPr", "w:suppressAutoHyphens", "w:val") != "1" {
				t.Errorf("%q", x.text())
			}
		}
	}},
	{"6.6.1", "цифровые данные стоят в таблицах с наименованием", func(t *testing.T) {
		p := sample(t, "telecom")
		for _, x := range tables(p) {
			if x.Caption == nil || x.Number == "" {
				t.Errorf("table %s has no caption", x.ID)
			}
		}
		both(t, p, "Таблица 1 — ")
	}},
	{"6.6.2", "на каждую таблицу есть ссылка; она стоит на ее странице или на следующей", func(t *testing.T) { nearTheirText(t, "табли") }},
	{"6.6.3", "«Таблица 1 — Наименование» слева над таблицей без отступа; дальше — «Продолжение таблицы 1» и головка", func(t *testing.T) {
		p := sample(t, "telecom")
		names := p.word.find("TableCaption", "Таблица")
		for _, x := range names {
			if x.look("w:pPr", "w:jc", "w:val") != "left" || x.number("w:pPr", "w:ind", "w:firstLine") != 0 || stops(x.text()) {
				t.Errorf("%q", x.text())
			}
		}
		if len(names) != len(tables(p)) {
			t.Errorf("%d captions for %d tables in the DOCX", len(names), len(tables(p)))
		}
		for _, x := range tables(p) {
			if l := p.only(t, "Таблица "+x.Number+" — "); math.Abs(l.x-left) > 0.5 && p.pages[l.page-1].width < 600 {
				t.Errorf("%q at %.1f", l.text, l.x-left)
			}
		}
		for _, l := range p.find("Продолжение таблицы ") {
			if p.pages[l.page-1].lines[0].text != l.text || math.Abs(l.x-left) > 0.5 && p.pages[l.page-1].width < 600 {
				t.Errorf("page %d: %q", l.page, l.text)
			}
		}
		if n := len(p.find("Продолжение таблицы ")); n == 0 || len(p.word.find("", "Продолжение таблицы ")) != n {
			t.Errorf("%d go on, %d in the DOCX", n, len(p.word.find("", "Продолжение таблицы ")))
		}
	}},
	{"6.6.4", "сквозная нумерация таблиц, в приложении — с его буквой", func(t *testing.T) {
		numberedThrough(t, "Таблица", "TableCaption")
		both(t, sample(t, "telecom"), "Таблица А.1 — ")
	}},
	{"6.6.5", "заголовки граф — с прописной буквы, в единственном числе, без точки", func(t *testing.T) {
		for _, name := range []string{"telecom", "state", "minimal"} {
			p, below := sample(t, name), map[string]bool{} // heads below others may go on their sentence
			for _, x := range tables(p) {
				for _, row := range x.Head[1:] {
					for _, cell := range row {
						below[plain(cellText(cell))] = true
					}
				}
				for _, cell := range x.Head[0] {
					head := plain(cellText(cell))
					if r := []rune(head); len(r) > 0 && strings.ToUpper(string(r[0])) != string(r[0]) || russian.PluralHead(head) || stops(head) {
						t.Errorf("%s, table %s: head %q", name, x.Number, head)
					}
				}
			}
			for _, x := range p.word.find("TableHead", "") {
				if r := []rune(x.text()); len(r) > 0 && !below[x.text()] && strings.ToUpper(string(r[0])) != string(r[0]) {
					t.Errorf("%s, DOCX: head %q", name, x.text())
				}
			}
		}
	}},
	{"6.6.6", "таблица ограничена линиями со всех сторон, заголовки граф — по центру", func(t *testing.T) {
		p := sample(t, "telecom")
		grid := p.word.styles["TableGrid"]
		for _, side := range []string{"w:top", "w:left", "w:bottom", "w:right"} {
			for _, x := range p.word.body.all("w:tbl") {
				if x.child("w:tblPr").child("w:tblCaption") == nil {
					continue
				}
				own := x.child("w:tblPr").child("w:tblBorders").child(side).attr("w:val")
				if own != "single" && (own != "" || grid.child("w:tblPr").child("w:tblBorders").child(side).attr("w:val") != "single") {
					t.Errorf("no line %s", side)
				}
			}
		}
		for _, x := range p.word.find("TableHead", "") {
			if x.look("w:pPr", "w:jc", "w:val") != "center" {
				t.Errorf("head %q", x.text())
			}
		}
		for _, x := range tables(p) {
			page, _ := p.layout.PageOf(x.ID)
			upright, level := 0, 0
			for item := range p.layout.Pages[page-1].Items() {
				if r, ok := item.(*typeset.Rule); ok && r.H > r.W {
					upright++
				} else if ok {
					level++
				}
			}
			if upright < 2 || level < 2 {
				t.Errorf("table %s: %d upright rules, %d level ones", x.Number, upright, level)
			}
		}
	}},
	{"6.7.1", "примечания к тексту печатаются и на страницах, и в DOCX", func(t *testing.T) { both(t, everything(t), "Примечание — Одно примечание.") }},
	{"6.7.2", "слово «Примечание» — с прописной буквы, с абзацного отступа, не подчеркнуто", func(t *testing.T) {
		p := everything(t)
		if l := p.only(t, "Примечание — "); math.Abs(l.x-left-indent) > 0.5 {
			t.Errorf("at %.1f", l.x-left)
		}
		for _, x := range p.word.find("", "Примечани") {
			if x.look("w:pPr", "w:ind", "w:firstLine") != "709" || len(x.all("w:u")) > 0 {
				t.Errorf("%q", x.text())
			}
		}
	}},
	{"6.7.3", "одно примечание — через тире без номера, несколько — под словом «Примечания» с номерами без точки", func(t *testing.T) {
		p := everything(t)
		ordered(t, p, "Примечания", "Первое.", "Второе.")
		p.only(t, "1 Первое.")
		p.only(t, "2 Второе.")
	}},
	{"6.7.4", "знак сноски — надстрочная цифра без пробела, сноска — внизу страницы с отступа под короткой чертой", func(t *testing.T) {
		p := sample(t, "telecom")
		notes := p.word.notes.all("w:footnote")
		marks := p.word.body.all("w:footnoteReference")
		if len(marks) == 0 || len(notes) < len(marks) {
			t.Errorf("%d marks, %d notes", len(marks), len(notes))
		}
		rules := 0
		for i, page := range p.layout.Pages {
			for item := range page.Items() {
				r, ok := item.(*typeset.Rule)
				if !ok || points(r.X) > left+0.5 || points(r.W) > 150 || points(r.W) < 50 || r.H > r.W {
					continue
				}
				below := slices.IndexFunc(p.pages[i].lines, func(l line) bool { return l.y > points(r.Y) })
				if l := p.pages[i].lines[below]; l.size < 12.5 && math.Abs(l.x-left-indent) < 8 {
					rules++
				}
			}
		}
		if rules == 0 {
			t.Error("no note under a short rule")
		}
	}},
	{"6.8.1", "формула — отдельной строкой, выше и ниже свободная строка", func(t *testing.T) {
		p := sample(t, "telecom")
		gap := 14 * 1.149 // a line of single interval
		for _, x := range formulas(p) {
			place, _ := p.layout.PlaceOf(x.ID)
			for _, l := range p.pages[place.Page-1].lines {
				if l.role == "paragraph" && l.y < points(place.Y) && points(place.Y)-l.y < gap*0.9 {
					t.Errorf("formula %s stands %.1f pt below %q", x.Number, points(place.Y)-l.y, l.text)
				}
			}
		}
		for _, x := range p.word.find("Formula", "") {
			if x.number("w:pPr", "w:spacing", "w:before") < 240 || x.number("w:pPr", "w:spacing", "w:after") < 240 {
				t.Errorf("%q has %d and %d", x.text(), x.number("w:pPr", "w:spacing", "w:before"), x.number("w:pPr", "w:spacing", "w:after"))
			}
		}
	}},
	{"6.8.2", "пояснение — сразу под формулой: «где» без двоеточия, каждый символ с новой строки", func(t *testing.T) {
		p := sample(t, "telecom")
		where := p.find("где ")
		for _, l := range where {
			if strings.HasPrefix(l.text, "где:") {
				t.Errorf("page %d: %q", l.page, l.text)
			}
		}
		word := 0
		for _, x := range p.word.paragraphs {
			if strings.HasPrefix(x.text(), "где ") {
				word++
			}
		}
		if len(where) < 5 || word != len(where) {
			t.Errorf("%d explanations, %d in the DOCX", len(where), word)
		}
	}},
	{"6.8.3", "формула — посередине строки, номер в круглых скобках у правого края", func(t *testing.T) {
		p := sample(t, "telecom")
		for _, x := range formulas(p) {
			ok := false
			place, _ := p.layout.PlaceOf(x.ID)
			for _, l := range p.pages[place.Page-1].lines {
				ok = ok || strings.HasSuffix(l.text, "("+x.Number+")") && math.Abs(l.right-(595.28-right)) < 1
			}
			if !ok {
				t.Errorf("no number (%s) at the right", x.Number)
			}
		}
		for _, x := range p.word.find("Formula", "") {
			if !strings.HasPrefix(x.text(), "\t") || len(x.all("m:oMath")) == 0 {
				t.Errorf("formula %q in the DOCX", x.text())
			}
		}
	}},
	{"6.8.4", "ссылка на формулу: «в формуле (1)»", func(t *testing.T) {
		r := regexp.MustCompile(`формул[аеуы] \(\d+\)`)
		if p := sample(t, "telecom"); !r.MatchString(p.text()) || !r.MatchString(p.word.text()) {
			t.Error("no reference")
		}
	}},
	{"6.8.5", "формулы приложения нумеруются с его буквой: «(А.1)»", func(t *testing.T) { both(t, everything(t), "(А.1)") }},
	{"6.9.1", "ссылка — номер источника арабскими цифрами в квадратных скобках, номера — по порядку первых ссылок", func(t *testing.T) {
		p := sample(t, "telecom")
		for where, text := range map[string]string{"pages": p.text(), "DOCX": p.word.text()} {
			most := 0
			for _, m := range regexp.MustCompile(`\[(\d+)[\],;]`).FindAllStringSubmatch(text, -1) {
				n := 0
				for _, r := range m[1] {
					n = n*10 + int(r-'0')
				}
				if n > most+1 {
					t.Errorf("%s: [%d] before [%d]", where, n, most+1)
				}
				most = max(most, n)
			}
			if most != len(p.report.Sources) {
				t.Errorf("%s: %d sources are cited", where, most)
			}
		}
	}},
	{"6.9.2", "ссылка ведет на документ или на его место: «[1, раздел 5]», «[2, с. 12; 1]»", func(t *testing.T) {
		both(t, everything(t), "[1, раздел 5]", "[2, с. 12; 1]")
	}},
	{"6.9.3", "стандарты в списке источников описаны полностью, с обозначением", func(t *testing.T) {
		both(t, sample(t, "telecom"), "ГОСТ 34.601-90 Информационная технология", "ГОСТ 7.32-2017")
	}},
}

func tables(p paper) []*report.Table {
	var out []*report.Table
	for _, s := range p.report.Sections {
		report.EachBlock(s.Blocks, func(b report.Block) {
			if t, ok := b.(*report.Table); ok {
				out = append(out, t)
			}
		})
	}
	return out
}

func formulas(p paper) []*report.Formula {
	var out []*report.Formula
	for _, s := range p.report.Sections {
		for _, b := range s.Blocks {
			if f, ok := b.(*report.Formula); ok && f.Number != "" {
				out = append(out, f)
			}
		}
	}
	return out
}

// stops tells of a full stop at the end that is not an abbreviation's.
func stops(s string) bool {
	return strings.HasSuffix(s, ".") && !regexp.MustCompile(`(?:^|[ /])(?:г|гг|руб|дн|шт|ед|тыс|чел|мес)\.$`).MatchString(s)
}

func cellText(c report.Cell) string {
	var out []string
	for _, b := range c.Blocks {
		for _, l := range report.Lines(b) {
			out = append(out, report.PlainText(l))
		}
	}
	return strings.Join(out, " ")
}

func boldText(item drawing.Item) bool {
	text, ok := item.(*drawing.Text)
	return ok && text.Bold
}

// nearTheirText holds every table or figure to the page of its first reference or the
// next one, and every reference of the DOCX to a bookmark.
func nearTheirText(t *testing.T, stem string) {
	p := sample(t, "telecom")
	first := map[string]int{}
	text := regexp.MustCompile(stem + `\p{L}+ ((?:[А-Я]\.)?\d+)`)
	byPage := make([]string, len(p.pages)+1)
	for _, l := range p.lines() {
		if l.role != "caption" && !strings.HasPrefix(l.text, "Таблица ") && !strings.HasPrefix(l.text, "Рисунок ") && !strings.HasPrefix(l.text, "Продолжение таблицы") {
			byPage[l.page] += strings.TrimSuffix(l.text, "-")
			if !l.hyphenated {
				byPage[l.page] += " "
			}
		}
	}
	for page, words := range byPage {
		for _, m := range text.FindAllStringSubmatch(words, -1) {
			if first[m[1]] == 0 {
				first[m[1]] = page
			}
		}
	}
	check := func(id, number string) {
		at, _ := p.layout.PageOf(id)
		from := first[number]
		for from > 0 && at > from+1 && p.holdsFloats(from+1) { // others that were referred to before take that page
			from++
		}
		if from == 0 || at < from || at > from+1 {
			t.Errorf("%s%s stands on page %d, referred to first on page %d", stem, number, at, from)
		}
	}
	for _, s := range p.report.Sections {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case *report.Table:
				if stem == "табли" {
					check(b.ID, b.Number)
				}
			case *report.Figure:
				if stem == "рисун" {
					check(b.ID, b.Number)
				}
			}
		}
	}
}

// holdsFloats tells whether a table or picture stands on a page.
func (p paper) holdsFloats(page int) bool {
	return slices.ContainsFunc(p.pages[page-1].lines, func(l line) bool {
		return l.role == "caption" || strings.HasPrefix(l.text, "Продолжение таблицы")
	})
}

// numberedThrough holds captions to numbers without a gap.
func numberedThrough(t *testing.T, word, style string) {
	p := sample(t, "telecom")
	number := regexp.MustCompile(`^` + word + ` (\d+) — `)
	var pages, docx []string
	for _, l := range p.lines() {
		if m := number.FindStringSubmatch(l.text); m != nil {
			pages = append(pages, m[1])
		}
	}
	for _, x := range p.word.find(style, word) {
		if m := number.FindStringSubmatch(x.text()); m != nil {
			docx = append(docx, m[1])
		}
	}
	if len(pages) < 5 || !slices.Equal(slices.Sorted(slices.Values(pages)), slices.Sorted(slices.Values(docx))) {
		t.Errorf("%d on the pages, %d in the DOCX", len(pages), len(docx))
	}
	seen := map[string]bool{}
	for _, n := range pages {
		if seen[n] {
			t.Errorf("%s %s twice", word, n)
		}
		seen[n] = true
	}
}
