package section

import (
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// strategy prints the CRM strategy that the concept must serve, the committee
// and the work plan of the project itself.
func strategy(a *assembler) []report.Block {
	w := a.file("strategy")
	var inner []report.Block
	if s := a.e.Strategy; s != nil {
		inner = append(inner, vision(a, w, s)...)
		inner = append(inner, environment(a, w, s)...)
		inner = append(inner, swot(a, w, s)...)
		inner = append(inner, goals(a, w, s)...)
		inner = append(inner, strategies(a, w, s)...)
	}
	inner = append(inner, committee(a, w)...)
	if s := a.e.Strategy; s != nil {
		inner = append(inner, workPlan(a, w, s)...)
	}
	if len(inner) == 0 {
		return nil
	}
	return append([]report.Block{heading(2, w, "strategy.heading", nil, "strategy")}, inner...)
}

func vision(a *assembler, w *wording.Words, s *engagement.Strategy) []report.Block {
	if s.Vision.Empty() && s.Mission.Empty() {
		return nil
	}
	blocks := []report.Block{heading(3, w, "vision.heading", nil, "strategy.vision", "strategy.mission")}
	if !s.Vision.Empty() {
		blocks = append(append(blocks, para(w, "vision.vision", nil)), a.Book.Blocks(s.Vision)...)
	}
	if !s.Mission.Empty() {
		blocks = append(append(blocks, para(w, "vision.mission", nil)), a.Book.Blocks(s.Mission)...)
	}
	return blocks
}

func environment(a *assembler, w *wording.Words, s *engagement.Strategy) []report.Block {
	if len(s.Environment) == 0 {
		return nil
	}
	return []report.Block{
		heading(3, w, "environment.heading", nil, "strategy.environment"), para(w, "environment.lead", nil),
		a.list("strategy/environment", w, "environment.", "strategy.environment", of("factor"), of("trend"), enum("influence", "influence")),
	}
}

func goals(a *assembler, w *wording.Words, s *engagement.Strategy) []report.Block {
	if len(s.Goals) == 0 && len(s.Indicators) == 0 {
		return nil
	}
	blocks := []report.Block{heading(3, w, "goals.heading", nil, "strategy.goals", "strategy.indicators")}
	if len(s.Goals) > 0 {
		blocks = append(blocks, para(w, "goals.lead", nil),
			a.list("strategy/goals", w, "goals.", "strategy.goals", of("id"), of("title"), maybe("text")))
	}
	if len(s.Indicators) > 0 {
		blocks = append(blocks, indicators(a, w, s)...)
	}
	return blocks
}

func indicators(a *assembler, w *wording.Words, s *engagement.Strategy) []report.Block {
	const list = "strategy.indicators"
	blocks := []report.Block{
		para(w, "goals.indicators_lead", nil),
		a.list("strategy/indicators", w, "goals.indicators_", list,
			of("id"), of("name"), of("goal"), of("unit"), figures("baseline"), figures("target"), of("due")),
	}
	method := a.table("strategy/method", w, "goals.method_", nil, of("id"), maybe("formula"), maybe("source"), maybe("owner"))
	for i, x := range a.names.Entries(list) {
		if told := s.Indicators[i]; told.Formula != "" || told.Source != "" || told.Owner != "" {
			method.entry(x)
		}
	}
	if len(method.out.Rows) > 0 {
		blocks = append(blocks, para(w, "goals.method_lead", nil), method.out)
	}
	return blocks
}

func strategies(a *assembler, w *wording.Words, s *engagement.Strategy) []report.Block {
	if len(s.Strategies) == 0 && len(s.Tasks) == 0 {
		return nil
	}
	blocks := []report.Block{heading(3, w, "strategies.heading", nil, "strategy.strategies", "strategy.tasks")}
	for _, x := range s.Strategies {
		blocks = append(blocks, para(w, "strategies.item", wording.Values{"id": x.ID, "title": x.Title, "goals": join(x.Goals)}))
		blocks = append(blocks, a.Book.Blocks(x.Text)...)
	}
	if len(s.Tasks) == 0 {
		return blocks
	}
	return append(blocks, para(w, "strategies.lead", nil), a.list("strategy/tasks", w, "strategies.", "strategy.tasks",
		of("id"), of("title").over("text"), of("strategies"), of("responsible"), maybe("due")))
}

func committee(a *assembler, w *wording.Words) []report.Block {
	if len(a.e.Committee) == 0 {
		return nil
	}
	return []report.Block{
		heading(3, w, "committee.heading", nil, "committee"), para(w, "committee.lead", nil),
		a.list("strategy/committee", w, "committee.", "committee", of("name"), of("position"), maybe("organisation"), enum("role", "seat")),
	}
}

func workPlan(a *assembler, w *wording.Words, s *engagement.Strategy) []report.Block {
	if len(s.Work) == 0 {
		return nil
	}
	return []report.Block{
		heading(3, w, "work.heading", nil, "strategy.work"), para(w, "work.lead", nil),
		a.list("strategy/work", w, "work.", "strategy.work", of("title"), of("who"), of("duration")),
	}
}
