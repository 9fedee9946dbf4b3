package analysis

import (
	"slices"

	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
)

// Link is how far one link of the chain goal → indicator, task → requirement →
// function, proof is closed.
type Link struct {
	// From and To are the kinds of what is linked; To is quality for a proof, be
	// it a quality requirement or an acceptance condition.
	From, To engagement.Kind
	All      int
	Missing  []string // ids of those that have nothing at the other end
}

// Done counts those that are linked.
func (l Link) Done() int { return l.All - len(l.Missing) }

// Share is that of those linked, 0 to 1; 0 where there is nothing to link.
func (l Link) Share() decimal.Decimal {
	if l.All == 0 {
		return decimal.Zero
	}
	return decimal.NewFromInt(int64(l.Done())).Div(decimal.NewFromInt(int64(l.All)))
}

// Links counts what is linked: goals with an indicator and with a task, tasks
// with a requirement, functional requirements with a task and with a function of the
// system, and requirements with a proof. The first four are there only with a
// strategy. An excluded section closes no link.
func Links(e *engagement.Engagement) []Link { return once(e, "links", linksOf) }

func linksOf(e *engagement.Engagement) []Link { return reportedLinks(reported(e)) }

// reportedLinks counts the links of what a report prints.
func reportedLinks(e *engagement.Engagement) []Link {
	var out []Link
	if s := e.Strategy; s != nil {
		goals := ids(s.Goals, func(g engagement.Goal) string { return g.ID })
		trace := reportedTrace(e)
		out = append(out,
			link("goal", "indicator", goals, func(id string) bool {
				return slices.ContainsFunc(s.Indicators, func(i engagement.Indicator) bool { return i.Goal == id })
			}),
			link("goal", "task", goals, func(id string) bool {
				return slices.ContainsFunc(trace, func(t Trace) bool { return slices.Contains(t.Goals, id) })
			}),
			link("task", "requirement", ids(s.Tasks, func(t engagement.Task) string { return t.ID }), func(id string) bool {
				return slices.ContainsFunc(e.Requirements, func(r engagement.Requirement) bool { return slices.Contains(r.Tasks, id) })
			}),
			link("requirement", "task", requirementIDs(e, Functional), func(id string) bool {
				return slices.ContainsFunc(e.Requirements, func(r engagement.Requirement) bool { return r.ID == id && len(r.Tasks) > 0 })
			}))
	}
	return append(out,
		link("requirement", "function", requirementIDs(e, Functional), func(id string) bool {
			return e.Solution != nil && slices.ContainsFunc(e.Solution.Functions, func(f engagement.Function) bool {
				return slices.Contains(f.Requirements, id)
			})
		}),
		link("requirement", "quality", requirementIDs(e, All), func(id string) bool { return proven(e, id) }))
}

// Functional tells whether a requirement must serve a task and be met by a function of
// the system: of the others, such as those of security, nobody asks it (RD304).
func Functional(r engagement.Requirement) bool { return r.Kind == "function" }

func link(from, to engagement.Kind, objects []string, linked func(id string) bool) Link {
	l := Link{From: from, To: to, All: len(objects)}
	for _, id := range objects {
		if !linked(id) {
			l.Missing = append(l.Missing, id)
		}
	}
	return l
}

func requirementIDs(e *engagement.Engagement, keep func(engagement.Requirement) bool) []string {
	var out []string
	for _, r := range e.Requirements {
		if keep(r) {
			out = append(out, r.ID)
		}
	}
	return out
}

func ids[T any](list []T, id func(T) string) []string {
	var out []string
	for _, x := range list {
		out = append(out, id(x))
	}
	return out
}
