package pdf_test

import (
	"os"
	"testing"

	"rd50/generator"
	_ "rd50/generator/pace"
	"rd50/generator/writer"
	"rd50/generator/writer/pdf/internal/readback"
)

const samples = "../../../samples/"

// made holds what rendered has made: tests share it.
var made = map[string][2]string{}

// rendered gives a sample as Markdown and PDF.
func rendered(t testing.TB, folder, name string) (md string, file []byte) {
	t.Helper()
	key := folder + "/" + name
	if files, ok := made[key]; ok {
		return files[0], []byte(files[1])
	}
	templates, err := generator.LoadTemplates(nil)
	if err != nil {
		t.Fatal(err)
	}
	d := generator.Read(generator.Input{Files: os.DirFS(samples + folder), Name: name, Folder: folder}, templates)
	var formats []writer.Format
	for _, name := range []string{"md", "pdf"} {
		f, _ := writer.Find(name)
		formats = append(formats, f)
	}
	files, err := d.Render(formats, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	made[key] = [2]string{string(files[0].Data), string(files[1].Data)}
	return string(files[0].Data), files[1].Data
}

// tree reads the structure of a file.
func tree(t testing.TB, file []byte) (*readback.File, *readback.Element) {
	t.Helper()
	f, err := readback.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	root, err := f.Structure()
	if err != nil {
		t.Fatal(err)
	}
	return f, root
}

// TestTheStructureReadsAsTheMarkdown: every word of the report stands in the PDF's
// structure, once and in order.
func TestTheStructureReadsAsTheMarkdown(t *testing.T) {
	for _, s := range []struct{ folder, name string }{
		{"minimal", "engagement.toml"}, {"state", "engagement.toml"}, {"telecom", "engagement.toml"}, {"telecom", "versions/1.1.toml"},
	} {
		t.Run(s.folder+"/"+s.name, func(t *testing.T) {
			md, file := rendered(t, s.folder, s.name)
			_, root := tree(t, file)
			if difference := readback.Difference(md, root); difference != "" {
				t.Error(difference)
			}
		})
	}
}
