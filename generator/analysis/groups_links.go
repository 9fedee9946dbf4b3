package analysis

import (
	"fmt"

	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
)

// GroupTrace is how far the requirements of a group are linked, and how far the chosen
// variant meets them. What the report can't tell is nil.
type GroupTrace struct {
	Node
	IDs        []string // of all its requirements
	Functional int      // are of the kind function
	Tasked     *int     // of those, serve a task
	Done       *int     // of those, have a function
	Proven     *int     // have a quality requirement or an acceptance condition
	Chosen     *decimal.Decimal
}

// Cells gives the line for a table: the requirements, the functional ones, those of
// them that serve a task and that have a function, the proven requirements, and the
// share that the chosen variant meets. What can't be told is empty.
func (g GroupTrace) Cells(percent func(decimal.Decimal) string) []string {
	all := len(g.All)
	out := []string{count(&all), count(&g.Functional), count(g.Tasked), count(g.Done), count(g.Proven), ""}
	if g.Chosen != nil {
		out[5] = percent(*g.Chosen)
	}
	return out
}

func count(n *int) string {
	if n == nil {
		return ""
	}
	return fmt.Sprint(*n)
}

// GroupTraces follows the links of the requirements by group; an excluded section
// closes no link.
func GroupTraces(e *engagement.Engagement) []GroupTrace { return once(e, "groups' links", groupTraces) }

func groupTraces(e *engagement.Engagement) []GroupTrace {
	var out []GroupTrace
	printed := reported(e)
	for _, n := range Groups(e) {
		part := *printed
		part.Requirements = n.Requirements(e)
		g := GroupTrace{Node: n, IDs: requirementIDs(&part, All), Functional: len(requirementIDs(&part, Functional))}
		for _, l := range reportedLinks(&part) {
			g.take(l, printed)
		}
		if v, ok := chosenVariant(e); ok {
			share := Covered(v, part.Requirements, All).Share
			g.Chosen = &share
		}
		out = append(out, g)
	}
	return out
}

// take notes a link of requirements, where there is anything to link them with.
func (g *GroupTrace) take(l Link, e *engagement.Engagement) {
	done := l.Done()
	switch {
	case l.From != "requirement" || l.All == 0:
	case l.To == "task" && len(e.Strategy.Tasks) > 0:
		g.Tasked = &done
	case l.To == "function" && e.Solution != nil && len(e.Solution.Functions) > 0:
		g.Done = &done
	case l.To == "quality" && (len(e.Quality) > 0 || e.Acceptance != nil && len(e.Acceptance.Conditions) > 0):
		g.Proven = &done
	}
}

// chosenVariant gives the variant that is chosen.
func chosenVariant(e *engagement.Engagement) (engagement.Variant, bool) {
	for _, v := range e.Variants {
		if e.Choice != nil && v.ID == e.Choice.Variant {
			return v, true
		}
	}
	return engagement.Variant{}, false
}
