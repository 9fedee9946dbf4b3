package standard

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/templates"
)

func TestShippedStandards(t *testing.T) {
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
			if sec.ID != IDs[i] || sec.Title == "" || sec.Clause == "" {
				t.Errorf("%s: section %d is %+v, want %s", c.id, i+1, sec, IDs[i])
			}
		}
		// the two wordings in which the standards differ
		if sec, _ := s.Section("comparison"); !strings.HasSuffix(sec.Title, c.requirement) {
			t.Errorf("%s: «%s»", c.id, sec.Title)
		}
		if sec, _ := s.Section("acceptance"); sec.Title != c.acceptance {
			t.Errorf("%s: «%s»", c.id, sec.Title)
		}
		if _, ok := s.Section(Products); ok {
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

func TestAStandardListsTheNineInOrder(t *testing.T) {
	swapped := slices.Clone(IDs)
	swapped[0], swapped[1] = swapped[1], swapped[0]
	for about, ids := range map[string][]string{
		"none": nil, "eight": IDs[:8], "ten": append(slices.Clone(IDs), "products"), "another order": swapped,
	} {
		if _, err := Load(listing(ids...), "x"); err == nil || !strings.HasPrefix(err.Error(), "стандарт x: нужны девять разделов") {
			t.Errorf("%s: error %v", about, err)
		}
	}
	if _, err := Load(listing(IDs...), "x"); err != nil {
		t.Errorf("the nine: %v", err)
	}
	for about, files := range map[string]fstest.MapFS{
		"no such file": {}, "no TOML": {"standards/x.toml": {Data: []byte("[")}},
	} {
		if _, err := Load(files, "x"); err == nil || !strings.HasPrefix(err.Error(), "стандарт x: ") {
			t.Errorf("%s: error %v", about, err)
		}
	}
}
