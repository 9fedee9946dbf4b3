package section

import (
	"fmt"
	"strings"

	"rd50/generator/analysis"
	"rd50/generator/chart"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// gantt is the schedule as a picture, or as several where the stages are too many
// for one; they have the same axis.
func (p planner) gantt() []report.Block {
	var placed []int
	for i, s := range p.line.Spans {
		if s.Placed {
			placed = append(placed, i)
		}
	}
	if len(placed) == 0 || !p.a.e.Figures.Gantt {
		return nil
	}
	parts := (len(placed) + chart.GanttRows - 1) / chart.GanttRows
	if parts == 1 {
		lead := para(p.w, "gantt.lead", nil)
		return []report.Block{lead, p.a.picture("plan/gantt", p.w, "gantt", nil, p.ganttWords(placed), p.ganttOf(placed))}
	}
	var blocks []report.Block
	for part := range parts {
		rows := placed[part*len(placed)/parts : (part+1)*len(placed)/parts]
		v := wording.Values{"part": fmt.Sprint(part + 1), "parts": fmt.Sprint(parts),
			"first": p.a.e.Stages[rows[0]].ID, "last": p.a.e.Stages[rows[len(rows)-1]].ID}
		id := "plan/gantt"
		if part > 0 {
			id = fmt.Sprintf("plan/gantt-%d", part+1)
		}
		lead := para(p.w, "gantt_part.lead", v)
		pointTo(lead, id)
		blocks = append(blocks, lead, p.a.picture(id, p.w, "gantt_part", v, p.ganttWords(rows), p.ganttOf(rows)))
	}
	return blocks
}

// pointTo turns the references of a paragraph to another figure.
func pointTo(p *report.Paragraph, id string) {
	report.EachInline([]report.Block{p}, func(i report.Inline) {
		if r, ok := i.(*report.Reference); ok {
			r.ID = id
		}
	})
}

// ganttOf draws some of the stages on the axis of all.
func (p planner) ganttOf(stages []int) chart.Gantt {
	word := func(key string) string { return p.w.Text(key, nil) }
	g := chart.Gantt{Ordinary: word("gantt.ordinary"), Critical: word("gantt.critical"), Slack: word("gantt.slack"), Arrow: word("gantt.arrow"), Milestone: word("gantt.milestone")}
	if p.line.Dated {
		g.From, g.To, g.Ticks = p.dateAxis()
	} else {
		g.From, g.To, g.Ticks = p.weekAxis()
	}
	row := map[string]int{}
	for at, i := range stages {
		if id := p.a.e.Stages[i].ID; !has(row, id) { // of an id given twice the first counts
			row[id] = at
		}
	}
	for _, i := range stages {
		r := p.bar(p.line.Spans[i])
		r.Label = p.a.e.Stages[i].ID + " — " + p.a.e.Stages[i].Name
		for _, id := range p.a.e.Stages[i].After {
			if has(row, id) {
				r.After = append(r.After, row[id])
			}
		}
		g.Rows = append(g.Rows, r)
	}
	return g
}

func has(rows map[string]int, id string) bool {
	_, ok := rows[id]
	return ok
}

// bar places a stage on the axis: by days of the calendar, or by working days
// where there are no dates.
func (p planner) bar(s analysis.Span) chart.GanttRow {
	switch {
	case p.line.Dated && s.Milestone():
		at := dayOf(s.End)
		if s.From > s.Last { // at the end of the day
			at++
		}
		return chart.GanttRow{From: at, To: at, Latest: max(at, dayOf(s.LateEnd)+1), Critical: s.Critical}
	case p.line.Dated:
		return chart.GanttRow{From: dayOf(s.Start), To: dayOf(s.End) + 1, Latest: dayOf(s.LateEnd) + 1, Critical: s.Critical}
	}
	return chart.GanttRow{From: float64(s.From), To: float64(s.To), Latest: float64(s.LateTo), Critical: s.Critical}
}

// ganttWords says what the picture shows.
func (p planner) ganttWords(stages []int) string {
	var rows []string
	for _, i := range stages {
		s := p.line.Spans[i]
		key, v := "gantt.alt_row", wording.Values{"id": s.Stage, "slack": fmt.Sprint(s.Slack), "from": s.Start.Short(), "to": s.End.Short()}
		if !p.line.Dated {
			v["from"], v["to"] = p.w.Text("gantt.alt_day", inWeek(s.First)), p.w.Text("gantt.alt_day", inWeek(s.Last))
		}
		switch {
		case s.Milestone():
			key = "gantt.alt_milestone"
		case s.Critical:
			key = "gantt.alt_critical"
		}
		rows = append(rows, p.w.Text(key, v))
	}
	return p.w.Text("gantt.alt", wording.Values{"rows": strings.Join(rows, "; "), "path": arrows(p.line.Critical)})
}
