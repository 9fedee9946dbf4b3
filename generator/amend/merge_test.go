package amend

import "testing"

// TestMerged shows what edits of one text make of it together.
func TestMerged(t *testing.T) {
	for name, c := range map[string]struct {
		before string
		afters []string
		want   string // empty where they are in each other's way
	}{
		"two words":                         {"один два три", []string{"раз два три", "один два пять"}, "раз два пять"},
		"an old word goes, a new one comes": {"в старый дом", []string{"в  дом", "в старыйновый дом"}, "в новый дом"},
		"a new one within the old":          {"в старый дом", []string{"в  дом", "в старинный ый дом"}, ""},
		"at the same letters":               {"в старый дом", []string{"в  дом", "в старшестарый дом"}, "в старше дом"},
		"the first word":                    {"старый дом", []string{"дом", "старыйновый дом"}, "новый дом"},
		"the last word":                     {"дом старый", []string{"дом", "дом старыйновый"}, "дом новый"},
		"the first words, one letter on":    {"опрос людей о связи", []string{"о связи", "опрос людейвыборка людей о связи"}, "выборка людей о связи"},
		"words, one letter on":              {"и опрос людей о связи", []string{"и  о связи", "и опрос людейобход о связи"}, "и обход о связи"},
		"all of it":                         {"старый", []string{"", "старыйновый"}, "новый"},
		"the same edit twice":               {"один два", []string{"раз два", "раз два"}, "раз два"},
		"two edits of one word":             {"один два", []string{"раз два", "ноль два"}, ""},
	} {
		got, err := merged(c.before, c.afters)
		if (err == nil) != (c.want != "") || got != c.want {
			t.Errorf("%s: %q, %v, want %q", name, got, err, c.want)
		}
	}
}
