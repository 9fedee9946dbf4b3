package section

import (
	"fmt"
	"slices"
	"strings"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// schedule is the dates of the stages as a table and as a picture.
func schedule(a *assembler) []report.Block {
	p := planned(a)
	return append(p.schedule(), p.gantt()...)
}

// schedule is the table of the dates and what they come to.
func (p planner) schedule() []report.Block {
	lead := para(p.w, "schedule.lead", nil)
	switch {
	case p.line.Dated:
	case p.whole:
		p.say(lead, "schedule.weeks", nil)
	default:
		p.say(lead, "schedule.days", nil)
	}
	p.say(lead, "schedule.slack", nil)
	t := p.a.table("plan/schedule", p.w, "schedule.", nil,
		of("id"), of("name"), of("start"), of("end"), of("late_start"), of("late_end"), of("slack"))
	for i, s := range p.line.Spans {
		t.add(p.a.texts(append([]string{s.Stage, p.a.e.Stages[i].Name}, p.dates(s)...)...)...)
	}
	blocks := []report.Block{heading(2, p.w, "schedule.heading", nil), p.finish(), lead, t.out, p.computed()}
	return slices.DeleteFunc(blocks, func(b report.Block) bool {
		par, ok := b.(*report.Paragraph)
		return ok && len(par.Inlines) == 0
	})
}

// dates gives a stage's cells behind its name.
func (p planner) dates(s analysis.Span) []string {
	if !s.Placed {
		return []string{"", "", "", "", ""}
	}
	return []string{
		p.day(s.Start, s.First), p.day(s.End, s.Last), p.day(s.LateStart, s.LateFirst), p.day(s.LateEnd, s.LateLast), fmt.Sprint(s.Slack),
	}
}

// finish tells the end of the work and the critical path; it is empty where no
// stage could be placed.
func (p planner) finish() *report.Paragraph {
	out := &report.Paragraph{}
	if p.line.Length() == 0 {
		return out
	}
	key, v := "schedule.relative_finish", wording.Values{"length": fmt.Sprint(p.line.Length()), "week": fmt.Sprint(weekOf(p.line.To - 1))}
	if p.line.Dated {
		key, v = "schedule.finish", wording.Values{"length": v["length"], "start": p.line.Start.Short(), "finish": p.line.Finish.Short()}
	}
	p.say(out, key, v)
	p.say(out, "schedule.path", wording.Values{"path": arrows(p.line.Critical)})
	also := p.idsOf(func(i int) bool {
		return p.line.Spans[i].Critical && !slices.Contains(p.line.Critical, p.a.e.Stages[i].ID)
	})
	if len(also) > 0 {
		p.say(out, "schedule.also", wording.Values{"list": join(also)})
	}
	return out
}

// computed tells by what calendar the dates were worked out and what was given.
func (p planner) computed() *report.Paragraph {
	out := &report.Paragraph{}
	months := slices.ContainsFunc(p.a.e.Stages, func(s engagement.Stage) bool { return s.Duration.Unit == engagement.Months })
	if !p.line.Dated {
		p.say(out, "schedule.relative", nil)
		if months {
			p.say(out, "schedule.relative_month", wording.Values{"days": fmt.Sprint(analysis.MonthDays)})
		}
		return out
	}
	p.say(out, "schedule.computed", nil)
	if n := p.holidays(); n > 0 {
		p.say(out, "schedule.holidays", wording.Values{"count": fmt.Sprint(n)})
	} else {
		p.say(out, "schedule.no_holidays", nil)
	}
	if days := p.workdays(); len(days) > 0 {
		p.say(out, several("schedule.workday", "schedule.workdays", len(days)), wording.Values{"list": join(days)})
	}
	if months {
		p.say(out, "schedule.month", nil)
	}
	p.say(out, "schedule.given", wording.Values{"list": strings.Join(p.givenStarts(), ", ")})
	return out
}

// holidays counts the days of the calendar, of which one may stand there twice.
func (p planner) holidays() int {
	days := map[string]bool{}
	for _, d := range p.a.e.Calendar.Holidays {
		days[d.ISO()] = true
	}
	return len(days)
}

// workdays gives the working days of weekends.
func (p planner) workdays() []string {
	days := slices.Clone(p.a.e.Calendar.Workdays)
	slices.SortFunc(days, func(a, b engagement.Date) int { return a.Compare(b.Time) })
	var out []string
	for _, d := range slices.Compact(days) {
		out = append(out, d.Short())
	}
	return out
}

func (p planner) givenStarts() []string {
	var out []string
	for _, s := range p.a.e.Stages {
		if !s.Start.IsZero() {
			out = append(out, p.w.Text("schedule.start", wording.Values{"id": s.ID, "start": s.Start.Short()}))
		}
	}
	return out
}
