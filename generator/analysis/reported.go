package analysis

import "rd50/generator/engagement"

// reported gives an engagement without the data of excluded sections that the
// chain from goals to proofs runs through: what the report does not print
// closes no link. Requirements stay, in the order of their groups: the other
// sections speak of them.
func reported(e *engagement.Engagement) *engagement.Engagement {
	out := *e
	out.Requirements = Ordered(e)
	for _, x := range e.Exclusions {
		switch x.Section {
		case "choice":
			out.Solution = nil
		case "quality":
			out.Quality = nil
		case "acceptance":
			out.Acceptance = nil
		}
	}
	return &out
}
