package analysis

import (
	"slices"
	"sort"
)

// bounds gives the first day of all placed stages and the day behind their last.
func (s *scheduler) bounds() (from, to int) {
	placed := false
	for _, span := range s.spans {
		switch {
		case !span.Placed:
		case !placed:
			from, to, placed = span.From, span.To, true
		default:
			from, to = min(from, span.From), max(to, span.To)
		}
	}
	return from, to
}

// delay sets how late a stage can be, those behind it being set already.
func (s *scheduler) delay(i int, behind []int, finish int) {
	span := &s.spans[i]
	if !span.Placed {
		return
	}
	limit := finish
	for _, j := range behind {
		if s.spans[j].Placed {
			limit = min(limit, s.spans[j].LateFrom)
		}
	}
	span.LateFrom = s.latestFrom(i, max(limit, span.To))
	span.LateTo = s.end(span.LateFrom, s.stages[i].Duration)
	span.LateFirst, span.LateLast = span.days(span.LateFrom, span.LateTo)
	span.Slack = span.LateFrom - span.From
	span.Critical = span.Slack == 0
	if s.dated {
		span.LateStart, span.LateEnd = s.calendar.Day(span.LateFirst), s.calendar.Day(span.LateLast)
	}
}

// latestFrom gives the start from which a stage ends as late as a limit allows,
// not before its earliest. Months from neighbouring days may end on the same
// working day; of such starts the first is taken. Otherwise a month that ends at
// a weekend would lend a day of slack to all before it, and a plan that ends with
// one would have no critical path.
func (s *scheduler) latestFrom(i, limit int) int {
	from, d := s.spans[i].From, s.stages[i].Duration
	last := sort.Search(limit-from+1, func(k int) bool { return s.end(from+k, d) > limit }) - 1
	end := s.end(from+last, d)
	return from + sort.Search(last, func(k int) bool { return s.end(from+k, d) >= end })
}

// critical gives the longest path of critical stages, each beginning when the one
// before it ends, the last with the finish; of equal ones the first in the order
// of the stages. Milestones on it are not passed over.
func (s *scheduler) critical(order []int, n network, finish int) []string {
	next := make([]int, len(s.spans)) // the critical stage that follows; itself at the finish, -1 on no path
	first := -1
	for _, i := range slices.Backward(order) {
		next[i] = s.follower(i, n.behind[i], next, finish)
	}
	for i, span := range s.spans {
		if span.Critical && next[i] >= 0 && (first < 0 || span.From < s.spans[first].From) {
			first = i
		}
	}
	first = s.opened(first, n.before, next)
	var path []string
	for i := first; i >= 0; i = next[i] {
		path = append(path, s.spans[i].Stage)
		if next[i] == i {
			break
		}
	}
	return path
}

// opened gives the milestone that a path begins with when there are any before its
// first stage.
func (s *scheduler) opened(first int, before [][]int, next []int) int {
	for first >= 0 {
		i := slices.IndexFunc(before[first], func(p int) bool {
			return s.spans[p].Critical && next[p] >= 0 && s.spans[p].To == s.spans[first].From
		})
		if i < 0 {
			break
		}
		first = before[first][i]
	}
	return first
}

func (s *scheduler) follower(i int, behind, next []int, finish int) int {
	span := s.spans[i]
	if !span.Critical {
		return -1
	}
	follows := func(j int) bool { return s.spans[j].Critical && s.spans[j].From == span.To && next[j] >= 0 }
	at := slices.IndexFunc(behind, func(j int) bool { return follows(j) && s.spans[j].Milestone() })
	switch {
	case at >= 0:
	case span.To == finish:
		return i
	default:
		at = slices.IndexFunc(behind, follows) // in the order of the stages
	}
	if at < 0 {
		return -1
	}
	return behind[at]
}
