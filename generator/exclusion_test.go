package generator_test

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator"
	"rd50/generator/outline"
	"rd50/generator/report"
	"rd50/generator/writer"
)

// crossReferences are the keys of the minimal sample by which sections refer to
// one another.
var crossReferences = regexp.MustCompile(`(?m)^(requirements|tasks|stage) = .*\n`)

// choiceTable is what refers to a variant.
var choiceTable = regexp.MustCompile(`(?ms)^\[choice\]\n.*?\n\n`)

// independent gives the minimal sample with nothing in it that refers into a
// section from another.
func independent(t *testing.T, section string) string {
	t.Helper()
	data, err := os.ReadFile("../samples/minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	text := crossReferences.ReplaceAllString(string(data), "")
	if section == "alternatives" {
		text = choiceTable.ReplaceAllString(text, "")
	}
	return strings.ReplaceAll(text, `kind = "function"`, `kind = "data"`) // a function would have to serve a task
}

const agreed = `
[[exclusions]]
section = %q
reason = "Причина исключения %s"
[exclusions.agreement]
document = "Протокол № 3"
date = 2026-10-14
organisation = "ООО «Заказчик»"
position = "Директор"
name = "П.П. Первый"
`

func read(t *testing.T, text string) *generator.Draft {
	t.Helper()
	templates, err := loadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"engagement.toml": {Data: []byte(text)}}
	return generator.Read(generator.Input{Files: files, Name: "engagement.toml", Folder: "minimal"}, templates)
}

// rendered gives the report as Markdown, its fixed blanks as plain ones.
func rendered(t *testing.T, d *generator.Draft) string {
	t.Helper()
	var faults bytes.Buffer
	if err := d.Faults.Text(&faults, nil); err != nil {
		t.Fatal(err)
	}
	md, _ := writer.Find("md")
	files, err := d.Render([]writer.Format{md}, generator.Options{})
	if err != nil {
		t.Fatalf("%v\n%s", err, faults.String())
	}
	return strings.ReplaceAll(string(files[0].Data), report.NBSP, " ")
}

// TestEachSectionExcluded leaves every one of the nine out in turn, by
// agreement: eight are left, numbered without a hole, and the introduction
// tells what was left out, why and by which document.
func TestEachSectionExcluded(t *testing.T) {
	for _, id := range outline.IDs() {
		t.Run(id, func(t *testing.T) {
			d := read(t, independent(t, id)+fmt.Sprintf(agreed, id, id))
			text := rendered(t, d)
			number := 0
			for _, s := range d.Standard.Sections {
				if s.ID == id {
					continue
				}
				number++
				if heading := fmt.Sprintf("\n# %d %s\n", number, s.Title); !strings.Contains(text, heading) {
					t.Errorf("no heading %q", heading)
				}
			}
			if strings.Contains(text, "\n# 9 ") {
				t.Error("nine sections are left")
			}
			left, _ := d.Standard.Section(id)
			told := fmt.Sprintf("раздел «%s». Причина: причина исключения %s. Основание: протокол № 3 от 14.10.2026, ООО «Заказчик», директор П.П. Первый.", left.Title, id)
			if !strings.Contains(text, told) {
				t.Errorf("the introduction does not say %q", told)
			}
		})
	}
}

// TestProductsExcluded: the recommendations of products leave, by agreement or
// by products.include, and nothing else does.
func TestProductsExcluded(t *testing.T) {
	data, err := os.ReadFile("../samples/minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	whole := string(data)
	off := strings.Replace(whole, "include = true", "include = false", 1)
	if off == whole {
		t.Fatal("the sample has no include = true")
	}
	for name, text := range map[string]string{
		"switched off":      off,
		"left by agreement": whole + fmt.Sprintf(agreed, outline.Products, outline.Products),
	} {
		t.Run(name, func(t *testing.T) {
			with, without := rendered(t, read(t, whole)), rendered(t, read(t, text))
			if !strings.Contains(with, "Рекомендуемые программные продукты") {
				t.Fatal("the sample recommends nothing")
			}
			if strings.Contains(without, "Рекомендуемые программные продукты") || strings.Contains(without, "Гавань") {
				t.Error("products are still recommended")
			}
			if a, b := headings(with), headings(without); a != b+1 {
				t.Errorf("%d headings with products, %d without", a, b)
			}
		})
	}
}

func headings(markdown string) int {
	return len(regexp.MustCompile(`(?m)^#+ `).FindAllString(markdown, -1))
}
