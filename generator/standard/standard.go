// Package standard holds a standard as data: the mandatory sections of a report
// with their titles and clauses.
package standard

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"rd50/generator/outline"
)

// Standard is one standard's idea of a concept report.
type Standard struct {
	ID              string    `toml:"-"`
	Designation     string    `toml:"designation"`
	Name            string    `toml:"name"`
	Clause          string    `toml:"clause"`           // that lists the nine sections
	ExclusionClause string    `toml:"exclusion_clause"` // that allows to leave sections out
	Sections        []Section `toml:"sections"`
}

// Section is one mandatory section.
type Section struct {
	ID     string `toml:"id"`
	Title  string `toml:"title"`
	Clause string `toml:"clause"`
}

// Load reads standards/ID.toml. The sections stand as the file lists them; it is an
// error when it lists none, one twice or one that the outline does not know.
func Load(templates fs.FS, id string) (*Standard, error) {
	data, err := fs.ReadFile(templates, "standards/"+id+".toml")
	if err != nil {
		return nil, fmt.Errorf("стандарт %s: %w", id, err)
	}
	s := &Standard{ID: id}
	if err := toml.Unmarshal(data, s); err != nil {
		return nil, fmt.Errorf("стандарт %s: %w", id, err)
	}
	if err := s.complete(); err != nil {
		return nil, fmt.Errorf("стандарт %s: %w", id, err)
	}
	return s, nil
}

func (s *Standard) complete() error {
	if len(s.Sections) == 0 {
		return errors.New("в файле нет разделов")
	}
	seen := map[string]bool{}
	for _, section := range s.Sections {
		switch {
		case !outline.Known(section.ID):
			return fmt.Errorf("раздел «%s» неизвестен; известны: %s", section.ID, strings.Join(outline.IDs(), ", "))
		case seen[section.ID]:
			return fmt.Errorf("раздел «%s» задан дважды", section.ID)
		}
		seen[section.ID] = true
	}
	return nil
}

// IDs lists the sections of the standard in its order.
func (s *Standard) IDs() []string {
	var out []string
	for _, section := range s.Sections {
		out = append(out, section.ID)
	}
	return out
}

// Section gives the section with an id.
func (s *Standard) Section(id string) (Section, bool) {
	i := slices.IndexFunc(s.Sections, func(sec Section) bool { return sec.ID == id })
	if i < 0 {
		return Section{}, false
	}
	return s.Sections[i], true
}
