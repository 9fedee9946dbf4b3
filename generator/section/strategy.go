package section

import (
	"slices"

	"rd50/generator/engagement"
	"rd50/generator/parts"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// strategy is the CRM strategy that the concept must serve, the committee and the work
// plan of the project itself, for the introduction of a report without the section that
// holds them otherwise.
func strategy(a *assembler) []report.Block {
	return a.blocks(remaining(slices.DeleteFunc(a.shown("study"), func(p parts.Part) bool {
		return p.ID != "study/strategy" && p.Under != "study/strategy"
	}), nil))
}

// strategyHead is the heading that the parts of the strategy stand under.
func strategyHead(a *assembler) []report.Block {
	return []report.Block{heading(2, a.file("strategy"), "strategy.heading", nil, "strategy")}
}

func vision(a *assembler) []report.Block {
	w, s := a.file("strategy"), a.e.Strategy
	blocks := []report.Block{heading(3, w, "vision.heading", nil, "strategy.vision", "strategy.mission")}
	if !s.Vision.Empty() {
		blocks = append(append(blocks, opening(para(w, "vision.vision", nil))), a.prose(s.Vision)...)
	}
	if !s.Mission.Empty() {
		blocks = append(append(blocks, opening(para(w, "vision.mission", nil))), a.prose(s.Mission)...)
	}
	return blocks
}

func environment(a *assembler) []report.Block {
	w := a.file("strategy")
	return []report.Block{
		heading(3, w, "environment.heading", nil, "strategy.environment"), para(w, "environment.lead", nil),
		a.list("strategy/environment", w, "environment.", "strategy.environment", of("factor"), of("trend"), enum("influence", "influence")),
	}
}

func goals(a *assembler) []report.Block {
	w, s := a.file("strategy"), a.e.Strategy
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
		blocks = append(blocks, para(w, "goals.method_lead", a.told(method.out)), method.out)
	}
	return blocks
}

func strategies(a *assembler) []report.Block {
	w, s := a.file("strategy"), a.e.Strategy
	blocks := []report.Block{heading(3, w, "strategies.heading", nil, "strategy.strategies", "strategy.tasks")}
	for _, x := range s.Strategies {
		key := several("strategies.item", "strategies.item_several", len(x.Goals))
		blocks = append(blocks, opening(para(w, key, wording.Values{"id": x.ID, "title": x.Title, "goals": join(x.Goals)})))
		blocks = append(blocks, a.prose(x.Text)...)
	}
	if len(s.Tasks) == 0 {
		return blocks
	}
	return append(blocks, para(w, "strategies.lead", nil), a.list("strategy/tasks", w, "strategies.", "strategy.tasks",
		of("id"), of("title").over("text"), of("strategies"), of("responsible"), maybe("due")))
}

func committee(a *assembler) []report.Block {
	w := a.file("strategy")
	return []report.Block{
		heading(3, w, "committee.heading", nil, "committee"), para(w, "committee.lead", nil),
		a.list("strategy/committee", w, "committee.", "committee", of("name"), of("position"), maybe("organisation"), enum("role", "seat")),
	}
}

func workPlan(a *assembler) []report.Block {
	w := a.file("strategy")
	return []report.Block{
		heading(3, w, "work.heading", nil, "strategy.work"), para(w, "work.lead", nil),
		a.list("strategy/work", w, "work.", "strategy.work", of("title"), of("who"), of("duration")),
	}
}
