package section

import (
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// strategy prints the CRM strategy that the concept must serve, the committee
// and the work plan of the project itself.
func (a *assembler) strategy() []report.Block {
	w := a.file("strategy")
	var inner []report.Block
	if s := a.e.Strategy; s != nil {
		inner = append(inner, a.vision(w, s)...)
		inner = append(inner, a.environment(w, s)...)
		inner = append(inner, a.swot(w, s)...)
		inner = append(inner, a.goals(w, s)...)
		inner = append(inner, a.strategies(w, s)...)
	}
	inner = append(inner, a.committee(w)...)
	if s := a.e.Strategy; s != nil {
		inner = append(inner, a.workPlan(w, s)...)
	}
	if len(inner) == 0 {
		return nil
	}
	return append([]report.Block{heading(2, w, "strategy.heading", nil)}, inner...)
}

func (a *assembler) vision(w *wording.Words, s *engagement.Strategy) []report.Block {
	if s.Vision.Empty() && s.Mission.Empty() {
		return nil
	}
	blocks := []report.Block{heading(3, w, "vision.heading", nil)}
	if !s.Vision.Empty() {
		blocks = append(append(blocks, para(w, "vision.vision", nil)), a.Book.Blocks(s.Vision)...)
	}
	if !s.Mission.Empty() {
		blocks = append(append(blocks, para(w, "vision.mission", nil)), a.Book.Blocks(s.Mission)...)
	}
	return blocks
}

func (a *assembler) environment(w *wording.Words, s *engagement.Strategy) []report.Block {
	if len(s.Environment) == 0 {
		return nil
	}
	t := table("strategy/environment", w, "environment.caption", "environment.columns", nil)
	for _, f := range s.Environment {
		t.Rows = append(t.Rows, a.row(f.Factor, f.Trend, a.word("influence", f.Influence)))
	}
	return []report.Block{heading(3, w, "environment.heading", nil), para(w, "environment.lead", nil), t}
}

func (a *assembler) goals(w *wording.Words, s *engagement.Strategy) []report.Block {
	if len(s.Goals) == 0 && len(s.Indicators) == 0 {
		return nil
	}
	blocks := []report.Block{heading(3, w, "goals.heading", nil)}
	if len(s.Goals) > 0 {
		t := table("strategy/goals", w, "goals.caption", "goals.columns", nil)
		for _, g := range s.Goals {
			t.Rows = append(t.Rows, append(a.row(g.ID, g.Title), a.cellProse(g.Text)))
		}
		blocks = append(blocks, para(w, "goals.lead", nil), t)
	}
	if len(s.Indicators) > 0 {
		blocks = append(blocks, a.indicators(w, s)...)
	}
	return blocks
}

func (a *assembler) indicators(w *wording.Words, s *engagement.Strategy) []report.Block {
	values := table("strategy/indicators", w, "goals.indicators_caption", "goals.indicators_columns", nil)
	alignRight(values, 4, 5)
	method := table("strategy/method", w, "goals.method_caption", "goals.method_columns", nil)
	for _, i := range s.Indicators {
		values.Rows = append(values.Rows, a.row(i.ID, i.Name, i.Goal, i.Unit,
			optional(i.Baseline), optional(i.Target), i.Due.Short()))
		if i.Formula != "" || i.Source != "" || i.Owner != "" {
			method.Rows = append(method.Rows, a.row(i.ID, i.Formula, i.Source, i.Owner))
		}
	}
	blocks := []report.Block{para(w, "goals.indicators_lead", nil), values}
	if len(method.Rows) > 0 {
		blocks = append(blocks, para(w, "goals.method_lead", nil), method)
	}
	return blocks
}

func (a *assembler) strategies(w *wording.Words, s *engagement.Strategy) []report.Block {
	if len(s.Strategies) == 0 && len(s.Tasks) == 0 {
		return nil
	}
	blocks := []report.Block{heading(3, w, "strategies.heading", nil)}
	for _, x := range s.Strategies {
		blocks = append(blocks, para(w, "strategies.item", wording.Values{"id": x.ID, "title": x.Title, "goals": join(x.Goals)}))
		blocks = append(blocks, a.Book.Blocks(x.Text)...)
	}
	if len(s.Tasks) == 0 {
		return blocks
	}
	t := table("strategy/tasks", w, "strategies.caption", "strategies.columns", nil)
	for _, x := range s.Tasks {
		r := a.row(x.ID, x.Title, join(x.Strategies), x.Responsible, x.Due.Short())
		r[1].Blocks = append(r[1].Blocks, a.Book.Blocks(x.Text)...)
		t.Rows = append(t.Rows, r)
	}
	return append(blocks, para(w, "strategies.lead", nil), t)
}

func (a *assembler) committee(w *wording.Words) []report.Block {
	if len(a.e.Committee) == 0 {
		return nil
	}
	t := table("strategy/committee", w, "committee.caption", "committee.columns", nil)
	for _, c := range a.e.Committee {
		t.Rows = append(t.Rows, a.row(c.Name, c.Position, c.Organisation, a.word("seat", c.Role)))
	}
	return []report.Block{heading(3, w, "committee.heading", nil), para(w, "committee.lead", nil), t}
}

func (a *assembler) workPlan(w *wording.Words, s *engagement.Strategy) []report.Block {
	if len(s.Work) == 0 {
		return nil
	}
	t := table("strategy/work", w, "work.caption", "work.columns", nil)
	for _, x := range s.Work {
		t.Rows = append(t.Rows, a.row(x.Title, x.Who, a.duration(x.Duration)))
	}
	return []report.Block{heading(3, w, "work.heading", nil), para(w, "work.lead", nil), t}
}
