package samples_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator"
	"rd50/generator/picture"
	"rd50/generator/report"
	"rd50/generator/writer"
)

// withTemplate is the minimal sample with a customer's DOCX.
func withTemplate(t *testing.T, template []byte) *generator.Draft {
	t.Helper()
	data, err := os.ReadFile("minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	templates, err := generator.LoadTemplates(nil)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{
		"engagement.toml": {Data: append(data, "\n[layout]\ndocx_template = \"own.docx\"\n"...)},
		"own.docx":        {Data: template},
	}
	return generator.Read(generator.Input{Files: files, Name: "engagement.toml", Folder: "minimal"}, templates)
}

// TestOwnTemplate renders the minimal sample into a letterhead made with
// LibreOffice; its marks are filled from the engagement.
func TestOwnTemplate(t *testing.T) {
	template, err := os.ReadFile("../generator/writer/docx/testdata/templates/brand.docx")
	if err != nil {
		t.Fatal(err)
	}
	d := withTemplate(t, template)
	if len(d.Faults) > 0 {
		t.Fatal(d.Faults)
	}
	format, _ := writer.Find("docx")
	files, err := d.Render([]writer.Format{format}, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(files[0].Data), int64(len(files[0].Data)))
	if err != nil {
		t.Fatal(err)
	}
	header := tag.ReplaceAllString(string(partOf(t, z, "word/header1.xml")), "")
	if want := "Частное учреждение дополнительного образования «Перекресток» · , версия 1.0"; !strings.Contains(header, want) {
		t.Errorf("the header is %q, want %q", header, want)
	}
	if text := documentText(t, files[0].Data); !strings.Contains(text, "Условия приемки системы") {
		t.Error("the report is not in the template")
	}
}

// A template that is none is a fault of the engagement, at its key.
func TestBrokenTemplate(t *testing.T) {
	d := withTemplate(t, []byte("не документ"))
	if len(d.Faults) != 1 || d.Faults[0].Code != "RD006" || d.Faults[0].Position.Line == 0 || d.Faults[0].Hint == "" {
		t.Errorf("%v", d.Faults)
	}
}

// TestTheTemplateReachesTheDOCXAlone: every other file is, to the byte, the one that
// is made without it, and so is the form that external writers get and PDFs carry.
func TestTheTemplateReachesTheDOCXAlone(t *testing.T) {
	template, err := os.ReadFile("../generator/writer/docx/testdata/templates/brand.docx")
	if err != nil {
		t.Fatal(err)
	}
	made := func(d *generator.Draft) (files map[string][]byte) {
		var form bytes.Buffer
		r, err := d.Report()
		if err == nil {
			err = report.JSON(&form, r, picture.Bytes)
		}
		if err != nil {
			t.Fatal(err)
		}
		all, err := d.Render(writer.Formats(), generator.Options{})
		if err != nil {
			t.Fatal(err)
		}
		files = map[string][]byte{"JSON": form.Bytes()}
		for _, f := range all {
			files[path.Ext(f.Name)] = f.Data
		}
		return files
	}
	plain := made(read(t, renderings["minimal"]))
	for name, data := range made(withTemplate(t, template)) {
		if same := bytes.Equal(data, plain[name]); same == (name == ".docx") {
			t.Errorf("%s: the same as without a template: %v", name, same)
		}
	}
}
