package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rd50/generator/ooxml/parcel"
)

// inputCase is the minimal sample with one change that once went wrong, and what must
// come of it: the faults that check tells, each with its hint, and no others; where none
// of them is an error, what the report prints.
type inputCase struct {
	name   string
	change []string          // what stands in engagement.toml, and what stands there instead
	study  string            // the text of the first section, study.md
	add    string            // at the end of engagement.toml
	files  map[string]string // beside it
	path   string            // what the command gets; the folder where it is empty
	told   [][2]string       // place, severity and code of a fault; what its hint holds
	prints []string          // expressions that the Markdown holds
	docx   []string          // the same for the text of the DOCX
	never  []string          // what neither holds
}

// TestCases lists the inputs by which the program was mended, by their names. What is
// held in full elsewhere is held by the tests of heldElsewhere.
func TestCases(t *testing.T) {
	sample, err := os.ReadFile("../../samples/minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range slices.Concat(tomlCases, markdownCases(), valueCases, documentCases()) {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := c.write(t, string(sample))
			refused := c.checked(t, dir)
			c.rendered(t, dir, refused)
		})
	}
}

// write makes the folder of the case.
func (c inputCase) write(t *testing.T, text string) string {
	dir := t.TempDir()
	for i := 0; i < len(c.change); i += 2 {
		if strings.Count(text, c.change[i]) != 1 {
			t.Fatalf("%q does not stand once in the sample", c.change[i])
		}
		text = strings.Replace(text, c.change[i], c.change[i+1], 1)
	}
	files := map[string]string{"engagement.toml": text + c.add}
	if c.study != "" {
		files["engagement.toml"] += "\n[sections.study]\nfile = \"study.md\"\n"
		files["study.md"] = c.study
	}
	for name, data := range c.files {
		files[name] = data
	}
	for name, data := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var (
	toldLine = regexp.MustCompile(`(?m)^.*?([^/\\\n]+:\d+:\d+: (?:error|warning) RD\d+): .*$`)
	hintLine = regexp.MustCompile(`(?m)^hint: .*$`)
)

// checked holds what check tells; it gives whether there is an error.
func (c inputCase) checked(t *testing.T, dir string) (refused bool) {
	t.Helper()
	out, err := c.run("check", "--all", filepath.Join(dir, c.path))
	faults := toldLine.FindAllStringSubmatchIndex(out, -1)
	if len(faults) != len(c.told) {
		t.Errorf("%d faults, want %d:\n%s", len(faults), len(c.told), out)
	}
	for i, want := range c.told {
		refused = refused || strings.Contains(want[0], "error")
		if i >= len(faults) {
			break
		}
		end := len(out)
		if i+1 < len(faults) {
			end = faults[i+1][0]
		}
		got, hint := out[faults[i][2]:faults[i][3]], hintLine.FindString(out[faults[i][1]:end])
		if got != want[0] || !strings.Contains(hint, want[1]) || hint == "" {
			t.Errorf("got %s, %s\nwant %s, %s", got, hint, want[0], want[1])
		}
	}
	if (err != nil) != refused {
		t.Errorf("check ends with %v", err)
	}
	return refused
}

// rendered holds what the report prints; one that is refused is not written.
func (c inputCase) rendered(t *testing.T, dir string, refused bool) {
	t.Helper()
	formats := "md"
	if len(c.docx) > 0 {
		formats = "md,docx"
	}
	out := filepath.Join(dir, "out")
	_, err := c.run("render", "-f", formats, "-o", out, filepath.Join(dir, c.path))
	if _, missing := os.Stat(out); refused != (err != nil) || refused != (missing != nil) {
		t.Fatalf("render ends with %v, its folder with %v", err, missing)
	}
	if refused {
		return
	}
	texts := map[string]string{"md": strings.ReplaceAll(readOnly(t, out, "*.md"), "\u00a0", " ")}
	if len(c.docx) > 0 {
		texts["docx"] = textOfDOCX(t, readOnly(t, out, "*.docx"))
	}
	for format, wanted := range map[string][]string{"md": c.prints, "docx": c.docx} {
		for _, want := range wanted {
			if !regexp.MustCompile(want).MatchString(texts[format]) {
				t.Errorf("the %s does not hold %s", format, want)
			}
		}
	}
	for format, text := range texts {
		for _, words := range c.never {
			if strings.Contains(text, words) {
				t.Errorf("the %s holds %q", format, words)
			}
		}
	}
}

func (c inputCase) run(args ...string) (string, error) {
	var out bytes.Buffer
	root := newRoot()
	root.SetOut(&out)
	root.SetErr(&bytes.Buffer{})
	root.SetArgs(args)
	err := root.Execute()
	return out.String(), err
}

// readOnly reads the only file of a kind in a folder.
func readOnly(t *testing.T, dir, pattern string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(names) != 1 {
		t.Fatalf("%s: %q, %v", pattern, names, err)
	}
	data, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var (
	fieldCode = regexp.MustCompile(`<w:instrText[^>]*>[^<]*</w:instrText>`)
	paraEnd   = regexp.MustCompile(`</w:p>`)
	anyTag    = regexp.MustCompile(`<[^>]*>`)
)

// textOfDOCX gives the text of a DOCX, a line a paragraph.
func textOfDOCX(t *testing.T, data string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b bytes.Buffer
	if _, err := b.ReadFrom(f); err != nil {
		t.Fatal(err)
	}
	text := paraEnd.ReplaceAllString(fieldCode.ReplaceAllString(b.String(), ""), "\n")
	return strings.ReplaceAll(anyTag.ReplaceAllString(text, ""), "\u00a0", " ")
}

// wordTemplate is a customer's template with a body.
func wordTemplate(body string) string {
	const head = `<?xml version="1.0" encoding="UTF-8"?>`
	doc, err := parcel.Pack([]parcel.Part{
		{Name: "[Content_Types].xml", Content: head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`},
		{Name: "_rels/.rels", Content: head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{Name: "word/_rels/document.xml.rels", Content: head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`},
		{Name: "word/styles.xml", Content: head + `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>`},
		{Name: "word/document.xml", Content: head + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `<w:p><w:r><w:t>{{report}}</w:t></w:r></w:p><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`},
	})
	if err != nil {
		panic(err) // memory takes all
	}
	return string(doc)
}

// heldElsewhere are the cases that a test of their own holds, by a text of it.
var heldElsewhere = map[string][2]string{
	"seven-approvals, the pages": {"../../generator/typeset/stress_test.go", "func TestTitlePageOfManySignatures("},
	"seven-approvals, the DOCX":  {"../../generator/writer/docx/titlesheets_test.go", "func TestTitleSheets("},
	"89-landscape":               {"../../generator/writer/docx/merge_test.go", "func TestTemplateColumns("},
	"88-tracked":                 {"../../generator/writer/docx/merge_test.go", "func TestDeletedPlaceholder("},
	"drawio":                     {"../../generator/drawing/svg/svg_test.go", "drawio.svg"},
	"hints":                      {"../../generator/skeleton/hints_test.go", "func TestHintsCanBePasted("},
	"taplo":                      {"../../generator/skeleton/hints_test.go", "func TestSkeletonsSuitEditors("},
	"versions":                   {"testdata/version_entries.txtar", "exec rd50 diff e e/versions/1.1.toml"},
	"writer":                     {"testdata/writer.txtar", "--writer-timeout 1s"},
	"template-leak":              {"testdata/writer.txtar", "! grep '(?i)UEsDB|template'"},
	"devzero, pipes":             {"testdata/irregular.txtar", "mkfifo"},
	"33-longword":                {"../../generator/typeset/names_test.go", "func TestANameDoesNotTurnItsTable("},
}

// The tests that the list names are there.
func TestCasesHeldElsewhere(t *testing.T) {
	for name, held := range heldElsewhere {
		data, err := os.ReadFile(held[0])
		if err != nil || !bytes.Contains(data, []byte(held[1])) {
			t.Errorf("%s: %s does not hold %q: %v", name, held[0], held[1], err)
		}
	}
}
