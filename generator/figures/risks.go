package figures

import (
	"slices"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

// Words for the degrees of what a risk has.
var (
	probabilities = map[string]string{"low": "низкая", "medium": "средняя", "high": "высокая"}
	impacts       = map[string]string{"low": "низкое", "medium": "среднее", "high": "высокое"}
)

// risks gives the level of each risk and how many there are of each level, the high
// ones first.
func risks(e *engagement.Engagement) []Table {
	if len(e.Risks) == 0 {
		return nil
	}
	levels := Table{Key: "levels", Title: "Риски по уровням", Columns: columns("level", "Уровень", "risks", "Рисков", "list", "Какие")}
	for _, level := range slices.Backward(analysis.Degrees()) {
		list := analysis.RisksOf(e, level)
		levels.Rows = append(levels.Rows, []Value{Word(level), len(list), list})
	}
	register := Table{Key: "register", Title: "Реестр рисков", Columns: columns("risk", "Риск", "text", "Содержание", "probability", "Вероятность",
		"impact", "Влияние", "level", "Уровень", "stages", "Этапы", "variants", "Варианты")}
	for _, r := range e.Risks {
		level := analysis.RiskLevel(r.Probability, r.Impact)
		register.Rows = append(register.Rows, []Value{r.ID, r.Text, Said{r.Probability, probabilities[r.Probability]}, Said{r.Impact, impacts[r.Impact]}, Word(level), r.Stages, r.Variants})
	}
	return []Table{levels, register}
}
