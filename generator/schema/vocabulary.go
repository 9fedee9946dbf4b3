package schema

import (
	"fmt"
	"io/fs"
	"reflect"

	"github.com/BurntSushi/toml"

	"rd50/generator/format"
	"rd50/generator/standard"
)

// Vocabulary is the Russian words of the engagement format: one table for the
// schema, the skeletons and the differences of versions.
type Vocabulary struct {
	Tables map[string]Noun                         `toml:"tables"` // by the model's type
	Keys   map[string]map[string]Words             `toml:"keys"`   // by type and key
	Values map[string]map[string]map[string]string `toml:"values"` // by type, key and value
}

// Noun says what one entry of a list, or a table with a name of its own, is.
type Noun struct {
	Noun   string `toml:"noun"`
	Gender string `toml:"gender"` // m, f or n
	Name   string `toml:"name"`   // key that holds an entry's printed name
}

// Words describe one key.
type Words struct {
	Name string // what the key holds; empty where the model's tag ru says it
	One  string // what one value of a table by ids is
	Text string // the explanation
}

// UnmarshalTOML reads an explanation alone or { name, one, text }.
func (w *Words) UnmarshalTOML(value any) error {
	switch v := value.(type) {
	case string:
		w.Text = v
		return nil
	case map[string]any:
		for key, target := range map[string]*string{"name": &w.Name, "one": &w.One, "text": &w.Text} {
			s, ok := v[key].(string)
			if v[key] != nil && !ok {
				return fmt.Errorf("%s: нужна строка", key)
			}
			*target = s
		}
		return nil
	}
	return fmt.Errorf("нужна строка или таблица")
}

// LoadVocabulary reads schema/ru.toml of the templates; the words for the standards are
// their designations.
func LoadVocabulary(templates fs.FS) (*Vocabulary, error) {
	const name = "schema/ru.toml"
	data, err := fs.ReadFile(templates, name)
	if err != nil {
		return nil, fmt.Errorf("шаблон %s: %w", name, err)
	}
	v := &Vocabulary{}
	if err := toml.Unmarshal(data, v); err != nil {
		return nil, fmt.Errorf("шаблон %s: %w", name, err)
	}
	standards, err := standard.Shipped()
	if err != nil {
		return nil, err
	}
	designations := map[string]string{}
	for _, s := range standards {
		designations[s.ID] = s.Designation
	}
	v.Values["Engagement"] = map[string]map[string]string{"standard": designations}
	return v, nil
}

// Name says what a key of a table holds: «приоритет».
func (v *Vocabulary) Name(table reflect.Type, f format.Field) string {
	if name := v.Keys[table.Name()][f.Key].Name; name != "" {
		return name
	}
	return f.About
}

// One says what one value of a table by ids is: «оценка».
func (v *Vocabulary) One(table reflect.Type, f format.Field) string {
	return v.Keys[table.Name()][f.Key].One
}

// Text explains a key.
func (v *Vocabulary) Text(table reflect.Type, f format.Field) string {
	return v.Keys[table.Name()][f.Key].Text
}

// Value gives the word for a value of a key that has a set of them, or the
// value itself.
func (v *Vocabulary) Value(table reflect.Type, f format.Field, value string) string {
	if word, ok := v.Values[table.Name()][f.Key][value]; ok {
		return word
	}
	return value
}

// Noun says what a table or an entry of a list is; ok is false for a table that
// is named by its key alone.
func (v *Vocabulary) Noun(table reflect.Type) (n Noun, ok bool) {
	n, ok = v.Tables[table.Name()]
	return n, ok
}
