// Package standard holds a standard as data: the mandatory sections of a report
// with their titles and clauses. Each file of templates/standards is a standard.
package standard

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"

	"rd50/generator/outline"
	"rd50/templates"
)

// Standard is one standard's idea of a concept report.
type Standard struct {
	ID              string           `toml:"-"`
	Designation     string           `toml:"designation"`
	Name            string           `toml:"name"`
	Clause          string           `toml:"clause"`           // that lists the sections
	ExclusionClause string           `toml:"exclusion_clause"` // that allows to leave sections out
	Year            int              `toml:"year"`             // of adoption: the oldest standard is the first
	Cited           map[Topic]string `toml:"cited"`            // clauses that rules come from
	Sections        []Section        `toml:"sections"`
}

// Topic is what a rule takes from a standard.
type Topic string

// The topics: what sections there are and what they hold, when one may be left out,
// and what may be referred to then.
const (
	OnSections   Topic = "sections"
	OnExclusions Topic = "exclusions"
	OnReferences Topic = "references"
)

// Section is one mandatory section.
type Section struct {
	ID     string `toml:"id"`
	Title  string `toml:"title"`
	Clause string `toml:"clause"`
	Item   string `toml:"item"` // of the list that Cited names; may be empty
}

// Shipped gives the standards of the shipped templates, the oldest first. They are read
// once a process and must not be changed.
func Shipped() ([]*Standard, error) {
	all, err := shipped()
	return slices.Clone(all), err
}

var shipped = sync.OnceValues(func() ([]*Standard, error) {
	var out []*Standard
	for _, id := range templates.Standards() {
		s, err := Load(templates.Files, id)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
})

// Load reads standards/ID.toml. The sections stand as the file lists them; it is an
// error when it lists none, one twice or one that the outline does not know, or has a
// key that means nothing.
func Load(templates fs.FS, id string) (*Standard, error) {
	data, err := fs.ReadFile(templates, "standards/"+id+".toml")
	if err != nil {
		return nil, fmt.Errorf("стандарт %s: %w", id, err)
	}
	s := &Standard{ID: id}
	meta, err := toml.Decode(string(data), s)
	if err == nil {
		err = s.complete(meta.Undecoded())
	}
	if err != nil {
		return nil, fmt.Errorf("стандарт %s: %w", id, err)
	}
	return s, nil
}

func (s *Standard) complete(unknown []toml.Key) error {
	for topic := range s.Cited {
		if !slices.Contains([]Topic{OnSections, OnExclusions, OnReferences}, topic) {
			unknown = append(unknown, toml.Key{"cited", string(topic)})
		}
	}
	switch {
	case len(unknown) > 0:
		return fmt.Errorf("неизвестный ключ %s", unknown[0])
	case len(s.Sections) == 0:
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

// Lacks lists the sections of the outline that the standard does not ask for: a report
// by it has none of them.
func (s *Standard) Lacks() []string {
	return slices.DeleteFunc(outline.IDs(), func(id string) bool { return slices.Contains(s.IDs(), id) })
}

// Section gives the section with an id.
func (s *Standard) Section(id string) (Section, bool) {
	i := slices.IndexFunc(s.Sections, func(sec Section) bool { return sec.ID == id })
	if i < 0 {
		return Section{}, false
	}
	return s.Sections[i], true
}

// Cite gives the standard's clause on a topic with its designation, and with the items
// of sections: «РД 50-34.698-90, приложение 1, 2.2, 3), 4)»; empty where the standard
// says nothing on it or has none of the sections.
func (s *Standard) Cite(topic Topic, sections ...string) string {
	clause, ok := s.Cited[topic]
	if !ok {
		return ""
	}
	parts := []string{s.Designation, clause}
	found := len(sections) == 0
	for _, id := range sections {
		section, ok := s.Section(id)
		if found = found || ok; section.Item != "" {
			parts = append(parts, section.Item)
		}
	}
	if !found {
		return ""
	}
	return strings.Join(parts, ", ")
}
