// Package standard holds a standard as data: the nine mandatory sections of a
// concept report with their titles and clauses.
package standard

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/BurntSushi/toml"
)

// IDs are the nine sections' ids in the order of both standards.
var IDs = []string{
	"study", "alternatives", "comparison", "choice", "results", "plan",
	"resources", "quality", "acceptance",
}

// Products is the pseudo-section that an exclusion may name besides the nine:
// the recommendations of concrete products within «choice».
const Products = "products"

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

// Load reads standards/ID.toml. It is an error when the file does not list
// exactly the nine sections in order.
func Load(templates fs.FS, id string) (*Standard, error) {
	data, err := fs.ReadFile(templates, "standards/"+id+".toml")
	if err != nil {
		return nil, fmt.Errorf("стандарт %s: %w", id, err)
	}
	s := &Standard{ID: id}
	if err := toml.Unmarshal(data, s); err != nil {
		return nil, fmt.Errorf("стандарт %s: %w", id, err)
	}
	var ids []string
	for _, sec := range s.Sections {
		ids = append(ids, sec.ID)
	}
	if !slices.Equal(ids, IDs) {
		return nil, fmt.Errorf("стандарт %s: нужны девять разделов %v, а в файле %v", id, IDs, ids)
	}
	return s, nil
}

// Section gives the section with an id.
func (s *Standard) Section(id string) (Section, bool) {
	i := slices.IndexFunc(s.Sections, func(sec Section) bool { return sec.ID == id })
	if i < 0 {
		return Section{}, false
	}
	return s.Sections[i], true
}
