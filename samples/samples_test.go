// Package samples_test renders the sample engagements and compares what comes
// out with goldens that people can read.
package samples_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"rd50/generator"
	"rd50/generator/golden"
	_ "rd50/generator/pace"
	"rd50/generator/picture"
	"rd50/generator/report"
	"rd50/generator/writer"
)

// renderings are the samples and versions that must render without a single
// fault, warnings included.
var renderings = map[string]generator.Input{
	"minimal":     {Files: os.DirFS("minimal"), Name: "engagement.toml", Folder: "minimal"},
	"state":       {Files: os.DirFS("state"), Name: "engagement.toml", Folder: "state"},
	"state-1.1":   {Files: os.DirFS("state"), Name: "versions/1.1.toml", Folder: "state"},
	"telecom":     {Files: os.DirFS("telecom"), Name: "engagement.toml", Folder: "telecom"},
	"telecom-1.1": {Files: os.DirFS("telecom"), Name: "versions/1.1.toml", Folder: "telecom"},
}

// sample is a rendering as read, and its files by extension.
type sample struct {
	draft *generator.Draft
	files map[string][]byte
}

// shared are the renderings that tests only look at, each made once.
var shared = map[string]*sample{}

// made gives a rendering in every format.
func made(t *testing.T, name string) *sample {
	t.Helper()
	if shared[name] == nil {
		d := read(t, renderings[name])
		shared[name] = &sample{d, render(t, d)}
	}
	return shared[name]
}

func read(t *testing.T, in generator.Input) *generator.Draft {
	t.Helper()
	templates, err := generator.LoadTemplates(nil)
	if err != nil {
		t.Fatal(err)
	}
	d := generator.Read(in, templates)
	if len(d.Faults) > 0 {
		var text strings.Builder
		if err := d.Faults.Text(&text, d.Engagement.Source); err != nil {
			t.Fatal(err)
		}
		t.Fatalf("the sample has faults:\n%s", text.String())
	}
	return d
}

// render gives a draft in every format, by extension.
func render(t *testing.T, d *generator.Draft) map[string][]byte {
	t.Helper()
	files, err := d.Render(writer.Formats(), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range files {
		out[f.Name[strings.LastIndex(f.Name, ".")+1:]] = f.Data
	}
	return out
}

// TestDumpGolden shows the document model of every sample.
func TestDumpGolden(t *testing.T) {
	for name := range renderings {
		t.Run(name, func(t *testing.T) {
			r, err := made(t, name).draft.Report()
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := report.Dump(&b, r, picture.Bytes); err != nil {
				t.Fatal(err)
			}
			golden.Compare(t, name+".dump", b.Bytes())
		})
	}
}

var embedded = regexp.MustCompile(`;base64,([A-Za-z0-9+/=]+)`)

// TestMarkdownGolden shows the Markdown of every sample; the bytes of pictures
// are told by their number.
func TestMarkdownGolden(t *testing.T) {
	for name := range renderings {
		t.Run(name, func(t *testing.T) {
			text := embedded.ReplaceAllFunc(made(t, name).files["md"], func(m []byte) []byte {
				data, err := base64.StdEncoding.DecodeString(string(m[len(";base64,"):]))
				if err != nil {
					t.Fatal(err)
				}
				return fmt.Appendf(nil, ";base64,(%d bytes)", len(data))
			})
			golden.Compare(t, name+".md", text)
		})
	}
}

// TestSameBytes renders twice and gets the same files.
func TestSameBytes(t *testing.T) {
	for name, in := range renderings {
		t.Run(name, func(t *testing.T) {
			first, second := made(t, name).files, render(t, read(t, in))
			for extension := range first {
				if !bytes.Equal(first[extension], second[extension]) {
					t.Errorf("two renders give different .%s", extension)
				}
			}
		})
	}
}

// TestTitlesInOrder finds the nine titles of the standard in order in the text
// of Markdown and DOCX. The PDF's text is read back by .ci/conformance.
func TestTitlesInOrder(t *testing.T) {
	for _, name := range []string{"minimal", "state", "telecom"} {
		t.Run(name, func(t *testing.T) {
			m := made(t, name)
			for format, text := range map[string]string{"md": string(m.files["md"]), "docx": documentText(t, m.files["docx"])} {
				for _, s := range m.draft.Standard.Sections {
					_, after, found := strings.Cut(text, s.Title)
					if !found {
						t.Errorf("%s: no «%s» behind the sections before it", format, s.Title)
						continue
					}
					text = after
				}
			}
		})
	}
}

var tag = regexp.MustCompile(`<[^>]*>`)

// documentText gives the characters of a DOCX's word/document.xml.
func documentText(t *testing.T, docx []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	xml, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return tag.ReplaceAllString(string(xml), "")
}
