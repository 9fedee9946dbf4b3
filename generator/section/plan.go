package section

import (
	"fmt"
	"strings"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// planned works out the dates of the stages.
func planned(a *assembler) planner {
	p := planner{a: a, w: a.file("plan"), line: analysis.Plan(a.e)}
	p.whole = p.wholeWeeks()
	return p
}

// planner writes the section of the plan.
type planner struct {
	a     *assembler
	w     *wording.Words
	line  analysis.Timeline
	whole bool // every stage begins and ends with a week, so that days need no telling
}

// stages is the table of what the consultant gave; the dates follow in a table of
// their own.
func stages(a *assembler) []report.Block {
	p := planned(a)
	t := a.list("plan/stages", p.w, "stages.", "stages",
		of("id"), of("name"), of("duration"), maybe("after"), items("deliverables"), maybe("responsible"))
	return []report.Block{heading(2, p.w, "stages.heading", nil, "stages"), p.lead(t), t}
}

// lead counts the stages, tells what the table says of them and names the milestones
// among them.
func (p planner) lead(t *report.Table) *report.Paragraph {
	milestones := p.idsOf(func(i int) bool { return p.a.e.Stages[i].Duration.Milestone() })
	v := p.a.told(t)
	v["count"] = fmt.Sprint(len(p.a.e.Stages) - len(milestones))
	lead := para(p.w, "stages.lead", v)
	if len(milestones) > 0 {
		p.say(lead, "stages.milestones", wording.Values{"list": join(milestones)})
	}
	return lead
}

// load is the table of the responsible.
func load(a *assembler) []report.Block {
	p := planned(a)
	t := p.a.table("plan/load", p.w, "load.", nil, of("responsible"), of("stages"), of("days"), of("start"), of("end"), of("together"))
	for _, l := range analysis.Loads(p.a.e.Stages, p.line) {
		if l.Responsible == "" {
			continue
		}
		first, last, days, together := "", "", "", ""
		if l.To > l.From {
			first, last = p.day(l.Start, l.From), p.day(l.End, l.To-1)
			days, together = fmt.Sprint(l.Days), fmt.Sprint(l.Together)
		}
		t.add(p.a.texts(l.Responsible, fmt.Sprint(l.Stages), days, first, last, together)...)
	}
	lead := para(p.w, "load.lead", nil)
	if !p.line.Dated {
		p.say(lead, "load.relative", nil)
	}
	nobody := p.idsOf(func(i int) bool { return p.a.e.Stages[i].Responsible == "" })
	if len(nobody) > 0 {
		p.say(lead, "load.nobody", wording.Values{"list": join(nobody)})
	}
	return []report.Block{heading(2, p.w, "load.heading", nil), lead, t.out}
}

// day gives a date, or in a relative schedule the week of a working day and its
// place in the week.
func (p planner) day(date engagement.Date, number int) string {
	switch {
	case p.line.Dated:
		return date.Short()
	case p.whole:
		return fmt.Sprint(weekOf(number))
	}
	return p.w.Text("schedule.day", inWeek(number))
}

func weekOf(number int) int { return number/5 + 1 }

func inWeek(number int) wording.Values {
	return wording.Values{"week": fmt.Sprint(weekOf(number)), "day": fmt.Sprint(number%5 + 1)}
}

func (p planner) wholeWeeks() bool {
	for _, s := range p.line.Spans {
		if s.From%5 != 0 || s.To%5 != 0 || s.LateTo%5 != 0 {
			return false
		}
	}
	return true
}

// idsOf lists the stages for which something holds.
func (p planner) idsOf(holds func(i int) bool) []string {
	var out []string
	for i, s := range p.a.e.Stages {
		if holds(i) {
			out = append(out, s.ID)
		}
	}
	return out
}

// say adds a sentence to a paragraph.
func (p planner) say(to *report.Paragraph, key string, v wording.Values) {
	if len(to.Inlines) > 0 {
		to.Inlines = append(to.Inlines, &report.Text{Text: " "})
	}
	to.Inlines = append(to.Inlines, p.w.Inlines(key, v)...)
}

func arrows(ids []string) string { return strings.Join(ids, " → ") }
