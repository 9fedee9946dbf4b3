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
type Span struct {
	Stage              string
	Placed             bool
	From, To           int             // as early as can be
	Start, End         engagement.Date // first and last working day; zero in a relative schedule
	LateFrom, LateTo   int             // as late as the finish of the whole work allows
	LateStart, LateEnd engagement.Date
	Slack              int  // working days by which the start may move without moving the finish; none for a stage whose end can't move
	Critical           bool // no slack
}

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

// Schedule places every stage as early and as late as what it comes after and
// what comes after it allow. A given start holds even when it is too early, which
// is RD206; the latest start of such a stage may lie behind it. A stage with
// neither start nor predecessor begins with the earliest start that is given.
// Days and weeks are working days, five a week; a month lasts until the day
// before the same day of the next one. Where no stage has a start the schedule is
// relative and a month has MonthDays. Time and memory grow with the number of
// stages and links, but for circles.
func Schedule(stages []engagement.Stage, holidays []engagement.Date) Timeline {
	s := &scheduler{calendar: NewCalendar(holidays), stages: stages, spans: make([]Span, len(stages))}
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
		s.place(i, n.before[i])
	}
	line := Timeline{Spans: s.spans, Dated: s.dated, Circles: n.circles(waiting)}
	line.From, line.To = s.bounds()
	for _, i := range slices.Backward(order) {
		s.delay(i, n.behind[i], line.To)
	}
	line.Critical = s.critical(order, n.behind, line.To)
	if s.dated && line.Length() > 0 {
		line.Start, line.Finish = s.calendar.Day(line.From), s.calendar.Day(line.To-1)
	}
	return line
}

type scheduler struct {
	calendar Calendar
	stages   []engagement.Stage
	spans    []Span
	dated    bool
	begin    int // working day of the earliest start
}

func (s *scheduler) place(i int, before []int) {
	from := s.begin
	for _, p := range before {
		if !s.spans[p].Placed {
			return
		}
		from = max(from, s.spans[p].To)
	}
	stage := s.stages[i]
	if stage.Duration.Count < 1 {
		return
	}
	if !stage.Start.IsZero() {
		from = s.calendar.Number(stage.Start)
	}
	span := Span{Stage: stage.ID, Placed: true, From: from, To: s.end(from, stage.Duration)}
	if s.dated {
		span.Start, span.End = s.calendar.Day(from), s.calendar.Day(span.To-1)
	}
	s.spans[i] = span
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
