package analysis

import (
	"slices"
	"time"

	"rd50/generator/engagement"
)

// MonthDays is how many working days a month has where there is no date to
// count from: a year's 247 or so, by twelve.
const MonthDays = 21

// Span is a stage's place in the schedule, by working days; To and LateTo are the
// day behind the last one. A relative schedule begins on day 0. A stage in a
// circle, behind one or without a duration is not placed.
//
// A milestone takes no time: From is To. It falls on the day that ends with it where
// it comes after work or has a given date, else on the day that begins with it.
type Span struct {
	Stage               string
	Placed              bool
	From, To            int             // as early as can be
	First, Last         int             // first and last working day
	Start, End          engagement.Date // their dates; zero in a relative schedule
	LateFrom, LateTo    int             // as late as the finish of the whole work allows
	LateFirst, LateLast int
	LateStart, LateEnd  engagement.Date
	Slack               int  // working days by which the start may move without moving the finish; none for a stage whose end can't move
	Critical            bool // no slack

	closing bool // a milestone at the end of a day
}

// Milestone tells whether a placed stage takes no time.
func (s Span) Milestone() bool { return s.From == s.To }

// Timeline is the schedule of the implementation plan.
type Timeline struct {
	Spans         []Span          // in the order of the stages
	Dated         bool            // whether any stage has a start
	From, To      int             // of all placed stages
	Start, Finish engagement.Date // first and last working day; zero in a relative schedule
	Critical      []string        // the longest path of critical stages without gaps up to the finish; of equal ones the first in the order of the stages
	Circles       [][]string      // ids of stages that wait for one another, the first again at the end
}

// Length gives the working days from the first stage's start to the finish.
func (t Timeline) Length() int { return t.To - t.From }

// Plan gives the schedule of an engagement's stages.
func Plan(e *engagement.Engagement) Timeline {
	return once(e, "plan", func(e *engagement.Engagement) Timeline { return Schedule(e.Stages, e.Calendar) })
}

// Schedule places every stage as early and as late as what it comes after and
// what comes after it allow. A given start holds even when it is too early, which
// is RD206; the latest start of such a stage may lie behind it. A stage with
// neither start nor predecessor begins with the earliest start that is given.
// Days and weeks are working days, five a week; a month lasts until the day
// before the same day of the next one. Where no stage has a start the schedule is
// relative and a month has MonthDays. Time and memory grow with the number of
// stages and links, but for circles.
func Schedule(stages []engagement.Stage, calendar engagement.Calendar) Timeline {
	s := &scheduler{calendar: NewCalendar(calendar), stages: stages, spans: make([]Span, len(stages))}
	n := networkOf(stages)
	for i, stage := range stages {
		s.spans[i].Stage = stage.ID
		if stage.Start.IsZero() {
			continue
		}
		if day := s.calendar.Number(stage.Start); !s.dated || day < s.begin {
			s.begin = day
		}
		s.dated = true
	}
	order, waiting := n.order()
	for _, i := range order {
		s.place(i, n.before[i], n.behind[i])
	}
	line := Timeline{Spans: s.spans, Dated: s.dated, Circles: n.circles(waiting)}
	line.From, line.To = s.bounds()
	for _, i := range slices.Backward(order) {
		s.delay(i, n.behind[i], line.To)
	}
	line.Critical = s.critical(order, n, line.To)
	line.Start, line.Finish = s.dates()
	return line
}

type scheduler struct {
	calendar Calendar
	stages   []engagement.Stage
	spans    []Span
	dated    bool
	begin    int // working day of the earliest start
}

func (s *scheduler) place(i int, before, behind []int) {
	from := s.begin
	for _, p := range before {
		if !s.spans[p].Placed {
			return
		}
		from = max(from, s.spans[p].To)
	}
	stage := s.stages[i]
	if stage.Duration.Count < 1 && !stage.Duration.Milestone() {
		return
	}
	closing := stage.Duration.Milestone() && s.ends(before, from)
	if !stage.Start.IsZero() {
		from = s.calendar.Number(stage.Start)
		if closing = stage.Duration.Milestone() && (len(before) > 0 || len(behind) == 0); closing {
			from++
		}
	}
	span := Span{Stage: stage.ID, Placed: true, From: from, To: s.end(from, stage.Duration), closing: closing}
	span.First, span.Last = span.days(span.From, span.To)
	if s.dated {
		span.Start, span.End = s.calendar.Day(span.First), s.calendar.Day(span.Last)
	}
	s.spans[i] = span
}

// ends tells whether a day ends with what a milestone at a point of time comes after.
func (s *scheduler) ends(before []int, at int) bool {
	return slices.ContainsFunc(before, func(p int) bool {
		span := s.spans[p]
		return span.To == at && (span.closing || !span.Milestone())
	})
}

// days gives the first and the last working day of a place in the schedule. A
// milestone that is moved falls on the day before.
func (s Span) days(from, to int) (first, last int) {
	if from == to && !s.closing && from == s.From {
		return from, from
	}
	return min(from, to-1), to - 1
}

// dates gives the first and the last working day of all placed stages.
func (s *scheduler) dates() (start, finish engagement.Date) {
	for _, span := range s.spans {
		if start.IsZero() || span.Placed && span.Start.Before(start.Time) {
			start = span.Start
		}
		if finish.IsZero() || span.Placed && span.End.After(finish.Time) {
			finish = span.End
		}
	}
	return start, finish
}

// end gives the working day behind the last one of a duration.
func (s *scheduler) end(from int, d engagement.Duration) int {
	switch {
	case d.Unit == engagement.Days:
		return from + d.Count
	case d.Unit == engagement.Weeks:
		return from + 5*d.Count
	case s.dated:
		return s.calendar.Number(monthsLater(s.calendar.Day(from), d.Count))
	}
	return from + MonthDays*d.Count
}

// monthsLater gives the same day n months on; where that month is too short, the
// first day of the one after it.
func monthsLater(d engagement.Date, n int) engagement.Date {
	month := d.Month() + time.Month(n)
	later := engagement.NewDate(d.Year(), month, d.Day())
	if later.Day() != d.Day() {
		return engagement.NewDate(d.Year(), month+1, 1)
	}
	return later
}
