package generator_test

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"rd50/generator"
	"rd50/generator/golden"
	"rd50/generator/output"
	"rd50/generator/report"
	"rd50/generator/typeset"
	"rd50/generator/writer"
)

// drafted renders the draft of a folder in some formats.
func drafted(t testing.TB, folder fs.FS, formats ...writer.Format) (*generator.Draft, []output.File) {
	t.Helper()
	templates, err := loadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	d := generator.Read(generator.Input{Files: folder, Name: "engagement.toml", Folder: "sample"}, templates)
	files, err := d.RenderDraft(formats, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d, files
}

func format(name string) writer.Format {
	f, _ := writer.Find(name)
	return f
}

// edit is a change of an engagement.toml: all places of a text are replaced.
type edit struct{ old, new string }

// withEdits gives a sample with changes.
func withEdits(t testing.TB, sample string, edits ...edit) fs.FS {
	t.Helper()
	folder := os.DirFS("../samples/" + sample)
	data, err := fs.ReadFile(folder, "engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for _, e := range edits {
		if !strings.Contains(text, e.old) {
			t.Fatalf("%s has no %q", sample, e.old)
		}
		text = strings.ReplaceAll(text, e.old, e.new)
	}
	return overlay{folder, []byte(text)}
}

// sheet gives the list of open questions of a text, without its header and what stands
// before it.
func sheet(text []byte) string {
	_, list, _ := strings.Cut(string(text), "\nОТКРЫТЫЕ ВОПРОСЫ\n")
	return list
}

// TestOpenQuestionsGolden shows the last sheet of a concept that was just begun:
// testdata/questions.golden is what its reader gets.
func TestOpenQuestionsGolden(t *testing.T) {
	_, files := drafted(t, os.DirFS("testdata/draft"), format("txt"))
	text := files[0].Data
	if files[0].Name != "sample-0.1-draft.txt" || !bytes.HasPrefix(text, []byte("ПРОЕКТ\n\n")) {
		t.Errorf("%s begins with %.40q", files[0].Name, text)
	}
	golden.Compare(t, "questions", []byte(sheet(text)))
}

// TestTheDraftOfASoundConceptIsTheReport: under another name and with the header, but
// with no mark and no empty list; what is rendered after it has nothing of it.
func TestTheDraftOfASoundConceptIsTheReport(t *testing.T) {
	var pages []int
	counting := writer.Format{Name: "count", Extension: "n", Write: func(_ io.Writer, _ *report.Report, l *typeset.Layout, _ writer.Options) error {
		pages = append(pages, len(l.Pages))
		return nil
	}}
	d, draft := drafted(t, withEdits(t, "minimal"), format("md"), counting)
	plain, err := d.Render([]writer.Format{format("md"), counting}, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.TrimPrefix(string(draft[0].Data), "ПРОЕКТ\n\n"); got != string(plain[0].Data) {
		t.Error("the draft says something else than the report")
	}
	if draft[0].Name != strings.TrimSuffix(plain[0].Name, ".md")+"-draft.md" || pages[0] != pages[1] {
		t.Errorf("%s of %d pages, %s of %d", draft[0].Name, pages[0], plain[0].Name, pages[1])
	}
}

// TestWhatIsOpenInASoundConcept: warnings and remarks are listed; the report's own count
// of pages has nothing of their sheet.
func TestWhatIsOpenInASoundConcept(t *testing.T) {
	d, files := drafted(t, withEdits(t, "telecom", edit{`decision = "rejected"`, `decision = "open"`}), format("txt"), format("md"))
	if d.Faults.Errors() > 0 {
		t.Fatal(d.Faults)
	}
	list := strings.Join(strings.FieldsFunc(sheet(files[0].Data), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("│─┼═╪", r) }), " ")
	for _, want := range []string{"1 предупреждение, 1 замечание", "RD406, предупреждение", "6 Ориентировочный план реализации выбранного варианта концепции АС RM3, замечание", "Технический директор, 12.10.2026:", "Приложение В Перечень замечаний"} {
		if !strings.Contains(list, want) {
			t.Errorf("%q is not in\n%s", want, list)
		}
	}
	if strings.Contains(list, "⟦") {
		t.Error("marks are spoken of where there are none")
	}
	plain, err := d.Render([]writer.Format{format("md")}, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	counts := regexp.MustCompile(`Отчет \d+`)
	full, own := counts.FindString(strings.ReplaceAll(string(files[1].Data), report.NBSP, " ")), counts.FindString(strings.ReplaceAll(string(plain[0].Data), report.NBSP, " "))
	if full == "" || own == "" || full == own {
		t.Errorf("the draft tells «%s», the report «%s»", full, own)
	}
}

// TestWhatOnlyPagesShowIsListed beside an error, which keeps check from setting pages.
func TestWhatOnlyPagesShowIsListed(t *testing.T) {
	long := "results = \"" + strings.Repeat("Показано, что реферат длиннее одной страницы, тоже вопрос. ", 60)
	d, files := drafted(t, withEdits(t, "minimal", edit{"compliance.R1 = \"partial\"\n", ""}, edit{"results = \"", long}), format("txt"))
	if n := strings.Count(sheet(files[0].Data), "RD402"); n != 1 || d.Faults.Errors() == 0 {
		t.Errorf("RD402 stands %d times, errors: %d", n, d.Faults.Errors())
	}
}

// TestHundredsOfFaults: no verdict is left of telecom's hundred.
func TestHundredsOfFaults(t *testing.T) {
	folder := os.DirFS("../samples/telecom")
	data, err := fs.ReadFile(folder, "engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile(`(?m)^(compliance\.R|scores\.C).*\n`).ReplaceAll(data, nil)
	d, files := drafted(t, overlay{folder, text}, format("md"), format("pdf"), format("docx"))
	n := d.Faults.Errors()
	if n < 100 || strings.Count(string(files[0].Data), "⟦RD") != n || !strings.Contains(string(files[0].Data), fmt.Sprintf("вопросы: %d", n)) {
		t.Errorf("%d errors, %d marks", n, strings.Count(string(files[0].Data), "⟦RD"))
	}
}

// TestWhatIsNotReadHasNoDraft: TOML that is none, a base that is not there.
func TestWhatIsNotReadHasNoDraft(t *testing.T) {
	templates, err := loadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"format = 1\n[report", "extends = \"нет.toml\"\n"} {
		files := fstest.MapFS{"engagement.toml": {Data: []byte(text)}}
		d := generator.Read(generator.Input{Files: files, Name: "engagement.toml", Folder: "sample"}, templates)
		if out, err := d.RenderDraft([]writer.Format{format("md")}, generator.Options{}); err == nil || d.Readable() {
			t.Errorf("%q gives %d files", text, len(out))
		}
	}
}
