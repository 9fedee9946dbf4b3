package generator_test

import (
	"os"
	"testing"
	"testing/fstest"

	"rd50/generator"
	"rd50/generator/writer"
)

// FuzzRender gives a section any prose: the report is rendered in all formats
// or refused with a fault or an error, and nothing panics.
func FuzzRender(f *testing.F) {
	for _, s := range []string{
		"Текст с *выделением*, [@R1], [@V2: вариантом] и [^1].\n\n[^1]: Сноска.",
		"## Заголовок {#h}\n\n- раз\n  - два\n\n1. три\n\n> цитата\n\n```go\nкод\n```",
		"Таблица: Подпись {#t}\n\n| a | b |\n|---|--:|\n| 1 | 2 \\| 3 |",
		"$$\\frac{a}{b}$$ {#e}", "\U0001F600 \u0301 \u00ad \ufeff", "a\tb | * _ ` < > &amp; \\",
		"<script>alert(1)</script> ]]> {{system}} $x$",
	} {
		f.Add(s)
	}
	templates, err := loadTemplates()
	if err != nil {
		f.Fatal(err)
	}
	base, err := os.ReadFile("testdata/fuzz.toml")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		files := fstest.MapFS{
			"engagement.toml": {Data: base},
			"prose.md":        {Data: []byte(text)},
		}
		d := generator.Read(generator.Input{Files: files, Name: "engagement.toml", Folder: "fuzz"}, templates)
		if d.Engagement == nil {
			t.Fatal("the engagement itself is sound")
		}
		if d.Faults.Errors() > 0 {
			return
		}
		out, err := d.Render(writer.Formats(), generator.Options{})
		if err == nil && len(out) != len(writer.Formats()) {
			t.Errorf("%d files without an error", len(out))
		}
	})
}
