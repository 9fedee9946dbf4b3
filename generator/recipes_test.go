package generator_test

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/fonts"
	"rd50/generator"
	"rd50/generator/check"
	"rd50/generator/engagement"
	"rd50/generator/prose"
	"rd50/generator/report"
	assembler "rd50/generator/section"
	"rd50/generator/standard"
	"rd50/generator/typeset"
	"rd50/generator/wording"
	"rd50/generator/writer"
	"rd50/templates"
)

// most is how many places each recipe of README.md may have.
var most = map[string]int{
	"A rule": 4, "A key": 4, "A generated table": 2, "A section's part": 3, "A format": 2, "A standard": 1,
}

// TestRecipes: each recipe of README.md is as short as agreed and names files that are
// there, and functions that they declare.
func TestRecipes(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(readme), "\n## How to add\n")
	text, _, _ = strings.Cut(text, "\n## ")
	recipes := strings.Split(text, "\n### ")[1:]
	if len(recipes) != len(most) {
		t.Errorf("%d recipes, want %d", len(recipes), len(most))
	}
	all := declared(t)
	for _, recipe := range recipes {
		name, steps, _ := strings.Cut(recipe, "\n")
		if n := len(regexp.MustCompile(`(?m)^\d+\. `).FindAllString(steps, -1)); n == 0 || n > most[name] {
			t.Errorf("«%s» has %d places, at most %d are agreed", name, n, most[name])
		}
		for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(steps, -1) {
			if err := named(m[1], all); err != nil {
				t.Errorf("«%s»: %v", name, err)
			}
		}
	}
}

// named tells when a path or a declared name that stands in a recipe does not exist. Of
// a file that is to be made, the folder has to be there.
func named(what string, all map[string][]string) error {
	if strings.Contains(what, "/") && !strings.HasPrefix(what, "[@") {
		for strings.Contains(what, "NAME") {
			what = path.Dir(what)
		}
		_, err := os.Stat("../" + what)
		return err
	}
	if !regexp.MustCompile(`^[A-Za-z.]+$`).MatchString(what) {
		return nil // a call, a command, a tag
	}
	for pkg, list := range all {
		for _, name := range list {
			if name == what || pkg+"."+name == what {
				return nil
			}
		}
	}
	return fmt.Errorf("%s is not declared", what)
}

// TestAFormatIsARow: whatever has a name and a Write is rendered.
func TestAFormatIsARow(t *testing.T) {
	titles := writer.Format{Name: "titles", Extension: "lst", Write: func(w io.Writer, r *report.Report, l *typeset.Layout, _ writer.Options) error {
		for _, s := range r.Sections {
			fmt.Fprintln(w, s.Title)
		}
		return nil
	}}
	files, err := minimalDraft(t, nil).Render([]writer.Format{titles}, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 || path.Ext(files[0].Name) != ".lst" || !bytes.Contains(files[0].Data, []byte("\nУсловия приемки системы\n")) {
		t.Errorf("%s holds %s", files[0].Name, files[0].Data)
	}
}

// TestAPhraseIsAKey: a folder of the user's puts a heading into other words.
func TestAPhraseIsAKey(t *testing.T) {
	d := minimalDraft(t, fstest.MapFS{"sections/comparison.toml": {Data: []byte("requirements.heading = 'Что требуется'\nrequirements.columns.kind = 'Род'\n")}})
	md, _ := writer.Find("md")
	files, err := d.Render([]writer.Format{md}, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"## 3.1 Что требуется\n", "| Код | Требование | Род | Приоритет |"} {
		if !bytes.Contains(files[0].Data, []byte(want)) {
			t.Errorf("the report lacks %q", want)
		}
	}
}

func minimalDraft(t *testing.T, replacement fs.FS) *generator.Draft {
	t.Helper()
	words, err := generator.LoadTemplates(replacement)
	if err != nil {
		t.Fatal(err)
	}
	return generator.Sketch(generator.Input{Files: os.DirFS("../samples/minimal"), Name: "engagement.toml", Folder: "minimal"}, words)
}

// TestAStandardIsAFile: sections, their order, titles and clauses are those of the file;
// what it leaves out is neither missed nor printed.
func TestAStandardIsAFile(t *testing.T) {
	std, err := standard.Load(fstest.MapFS{"standards/own.toml": {Data: []byte(`
designation = "СТО 1"
clause = "раздел 5"
exclusion_clause = "1.3"
[[sections]]
id = "plan"
title = "План работ"
[[sections]]
id = "study"
title = "Обследование"
`)}}, "own")
	if err != nil {
		t.Fatal(err)
	}
	e, faults := engagement.Load(os.DirFS("../samples/minimal"), "engagement.toml")
	book := prose.Read(e, &prose.Known{}, fonts.Default())
	if faults = append(faults, check.Run(e, book, std, nil)...); len(faults) > 0 {
		t.Errorf("faults by the standard: %v", faults)
	}
	words, err := wording.Load(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	r, err := assembler.Assemble(assembler.Input{Engagement: e, Book: book, Standard: std, Wording: words, Faces: fonts.Default()})
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, s := range r.Sections {
		if s.Kind == report.Main {
			titles = append(titles, s.Number+" "+s.Title)
		}
	}
	if got := strings.Join(titles, "; "); got != "1 План работ; 2 Обследование" {
		t.Errorf("sections are %s", got)
	}
}
