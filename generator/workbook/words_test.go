package workbook

import (
	"slices"
	"strings"
	"testing"

	"rd50/generator/format"
)

// TestEveryKeyHasAHead: a key that comes to the format comes to the book, too.
func TestEveryKeyHasAHead(t *testing.T) {
	w := words(t)
	for _, s := range w.Sheets {
		if s.entry() == nil {
			t.Errorf("%s: the format has no %s", s.Name, s.List)
			continue
		}
		known := map[string]bool{}
		for _, f := range format.Fields(s.entry()) {
			known[f.Key] = true
			told := len(s.Heads[f.Key]) > 0 || len(s.Only) > 0 && !slices.Contains(s.Only, f.Key)
			if !told && !format.IsTable(format.Element(f.Type)) {
				t.Errorf("%s: the key %s has no head", s.Name, f.Key)
			}
		}
		heads := map[string]string{}
		for key, list := range s.Heads {
			if !known[key] {
				t.Errorf("%s: there is no key %s", s.Name, key)
			}
			for _, h := range list {
				if other := heads[plain(h)]; other != "" {
					t.Errorf("%s: «%s» means %s and %s", s.Name, h, other, key)
				}
				heads[plain(h)] = key
			}
		}
	}
}

// TestWordsAreOfValues: what is known as a value is so of one that the format has.
func TestWordsAreOfValues(t *testing.T) {
	w := words(t)
	for path := range w.More {
		parts := strings.Split(path, ".")
		if len(parts) != 3 || w.vocabulary.Values[parts[0]][parts[1]][parts[2]] == "" {
			t.Errorf("%s is no value", path)
		}
	}
}
