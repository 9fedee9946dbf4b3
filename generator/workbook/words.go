package workbook

import (
	"cmp"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/BurntSushi/toml"

	"rd50/generator/engagement"
	"rd50/generator/format"
	"rd50/generator/schema"
)

// Words are the sheets of a book and all that a reader sees on them.
type Words struct {
	About struct {
		Name, Title, System, Version, Date, Program, How, Text string
	} `toml:"about"`
	Verdict  struct{ Note string } `toml:"verdict"`
	Years    struct{ Head string } `toml:"years"`
	Computed struct {
		Sum, Total, Weighted, Variants, Start, End string
	} `toml:"computed"`
	Sheets []Sheet             `toml:"sheets"`
	More   map[string][]string `toml:"words"` // other words for a value, by type, key and value

	vocabulary *schema.Vocabulary
}

// Sheet is one list of the engagement.
type Sheet struct {
	Name   string              `toml:"name"`
	List   string              `toml:"list"`   // «strategy.goals»
	Prefix string              `toml:"prefix"` // of ids that are given to new entries
	Heads  map[string][]string `toml:"heads"`  // by key: the head and what else is known as it
	Only   []string            `toml:"only"`   // keys; all of the entry where empty
}

// entry is the model's type of an entry.
func (s Sheet) entry() reflect.Type { return engagement.EntryType(s.List) }

// LoadWords reads workbook/ru.toml of the templates.
func LoadWords(templates fs.FS) (*Words, error) {
	const name = "workbook/ru.toml"
	w := &Words{}
	meta, err := toml.DecodeFS(templates, name, w)
	if err != nil {
		return nil, fmt.Errorf("шаблон %s: %w", name, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("шаблон %s: неизвестный ключ %s", name, unknown[0])
	}
	w.vocabulary, err = schema.LoadVocabulary(templates)
	return w, err
}

// Sheet finds a sheet by its name or by the name of its list, as people write them.
func (w *Words) Sheet(name string) (Sheet, bool) {
	for _, s := range w.Sheets {
		_, last, _ := strings.Cut(s.List, ".")
		for _, known := range []string{s.Name, s.List, cmp.Or(last, s.List)} {
			if plain(known) == plain(name) {
				return s, true
			}
		}
	}
	return Sheet{}, false
}

// sheetIn finds the one sheet whose name is among the words of a longer one, such as
// «Требования заказчика 2026».
func (w *Words) sheetIn(name string) (Sheet, bool) {
	words := strings.FieldsFunc(plain(name), func(c rune) bool { return !unicode.IsLetter(c) })
	var found []Sheet
	for _, s := range w.Sheets {
		if slices.Contains(words, plain(s.Name)) || slices.Contains(words, s.List) {
			found = append(found, s)
		}
	}
	if len(found) != 1 {
		return Sheet{}, false
	}
	return found[0], true
}

// values gives the allowed values of a key with their words.
func (w *Words) values(table reflect.Type, f format.Field) []choice {
	out := make([]choice, len(f.Enum))
	for i, v := range f.Enum {
		out[i] = choice{
			value: v, word: w.vocabulary.Value(table, f, v),
			also: w.More[strings.Join([]string{table.Name(), f.Key, v}, ".")],
		}
	}
	return out
}

// choice is one allowed value of a closed list.
type choice struct {
	value, word string
	also        []string
}

// plain takes away what people write differently: case, «ё», blanks and signs.
func plain(s string) string {
	s = strings.ReplaceAll(strings.ToLower(s), "ё", "е")
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool {
		return strings.ContainsRune(" \t\n\r\u00a0.,:;()«»\"'*", c)
	}), " ")
}
