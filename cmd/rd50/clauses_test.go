package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const repository = "../.."

func TestClausesTable(t *testing.T) {
	m, err := loadClauses()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ format, want string }{
		{"text", "6.6.3    «Таблица 1 — Наименование» слева над таблицей; дальше «Продолжение таблицы 1» и головка [выполняется]\n           generator/typeset/table.go: caption\n"},
		{"text", "           проверка: generator/gost732: TestClauses/6.6.3\n"},
		{"text", "6.4.3    единственный пункт не нумеруют [выполняется]\n"},
		{"md", "| 5.7.3 | введение заключительного отчета: перечень промежуточных отчетов с их номерами | за автором |  |  | report.introduction |\n"},
		{"json", `"clause": "6.17.4"`},
	} {
		got, err := clausesTable(c.format)
		if err != nil || !strings.Contains(got, c.want) {
			t.Errorf("%s: %v, no %q in\n%s", c.format, err, c.want, got)
		}
	}
	text, _ := clausesTable("json")
	var again clauseMap
	if err := json.Unmarshal([]byte(text), &again); err != nil || len(again.Clauses) != len(m.Clauses) {
		t.Errorf("%v: %d clauses of %d in JSON", err, len(again.Clauses), len(m.Clauses))
	}
	if _, err := clausesTable("xml"); err == nil || err.Error() != "вид перечня «xml» неизвестен; известны: text, md, json" {
		t.Error(err)
	}
}

// Every place that the map names is there; what is not met says why.
func TestClausesNameWhatExists(t *testing.T) {
	m, err := loadClauses()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, c := range m.Clauses {
		if seen[c.Clause] || c.Rule == "" || clauseStates[c.State] == "" {
			t.Errorf("%s: twice, without a rule, or in the unknown state %q", c.Clause, c.State)
		}
		seen[c.Clause] = true
		if c.State == "met" && len(c.Where) == 0 || c.State != "met" && c.State != "parts" && c.Note == "" {
			t.Errorf("%s: %s, but not where or why", c.Clause, c.State)
		}
		for _, w := range c.Where {
			file, name, ok := strings.Cut(w, ": ")
			source, err := os.ReadFile(filepath.Join(repository, file))
			if !ok || err != nil || !declares(file, string(source), name) {
				t.Errorf("%s: %s is not there (%v)", c.Clause, w, err)
			}
		}
	}
}

// The map has each clause of sections 3 to 6 once, in the standard's order, and no other;
// at least 85 of them are met.
func TestEveryClauseOfTheStandard(t *testing.T) {
	m, err := loadClauses()
	if err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile("testdata/gost-7.32-2017.clauses")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	met := 0
	for _, c := range m.Clauses {
		got = append(got, c.Clause)
		if c.State == "met" {
			met++
		}
	}
	if want := strings.Fields(string(list)); !slices.Equal(got, want) || len(want) != 132 {
		t.Errorf("%d clauses in the map, %d in the standard\n got %v\nwant %v", len(got), len(want), got, want)
	}
	if met < 85 {
		t.Errorf("%d clauses are met", met)
	}
}

// declares tells whether a Go file declares a name, or a template holds a key «table.key».
func declares(file, source, name string) bool {
	form := `(?m)^(func (\([^)]*\) )?|\t?(const |var |type )?)` + regexp.QuoteMeta(name) + `\b`
	if table, key, ok := strings.Cut(name, "."); ok && strings.HasSuffix(file, ".toml") {
		form = `(?s)\n\[` + regexp.QuoteMeta(table) + `\]\n([^\[].*?\n)?` + regexp.QuoteMeta(key) + ` = `
	}
	return regexp.MustCompile(form).MatchString(source)
}

// A clause that a comment of the code names is in the map.
func TestClausesOfCommentsAreInTheMap(t *testing.T) {
	m, err := loadClauses()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, c := range m.Clauses {
		known[c.Clause] = true
	}
	found := 0
	for _, folder := range []string{"typeset", "section", "report", "check", "chart", "typography", "writer"} {
		for name, text := range comments(t, filepath.Join(repository, "generator", folder)) {
			for _, number := range clauseNumber.FindAllString(text, -1) {
				found++
				if !known[number] {
					t.Errorf("%s names %s, which the map lacks", name, number)
				}
			}
		}
	}
	if found < 60 {
		t.Errorf("only %d clauses found in comments", found)
	}
}

var (
	clauseNumber = regexp.MustCompile(`\b[3-6]\.\d+(\.\d+)*\b`)
	comment      = regexp.MustCompile(`//(.*)`)
	// otherStandard is a standard's designation with the clauses behind it.
	otherStandard = regexp.MustCompile(`(ГОСТ Р 59795|ГОСТ 7\.1|ГОСТ 8\.417|34\.60\d|PDF|ISO|ECMA)[^;)]*`)
)

// comments gives the comments of the Go files of a folder, less what they say of other
// standards.
func comments(t *testing.T, folder string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		var b strings.Builder
		for _, c := range comment.FindAllStringSubmatch(string(source), -1) {
			b.WriteString(c[1] + " ")
		}
		out[path] = otherStandard.ReplaceAllString(b.String(), "")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
