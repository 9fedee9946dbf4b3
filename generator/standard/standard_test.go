package standard

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator/outline"
	"rd50/templates"
)

func TestShippedStandards(t *testing.T) {
	shipped, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range shipped {
		if s.Year == 0 || s.Designation == "" || s.Name == "" || s.Clause == "" || s.ExclusionClause == "" {
			t.Errorf("%s is incomplete: %+v", s.ID, s)
		}
		for _, section := range s.Sections {
			if section.Title == "" || section.Clause == "" || s.Cite(OnSections, section.ID) == "" {
				t.Errorf("%s: the section %s is incomplete", s.ID, section.ID)
			}
		}
	}
	for _, c := range []struct{ id, designation, clause, requirement, acceptance string }{
		{"rd-50-34.698-90", "РД 50-34.698-90", "п. 1.2, 1.5", "требованиям пользователя", "Условия приемки системы"},
		{"gost-r-59795-2021", "ГОСТ Р 59795—2021", "п. 4.2, 4.5", "требований пользователя", "Условия приемки АС"},
	} {
		s, err := Load(templates.Files, c.id)
		if err != nil {
			t.Errorf("%s: %v", c.id, err)
			continue
		}
		if s.ID != c.id || s.Designation != c.designation || s.ExclusionClause != c.clause {
			t.Errorf("%s: %+v", c.id, s)
		}
		for i, sec := range s.Sections {
			if sec.ID != outline.IDs()[i] || sec.Title == "" || sec.Clause == "" {
				t.Errorf("%s: section %d is %+v, want %s", c.id, i+1, sec, outline.IDs()[i])
			}
		}
		// the two wordings in which the standards differ
		if sec, _ := s.Section("comparison"); !strings.HasSuffix(sec.Title, c.requirement) {
			t.Errorf("%s: «%s»", c.id, sec.Title)
		}
		if sec, _ := s.Section("acceptance"); sec.Title != c.acceptance {
			t.Errorf("%s: «%s»", c.id, sec.Title)
		}
		if _, ok := s.Section(outline.Products); ok {
			t.Errorf("%s: the recommendations of products are no section of their own", c.id)
		}
	}
}

// listing gives a standard with sections of the ids.
func listing(ids ...string) fstest.MapFS {
	text := "designation = 'X'\n"
	for _, id := range ids {
		text += "[[sections]]\nid = '" + id + "'\n"
	}
	return fstest.MapFS{"standards/x.toml": {Data: []byte(text)}}
}

func TestSectionsOfAStandard(t *testing.T) {
	for _, c := range []struct {
		about string
		ids   []string
		want  string
	}{
		{"the nine", outline.IDs(), ""},
		{"fewer, in an order of their own", []string{"plan", "study"}, ""},
		{"none", nil, "стандарт x: в файле нет разделов"},
		{"no section", []string{"study", "products"}, "стандарт x: раздел «products» неизвестен; известны: study,"},
		{"twice", []string{"plan", "plan"}, "стандарт x: раздел «plan» задан дважды"},
	} {
		s, err := Load(listing(c.ids...), "x")
		switch {
		case c.want == "" && (err != nil || !slices.Equal(s.IDs(), c.ids)):
			t.Errorf("%s: %v, error %v", c.about, s, err)
		case c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), c.want)):
			t.Errorf("%s: error %v", c.about, err)
		}
	}
	for about, files := range map[string]fstest.MapFS{
		"no such file": {}, "no TOML": {"standards/x.toml": {Data: []byte("[")}},
		"an unknown key":   {"standards/x.toml": {Data: []byte("clauses = 1")}},
		"an unknown topic": {"standards/x.toml": {Data: []byte("cited.tables = '1'\n[[sections]]\nid = 'plan'\n")}},
	} {
		if _, err := Load(files, "x"); err == nil || !strings.HasPrefix(err.Error(), "стандарт x: ") {
			t.Errorf("%s: error %v", about, err)
		}
	}
}
