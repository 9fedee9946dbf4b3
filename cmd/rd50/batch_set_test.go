package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A kindOfSet says from what many engagements are made, no two alike: each has
// its own number in names, prices and drawings.
type kindOfSet struct {
	sample  string   // folder of samples
	without []string // tables of its TOML file
	exclude []string // sections, with the customer's agreement
}

var (
	// long reports have about 60 pages: the sample of a telecom operator without the
	// texts of its sections and appendices.
	long = kindOfSet{sample: "telecom", without: []string{
		"sections.study", "sections.alternatives", "sections.comparison", "sections.choice", "sections.results",
		"sections.plan", "sections.resources", "sections.quality", "sections.acceptance", "appendices", "revisions",
	}}
	// short reports have the 8 pages that two of the nine sections need.
	short = kindOfSet{sample: "minimal", without: []string{
		"strategy", "variants", "requirements", "criteria", "choice", "solution", "products", "results", "stages", "costs", "quality",
	}, exclude: []string{"alternatives", "comparison", "choice", "results", "plan", "resources", "quality"}}
)

// write makes count engagements below a folder, one a folder «e0001».
func (k kindOfSet) write(t testing.TB, dir string, count int) {
	t.Helper()
	files, err := k.files()
	for i := 1; i <= count && err == nil; i++ {
		err = writeNumbered(filepath.Join(dir, fmt.Sprintf("e%04d", i)), files, i)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// files gives those of the sample, as the set has them.
func (k kindOfSet) files() (map[string]string, error) {
	sample := os.DirFS(filepath.Join("..", "..", "samples", k.sample))
	files := map[string]string{}
	err := fs.WalkDir(sample, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, "versions/") {
			return err
		}
		data, err := fs.ReadFile(sample, name)
		files[name] = string(data)
		return err
	})
	files[mainFile] = k.cut(files[mainFile])
	return files, err
}

// header begins a table of a TOML file.
var header = regexp.MustCompile(`(?m)^\[+([^\[\]]+)\]+$`)

// cut takes tables out and excludes sections.
func (k kindOfSet) cut(text string) string {
	var b strings.Builder
	at, drop := 0, false
	for _, m := range append(header.FindAllStringSubmatchIndex(text, -1), []int{len(text), 0, 0, 0}) {
		if !drop {
			b.WriteString(text[at:m[0]])
		}
		at, drop = m[0], slices.ContainsFunc(k.without, func(name string) bool {
			return text[m[2]:m[3]] == name || strings.HasPrefix(text[m[2]:m[3]], name+".")
		})
	}
	out := b.String()
	if len(k.exclude) > 0 {
		out = regexp.MustCompile(`(?m)^requirements = .*\n`).ReplaceAllString(out, "") // none is left
	}
	for _, section := range k.exclude {
		out += fmt.Sprintf(`
[[exclusions]]
section = "%s"
reason = "Раздел согласован отдельно"
[exclusions.agreement]
document = "Протокол № 1"
date = 2026-10-14
organisation = "ЧУ ДО «Перекресток»"
position = "Директор"
name = "И.И. Слободской"
`, section)
	}
	return out
}

func writeNumbered(dir string, files map[string]string, i int) error {
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(full, []byte(numbered(name, text, i)), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// price is an amount of the samples that nothing else depends on.
var price = regexp.MustCompile(`(?m)^price = (\d+)$`)

// numbered gives a file of the sample as the i-th engagement has it.
func numbered(name, text string, i int) string {
	number := strconv.Itoa(i)
	switch filepath.Ext(name) {
	case ".svg":
		return strings.Replace(text, "</svg>", `<text x="4" y="12" font-size="8">`+number+"</text></svg>", 1)
	case ".toml", ".md":
		text = strings.NewReplacer("«Перекресток»", "«Перекресток-"+number+"»", "«Лукоморье Телеком»", "«Лукоморье Телеком-"+number+"»",
			`designation = "МК-2026-17.К"`, `designation = "МК-2026-`+number+`.К"`).Replace(text)
		return price.ReplaceAllStringFunc(text, func(line string) string {
			n, _ := strconv.Atoi(price.FindStringSubmatch(line)[1]) // digits alone
			return "price = " + strconv.Itoa(n+i)
		})
	}
	return text
}
