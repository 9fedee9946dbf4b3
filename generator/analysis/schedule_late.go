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
	span.Slack = span.LateFrom - span.From
	span.Critical = span.Slack == 0
	if s.dated {
		span.LateStart, span.LateEnd = s.calendar.Day(span.LateFrom), s.calendar.Day(span.LateTo-1)
	}
}

// latestFrom gives the start from which a stage ends as late as a limit allows,
// not before its earliest. Months from neighbouring days may end on the same
// working day; of such starts the first is taken. Otherwise a month that ends at
// a weekend would lend a day of slack to all before it, and a plan that ends with
// one would have no critical path.
func (s *scheduler) latestFrom(i, limit int) int {
	from, d := s.spans[i].From, s.stages[i].Duration
	last := sort.Search(limit-from, func(k int) bool { return s.end(from+k, d) > limit }) - 1
	end := s.end(from+last, d)
	return from + sort.Search(last, func(k int) bool { return s.end(from+k, d) >= end })
}

// critical gives the longest path of critical stages, each beginning when the one
// before it ends, the last with the finish; of equal ones the first in the order
// of the stages.
func (s *scheduler) critical(order []int, behind [][]int, finish int) []string {
	next := make([]int, len(s.spans)) // the critical stage that follows; itself at the finish, -1 on no path
	first := -1
	for _, i := range slices.Backward(order) {
		next[i] = s.follower(i, behind[i], next, finish)
	}
	for i, span := range s.spans {
		if span.Critical && next[i] >= 0 && (first < 0 || span.From < s.spans[first].From) {
			first = i
		}
	}
	var path []string
	for i := first; i >= 0; i = next[i] {
		path = append(path, s.spans[i].Stage)
		if next[i] == i {
			break
		}
	}
	return path
}

func (s *scheduler) follower(i int, behind, next []int, finish int) int {
	span := s.spans[i]
	switch {
	case !span.Critical:
		return -1
	case span.To == finish:
		return i
	}
	for _, j := range behind { // in the order of the stages
		if s.spans[j].Critical && s.spans[j].From == span.To && next[j] >= 0 {
			return j
		}
	}
	return -1
}
