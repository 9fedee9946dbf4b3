// Package gost732_test holds the produced reports to ГОСТ 7.32-2017, a clause a test: each
// looks at the pages that the PDF draws and at the XML of the DOCX.
package gost732_test

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"rd50/fonts"
	"rd50/generator"
	_ "rd50/generator/pace"
	"rd50/generator/report"
	"rd50/generator/report/specimen"
	"rd50/generator/typeset"
	"rd50/generator/writer/docx"
)

// paper is a report as its reader gets it: pages and a DOCX.
type paper struct {
	report *report.Report
	layout *typeset.Layout
	pages  []sheet
	word   *document
}

// sheet is a page in points; its lines stand from top to bottom.
type sheet struct {
	width, height float64
	lines         []line
}

// line is the text of one height on a page.
type line struct {
	page        int
	x, right, y float64 // points from the upper left corner
	size        float64
	bold        bool // any of it
	text        string
	hyphenated  bool
	role        typeset.Role
	runs        []*typeset.Run
}

const (
	mm          = 72 / 25.4
	left, right = 30 * mm, 15 * mm
	edge        = 20 * mm // above and below
	indent      = 12.5 * mm
)

func points(l typeset.Length) float64 { return float64(l) / float64(typeset.Point) }

var samples = map[string]func() paper{}

// sample gives a sample's paper, made once.
func sample(t *testing.T, name string) paper {
	t.Helper()
	if samples[name] == nil {
		samples[name] = sync.OnceValue(func() paper { return printed(t, os.DirFS("../../samples/"+name)) })
	}
	return samples[name]()
}

// edited is the smaller sample with passages replaced: old, new, old, new.
func edited(t *testing.T, pairs ...string) paper {
	t.Helper()
	data, err := os.ReadFile("../../samples/minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("the sample does not hold %q", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return printed(t, fstest.MapFS{"engagement.toml": {Data: []byte(text)}})
}

func printed(t *testing.T, files fs.FS) paper {
	t.Helper()
	templates, err := generator.LoadTemplates(nil)
	if err != nil {
		t.Fatal(err)
	}
	draft := generator.Read(generator.Input{Files: files, Name: "engagement.toml", Folder: "отчет"}, templates)
	r, err := draft.Report()
	if err != nil {
		t.Fatal(err, draft.Faults)
	}
	return paperOf(t, r)
}

// everything is a report with every block and inline, and sub-points besides.
func everything(t *testing.T) paper {
	t.Helper()
	r := specimen.New()
	for _, s := range r.Sections {
		if s.ID == "study" {
			for _, h := range []string{"Первый подпункт", "Второй подпункт"} {
				s.Blocks = append(s.Blocks, &report.Heading{Level: 4, Inlines: report.Plain(h)}, &report.Paragraph{Inlines: report.Plain("Текст подпункта.")})
			}
			s.Blocks = append(s.Blocks, &report.Heading{Level: 3, Inlines: report.Plain("Еще пункт")}, &report.Paragraph{Inlines: report.Plain("Текст пункта.")})
		}
	}
	if err := report.Resolve(r); err != nil {
		t.Fatal(err)
	}
	return paperOf(t, r)
}

func paperOf(t *testing.T, r *report.Report) paper {
	t.Helper()
	l, err := typeset.Typeset(r, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	l.Report.SetPages(len(l.Pages))
	var b bytes.Buffer
	if err := docx.Write(&b, l.Report, l, docx.Options{}); err != nil {
		t.Fatal(err)
	}
	p := paper{report: l.Report, layout: l, word: opened(t, b.Bytes())}
	for i, page := range l.Pages {
		p.pages = append(p.pages, sheet{points(page.Width), points(page.Height), linesOf(i+1, page)})
	}
	return p
}

func linesOf(number int, page *typeset.Page) []line {
	var runs []*typeset.Run
	for item := range page.Items() {
		if r, ok := item.(*typeset.Run); ok {
			runs = append(runs, r)
		}
	}
	slices.SortStableFunc(runs, func(a, b *typeset.Run) int { return cmp.Or(cmp.Compare(a.Y, b.Y), cmp.Compare(a.X, b.X)) })
	var out []line
	for _, r := range runs {
		text := strings.ReplaceAll(r.Text, report.NBSP, " ")
		bold := strings.Contains(r.Face.Name, "Bold")
		if n := len(out); n > 0 && out[n-1].y == points(r.Y) {
			l := &out[n-1]
			if points(r.X) > l.right+1 && !strings.HasSuffix(l.text, " ") {
				l.text += " "
			}
			l.text, l.right, l.bold, l.runs = l.text+text, points(r.X+r.Width), l.bold || bold, append(l.runs, r)
			l.hyphenated = r.End == typeset.Hyphenated
			continue
		}
		l := line{page: number, x: points(r.X), right: points(r.X + r.Width), y: points(r.Y), size: points(r.Size), bold: bold, text: text,
			hyphenated: r.End == typeset.Hyphenated, runs: []*typeset.Run{r}}
		if r.Element != nil {
			l.role = r.Element.Role
		}
		out = append(out, l)
	}
	return out
}

// lines gives the lines of all pages.
func (p paper) lines() []line {
	var out []line
	for _, s := range p.pages {
		out = append(out, s.lines...)
	}
	return out
}

// find gives the lines that begin with some words.
func (p paper) find(words string) []line {
	var out []line
	for _, l := range p.lines() {
		if strings.HasPrefix(l.text, words) {
			out = append(out, l)
		}
	}
	return out
}

// only gives the one line that begins with some words.
func (p paper) only(t *testing.T, words string) line {
	t.Helper()
	found := p.find(words)
	if len(found) != 1 {
		t.Fatalf("%d lines begin with %q", len(found), words)
	}
	return found[0]
}

// text gives the words of all pages, those that are broken at a line's end whole.
func (p paper) text() string {
	var b strings.Builder
	for _, l := range p.lines() {
		if l.hyphenated {
			b.WriteString(strings.TrimSuffix(l.text, "-"))
		} else {
			b.WriteString(l.text + " ")
		}
	}
	return b.String()
}

// both tells whether words stand on the pages and in the DOCX.
func both(t *testing.T, p paper, words ...string) {
	t.Helper()
	pages, word := p.text(), p.word.text()
	for _, w := range words {
		if !strings.Contains(pages, w) {
			t.Errorf("no %q on the pages", w)
		}
		if !strings.Contains(word, w) {
			t.Errorf("no %q in the DOCX", w)
		}
	}
}

// ordered tells whether words follow one another on the pages and in the DOCX.
func ordered(t *testing.T, p paper, words ...string) {
	t.Helper()
	for where, text := range map[string]string{"pages": p.text(), "DOCX": p.word.text()} {
		for _, w := range words {
			_, after, ok := strings.Cut(text, w)
			if !ok {
				t.Errorf("%s: no %q behind the others", where, w)
				break
			}
			text = after
		}
	}
}

func opened(t *testing.T, data []byte) *document {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part := func(name string) *node {
		f, err := z.Open("word/" + name)
		if err != nil {
			return &node{}
		}
		defer f.Close()
		root, err := parse(f)
		if err != nil {
			t.Fatal(name, err)
		}
		return root
	}
	return newDocument(part("document.xml"), part("styles.xml"), part("numbering.xml"), part("footnotes.xml"), part)
}
