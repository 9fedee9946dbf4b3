package check

import (
	"strings"

	"rd50/generator/analysis"
	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
)

// stages holds RD206: a plan that can be carried out in its order. Dates are
// those of the working calendar; a plan without any is only looked through for
// circles.
func stages(c *checker) {
	if !c.holds("plan") {
		return
	}
	plan := analysis.Schedule(c.e.Stages, c.e.Calendar)
	index := map[string]int{}
	for i := len(c.e.Stages) - 1; i >= 0; i-- {
		index[c.e.Stages[i].ID] = i
	}
	for _, circle := range plan.Circles {
		c.tell(engagement.ItemKey("stages", index[circle[0]])+".after", "этапы ждут друг друга по кругу: "+strings.Join(circle, " → "),
			"одну из этих связей after нужно убрать")
	}
	calendar := analysis.NewCalendar(c.e.Calendar)
	movedStarts(c, calendar)
	for i, span := range plan.Spans {
		late, found := latest(plan, index, c.e.Stages[i].After)
		if !found || !span.Placed || late.To <= span.From {
			continue
		}
		earliest := calendar.Day(late.To)
		if span.Milestone() {
			earliest = late.End
		}
		c.tell(engagement.ItemKey("stages", i)+".start",
			"этап "+span.Stage+" начинается "+span.Start.Short()+", раньше конца этапа "+late.Stage+" ("+late.End.Short()+")",
			"впишите значение: start = "+earliest.ISO()+"; без start начало вычисляется")
	}
}

// movedStarts warns of a start on a day off: the plan begins the stage later than
// it says.
func movedStarts(c *checker, calendar analysis.Calendar) {
	for i, stage := range c.e.Stages {
		if stage.Start.IsZero() {
			continue
		}
		if day := calendar.Day(calendar.Number(stage.Start)); !day.Equal(stage.Start.Time) {
			c.add(diagnostic.Warning, c.rule.Code, engagement.ItemKey("stages", i)+".start",
				"начало этапа "+stage.ID+" "+stage.Start.Short()+" — нерабочий день: в плане оно перенесено на "+day.Short(), "start = "+day.ISO())
		}
	}
}

// latest gives the stage of a list that ends last.
func latest(plan analysis.Timeline, index map[string]int, stages []string) (last analysis.Span, found bool) {
	for _, id := range stages {
		i, known := index[id]
		if known && plan.Spans[i].Placed && (!found || plan.Spans[i].To > last.To) {
			last, found = plan.Spans[i], true
		}
	}
	return last, found
}
