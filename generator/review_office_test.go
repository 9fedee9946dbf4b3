package generator_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rd50/generator"
	"rd50/generator/ooxml"
	"rd50/generator/ooxml/parcel"
	"rd50/generator/report"
	"rd50/generator/review"
	"rd50/generator/thorough"
	"rd50/generator/writer"
)

// TestReviewOfLibreOffice: LibreOffice adds 120 comments and 80 tracked changes to
// telecom's DOCX at seeded places and saves it. Each comes back with its author, date and
// text; at least 95 of 100 with the key and line that the words came from, after a second
// save and against version 1.1 of the engagement, too; at least 85 of 100 by the words
// alone.
func TestReviewOfLibreOffice(t *testing.T) {
	python := officePython(t)
	files := os.DirFS("../samples/telecom")
	first, next := reviewed(t, files, "engagement.toml"), reviewed(t, files, "versions/1.1.toml")
	marked, again, told := playCustomer(t, python, docxOf(t, first))
	for _, c := range []struct {
		name  string
		doc   []byte
		draft *generator.Draft
		least int // of 100
	}{
		{"saved", marked, first, 95},
		{"saved twice", again, first, 95},
		{"against 1.1", marked, next, 95},
		{"by the words", stripped(t, marked), first, 85},
		{"by the words against 1.1", stripped(t, again), next, 85},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			reading, err := c.draft.Review(c.doc)
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("read in %v", time.Since(start).Round(time.Millisecond))
			compareRemarks(t, told, reading.Remarks, newTruth(t, first, c.draft), c.least)
		})
	}
}

// officePython is the Python that speaks with LibreOffice.
func officePython(t *testing.T) string {
	t.Helper()
	thorough.Tool(t, "RD50_OFFICE")
	_, err := exec.LookPath("soffice")
	for _, name := range []string{"/usr/bin/python3", "python3"} {
		if err == nil && exec.Command(name, "-c", "import uno").Run() == nil {
			return name
		}
	}
	t.Fatal("LibreOffice or its Python (python3-uno) is not here")
	return ""
}

func reviewed(t *testing.T, files fs.FS, name string) *generator.Draft {
	t.Helper()
	templates, err := loadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	d := generator.Read(generator.Input{Files: files, Name: name, Folder: "telecom"}, templates)
	if d.Faults.Errors() > 0 {
		t.Fatal(d.Faults)
	}
	return d
}

func docxOf(t *testing.T, d *generator.Draft) []byte {
	t.Helper()
	formats := slices.DeleteFunc(writer.Formats(), func(f writer.Format) bool { return f.Name != "docx" })
	files, err := d.Render(formats, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return files[0].Data
}

// done is what the customer did.
type done struct {
	As, Kind, Author, Text, Quote, Date, Paragraph string
	Row                                            []string
	Cell                                           int
}

func playCustomer(t *testing.T, python string, doc []byte) (marked, again []byte, told []done) {
	t.Helper()
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := os.WriteFile(at("in.docx"), doc, 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, "testdata/office/remarks.py", at("in.docx"), at("out.docx"), at("again.docx"), at("done.json"), "17", at("profile")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	read := func(name string) []byte {
		data, err := os.ReadFile(at(name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	if err := json.Unmarshal(read("done.json"), &told); err != nil {
		t.Fatal(err)
	}
	if len(told) != 200 {
		t.Fatalf("%d remarks were made", len(told))
	}
	return read("out.docx"), read("again.docx"), told
}

// compareRemarks holds what was read to what was done.
func compareRemarks(t *testing.T, told []done, remarks []review.Remark, truth *truth, least int) {
	right, known := 0, 0
	for _, x := range told {
		i := slices.IndexFunc(remarks, func(r review.Remark) bool { return x.is(r) })
		if i < 0 {
			t.Errorf("%s «%s» of %s on «%s» was not found", x.As, x.Text, x.Author, x.Quote)
			continue
		}
		r := remarks[i]
		remarks = slices.Delete(remarks, i, i+1)
		if x.Date != "" && r.Date.Format(time.RFC3339) != x.Date || r.Date.IsZero() {
			t.Errorf("%s «%s»: %s, want %s", x.As, x.Text, r.Date, x.Date)
		}
		keys := truth.of(x)
		if len(keys) == 0 {
			continue
		}
		known++
		if slices.ContainsFunc(keys, func(k string) bool { return truth.holds(k, r, x) }) {
			right++
		} else {
			t.Logf("%s of %s «%.60s» in «%.60s»: %s %s, want %v", x.As, x.Kind, x.Quote+x.Text, x.Paragraph, r.Key, r.Place, keys)
		}
	}
	for _, r := range remarks {
		t.Errorf("nobody made %s «%s» of «%s» at %s", r.Kind, r.Text, r.Before, r.Key)
	}
	t.Logf("%d of %d at their places", right, known)
	if known < 175 || right*100 < known*least {
		t.Errorf("%d of %d are at their places, want %d of 100", right, known, least)
	}
}

// is tells whether a remark is the one that was made.
func (x done) is(r review.Remark) bool {
	if string(r.Kind) != x.As || r.Author != x.Author {
		return false
	}
	if x.As == "comment" {
		return r.Text == x.Text && seen(r.Quote) == seen(x.Quote)
	}
	return seen(r.Text) == seen(x.Text)
}

// seen is a text as it is read, without places to break words.
func seen(s string) string { return strings.NewReplacer("\u00ad", "", "\u200b", "").Replace(s) }

// truth knows from the report itself where its texts come from.
type truth struct {
	now   *generator.Draft
	lines map[string][]string     // of the files
	texts map[string][]string     // keys by the letters of a text
	rows  map[string][][][]string // keys of the cells of each row that says so
}

func newTruth(t *testing.T, sent, now *generator.Draft) *truth {
	t.Helper()
	r, err := sent.Report()
	if err != nil {
		t.Fatal(err)
	}
	tr := &truth{now: now, lines: map[string][]string{}, texts: map[string][]string{}, rows: map[string][][][]string{}}
	tr.origins(r.Title.Origins)
	for _, a := range r.Title.Approvals {
		tr.origins(a.Origins)
	}
	for _, s := range r.Title.Signatures {
		tr.origins(s.Origins)
	}
	for _, s := range r.Sections {
		keys := s.Keys
		tr.add(s.Title, keys)
		tr.add("ПРИЛОЖЕНИЕ "+s.Number+s.Status+s.Title, keys)
		for _, b := range s.Blocks {
			if h, ok := b.(*report.Heading); ok {
				if keys = h.Keys; len(keys) == 0 {
					keys = s.Keys
				}
			}
			tr.block(b, keys)
		}
	}
	for _, s := range r.Sources {
		tr.add(report.PlainText(s.Text), s.Keys)
	}
	return tr
}

func (tr *truth) add(text string, keys report.Keys) {
	if s := ooxml.Letters(text); s != "" {
		tr.texts[s] = append(tr.texts[s], keys...)
	}
}

func (tr *truth) origins(list report.Origins) {
	for _, o := range list {
		tr.add(o.Text, report.Keys{o.Key})
	}
}

func (tr *truth) blocks(list []report.Block, keys report.Keys) {
	for _, b := range list {
		tr.block(b, keys)
	}
}

func (tr *truth) block(b report.Block, keys report.Keys) {
	if own := report.KeysOf(b); len(own) > 0 {
		keys = own
	}
	switch b := b.(type) {
	case *report.Heading:
		tr.add(report.PlainText(b.Inlines), keys)
	case *report.Paragraph:
		tr.add(report.PlainText(b.Inlines), keys)
	case *report.List:
		for _, item := range b.Items {
			tr.blocks(item, keys)
		}
	case *report.Quote:
		tr.blocks(b.Blocks, keys)
	case *report.Figure:
		tr.add("Рисунок"+b.Number+report.PlainText(b.Caption), keys)
	case *report.Table:
		tr.add("Таблица"+b.Number+report.PlainText(b.Caption), keys)
		tr.table(b, keys)
	case *report.Definitions:
		for _, x := range b.Items {
			own := x.Keys
			if len(own) == 0 {
				own = report.KeysOf(x.Blocks[0])
			}
			tr.add(report.PlainText(x.Term)+printed(x.Blocks), own)
		}
	case *report.Performers:
		for _, g := range b.Groups {
			tr.add(g.Title, keys)
			for _, s := range g.Signatures {
				tr.origins(s.Origins)
			}
		}
	}
}

// table notes the keys of each row's cells; a cell without has those of its row's entry.
func (tr *truth) table(table *report.Table, keys report.Keys) {
	for _, row := range slices.Concat(table.Head, table.Rows) {
		letters, of, entry := "", [][]string{}, []string(keys)
		for _, c := range row {
			letters += ooxml.Letters(printed(c.Blocks))
			if len(c.Keys) > 0 && len(entry) > 0 && entry[0] == keys[0] {
				entry = []string{c.Keys[0]}
				if i := strings.LastIndex(c.Keys[0], "]."); i >= 0 {
					entry = []string{c.Keys[0][:i+1]}
				}
			}
			of = append(of, c.Keys)
		}
		for i := range of {
			if len(of[i]) == 0 {
				of[i] = entry
			}
		}
		tr.rows[letters] = append(tr.rows[letters], of)
	}
}

// of gives the keys that a remark may stand at; none where the words don't tell.
func (tr *truth) of(x done) []string {
	if x.Row == nil || x.Kind == "title" {
		return tr.texts[ooxml.Letters(x.Paragraph)]
	}
	var keys []string
	for _, cells := range tr.rows[ooxml.Letters(strings.Join(x.Row, ""))] {
		if x.Cell < len(cells) {
			keys = append(keys, cells[x.Cell]...)
		}
	}
	return keys
}

// holds tells whether a remark stands at a key and in a line of its text: in the one
// that has the quoted words, if only one has.
func (tr *truth) holds(key string, r review.Remark, x done) bool {
	file, line := ooxml.CutLine(key)
	if below, ok := strings.CutPrefix(r.Key, file); !ok || below != "" && below[0] != '.' || r.Place.Line == 0 {
		return false
	}
	from := tr.now.Engagement.At(tr.now.Engagement.Names().Path(file))
	if strings.HasSuffix(file, ".md") {
		from.File, from.Line = file, line
	} else if line > 0 {
		from.Line += line - 1
	}
	if r.Place.File != from.File || r.Place.Line < from.Line {
		return false
	}
	lines := strings.Split(string(tr.now.Source(from.File)), "\n")
	if quote := ooxml.Letters(x.Quote); len(quote) > 20 && x.Kind != "heading" && x.Kind != "caption" {
		var with []int
		for i, l := range lines {
			if strings.Contains(strings.ToLower(ooxml.Letters(l)), strings.ToLower(quote)) {
				with = append(with, i+1)
			}
		}
		if len(with) == 1 {
			return with[0] == r.Place.Line
		}
	}
	for _, l := range lines[from.Line-1 : r.Place.Line-1] {
		if strings.TrimSpace(l) == "" && strings.HasSuffix(file, ".md") {
			return false
		}
	}
	return true
}

// stripped gives a DOCX without the bookmarks and the custom XML of the report.
func stripped(t *testing.T, doc []byte) []byte {
	t.Helper()
	return rewritten(t, doc, func(name, content string) (string, bool) {
		switch {
		case strings.HasPrefix(name, "customXml/"):
			return "", false
		case name == "word/document.xml":
			return withoutTraces(content), true
		case strings.HasSuffix(name, ".rels"):
			return customRelation.ReplaceAllString(content, ""), true
		}
		return content, true
	})
}

var (
	customRelation = regexp.MustCompile(`<Relationship [^>]*customXml"[^>]*/>`)
	traceStart     = regexp.MustCompile(`<w:bookmarkStart [^>]*w:name="_rd[^>]*>`)
	markID         = regexp.MustCompile(`w:id="([0-9]+)"`)
	markEnd        = regexp.MustCompile(`<w:bookmarkEnd [^>]*>`)
)

func withoutTraces(document string) string {
	gone := map[string]bool{}
	document = traceStart.ReplaceAllStringFunc(document, func(s string) string {
		gone[markID.FindStringSubmatch(s)[1]] = true
		return ""
	})
	return markEnd.ReplaceAllStringFunc(document, func(s string) string {
		if gone[markID.FindStringSubmatch(s)[1]] {
			return ""
		}
		return s
	})
}

// rewritten gives a DOCX with its parts changed, or dropped.
func rewritten(t *testing.T, doc []byte, change func(name, content string) (string, bool)) []byte {
	t.Helper()
	p, err := ooxml.Open(doc)
	if err != nil {
		t.Fatal(err)
	}
	var parts []parcel.Part
	for _, name := range p.Order {
		if content, keep := change(name, string(p.Parts[name])); keep {
			parts = append(parts, parcel.Part{Name: name, Content: content})
		}
	}
	out, err := parcel.Pack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// printed gives the text of blocks.
func printed(list []report.Block) string {
	var b strings.Builder
	for _, x := range list {
		switch x := x.(type) {
		case *report.Paragraph:
			b.WriteString(report.PlainText(x.Inlines))
		case *report.List:
			for _, item := range x.Items {
				b.WriteString(printed(item))
			}
		}
	}
	return b.String()
}
