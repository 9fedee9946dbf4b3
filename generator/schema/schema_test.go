package schema_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"rd50/generator/engagement"
	"rd50/generator/format"
	_ "rd50/generator/pace"
	"rd50/generator/schema"
	"rd50/generator/standard"
	"rd50/templates"
)

func vocabulary(t *testing.T) *schema.Vocabulary {
	t.Helper()
	words, err := schema.LoadVocabulary(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// written gives the schema as rd50 schema prints it.
func written(t *testing.T) []byte {
	t.Helper()
	standards, err := standard.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return writtenBy(t, standards...)
}

func writtenBy(t *testing.T, standards ...*standard.Standard) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := schema.Write(&b, vocabulary(t), standards); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSectionsOfSeveralStandards: each stands once, under the first title.
func TestSectionsOfSeveralStandards(t *testing.T) {
	text := string(writtenBy(t,
		&standard.Standard{Sections: []standard.Section{{ID: "plan", Title: "План"}}},
		&standard.Standard{Sections: []standard.Section{{ID: "study", Title: "Обследование"}, {ID: "plan", Title: "График"}}}))
	for _, title := range []string{`"title": "План"`, `"title": "Обследование"`} {
		if strings.Count(text, title) != 1 {
			t.Errorf("%s stands %d times", title, strings.Count(text, title))
		}
	}
	if strings.Contains(text, "График") {
		t.Error("a section has two titles")
	}
}

// compiled gives the schema in the validator, which also checks it against the
// metaschema of the draft 2020-12.
func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(written(t)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("engagement.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("engagement.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asJSON gives a TOML text as an editor's validator sees it: dates are strings.
func asJSON(t *testing.T, text string) any {
	t.Helper()
	var tree map[string]any
	if err := toml.Unmarshal([]byte(text), &tree); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(plain(tree))
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func plain(v any) any {
	switch v := v.(type) {
	case time.Time:
		return v.Format(time.DateOnly)
	case map[string]any:
		for key, value := range v {
			v[key] = plain(value)
		}
	case []map[string]any:
		for i := range v {
			plain(v[i])
		}
	case []any:
		for i := range v {
			v[i] = plain(v[i])
		}
	}
	return v
}

func sample(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("../../samples/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestSamplesAreAccepted(t *testing.T) {
	s := compiled(t)
	for _, name := range []string{"minimal/engagement.toml", "telecom/engagement.toml", "telecom/versions/1.1.toml", "state/engagement.toml", "state/versions/1.1.toml"} {
		if err := s.Validate(asJSON(t, sample(t, name))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestMutationsAreRejected spoils the minimal sample in one place each time;
// the complaint must be about that place.
func TestMutationsAreRejected(t *testing.T) {
	for _, m := range []struct{ name, old, new, at string }{
		{"unknown key", "kind = \"final\"", "kind = \"final\"\nknd = 1", "/report"},
		{"number for a text", "city = \"Заозерск-на-Взморье\"", "city = 7", "/report/city"},
		{"text for a number", "weight = 60", "weight = \"60\"", "/criteria/0/weight"},
		{"bad value of a set", "priority = \"should\"\n\n[[requirements]]\nid = \"R3\"", "priority = \"wish\"\n\n[[requirements]]\nid = \"R3\"", "/requirements/1/priority"},
		{"missing required key", "short = \"АС «Журнал»\"\n", "", "/system"},
		{"missing required table", "[customer]\nname = \"Частное учреждение дополнительного образования «Перекресток»\"\n", "", ""},
		{"missing key of an entry with id", "title = \"Увеличить долю повторной записи\"\n", "", "/strategy/goals/0"},
		{"blank text", "name = \"Обучение администраторов\"", "name = \" \"", "/costs/1/name"},
		{"bad id", "id = \"Q1\"", "id = \"1 Q\"", "/quality/0/id"},
		{"bad id as a key", "R1 = \"partial\"", "\"1 R\" = \"partial\"", "/variants/0/compliance"},
		{"bad date", "date = 2026-10-19", "date = \"19.10.2026\"", "/report/date"},
		{"bad duration", "duration = \"4w\"", "duration = \"4 weeks\"", "/stages/0/duration"},
		{"negative quantity", "quantity = 10", "quantity = -10", "/costs/0/quantity"},
		{"score above ten", "C1 = 9", "C1 = 11", "/variants/1/scores/C1"},
		{"bad verdict", "R3 = \"none\"", "R3 = \"no\"", "/variants/0/compliance/R3"},
		{"verdict without level", "R3 = \"none\"", "R3 = { note = \"обмена нет\" }", "/variants/0/compliance/R3"},
		{"cost given twice", "amounts = [36, 38, 40]", "amounts = [36, 38, 40]\nprice = 1", "/costs/2"},
		{"cost given half", "price = 12\n", "", "/costs/1"},
		{"empty list", "amounts = [36, 38, 40]", "amounts = []", "/costs/2"},
		{"blank text in a list", "[\"Акт приемки\"]", "[\"\"]", "/stages/1/deliverables/0"},
		{"table for a list", "[[results]]", "[results]", "/results"},
		{"interim report without its stage", "kind = \"final\"", "kind = \"interim\"", "/report"},
		{"co-performer without organisation", "role = \"head\"", "role = \"coperformer\"", "/performers/0"},
		{"co-performer of a blank organisation", "role = \"head\"", "role = \"coperformer\"\norganisation = \" \"", "/performers/0/organisation"},
		{"remark with a blank answer", "[[terms]]", "[[remarks]]\nid = \"RM9\"\nauthor = \"А\"\ntext = \"Т\"\ndecision = \"accepted\"\nanswer = \"\"\n[[terms]]", "/remarks/0/answer"},
		{"agreement with a blank document", "[[terms]]", "[[exclusions]]\nsection = \"plan\"\nreason = \"Нет\"\nagreement = { document = \"\", date = 2026-10-01, organisation = \"О\", position = \"П\", name = \"Н\" }\n[[terms]]", "/exclusions/0/agreement/document"},
		{"exclusion without agreement", "[[terms]]", "[[exclusions]]\nsection = \"plan\"\nreason = \"Нет\"\n[[terms]]", "/exclusions/0"},
		{"removal in a file that is no version", "id = \"SY1\"", "id = \"SY1\"\nremove = false", "/object/systems/0/remove"},
		{"text and file of a section", "[[terms]]", "[sections.plan]\ntext = \"а\"\nfile = \"б.md\"\n[[terms]]", "/sections/plan"},
		{"unknown section", "[[terms]]", "[sections.plans]\ntext = \"а\"\n[[terms]]", "/sections"},
	} {
		t.Run(m.name, func(t *testing.T) {
			base := sample(t, "minimal/engagement.toml") + "\n[[terms]]\nterm = \"а\"\ndefinition = \"б\"\n"
			if n := strings.Count(base, m.old); n != 1 {
				t.Fatalf("%q stands %d times in the sample", m.old, n)
			}
			err := compiled(t).Validate(asJSON(t, strings.Replace(base, m.old, m.new, 1)))
			if err == nil {
				t.Fatal("accepted")
			}
			var places []string
			leaves(err.(*jsonschema.ValidationError), &places)
			if !slices.Contains(places, m.at) {
				t.Errorf("rejected at %q, not at %q:\n%v", places, m.at, err)
			}
			for _, p := range places {
				if !strings.HasPrefix(p, m.at) {
					t.Errorf("rejected at %s as well:\n%v", p, err)
				}
			}
		})
	}
}

// leaves lists the places of the faults behind an error.
func leaves(e *jsonschema.ValidationError, out *[]string) {
	if len(e.Causes) == 0 {
		at := ""
		for _, part := range e.InstanceLocation {
			at += "/" + part
		}
		*out = append(*out, at)
	}
	for _, c := range e.Causes {
		leaves(c, out)
	}
}

// TestVersions: a version may leave keys to its base and drop entries, but
// keeps to types and to whole entries of the lists that it replaces.
func TestVersions(t *testing.T) {
	s := compiled(t)
	const head = "extends = \"../engagement.toml\"\n"
	for _, c := range []struct {
		name, text string
		accepted   bool
	}{
		{"nothing changed", "", true},
		{"one key of a table", "[report]\nversion = \"1.1\"", true},
		{"one key of an entry", "[[requirements]]\nid = \"R1\"\npriority = \"must\"", true},
		{"an entry dropped", "[[solution.functions]]\nid = \"F1\"\nremove = true", true},
		{"an entry dropped and changed", "[[solution.functions]]\nid = \"F1\"\nname = \"а\"\nremove = true", false},
		{"an entry without its id", "[[requirements]]\npriority = \"must\"", false},
		{"a wrong type", "[report]\nversion = 1.1", false},
		{"one key of an entry known by its name", "[[costs]]\nname = \"а\"\nprice = 12", true},
		{"one key of an entry known by its id or name", "[[costs]]\nid = \"K1\"\nprice = 12", true},
		{"an entry without what names it", "[[terms]]\ndefinition = \"а\"", false},
		{"an entry known by its name dropped", "[[terms]]\nterm = \"а\"\nremove = true", true},
	} {
		if err := s.Validate(asJSON(t, head+c.text)); (err == nil) != c.accepted {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if s.Validate(asJSON(t, "")) == nil {
		t.Error("an empty file that is no version was accepted")
	}
}

// TestEveryKeyHasWords: a key has an explanation and one name, a value of a set
// has a word, an entry of a list has a noun, and the vocabulary has no words
// for what the format does not have.
func TestEveryKeyHasWords(t *testing.T) {
	v := vocabulary(t)
	keys, values, entries := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, table := range format.Tables(reflect.TypeFor[engagement.Engagement]()) {
		entries[table.Name()] = true
		for _, f := range format.Fields(table) {
			id := table.Name() + "." + f.Key
			keys[id] = true
			tagged := table.Field(f.Index).Tag.Get("ru")
			switch own := v.Keys[table.Name()][f.Key].Name; {
			case v.Name(table, f) == "":
				t.Errorf("%s has no name", id)
			case tagged != "" && own != "":
				t.Errorf("%s is named %q by the model and %q by the vocabulary", id, tagged, own)
			}
			if v.Text(table, f) == "" {
				t.Errorf("%s has no explanation", id)
			}
			for _, value := range f.Enum {
				values[id+"."+value] = true
				if v.Values[table.Name()][f.Key][value] == "" {
					t.Errorf("%s: no word for %s", id, value)
				}
			}
			if f.Type.Kind() == reflect.Slice && format.IsTable(f.Type.Elem()) {
				n, _ := v.Noun(f.Type.Elem())
				if n.Noun == "" || n.Name == "" || !strings.Contains("mfn", n.Gender) || n.Gender == "" {
					t.Errorf("%s: an entry has no noun, gender or name", id)
				}
			}
			if f.Type.Kind() == reflect.Map && v.One(table, f) == "" {
				t.Errorf("%s: no name for one value", id)
			}
		}
	}
	values["Exclusion.section.products"] = true
	for table := range v.Tables {
		if !entries[table] {
			t.Errorf("the vocabulary knows a table %s", table)
		}
	}
	for table, words := range v.Keys {
		for key := range words {
			if !keys[table+"."+key] {
				t.Errorf("the vocabulary knows a key %s.%s", table, key)
			}
		}
	}
	for table, byKey := range v.Values {
		for key, words := range byKey {
			for value := range words {
				if !values[table+"."+key+"."+value] {
					t.Errorf("the vocabulary knows a value %s.%s = %s", table, key, value)
				}
			}
		}
	}
}

// TestEditorsFindEveryKey walks the schema as taplo does (properties and items,
// no $ref and no allOf on the way): every key of the format has a title and a
// description there, and a set of values has a word for each.
func TestEditorsFindEveryKey(t *testing.T) {
	var doc map[string]any
	if err := json.Unmarshal(written(t), &doc); err != nil {
		t.Fatal(err)
	}
	found := 0
	var walk func(path string, node map[string]any)
	walk = func(path string, node map[string]any) {
		if node["$ref"] != nil || node["allOf"] != nil {
			t.Errorf("%s hides its keys", path)
		}
		if enum, ok := node["enum"].([]any); ok {
			docs := node["x-taplo"].(map[string]any)["docs"].(map[string]any)["enumValues"].([]any)
			if len(enum) != len(docs) {
				t.Errorf("%s: %d values, %d words", path, len(enum), len(docs))
			}
		}
		if items, ok := node["items"].(map[string]any); ok {
			walk(path+"[]", items)
		}
		properties, _ := node["properties"].(map[string]any)
		for key, value := range properties {
			p := value.(map[string]any)
			found++
			if p["title"] == "" || p["description"] == "" || p["title"] == nil || p["description"] == nil {
				t.Errorf("%s.%s has no words", path, key)
			}
			walk(path+"."+key, p)
		}
	}
	walk("", doc)
	if found < 300 {
		t.Errorf("only %d keys", found)
	}
}
