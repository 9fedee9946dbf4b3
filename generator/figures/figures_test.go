package figures_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"rd50/generator/engagement"
	"rd50/generator/figures"
	"rd50/generator/golden"
	"rd50/generator/plaincsv"
)

func telecom(t *testing.T) *engagement.Engagement {
	t.Helper()
	e, faults := engagement.Load(os.DirFS("../../samples/telecom"), "engagement.toml")
	if faults.Errors() > 0 {
		t.Fatal(faults)
	}
	return e
}

func TestTextGolden(t *testing.T) {
	var b bytes.Buffer
	if err := figures.WriteText(&b, figures.Of(telecom(t))); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "telecom.txt", b.Bytes())
}

// The JSON form holds the hand-computed figures of the sample: see
// generator/analysis for where they come from.
// TestALongTable is printed in a time that grows with its rows.
func TestALongTable(t *testing.T) {
	long := figures.Table{Columns: []figures.Column{{Key: "a", Title: "Строка"}, {Key: "b", Title: "Число"}}}
	for i := range 50_000 {
		long.Rows = append(long.Rows, []figures.Value{"строка", i})
	}
	began := time.Now()
	var b strings.Builder
	if err := figures.WriteText(&b, []figures.Group{{Title: "все", Tables: []figures.Table{long}}}); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > 20*time.Second { // a hundredth of it is usual
		t.Errorf("it took %v", took)
	}
	if !strings.Contains(b.String(), "\n  строка  49999\n") {
		t.Error("the last row is not there")
	}
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := figures.WriteJSON(&b, figures.Of(telecom(t))); err != nil {
		t.Fatal(err)
	}
	var all map[string]map[string][]map[string]any
	d := json.NewDecoder(&b)
	d.UseNumber()
	if err := d.Decode(&all); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		group, table string
		row          int
		column       string
		want         any
	}{
		{"decision", "standings", 1, "total", json.Number("8.058")},
		{"schedule", "summary", 0, "finish", "2028-09-08"},
		{"costs", "phases", 3, "total", json.Number("177912")},
		{"costs", "years", 4, "total", json.Number("24050")},
		{"effect", "flow", 3, "benefits", json.Number("79400")},
		{"effect", "flow", 0, "factor", json.Number("1")},
	} {
		if got := all[c.group][c.table][c.row][c.column]; got != c.want {
			t.Errorf("%s.%s[%d].%s: got %v, want %v", c.group, c.table, c.row, c.column, got, c.want)
		}
	}
	for _, row := range all["effect"]["summary"] {
		if row["figure"] == "npv" && !strings.HasPrefix(string(row["value"].(json.Number)), "16148.") {
			t.Errorf("NPV %v", row["value"])
		}
	}
}

// Every value of the tables is a line of the CSV.
func TestCSV(t *testing.T) {
	groups := figures.Of(telecom(t))
	var b bytes.Buffer
	if err := plaincsv.Write(&b, figures.Lines(groups), false); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := 1
	for _, g := range groups {
		for _, table := range g.Tables {
			for _, r := range table.Rows {
				if len(r) != len(table.Columns) {
					t.Fatalf("%s.%s: %d values under %d columns", g.Key, table.Key, len(r), len(table.Columns))
				}
				want += len(r)
			}
		}
	}
	if len(lines) != want {
		t.Errorf("%d lines, want %d", len(lines), want)
	}
}

// An engagement without data has no figures, and says so.
func TestNothingToCompute(t *testing.T) {
	groups := figures.Of(&engagement.Engagement{})
	for _, g := range groups {
		for _, table := range g.Tables {
			t.Errorf("%s.%s has %d rows", g.Key, table.Key, len(table.Rows))
		}
	}
	var text, object bytes.Buffer
	if err := figures.WriteText(&text, groups); err != nil || strings.Count(text.String(), "нет данных") != len(groups) {
		t.Errorf("%v\n%s", err, text.String())
	}
	if err := figures.WriteJSON(&object, groups); err != nil || !json.Valid(object.Bytes()) {
		t.Errorf("%v\n%s", err, object.String())
	}
}
