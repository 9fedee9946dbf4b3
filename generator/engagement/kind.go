package engagement

import (
	"rd50/generator/format"
	"rd50/generator/outline"
)

// Kind is the kind of object that an id names.
type Kind = format.Kind

// reserved tells whether an id means a part of the report in [@id].
func reserved(id string) bool {
	return id == "introduction" || id == "conclusion" || outline.Known(id)
}

// Declaration is an id that the engagement declares.
type Declaration struct {
	ID   string
	Kind Kind
	Key  string // path of the table that declares it, as in «strategy.goals[0]»
}
