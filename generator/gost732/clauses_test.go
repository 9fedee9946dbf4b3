package gost732_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"rd50/generator/golden"
	"rd50/templates"
)

// rule is a clause, what of it is seen in a report, and the test that looks.
type rule struct {
	clause, shows string
	test          func(t *testing.T)
}

var rules = slices.Concat(elements, pages, objects, places)

// TestClauses holds the samples to each clause that templates/clauses calls met.
func TestClauses(t *testing.T) {
	for _, r := range rules {
		t.Run(r.clause, r.test)
	}
}

// clause is one of the map that rd50 clauses prints.
type clause struct{ Clause, Rule, State, Note string }

func clauses(t *testing.T) []clause {
	t.Helper()
	data, err := fs.ReadFile(templates.Files, "clauses/gost-7.32-2017.toml")
	if err != nil {
		t.Fatal(err)
	}
	var m struct{ Clauses []clause }
	if err := toml.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	return m.Clauses
}

// TestEveryClauseThatIsMetIsTested: the map calls met what has a test, and nothing else.
func TestEveryClauseThatIsMetIsTested(t *testing.T) {
	var met, tested []string
	for _, c := range clauses(t) {
		if c.State == "met" {
			met = append(met, c.Clause)
		}
	}
	for _, r := range rules {
		tested = append(tested, r.clause)
	}
	if !slices.Equal(met, tested) {
		t.Errorf("met    %v\ntested %v", met, tested)
	}
}

// TestClausesGolden writes the table of clauses and tests: testdata/clauses.md.golden.
func TestClausesGolden(t *testing.T) {
	shown := map[string]string{}
	for _, r := range rules {
		shown[r.clause] = r.shows
	}
	var b strings.Builder
	b.WriteString("# ГОСТ 7.32—2017: пункт, требование, проверка\n\nПроверка пункта — `go test ./generator/gost732 -run TestClauses/ПУНКТ`; каждая смотрит страницы, которые рисует PDF, и XML DOCX.\n\n" +
		"| пункт | требование | что показывает проверка, иначе причина |\n|---|---|---|\n")
	for _, c := range clauses(t) {
		what := shown[c.Clause]
		switch {
		case c.State == "parts":
			continue
		case what == "":
			what = "— " + c.Note
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", c.Clause, c.Rule, what)
	}
	golden.Compare(t, "clauses.md", []byte(b.String()))
}

// Some readers of a DOCX take one text a run: the others would be lost to them.
func TestRunsOfOneText(t *testing.T) {
	broken := 0
	for _, r := range sample(t, "telecom").word.body.all("w:r") {
		if texts := r.all("w:t"); len(texts) > 1 && r.child("w:drawing") == nil {
			t.Errorf("a run of %d texts: %s", len(texts), r.text())
		}
		broken += len(r.all("w:softHyphen"))
	}
	if broken == 0 {
		t.Error("no broken word")
	}
}
