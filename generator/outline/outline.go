// Package outline tells what each section of a concept is: the data that it is made
// of, the kinds of objects that it describes and where a reference to one leads. The
// sections' titles and their order belong to a standard, see package standard.
package outline

import (
	"slices"
	"strings"
)

// Section is one section of the main part.
type Section struct {
	ID     string
	Tables []string // of the format that belong to it, the main one first
	Data   []string // keys of which any one fills it
	Beside []string // tables that belong to no section, but are printed in this one while it is there
}

// Filling gives the tables whose data fill the section.
func (s Section) Filling() []string {
	return slices.DeleteFunc(slices.Clone(s.Tables), func(table string) bool {
		return !slices.ContainsFunc(s.Data, func(key string) bool { return Under(key, table) })
	})
}

// Kind is a kind of object that has ids.
type Kind struct {
	Name    string // as in the tags of the model
	List    string // that declares such objects
	Printed string // the key of what a reference prints
	Section string // that describes them; empty for what is in none of the sections
	Block   string // that a reference leads to; one that ends with «/» is completed by the id
}

// Products is the part of «choice» that an exclusion may name besides the sections:
// the recommendations of concrete products.
const Products = "products"

// Sections gives what the sections are, in the order of РД 50-34.698-90.
func Sections() []Section { return slices.Clone(sections) }

var sections = []Section{
	{"study", []string{"object"}, []string{"object.text", "object.processes", "object.systems", "object.problems"}, []string{"strategy", "committee"}},
	{"alternatives", []string{"variants"}, []string{"variants"}, nil},
	{"comparison", []string{"requirements", "groups"}, []string{"requirements"}, nil},
	{"choice", []string{"choice", "criteria", "solution", "products"}, []string{"criteria", "choice", "solution"}, nil},
	{"results", []string{"results", "economics"}, []string{"results", "economics.benefits"}, nil},
	{"plan", []string{"stages", "risks"}, []string{"stages"}, []string{"calendar"}},
	{"resources", []string{"costs", "vat", "funding"}, []string{"costs"}, nil},
	{"quality", []string{"quality"}, []string{"quality"}, nil},
	{"acceptance", []string{"acceptance"}, []string{"acceptance.text", "acceptance.conditions", "acceptance.commission"}, nil},
}

// Kinds gives the kinds in the order of the format.
func Kinds() []Kind { return slices.Clone(kinds) }

var kinds = []Kind{
	{"goal", "strategy.goals", "title", "", "strategy/goals"},
	{"indicator", "strategy.indicators", "name", "", "strategy/indicators"},
	{"strategy", "strategy.strategies", "title", "", ""},
	{"task", "strategy.tasks", "title", "", "strategy/tasks"},
	{"process", "object.processes", "name", "study", "study/processes"},
	{"system", "object.systems", "name", "study", "study/systems"},
	{"problem", "object.problems", "id", "study", "study/problems"},
	{"variant", "variants", "name", "alternatives", "alternatives/"},
	{"group", "groups", "title", "comparison", "comparison/requirements"},
	{"requirement", "requirements", "id", "comparison", "comparison/requirements"},
	{"criterion", "criteria", "name", "choice", "choice/scores"},
	{"subsystem", "solution.subsystems", "name", "choice", "choice/subsystems"},
	{"function", "solution.functions", "name", "choice", "choice/functions"},
	{"stage", "stages", "name", "plan", "plan/stages"},
	{"risk", "risks", "id", "plan", "plan/risks"},
	{"cost", "costs", "name", "resources", ""},
	{"quality", "quality", "id", "quality", "quality/quality"},
	{"remark", "remarks", "id", "", "remarks/table"},
	{"condition", "acceptance.conditions", "id", "acceptance", "acceptance/conditions"},
}

// IDs lists the sections' ids.
func IDs() []string {
	var out []string
	for _, s := range sections {
		out = append(out, s.ID)
	}
	return out
}

// Known tells whether an id is that of a section.
func Known(id string) bool { return slices.Contains(IDs(), id) }

// Of gives a section by its id; nothing of an unknown one.
func Of(id string) Section {
	for _, s := range sections {
		if s.ID == id {
			return s
		}
	}
	return Section{}
}

// HomeOfKind gives the section that describes objects of a kind. What has no home,
// such as a goal, can't be excluded.
func HomeOfKind(name string) string {
	for _, k := range kinds {
		if k.Name == name {
			return k.Section
		}
	}
	return ""
}

// Home gives the section that the data under a key belongs to, the empty string for
// what belongs to none. What variants are compared and scored by stands with them in
// the data, but in sections of its own. The key may be one of names or of places.
func Home(key string) string {
	if strings.HasPrefix(key, "variants[") {
		switch _, rest, _ := strings.Cut(key, "]."); {
		case strings.HasPrefix(rest, "compliance"):
			return "comparison"
		case strings.HasPrefix(rest, "scores"):
			return "choice"
		}
	}
	if Under(key, "sections") {
		names := strings.FieldsFunc(key, func(r rune) bool { return strings.ContainsRune(".[]", r) })
		return strings.Join(names[1:min(2, len(names))], "")
	}
	for _, s := range sections {
		if slices.ContainsFunc(s.Tables, func(t string) bool { return Under(key, t) }) {
			return s.ID
		}
	}
	return ""
}

// Under tells whether a key is another or stands under it.
func Under(key, parent string) bool {
	rest, ok := strings.CutPrefix(key, parent)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}
