package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
	"testing"

	"rd50/generator/golden"
	_ "rd50/generator/pace"
	"rd50/generator/report"
)

// write gives the bytes of a report's DOCX.
func write(t testing.TB, r *report.Report, p Pages) []byte {
	t.Helper()
	return writeInto(t, nil, r, p)
}

// writeInto gives the bytes of a report's DOCX in a customer's template.
func writeInto(t testing.TB, template []byte, r *report.Report, p Pages) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, p, Options{Template: template}); err != nil {
		t.Fatal(err)
	}
	if err := opens(b.Bytes()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// unzip gives a package's parts by name.
func unzip(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(content)
	}
	return parts
}

// documentOf gives word/document.xml.
func documentOf(t testing.TB, r *report.Report, p Pages) string {
	t.Helper()
	return unzip(t, write(t, r, p))[mainPart]
}

// TestPartsGolden holds the parts of a report that uses every block and inline, one
// element a line but for the innermost.
func TestPartsGolden(t *testing.T) {
	parts := unzip(t, write(t, everything(t), samplePages()))
	for _, name := range []string{"word/document.xml", "word/footnotes.xml", "word/numbering.xml", "word/styles.xml", "word/settings.xml",
		"word/_rels/document.xml.rels", "word/_rels/footnotes.xml.rels", "docProps/core.xml", "[Content_Types].xml"} {
		file := strings.NewReplacer("[", "", "]", "").Replace(path.Base(name))
		golden.Compare(t, file, []byte(pretty(t, parts[name])))
	}
}

// compact elements are printed on one line with all that they hold.
var compact = map[string]bool{"w:r": true, "w:pPr": true, "w:rPr": true, "w:tcPr": true, "w:trPr": true, "w:tblPr": true, "w:tblGrid": true,
	"w:sectPr": true, "m:oMath": true, "w:drawing": true, "w:lvl": true, "w:num": true, "w:docDefaults": true}

// pretty sets XML in lines, indented by depth; name spaces' declarations are left
// out.
func pretty(t testing.TB, source string) string {
	t.Helper()
	var out strings.Builder
	d := xml.NewDecoder(strings.NewReader(source))
	depth, flat, opened := 0, 0, -1 // where an element without content as yet was opened
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return out.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := qualified(token.Name)
			if flat == 0 {
				out.WriteString("\n" + strings.Repeat(" ", depth))
			}
			if flat > 0 || compact[name] {
				flat++
			}
			out.WriteString("<" + name + attributes(token.Attr) + ">")
			opened = out.Len()
			depth++
		case xml.EndElement:
			depth--
			switch {
			case out.Len() == opened:
				s := strings.TrimSuffix(out.String(), ">")
				out.Reset()
				out.WriteString(s + "/>")
			case flat > 0:
				out.WriteString("</" + qualified(token.Name) + ">")
			}
			flat = max(flat-1, 0)
		case xml.CharData:
			out.WriteString(strings.TrimSuffix(string(token), "\n"))
		}
	}
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

func attributes(list []xml.Attr) string {
	var b strings.Builder
	for _, a := range list {
		if a.Name.Space != "xmlns" {
			b.WriteString(" " + qualified(a.Name) + `="` + a.Value + `"`)
		}
	}
	return b.String()
}

// Equal reports give equal bytes, whatever the order of maps and the hour.
func TestDeterministic(t *testing.T) {
	first := write(t, everything(t), samplePages())
	for range 5 {
		if !bytes.Equal(first, write(t, everything(t), samplePages())) {
			t.Fatal("two writes differ")
		}
	}
}

// Whatever text a report holds, the file stays sound and the text stands in it
// as text.
func TestHostileText(t *testing.T) {
	for name, s := range map[string]string{
		"markup":      `</w:t></w:r></w:p><w:sectPr/>&amp;<!-- ]]> -->`,
		"placeholder": "{{X}} ${Y} %N",
		"controls":    "a\x00b\x01c\x1bd\x7f\x0be",
		"cut UTF-8":   "конец\xd0",
		"no UTF-8":    "a\xff\xfe\xfdb",
		"nonchars":    "a\ufffeb\uffff",
		"long word":   strings.Repeat("щ", 200),
		"emoji":       "👩‍💻 и 🚀",
		"lines":       "первая\nвторая\r\nтретья\tколонка",
		"bidi":        "abc \u202e def \u2066 ghi",
		"blanks":      "  по краям  ",
	} {
		t.Run(name, func(t *testing.T) {
			r := &report.Report{Layout: report.Layout{FontSize: 14}, Meta: report.Meta{Title: s, Author: s, Keywords: []string{s}, Date: s},
				Title: report.TitlePage{Organisation: s, Title: s, Place: s, Approvals: []report.Approval{{Word: s, Name: s}}, Signatures: []report.Signature{{Name: s, Parts: s}}}}
			r.Sections = []*report.Section{section("s"+s, heading(2, "h"+s, s), words(s),
				&report.List{Kind: report.Letter, Items: items(s, s)},
				&report.Table{ID: "t" + s, Caption: report.Plain(s), Columns: make([]report.Column, 2), Head: [][]report.Cell{row(s, s)}, Rows: [][]report.Cell{row(s, "")}},
				&report.Figure{ID: "f" + s, Caption: report.Plain(s), Alt: s, Image: pngImage(4, 4)},
				&report.Code{Text: s},
				para(&report.Link{URL: s, Inlines: report.Plain(s)}, &report.Reference{ID: "h" + s}, &report.Footnote{Blocks: []report.Block{words(s)}}),
				&report.Contents{},
			)}
			parts := unzip(t, write(t, resolved(t, r), nil))
			for part, content := range parts {
				if strings.HasSuffix(part, ".xml") && strings.ContainsAny(content, "\x00\x01\x0b\x1b\ufffe\uffff") {
					t.Errorf("%s holds an illegal character", part)
				}
			}
			var text struct {
				T []string `xml:"body>p>r>t"`
			}
			if err := xml.Unmarshal([]byte(parts[mainPart]), &text); err != nil {
				t.Fatal(err)
			}
			want := clean(s)
			if !strings.Contains(strings.Join(text.T, "\n"), want) {
				t.Errorf("no %q in the text", want)
			}
		})
	}
}

// A writer that fails or a report that can't be expressed is an error, never a
// half of a file.
func TestErrors(t *testing.T) {
	for _, c := range []struct {
		block report.Block
		want  string
	}{
		{para(&report.Math{TeX: `\foo`}), `формула, знак 4: неизвестная команда \foo: \foo`},
		{&report.List{Kind: "roman"}, "DOCX не знает вида перечисления «roman»"},
		{&report.Paragraph{Style: "x"}, "DOCX не знает вида абзаца «x»"},
		{&report.Figure{ID: "f", Caption: report.Plain("а"), Image: report.Image{Name: "a.png"}}, "рисунок 1: у изображения a.png нет размеров"},
		{&report.Table{ID: "t", Caption: report.Plain("Пусто")}, "таблица «Пусто» пуста"},
		{&report.Quote{Blocks: []report.Block{heading(2, "h", "Не здесь")}}, "DOCX не передает сюда этот блок"},
		{para(nil), "DOCX не передает этого элемента текста"},
		{heading(7, "h", "Глубоко"), "подзаголовок «Глубоко»: уровня 7 нет"},
		{para(&report.Footnote{Blocks: []report.Block{para(&report.Footnote{})}}), "сноска 2 стоит внутри сноски"},
	} {
		r := resolved(t, &report.Report{Sections: []*report.Section{section("s", c.block)}})
		var b bytes.Buffer
		if err := Write(&b, r, nil, Options{}); err == nil || err.Error() != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
		if b.Len() > 0 {
			t.Errorf("%s: %d bytes were written", c.want, b.Len())
		}
	}
	if err := Write(broken{}, everything(t), nil, Options{}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("a failing writer gives %v", err)
	}
}

// FuzzText holds that no text breaks the file, wherever it stands.
func FuzzText(f *testing.F) {
	for _, s := range []string{"текст", "]]>", "\xd0", "\u2011\u00ad", "a\nb", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := &report.Report{Title: report.TitlePage{Title: s}, Meta: report.Meta{Title: s}}
		r.Sections = []*report.Section{section("s"+s, heading(2, "h"+s, s), words(s), &report.Code{Text: s},
			&report.Table{ID: "t" + s, Caption: report.Plain(s), Rows: [][]report.Cell{row(s, s)}},
			para(&report.Link{URL: s, Inlines: report.Plain(s)}, &report.Reference{ID: "t" + s}))}
		if report.Resolve(r) == nil {
			write(t, r, nil)
		}
	})
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
