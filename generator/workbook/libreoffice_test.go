package workbook

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/thorough"
)

// office converts files with LibreOffice.
func office(t *testing.T, to string, files ...string) string {
	t.Helper()
	thorough.Tool(t, "RD50_OFFICE")
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	args := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", to, "--outdir", dir}, files...)
	if said, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return dir
}

// TestFormulasAgree lets LibreOffice compute the book of telecom: sums of costs and
// weighted sums are those that the report prints.
func TestFormulasAgree(t *testing.T) {
	w := words(t)
	e, _ := sample(t, "telecom", "engagement.toml")
	var b bytes.Buffer
	if err := w.WriteXLSX(&b, Book{Tables: w.Of(e), Engagement: e, Program: "rd50"}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "книга.xlsx")
	if err := os.WriteFile(file, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	computed := map[string][]string{} // last number of a row by its first cell
	for _, name := range []string{"Затраты", "Критерии"} {
		// 44 is the comma, 34 the quote, 76 UTF-8; -1 writes every sheet to a file.
		dir := office(t, `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1`, file)
		data, err := os.ReadFile(filepath.Join(dir, "книга-"+name+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		g, err := ReadCSV(name, data)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range g.Rows {
			computed[name+": "+row[0]] = row
		}
	}
	last := func(row []string) string { return row[len(row)-1] }
	c := w.Computed
	for _, p := range analysis.Phases() {
		_, total := analysis.CostsOf(e.Costs, p)
		row := computed["Затраты: "+c.Total+": "+w.vocabulary.Values["Cost"]["phase"][p]]
		if row == nil || last(row) != total.String() {
			t.Errorf("%s: got %v, want %s", p, row, total)
		}
	}
	row := computed["Критерии: "+c.Weighted]
	for i, s := range standings(e) {
		if got := row[len(row)-len(e.Variants)+i]; !strings.HasPrefix(got, s) {
			t.Errorf("%s: got %s, want %s", e.Variants[i].ID, got, s)
		}
	}
}

func standings(e *engagement.Engagement) []string {
	var out []string
	for _, s := range analysis.Standings(analysis.Scored(e), e.Criteria) {
		out = append(out, s.Total.String())
	}
	return out
}

// TestOwnTable takes a consultant's table of 200 requirements in, as LibreOffice writes
// it: a book, and CSV in cp1251 with «;».
func TestOwnTable(t *testing.T) {
	const count = 200
	var b strings.Builder
	b.WriteString("№;Код;Требование;Вид;Приоритет;Источник;V1;V2\n")
	for i := 1; i <= count; i++ {
		fmt.Fprintf(&b, "%d;ТР-%d;АС хранит документ вида %d не менее %d лет.;данные;обязательное;Протокол № %d;полностью;частично\n", i, i, i, i%5+1, i%7)
	}
	file := filepath.Join(t.TempDir(), "Требования.csv")
	if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	const read = "--infilter=CSV:59,34,76,1,,0,false,false"
	books := office(t, "xlsx", read, file)
	tables := office(t, "csv:Text - txt - csv (StarCalc):59,34,34,1,,0,false,false,false,false,false", read, file)
	w := words(t)
	e, text := sample(t, "minimal", "engagement.toml")
	for _, path := range []string{filepath.Join(books, "Требования.xlsx"), filepath.Join(tables, "Требования.csv")} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		grids, err := Read(filepath.Base(path), data)
		if err != nil {
			t.Fatal(err)
		}
		out, err := w.Merge(Input{Engagement: e, Text: text, Table: "requirements"}, grids)
		if err != nil || len(out.Faults) > 0 {
			t.Fatalf("%s: %v, %v", path, err, out.Faults)
		}
		for _, want := range []string{"id = \"ТР-200\"", `compliance."ТР-200" = "partial"`} {
			if !strings.Contains(string(out.Text), want) {
				t.Errorf("%s: %s is missing", filepath.Ext(path), want)
			}
		}
	}
}
