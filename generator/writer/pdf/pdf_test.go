package pdf

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/picture"
	"rd50/generator/report"
	"rd50/generator/typeset"
)

func build(t testing.TB, r *report.Report) ([]byte, *typeset.Layout) {
	t.Helper()
	return buildWith(t, r, Options{})
}

func buildWith(t testing.TB, r *report.Report, o Options) ([]byte, *typeset.Layout) {
	t.Helper()
	l, err := typeset.Typeset(resolved(t, r), fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, r, l, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), l
}

// plainSigns takes back what is said of the ends of lines.
var plainSigns = strings.NewReplacer("\u00ad", "-")

func TestTheFileHoldsTheLayout(t *testing.T) {
	data, l := build(t, everything())
	pages := readBack(t, data)
	if len(pages) != len(l.Pages) {
		t.Fatalf("%d pages in the file, %d in the layout", len(pages), len(l.Pages))
	}
	for i, page := range l.Pages {
		n := 0
		for item := range page.Items() {
			r, ok := item.(*typeset.Run)
			if !ok {
				continue
			}
			got := pages[i][n]
			n++
			got.Text = plainSigns.Replace(got.Text)
			if got.Text == " "+r.Text {
				got.Text = r.Text // the blank stands between this line and the one before
			}
			if x, y := points(r.X), points(page.Height-r.Y); got.Text != r.Text || abs(got.X-x) > 0.01 || abs(got.Y-y) > 0.01 {
				t.Errorf("page %d: %+v, want %q at %g, %g", i+1, got, r.Text, x, y)
			}
		}
		if n != len(pages[i]) {
			t.Errorf("page %d: %d strings, want %d", i+1, len(pages[i]), n)
		}
	}
}

func abs(v float64) float64 { return max(v, -v) }

func TestContentsCountsAndPageNumbers(t *testing.T) {
	r := everything()
	data, l := build(t, r)
	pages := readBack(t, data)
	contents := joined(pages[3])
	for _, e := range r.Outline() {
		page, ok := l.PageOf(e.ID)
		if !ok || !strings.Contains(joined(pages[page-1]), strings.Fields(e.Title)[0]) {
			t.Errorf("«%s» is not on page %d", e.Title, page)
		}
		if !regexp.MustCompile(regexp.QuoteMeta(strings.Fields(e.Title)[0]) + `[^0-9]*(\d\.\d[^0-9]*)*\. ?` + fmt.Sprint(page)).MatchString(strings.ReplaceAll(contents, "\n", " ")) {
			t.Errorf("contents don't name page %d for «%s»:\n%s", page, e.Title, contents)
		}
	}
	if want := fmt.Sprintf("Отчет %d с., 1 кн., 1 рис., 2 табл., 2 источн., 1 прил.", len(pages)); !strings.Contains(joined(pages[2]), want) {
		t.Errorf("реферат: %q, want %q", joined(pages[2]), want)
	}
	if strings.HasSuffix(joined(pages[0]), "\n1") {
		t.Error("the title page has a number")
	}
	for i, p := range pages[1:] {
		if got := p[len(p)-1]; got.Text != fmt.Sprint(i+2) || got.Y > points(typeset.Length(56693)) {
			t.Errorf("page %d ends with %+v", i+2, got)
		}
	}
}

func TestFurtherPagesOfATableStartWithItsNameAndHead(t *testing.T) {
	r := everything()
	table := longTable(300)
	r.Sections[5].Blocks = append(r.Sections[5].Blocks[:2], table)
	r.Sections[4].Blocks = r.Sections[4].Blocks[1:]
	data, l := build(t, r)
	pages := readBack(t, data)
	start, _ := l.PageOf("t-long")
	cuts := l.Cuts(table)
	if len(cuts) < 10 {
		t.Fatalf("cuts %v", cuts)
	}
	for i := range cuts {
		text := joined(pages[start+i])
		if !strings.HasPrefix(text, "\nПродолжение таблицы 1\n") || !strings.Contains(text[:150], "Номер") {
			t.Errorf("page %d starts with %.80q", start+i+1, text)
		}
	}
}

func TestEqualReportsGiveEqualBytes(t *testing.T) {
	a, _ := build(t, everything())
	for range 3 {
		if b, _ := build(t, everything()); !bytes.Equal(a, b) {
			t.Fatal("two files of one report differ")
		}
	}
}

func TestHostileProperties(t *testing.T) {
	r := everything()
	r.Meta.Title, r.Meta.Author, r.Meta.Date = "Рост 🚀\x00 а\xd0", strings.Repeat("(\\", 100), "не дата"
	r.Meta.Keywords = []string{"\u2028", ")"}
	if data, _ := build(t, r); !bytes.HasPrefix(data, []byte("%PDF-")) {
		t.Error("no PDF")
	}
}

func TestLinkToNowhereIsAnError(t *testing.T) {
	r := resolved(t, everything())
	r.Sections[4].Blocks = append(r.Sections[4].Blocks, &report.Paragraph{Inlines: []report.Inline{&report.Reference{Text: "там", Target: "nowhere"}}})
	l, err := typeset.Typeset(r, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(io.Discard, r, l, Options{}); err == nil || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("%v, want an error that names the target", err)
	}
}

func TestBrokenPictureIsAnError(t *testing.T) {
	r := everything()
	img := pngImage(40, 20)
	img.Data = img.Data[:60]
	r.Sections[5].Blocks = append(r.Sections[5].Blocks, &report.Figure{ID: "bad", Caption: text("Схема"), Image: img})
	l, err := typeset.Typeset(resolved(t, r), fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(io.Discard, r, l, Options{}); err == nil || !strings.Contains(err.Error(), "схема.png") {
		t.Errorf("%v, want an error that names the picture", err)
	}
}

func TestVectorPicture(t *testing.T) {
	r := everything()
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect x="5" y="5" width="90" height="40" fill="#ccc" stroke="#000" stroke-dasharray="4 2" fill-opacity="0.5"/><text x="50" y="30" text-anchor="middle" font-size="14">Биллинг ₽</text></svg>`
	img, err := picture.Decode("a.svg", []byte(svg))
	if err != nil {
		t.Fatal(err)
	}
	r.Sections[5].Blocks = append(r.Sections[5].Blocks, &report.Figure{ID: "v", Caption: text("Вектор"), Image: img})
	data, l := build(t, r)
	page, _ := l.PageOf("v")
	o := open(t, data)
	stream := o.Content(o.Pages()[page-1])
	for _, want := range []string{"W n", "re W n", " gs", "[4.0000 2.0000]", "04110438043b043b0438043d0433", "20bd"} { // Биллинг, ₽
		if !strings.Contains(stream, want) {
			t.Errorf("no %q in the page", want)
		}
	}
}
