package analysis

import (
	"cmp"
	"slices"

	"rd50/generator/engagement"
)

// Load is what one responsible has to carry, by the earliest dates.
type Load struct {
	Responsible string // empty for the stages that nobody answers for
	Stages      int
	Days        int             // working days of all placed stages together
	From, To    int             // first working day and the day behind the last; equal when no stage is placed
	Start, End  engagement.Date // first and last working day; zero in a relative schedule
	Together    int             // the largest number of stages on one day
}

// Loads sums up the stages by responsible, in the order of first appearance.
// The timeline is that of these stages.
func Loads(stages []engagement.Stage, line Timeline) []Load {
	var out []Load
	var spans [][]Span
	index := map[string]int{}
	for i, stage := range stages {
		at, known := index[stage.Responsible]
		if !known {
			at = len(out)
			index[stage.Responsible] = at
			out, spans = append(out, Load{Responsible: stage.Responsible}), append(spans, nil)
		}
		out[at].Stages++
		if line.Spans[i].Placed {
			spans[at] = append(spans[at], line.Spans[i])
		}
	}
	for i := range out {
		out[i].carry(spans[i])
	}
	return out
}

func (l *Load) carry(spans []Span) {
	for i, s := range spans {
		l.Days += s.To - s.From
		if i == 0 || s.First < l.From {
			l.From, l.Start = s.First, s.Start
		}
		if i == 0 || s.Last >= l.To {
			l.To, l.End = s.Last+1, s.End
		}
	}
	l.Together = together(spans)
}

// together counts the spans that share a day, at most.
func together(spans []Span) int {
	type turn struct{ day, step int }
	var turns []turn
	for _, s := range spans {
		turns = append(turns, turn{s.From, 1}, turn{s.To, -1})
	}
	slices.SortFunc(turns, func(a, b turn) int { return cmp.Or(a.day-b.day, a.step-b.step) })
	most, now := 0, 0
	for _, t := range turns {
		now += t.step
		most = max(most, now)
	}
	return most
}
