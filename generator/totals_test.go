package generator_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"rd50/fonts"
	"rd50/generator"
	"rd50/generator/ooxml"
	"rd50/generator/report"
	"rd50/generator/typeset"
	"rd50/generator/writer"
)

// telecomWith gives the telecom sample with one text of its engagement replaced.
func telecomWith(t *testing.T, edits ...string) *generator.Draft {
	t.Helper()
	files := telecom(t, "")
	text := string(files["engagement.toml"].Data)
	for pair := range slices.Chunk(edits, 2) { // the old text and the new one
		if strings.Count(text, pair[0]) != 1 {
			t.Fatalf("%q is not there once", pair[0])
		}
		text = strings.Replace(text, pair[0], pair[1], 1)
	}
	files["engagement.toml"] = &fstest.MapFile{Data: []byte(text)}
	templates, err := loadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	return generator.Read(generator.Input{Files: files, Name: "engagement.toml", Folder: "telecom"}, templates)
}

var wordText = regexp.MustCompile(`<w:t(?: [^>]*)?>([^<]*)</w:t>`)

// shown gives all that a report says, by where it says it.
func shown(t *testing.T, d *generator.Draft) map[string]string {
	t.Helper()
	var formats []writer.Format
	for _, name := range []string{"md", "docx"} {
		f, _ := writer.Find(name)
		formats = append(formats, f)
	}
	files, err := d.Render(formats, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range files {
		switch {
		case strings.HasSuffix(f.Name, ".md"):
			out["Markdown"], out["pictures of Markdown"] = markdownParts(t, string(f.Data))
		case strings.HasSuffix(f.Name, ".docx"):
			out["DOCX"], out["pictures of DOCX"] = wordParts(t, f.Data)
		}
	}
	r, err := d.Report()
	if err != nil {
		t.Fatal(err)
	}
	layout, err := typeset.Typeset(r, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	out["pages"] = pageText(layout)
	return out
}

// markdownParts gives the text of a Markdown file and the SVG pictures that it holds.
func markdownParts(t *testing.T, file string) (text, pictures string) {
	t.Helper()
	const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
	text, packed, _ := strings.Cut(file, ";base64,")
	for part := range strings.SplitSeq(packed, ";base64,") {
		after := strings.TrimLeft(part, signs)
		picture, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(part, after))
		if err != nil {
			t.Fatal(err)
		}
		text += after
		if bytes.Contains(picture, []byte("<svg")) {
			pictures += string(picture)
		}
	}
	return text, pictures
}

// wordParts gives the paragraphs of a DOCX, a line each, and its SVG pictures.
func wordParts(t *testing.T, data []byte) (text, pictures string) {
	t.Helper()
	p, err := ooxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	var words, drawn strings.Builder
	for _, name := range p.Order {
		if strings.HasSuffix(name, ".svg") {
			drawn.Write(p.Parts[name])
		}
	}
	for paragraph := range strings.SplitSeq(string(p.Parts["word/document.xml"]), "</w:p>") {
		for _, m := range wordText.FindAllStringSubmatch(paragraph, -1) {
			words.WriteString(m[1])
		}
		words.WriteString("\n")
	}
	return words.String(), drawn.String()
}

// pageText gives the lines that the pages of the PDF are drawn from. They know no
// fixed blanks any more; every blank is taken for one.
func pageText(l *typeset.Layout) string {
	var b strings.Builder
	for _, page := range l.Pages {
		for item := range page.Items() {
			if r, ok := item.(*typeset.Run); ok {
				b.WriteString(strings.ReplaceAll(r.Text, " ", report.NBSP) + "\n")
			}
		}
	}
	return b.String()
}

// count tells how often a number stands in a text, not as a part of a longer one.
// Groups of its digits are parted by fixed blanks.
func count(text, number string) int {
	number = strings.ReplaceAll(number, " ", report.NBSP)
	text = strings.ReplaceAll(text, "&#160;", report.NBSP)
	n := 0
	for {
		before, after, found := strings.Cut(text, number)
		if !found {
			return n
		}
		if !longer(lastRunes(before)) && !longer(firstRunes(after)) {
			n++
		}
		text = after
	}
}

// longer tells whether a number goes on into two runes, the nearer one first.
func longer(near, far rune) bool {
	return unicode.IsDigit(near) || (near == '\u00a0' || near == ',') && unicode.IsDigit(far)
}

func lastRunes(s string) (near, far rune) {
	r := []rune(s[max(0, len(s)-8):])
	return at(r, len(r)-1), at(r, len(r)-2)
}

func firstRunes(s string) (near, far rune) {
	r := []rune(s[:min(8, len(s))])
	return at(r, 0), at(r, 1)
}

func at(r []rune, i int) rune {
	if i < 0 || i >= len(r) {
		return 0
	}
	return r[i]
}

// TestOneCostChangesEverySum makes a cost of 2028 dearer by 380 and shows that
// each figure that depends on it is another one at every place of every format,
// text, tables and pictures, and that no place keeps the old one.
func TestOneCostChangesEverySum(t *testing.T) {
	const cost = "name = \"Настройка второй очереди\"\nphase = \"development\"\nkind = \"labour\"\nquantity = 380\nunit = \"чел.-дн.\"\nprice = "
	before, after := shown(t, telecomWith(t, cost+"22\n", cost+"22\n")), shown(t, telecomWith(t, cost+"22\n", cost+"23\n", "amounts = [74952, 10520]", "amounts = [74952, 10900]"))
	for _, f := range []struct {
		what, old, new string
		drawn          bool // in a picture, too
	}{
		{"the cost, its stage and its phase's year", "8360", "8740", true},
		{"the phase", "69 140", "69 520", false},
		{"the kind", "87 580", "87 960", false},
		{"all costs", "177 912", "178 292", false},
		{"the year", "30 890", "31 270", true},
		{"the cost of ownership to the end of 2028", "108 942", "109 322", false},
		{"to the end of 2030", "153 862", "154 242", false},
		{"the net flow of 2028", "−1190", "−1570", false},
		{"the cumulative flow of 2030", "19 738", "19 358", false},
		{"the net flow of all years", "78 488", "78 108", false},
		{"NPV: 380 / 1.18 = 322 less", "16 148", "15 826", false},
	} {
		for place, text := range before {
			was, is := count(text, f.old), count(after[place], f.new)
			if picture := strings.HasPrefix(place, "pictures"); was == 0 && (f.drawn || !picture) {
				t.Errorf("%s: %s does not show %s", f.what, place, f.old)
			}
			if was != is || count(after[place], f.old) > 0 || count(text, f.new) > 0 {
				t.Errorf("%s: %s showed %s %d times and shows %s %d times; the old one is left %d times",
					f.what, place, f.old, was, f.new, is, count(after[place], f.old))
			}
		}
	}
	t.Log(sizes(before))
}

func sizes(texts map[string]string) string {
	var out []string
	for _, place := range []string{"Markdown", "pictures of Markdown", "DOCX", "pictures of DOCX", "pages"} {
		out = append(out, fmt.Sprintf("%s: %d characters", place, len([]rune(texts[place]))))
	}
	return strings.Join(out, "; ")
}
