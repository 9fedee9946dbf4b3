package schema_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"rd50/generator/schema"
)

// TestKeysAreThoseOfTheSchema: the table of keys tells of each key that the schema has, and
// of no other, with the same words.
func TestKeysAreThoseOfTheSchema(t *testing.T) {
	var inSchema []string
	var root map[string]any
	if err := json.Unmarshal(written(t), &root); err != nil {
		t.Fatal(err)
	}
	collect(root, &inSchema)
	var told []string
	for _, r := range schema.Keys(vocabulary(t)) {
		name := r.Key
		if r.Table != "" {
			name = r.Table[strings.LastIndexAny(r.Table, "[.")+1:]
			if i := strings.LastIndex(r.Table, ".РАЗДЕЛ"); i > 0 {
				name = r.Table[1:i]
			}
		}
		name, _, _ = strings.Cut(name, ".")
		told = append(told, strings.Trim(name, "[]")+": "+r.About)
		if r.About == "" || r.Key != "" && r.Value == "" {
			t.Errorf("too little is told of %s%s", r.Table, r.Key)
		}
	}
	slices.Sort(inSchema)
	slices.Sort(told)
	for _, missing := range minus(inSchema, told) {
		t.Errorf("the schema alone has %s", missing)
	}
	for _, foreign := range minus(told, inSchema) {
		t.Errorf("the table alone has %s", foreign)
	}
}

// collect lists the keys of a schema's properties with their descriptions, but for «remove»,
// which is told of versions, the keys of a verdict and the names of sections.
func collect(node map[string]any, out *[]string) {
	properties, _ := node["properties"].(map[string]any)
	for key, value := range properties {
		inner, ok := value.(map[string]any)
		if !ok || key == "remove" {
			continue
		}
		text, _ := inner["description"].(string)
		*out = append(*out, key+": "+text)
		if key == "sections" { // each has the same keys
			sections, _ := inner["properties"].(map[string]any)
			inner, _ = sections["study"].(map[string]any)
		}
		collect(inner, out)
		if items, ok := inner["items"].(map[string]any); ok {
			collect(items, out)
		}
	}
}

func minus(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}
