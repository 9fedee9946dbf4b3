package figures

import "rd50/generator/engagement"

// remarks counts the remarks by what was decided.
func remarks(e *engagement.Engagement) []Table {
	if len(e.Remarks) == 0 {
		return nil
	}
	t := Table{Key: "decisions", Title: "Замечания по решениям", Columns: columns("decision", "Решение", "remarks", "Замечаний", "list", "Какие")}
	for _, decision := range []string{"accepted", "partly", "rejected", "open"} {
		var list []string
		for _, r := range e.Remarks {
			if r.Decision == decision {
				list = append(list, r.ID)
			}
		}
		t.Rows = append(t.Rows, []Value{Word(decision), len(list), list})
	}
	t.Rows = append(t.Rows, []Value{Word("total"), len(e.Remarks), nil})
	return []Table{t}
}
