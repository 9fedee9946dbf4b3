package diagnostic

import (
	"bytes"
	"encoding/json"
	"testing"

	"rd50/generator/golden"
)

var faults = List{
	{Position{"engagement.toml", 214, 8}, Error, "RD202", "variants[1].compliance.R3", "нет вывода о соответствии варианта V2 требованию R3", "full, partial или none", nil},
	{Position{"prose/о продукте.md", 3, 1}, Warning, "RD403", "sections.study.file", "расплывчатое требование: «<удобный> & быстрый»", "", nil},
	{Position{"engagement.toml", 1, 1}, Error, "RD202", "report", "нет раздела", "", nil},
	{Position{}, Error, "RD006", "", "папка не прочитана", "", nil},
	{Position{File: "engagement.toml"}, Error, "RD001", "", "файл пуст", "", nil},
	{Position{"engagement.toml", 9, 6}, Error, "RD004", "goals[1].id", "идентификатор Ц1 задан дважды", "нужен другой",
		[]Place{{Position{"prose/план работ.md", 3, 1}, "впервые задан", "таблица"}}},
}

func TestJSONGolden(t *testing.T) {
	var b bytes.Buffer
	if err := faults.JSON(&b); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "json", b.Bytes())
}

func TestSARIFGolden(t *testing.T) {
	var b bytes.Buffer
	if err := faults.SARIF(&b, "1.2.3", nil); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "sarif", b.Bytes())
}

func TestNothingToTellIsAnEmptyList(t *testing.T) {
	var b bytes.Buffer
	if err := (List{}).JSON(&b); err != nil || b.String() != "[]\n" {
		t.Errorf("JSON: %q, %v", b.String(), err)
	}
	b.Reset()
	if err := (List{}).SARIF(&b, "1", nil); err != nil {
		t.Fatal(err)
	}
	run := at(t, tree(t, b.Bytes()), "runs").([]any)[0]
	if results := at(t, run, "results").([]any); len(results) != 0 {
		t.Errorf("SARIF: %v", results)
	}
}

// tree reads JSON without types.
func tree(t *testing.T, data []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// at follows keys into objects.
func at(t *testing.T, v any, keys ...string) any {
	t.Helper()
	for _, k := range keys {
		object, ok := v.(map[string]any)
		if !ok {
			t.Fatalf("no object for the key %s", k)
		}
		if v, ok = object[k]; !ok {
			t.Fatalf("the key %s is missing", k)
		}
	}
	return v
}

// What the specification calls «SHALL contain»: version (3.13.2), runs (3.13.4),
// tool and driver.name (3.14.6, 3.19.8), results' message (3.27.11); and what
// readers rely on: unique rules, 1-based regions (3.30.5).
func TestSARIFHasWhatTheSpecificationRequires(t *testing.T) {
	var b bytes.Buffer
	if err := faults.SARIF(&b, "1.2.3", nil); err != nil {
		t.Fatal(err)
	}
	log := tree(t, b.Bytes())
	if v := at(t, log, "version"); v != "2.1.0" {
		t.Errorf("version %v", v)
	}
	runs := at(t, log, "runs").([]any)
	if len(runs) != 1 {
		t.Fatalf("%d runs", len(runs))
	}
	if name := at(t, runs[0], "tool", "driver", "name"); name != "rd50" {
		t.Errorf("driver %v", name)
	}
	if kind := at(t, runs[0], "columnKind"); kind != "unicodeCodePoints" {
		t.Errorf("columns count %v", kind)
	}
	rules := map[any]bool{}
	for _, r := range at(t, runs[0], "tool", "driver", "rules").([]any) {
		id := at(t, r, "id")
		if rules[id] {
			t.Errorf("rule %v twice", id)
		}
		rules[id] = true
	}
	results := at(t, runs[0], "results").([]any)
	if len(results) != len(faults) {
		t.Fatalf("%d results of %d faults", len(results), len(faults))
	}
	for _, r := range results {
		if text := at(t, r, "message", "text"); text == "" {
			t.Error("no message")
		}
		if id := at(t, r, "ruleId"); !rules[id] {
			t.Errorf("rule %v is not declared", id)
		}
		if level := at(t, r, "level"); level != "error" && level != "warning" {
			t.Errorf("level %v", level)
		}
		for _, l := range at(t, r, "locations").([]any) {
			place := at(t, l, "physicalLocation")
			if uri := at(t, place, "artifactLocation", "uri"); uri == "" {
				t.Error("a location without a file")
			}
			for _, key := range []string{"startLine", "startColumn"} {
				if n := at(t, place, "region", key).(float64); n < 1 {
					t.Errorf("%s %v", key, n)
				}
			}
		}
	}
}

func TestURI(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"engagement.toml", "engagement.toml"},
		{`prose\a.md`, "prose/a.md"},
		{"о продукте.md", "%D0%BE%20%D0%BF%D1%80%D0%BE%D0%B4%D1%83%D0%BA%D1%82%D0%B5.md"},
		{"a:b.toml", "./a:b.toml"}, // no scheme
		{`C:\данные\a.toml`, "file:///C:/%D0%B4%D0%B0%D0%BD%D0%BD%D1%8B%D0%B5/a.toml"},
		{"a#b?.toml", "a%23b%3F.toml"},
	} {
		if got := uri(c.file); got != c.want {
			t.Errorf("%s gives %s, want %s", c.file, got, c.want)
		}
	}
}

func TestSeverities(t *testing.T) {
	if n := faults.Errors(); n != 5 {
		t.Errorf("%d errors, want 5", n)
	}
	if n := faults.Strict().Errors(); n != 6 {
		t.Errorf("strict: %d errors, want 6", n)
	}
	if faults[1].Severity != Warning {
		t.Error("Strict changed its list")
	}
}
