package figures

import (
	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

// decision gives the standing of the variants and how firm it is.
func decision(e *engagement.Engagement) []Table {
	out := []Table{coverage(e), coverageByGroup(e), coverageByKind(e)}
	if len(e.Criteria) == 0 {
		return out
	}
	standings := analysis.Standings(analysis.Scored(e), e.Criteria)
	out = append([]Table{standing(e, standings)}, out...)
	return append(out, measures(e), sensitivity(e, standings), dominance(e))
}

// measures gives the computed scores and what they are computed of.
func measures(e *engagement.Engagement) Table {
	t := Table{Key: "measures", Title: "Вычисленные оценки", Columns: columns("criterion", "Критерий", "measure", "Вычислена", "variant", "Вариант",
		"own", "Затраты или баллы", "whole", "Наименьшие затраты или все баллы", "score", "Оценка")}
	for _, c := range e.Criteria {
		for _, m := range analysis.Measures(e, c.Measure) {
			t.Rows = append(t.Rows, []Value{c.ID, Word(c.Measure), m.Variant, m.Own, m.Whole, given(m.Score)})
		}
	}
	return t
}

func standing(e *engagement.Engagement, standings []analysis.Standing) Table {
	t := Table{Key: "standings", Title: "Взвешенные суммы и места", Columns: columns("variant", "Вариант", "name", "Название",
		"total", "Взвешенная сумма", "rank", "Место", "wins", "Первое место при сочетаниях весов, %")}
	wins, places := analysis.WinShares(analysis.Scored(e), e.Criteria), analysis.Places(standings)
	for i, s := range standings {
		t.Rows = append(t.Rows, []Value{s.Variant, e.Variants[i].Name, Placed{s.Total.Round(max(places, percentPlaces)), places}, s.Rank, percent(wins.Shares[i])})
	}
	return t
}

func coverage(e *engagement.Engagement) Table {
	t := Table{Key: "coverage", Title: "Удовлетворение требований", Columns: columns("variant", "Вариант", "priority", "Приоритет",
		"full", "Полностью", "partial", "Частично", "none", "Нет", "share", "Доля, %")}
	if len(e.Requirements) == 0 {
		return t
	}
	for _, v := range e.Variants {
		for _, p := range []struct {
			key  Word
			keep func(engagement.Requirement) bool
		}{
			{"must", analysis.WithPriority("must")}, {"should", analysis.WithPriority("should")},
			{"could", analysis.WithPriority("could")}, {"all", analysis.All},
		} {
			c := analysis.Covered(v, e.Requirements, p.keep)
			if c.Full+c.Partial+c.None > 0 {
				t.Rows = append(t.Rows, []Value{v.ID, p.key, c.Full, c.Partial, c.None, percent(c.Share)})
			}
		}
	}
	return t
}

// sensitivity tells the weights within which a variant keeps the first place; of
// several that share it, of each.
func sensitivity(e *engagement.Engagement, standings []analysis.Standing) Table {
	t := Table{Key: "sensitivity", Title: "Веса, при которых первое место сохраняется", Columns: columns(
		"criterion", "Критерий", "name", "Название", "first", "Первый вариант", "weight", "Вес", "low", "От", "high", "До",
		"below", "Первый при меньшем весе", "above", "Первый при большем весе")}
	for _, first := range standings {
		if first.Rank > 1 {
			continue
		}
		for i, s := range analysis.Sensitivity(analysis.Scored(e), e.Criteria, first.Variant) {
			t.Rows = append(t.Rows, []Value{s.Criterion, e.Criteria[i].Name, first.Variant, s.Weight.Round(percentPlaces),
				s.Low.Round(percentPlaces), s.High.Round(percentPlaces), s.Below, s.Above})
		}
	}
	return t
}

func dominance(e *engagement.Engagement) Table {
	t := Table{Key: "dominance", Title: "Доминирование", Columns: columns("better", "Вариант", "worse", "Не уступает варианту")}
	for _, d := range analysis.Dominances(analysis.Scored(e), e.Criteria) {
		t.Rows = append(t.Rows, []Value{d.Better, d.Worse})
	}
	return t
}
