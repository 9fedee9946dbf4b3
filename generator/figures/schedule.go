package figures

import (
	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

// schedule gives the dates of the stages; days are working days from the
// beginning of the work, counted from 0.
func schedule(e *engagement.Engagement) []Table {
	if len(e.Stages) == 0 {
		return nil
	}
	line := analysis.Schedule(e.Stages, e.Calendar)
	return []Table{summary(line), stages(e, line), load(e, line)}
}

func summary(line analysis.Timeline) Table {
	return Table{Key: "summary", Title: "Срок работ", Columns: columns("start", "Начало", "finish", "Окончание",
		"days", "Рабочих дней", "critical", "Критический путь"),
		Rows: [][]Value{{dated(line.Start), dated(line.Finish), line.Length(), line.Critical}}}
}

func stages(e *engagement.Engagement, line analysis.Timeline) Table {
	t := Table{Key: "stages", Title: "Сроки этапов", Columns: columns("stage", "Этап", "name", "Название",
		"from", "С дня", "to", "По день", "start", "Раннее начало", "end", "Раннее окончание",
		"late_start", "Позднее начало", "late_end", "Позднее окончание", "slack", "Резерв", "critical", "Критический", "milestone", "Веха")}
	for i, s := range line.Spans {
		row := []Value{s.Stage, e.Stages[i].Name}
		if !s.Placed {
			row = append(row, nil, nil, nil, nil, nil, nil, nil, nil, nil)
		} else {
			row = append(row, s.First-line.From, s.Last-line.From, dated(s.Start), dated(s.End), dated(s.LateStart), dated(s.LateEnd), s.Slack, s.Critical, s.Milestone())
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func load(e *engagement.Engagement, line analysis.Timeline) Table {
	t := Table{Key: "load", Title: "Загрузка ответственных", Columns: columns("responsible", "Ответственный", "stages", "Этапов",
		"days", "Рабочих дней", "start", "Начало", "end", "Окончание", "together", "Одновременно, не более")}
	for _, l := range analysis.Loads(e.Stages, line) {
		if l.Responsible != "" {
			t.Rows = append(t.Rows, []Value{l.Responsible, l.Stages, l.Days, dated(l.Start), dated(l.End), l.Together})
		}
	}
	return t
}
