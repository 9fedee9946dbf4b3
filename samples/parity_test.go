package samples_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"rd50/fonts"
	"rd50/generator/typeset"
	"rd50/generator/writer/docx"
	"rd50/generator/writer/markdown"
)

// TestSameWords holds that every format says the same words in the same order.
// Words are runs of letters and digits in small letters, so that typography and
// hyphens don't matter. Formulas are left out, for TeX, drawn signs and Word's
// mathematics have no words in common; so are the pages of the contents and what
// only paper has, such as «подпись, дата» below a blank. The DOCX is written
// without pages, which puts every table where the report has it, whole.
func TestSameWords(t *testing.T) {
	for name := range renderings {
		t.Run(name, func(t *testing.T) {
			r, err := made(t, name).draft.Report()
			if err != nil {
				t.Fatal(err)
			}
			var md, word bytes.Buffer
			if err := errors.Join(markdown.Write(&md, r), docx.Write(&word, r, nil, docx.Options{})); err != nil {
				t.Fatal(err)
			}
			layout, err := typeset.Typeset(r, fonts.Default())
			if err != nil {
				t.Fatal(err)
			}
			want := wordsOf(markdownWords(md.String()))
			if len(want) < 1000 {
				t.Fatalf("only %d words of Markdown", len(want))
			}
			sameWords(t, "PDF", wordsOf(layoutWords(layout)), want)
			sameWords(t, "DOCX", wordsOf(docxWords(t, word.Bytes())), want)
			t.Logf("%d words", len(want))
		})
	}
}

func sameWords(t *testing.T, format string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Errorf("%s: word %d is in\n…%s…\nwant\n…%s…", format, i, around(got, i), around(want, i))
			return
		}
	}
}

func around(words []string, i int) string {
	return strings.Join(words[min(max(0, i-8), len(words)):min(len(words), i+8)], " ")
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// markdownMarks are what holds letters without being text.
var markdownMarks = []struct {
	form *regexp.Regexp
	with string
}{
	{regexp.MustCompile(`(?m)^(# ПРИЛОЖЕНИЕ[ \x{A0}]\S+)(.*)\n\n(\(.*\))$`), "$1 $3 $2"}, // the status stands before the title (6.17.3)
	{regexp.MustCompile(`(?m)^\[[^\]^]*\]: .*$`), ""},                                    // pictures
	{regexp.MustCompile(`!\[[^\]]*\]\[[^\]]*\]`), ""},
	{regexp.MustCompile(`(?s)\$\$.*?\$\$|\$[^$\n]+\$`), " "}, // formulas
	{regexp.MustCompile(`\]\((#[^)]*|<[^>]*>|http[^)]*)\)`), "]"},
	{regexp.MustCompile(`<br>`), " "},
	{regexp.MustCompile(`</?su[bp]>`), ""},
	{regexp.MustCompile(`</?(?:table|thead|tbody|t[rhd])\b[^>\n]*>`), " "}, // joined cells
}

func markdownWords(s string) string {
	for _, m := range markdownMarks {
		s = m.form.ReplaceAllString(s, m.with)
	}
	notes := markdownNote.FindAllString(s, -1)
	return markdownNote.ReplaceAllString(s, "") + strings.Join(notes, "\n")
}

// markdownNote is a footnote, which stands below its section; on paper notes come
// behind the text.
var markdownNote = regexp.MustCompile(`(?m)^\[\^[0-9]+\]: .*$(\n+    .*$)*`)

// layoutWords reads the runs of all pages in the order of the structure.
func layoutWords(l *typeset.Layout) string {
	parents := map[*typeset.Element]*typeset.Element{}
	var order []*typeset.Element
	var walk func(e *typeset.Element)
	walk = func(e *typeset.Element) {
		order = append(order, e)
		for _, captions := range []bool{true, false} { // a table's stands above it
			for _, k := range e.Kids {
				if (k.Role == typeset.Caption) == captions {
					parents[k] = e
					walk(k)
				}
			}
		}
	}
	walk(l.Root)
	said := map[*typeset.Element]*line{}
	for _, page := range l.Pages {
		for item := range page.Items() {
			if r, ok := item.(*typeset.Run); ok && r.Element != nil {
				if owner, noted := ownerOf(r.Element, parents); owner != nil {
					if said[owner] == nil {
						said[owner] = &line{}
					}
					said[owner].add(r, noted)
				}
			}
		}
	}
	var b strings.Builder
	for _, e := range order {
		if text := said[e]; text != nil {
			s := text.String()
			if e.Role == typeset.Entry || parents[e] != nil && parents[e].Role == typeset.Entry {
				s = lastNumber.ReplaceAllString(s, "")
			}
			b.WriteString(s + "\n")
		}
	}
	return b.String()
}

// ownerOf gives the block that an inline element belongs to, nil for a formula,
// and whether it is the mark of a footnote.
func ownerOf(e *typeset.Element, parents map[*typeset.Element]*typeset.Element) (owner *typeset.Element, noted bool) {
	for x := e; x != nil; x = parents[x] {
		switch x.Role {
		case typeset.FormulaRole:
			return nil, false
		case typeset.NoteMark:
			noted = true
		case typeset.LinkRole:
		default:
			if owner == nil {
				owner = x
			}
		}
	}
	return owner, noted
}

// line joins the runs of a paragraph over its lines.
type line struct {
	strings.Builder
	last *typeset.Run
}

func (l *line) add(r *typeset.Run, noted bool) {
	if last := l.last; noted || last != nil && last.End == typeset.AtSpace {
		if noted || r.X < last.X+last.Width/2 || r.X > last.X+last.Width+typeset.Point {
			l.WriteByte(' ')
		}
	}
	text := r.Text
	if r.End == typeset.Hyphenated {
		text = strings.TrimRight(text, "-\u00ad\u2010")
	}
	l.WriteString(text)
	if noted {
		l.WriteByte(' ')
	}
	l.last = r
}

// docxWords prints the paragraphs of a DOCX as Word does, with the marks of its
// lists, the notes at the end.
func docxWords(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	w := &wordReader{counts: map[int]*[9]int{}}
	for name, v := range map[string]any{"word/numbering.xml": &w.numbering} {
		if err := xml.Unmarshal(partOf(t, z, name), v); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"word/document.xml", "word/footnotes.xml"} {
		w.read(t, partOf(t, z, name))
	}
	return w.out.String()
}

func partOf(t *testing.T, z *zip.Reader, name string) []byte {
	t.Helper()
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

type value struct {
	Val string `xml:"val,attr"`
}

type number struct {
	Val int `xml:"val,attr"`
}

type wordReader struct {
	numbering struct {
		Abstract []struct {
			ID     int `xml:"abstractNumId,attr"`
			Levels []struct {
				Format value `xml:"numFmt"`
				Text   value `xml:"lvlText"`
			} `xml:"lvl"`
		} `xml:"abstractNum"`
		Nums []struct {
			ID       int    `xml:"numId,attr"`
			Abstract number `xml:"abstractNumId"`
			Override []struct {
				Level int    `xml:"ilvl,attr"`
				Start number `xml:"startOverride"`
			} `xml:"lvlOverride"`
		} `xml:"num"`
	}
	counts map[int]*[9]int
	out    strings.Builder

	style      string
	num, level int
	text       strings.Builder
	notes      int // marks in the text so far
	noted      int // notes at the end so far
}

// read prints the paragraphs of a part.
func (w *wordReader) read(t *testing.T, data []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	inText := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "t" && strings.HasSuffix(token.Name.Space, "/wordprocessingml/2006/main")
			w.start(token)
		case xml.EndElement:
			inText = false
			if token.Name.Local == "p" && strings.HasSuffix(token.Name.Space, "/wordprocessingml/2006/main") {
				w.paragraph()
			}
		case xml.CharData:
			if inText {
				w.text.Write(token)
			}
		}
	}
}

func (w *wordReader) start(e xml.StartElement) {
	val := ""
	for _, a := range e.Attr {
		if a.Name.Local == "val" {
			val = a.Value
		}
	}
	switch e.Name.Local {
	case "p":
		w.style, w.num, w.level = "", -1, 0
		w.text.Reset()
	case "pStyle":
		w.style = val
	case "numId":
		fmt.Sscan(val, &w.num)
	case "ilvl":
		fmt.Sscan(val, &w.level)
	case "tab", "br":
		w.text.WriteByte(' ')
	case "noBreakHyphen":
		w.text.WriteByte('-')
	case "footnoteReference":
		w.notes++
		fmt.Fprintf(&w.text, " %d ", w.notes)
	case "footnoteRef":
		w.noted++
		fmt.Fprintf(&w.text, "%d ", w.noted)
	}
}

var lastNumber = regexp.MustCompile(`[0-9]+$`)

// paragraph prints what was read of one.
func (w *wordReader) paragraph() {
	text := w.text.String()
	switch {
	case w.style == "Formula", text == "подпись, дата":
		return
	case strings.HasPrefix(w.style, "TOC"):
		text = lastNumber.ReplaceAllString(text, "")
	}
	if level := strings.TrimPrefix(w.style, "Heading"); w.num < 0 && len(level) == 1 {
		w.num, w.level = 1, int(level[0]-'1')
	}
	if w.num > 0 {
		text = w.mark() + " " + text
	}
	w.out.WriteString(text + "\n")
}

// mark counts on in a list and gives what Word prints before its paragraph.
func (w *wordReader) mark() string {
	for _, n := range w.numbering.Nums {
		if n.ID != w.num {
			continue
		}
		c := w.counts[n.ID]
		if c == nil {
			c = &[9]int{}
			for _, o := range n.Override {
				c[o.Level] = o.Start.Val - 1
			}
			w.counts[n.ID] = c
		}
		c[w.level]++
		clear(c[w.level+1:])
		for _, a := range w.numbering.Abstract {
			if a.ID == n.Abstract.Val {
				text := a.Levels[w.level].Text.Val
				for i := range w.level + 1 {
					value := fmt.Sprint(c[i])
					if a.Levels[i].Format.Val == "russianLower" {
						value = string([]rune("абвгдежзиклмнопрстуфхцчшщэюя")[c[i]-1])
					}
					text = strings.ReplaceAll(text, fmt.Sprintf("%%%d", i+1), value)
				}
				return text
			}
		}
	}
	return "?"
}
