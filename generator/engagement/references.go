package engagement

import "rd50/generator/diagnostic"

// Reference is a use of an id in the data, as in «acceptance.conditions[0]».
type Reference struct {
	ID   string
	Kind Kind   // the kind of object that is needed there
	Key  string // path of the value that names it
	At   diagnostic.Position
}

// References lists the uses of ids in the data in the order of the format;
// those in prose are not among them.
func (e *Engagement) References() []Reference {
	if e.source == nil {
		return nil
	}
	var out []Reference
	for _, r := range e.source.refs {
		out = append(out, Reference{r.id, r.kind, r.key, r.at})
	}
	return out
}

// Suggest gives the hint for a word that is not known: «возможно, study», or
// else what is known behind a lead word.
func Suggest(word string, known []string, lead string) string {
	if lead == "" {
		lead = "известны"
	}
	return suggestID(word, known, lead)
}
