package revision_test

import (
	"os"
	"testing"

	"rd50/generator"
	"rd50/generator/writer"
)

// BenchmarkTelecom is what a version takes to render from its files, plain and with its
// changes; a plain one is what the other is held to.
func BenchmarkTelecom(b *testing.B) {
	templates, err := generator.LoadTemplates(nil)
	if err != nil {
		b.Fatal(err)
	}
	files := os.DirFS("../../samples/telecom")
	formats := writer.Revising(writer.Formats())
	for _, against := range []bool{false, true} {
		name := map[bool]string{false: "plain", true: "against"}[against]
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				d := generator.Sketch(generator.Input{Files: files, Name: "versions/1.1.toml"}, templates)
				if against {
					if err := d.Against(generator.Sketch(generator.Input{Files: files, Name: "engagement.toml"}, templates)); err != nil {
						b.Fatal(err)
					}
				}
				d.CheckPages()
				if _, err := d.Render(formats, generator.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
