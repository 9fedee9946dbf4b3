package parts

import (
	"slices"
	"sync"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/outline"
)

var (
	made  sync.Once
	known []Part
)

// table gives the parts, those of a section in their usual order.
func table() []Part {
	made.Do(func() { known = declared() })
	return known
}

func declared() []Part {
	return slices.Concat(study(), alternatives(), comparison(), choice(), results(), plan(), resources(), quality(), acceptance())
}

func study() []Part {
	object := func(holds func(*engagement.Object) bool) func(*engagement.Engagement) bool {
		return func(e *engagement.Engagement) bool { return e.Object != nil && holds(e.Object) }
	}
	return append([]Part{
		{ID: "study/object", Prints: "общая характеристика объекта: object.text",
			has: object(func(o *engagement.Object) bool { return !o.Text.Empty() })},
		{ID: "study/processes", Prints: "процессы объекта",
			has: object(func(o *engagement.Object) bool { return len(o.Processes) > 0 })},
		{ID: "study/systems", Prints: "действующие системы",
			has: object(func(o *engagement.Object) bool { return len(o.Systems) > 0 })},
		{ID: "study/problems", Prints: "недостатки и степень их влияния",
			has: object(func(o *engagement.Object) bool { return len(o.Problems) > 0 })},
	}, strategy()...)
}

// strategy is what the introduction prints where the section is excluded.
func strategy() []Part {
	const whole = "study/strategy"
	given := func(holds func(*engagement.Strategy) bool) func(*engagement.Engagement) bool {
		return func(e *engagement.Engagement) bool { return e.Strategy != nil && holds(e.Strategy) }
	}
	return []Part{
		{ID: whole, Prints: "стратегия, которой служит АС: все ее части, у которых нет своего места", has: below(whole)},
		{ID: "study/vision", Under: whole, Prints: "видение и миссия",
			has: given(func(s *engagement.Strategy) bool { return !s.Vision.Empty() || !s.Mission.Empty() })},
		{ID: "study/environment", Under: whole, Prints: "анализ окружения",
			has: given(func(s *engagement.Strategy) bool { return len(s.Environment) > 0 })},
		{ID: "study/swot", Under: whole, Prints: "результаты SWOT-анализа",
			has: given(func(s *engagement.Strategy) bool { return s.SWOT != nil })},
		{ID: "study/goals", Under: whole, Prints: "цели и индикаторы",
			has: given(func(s *engagement.Strategy) bool { return len(s.Goals)+len(s.Indicators) > 0 })},
		{ID: "study/strategies", Under: whole, Prints: "стратегии и задачи",
			has: given(func(s *engagement.Strategy) bool { return len(s.Strategies)+len(s.Tasks) > 0 })},
		{ID: "study/committee", Under: whole, Prints: "стратегический комитет",
			has: func(e *engagement.Engagement) bool { return len(e.Committee) > 0 }},
		{ID: "study/work", Under: whole, Prints: "план работ по стратегии и концепции",
			has: given(func(s *engagement.Strategy) bool { return len(s.Work) > 0 })},
	}
}

// below tells whether any of the parts under one has data.
func below(id string) func(*engagement.Engagement) bool {
	return func(e *engagement.Engagement) bool {
		section := Part{ID: id}.Section()
		return slices.ContainsFunc(Of(e, section), func(p Part) bool { return p.Under == id && p.Has(e) })
	}
}

func alternatives() []Part {
	const whole = "alternatives/variants"
	several := func(e *engagement.Engagement) bool { return len(e.Variants) > 0 }
	return []Part{
		{ID: whole, Prints: "перечень вариантов и описание каждого, у которого нет своего места", has: several},
		{ID: "alternatives/" + each, Under: whole, List: "variants", Prints: "описание варианта, вместо «…» — его id", has: several,
			entries: func(e *engagement.Engagement) []string {
				var out []string
				for _, v := range e.Variants {
					out = append(out, v.ID)
				}
				return out
			}},
		{ID: "alternatives/summary", Prints: "преимущества и недостатки всех вариантов в одной таблице", Repeats: whole, has: several},
		{ID: "alternatives/costs", Prints: "сравнение затрат вариантов по фазам и годам, затраты невыбранных вариантов по статьям", has: costed},
	}
}

// costed tells whether the costs of variants are compared: another one than the chosen
// has costs, and the customer did not agree to leave the costs out.
func costed(e *engagement.Engagement) bool {
	return !slices.ContainsFunc(e.Exclusions, func(x engagement.Exclusion) bool { return x.Section == "resources" }) &&
		slices.ContainsFunc(e.Variants, func(v engagement.Variant) bool {
			return len(v.Costs) > 0 && (e.Choice == nil || v.ID != e.Choice.Variant)
		})
}

func comparison() []Part {
	given := func(e *engagement.Engagement) bool { return len(e.Requirements) > 0 }
	compared := func(e *engagement.Engagement) bool { return given(e) && len(e.Variants) > 0 }
	return []Part{
		{ID: "comparison/requirements", Prints: "требования пользователя", has: given},
		{ID: "comparison/matrix", Prints: "вердикты по требованиям и вариантам", has: compared},
		{ID: "comparison/coverage", Prints: "степень удовлетворения требований", has: compared},
		{ID: "comparison/groups", Prints: "степень удовлетворения требований по группам",
			has: func(e *engagement.Engagement) bool { return given(e) && analysis.Groups(e) != nil }},
		{ID: "comparison/kinds", Prints: "требования по видам",
			has: func(e *engagement.Engagement) bool { return given(e) && analysis.KindsOfSpecification(e) }},
		{ID: "comparison/links", Prints: "связи целей, задач и требований",
			has: func(e *engagement.Engagement) bool { return given(e) && e.Strategy != nil }},
	}
}

func choice() []Part {
	scored := func(e *engagement.Engagement) bool { return len(e.Criteria) > 0 && len(e.Variants) > 0 }
	solution := func(holds func(*engagement.Solution) bool) func(*engagement.Engagement) bool {
		return func(e *engagement.Engagement) bool { return e.Solution != nil && holds(e.Solution) }
	}
	return []Part{
		{ID: "choice/scores", Prints: "оценки вариантов по критериям и взвешенные суммы", has: scored},
		{ID: "choice/stability", Prints: "устойчивость выбора к весам критериев", has: weighed},
		{ID: "choice/justification", Prints: "обоснование выбора: choice.text",
			has: func(e *engagement.Engagement) bool { return e.Choice != nil }},
		{ID: "choice/solution", Prints: "описание предлагаемой системы: solution.text",
			has: solution(func(*engagement.Solution) bool { return true })},
		{ID: "choice/subsystems", Prints: "структура системы",
			has: solution(func(s *engagement.Solution) bool { return len(s.Subsystems) > 0 })},
		{ID: "choice/functions", Prints: "функции системы",
			has: solution(func(s *engagement.Solution) bool { return len(s.Functions) > 0 })},
		{ID: "choice/products", Prints: "рекомендуемые программные продукты", has: recommends},
	}
}

// weighed tells whether a weight could change anything: there are several variants
// and several criteria.
func weighed(e *engagement.Engagement) bool {
	return len(e.Variants) > 1 && len(e.Criteria) > 1 && analysis.Weights(e.Criteria).IsPositive()
}

// recommends tells whether concrete products are recommended: neither switched off
// nor excluded by agreement.
func recommends(e *engagement.Engagement) bool {
	p := e.Products
	return p != nil && p.Include != nil && *p.Include && len(p.Items) > 0 &&
		!slices.ContainsFunc(e.Exclusions, func(x engagement.Exclusion) bool { return x.Section == outline.Products })
}

func results() []Part {
	return []Part{
		{ID: "results/results", Prints: "ожидаемые результаты", has: func(e *engagement.Engagement) bool { return len(e.Results) > 0 }},
		{ID: "results/indicators", Prints: "изменение индикаторов", Repeats: "study/goals",
			has: func(e *engagement.Engagement) bool { return e.Strategy != nil && len(e.Strategy.Indicators) > 0 }},
		{ID: "results/economics", Prints: "экономическая эффективность", has: func(e *engagement.Engagement) bool { return e.Economics != nil }},
	}
}

func plan() []Part {
	given := func(e *engagement.Engagement) bool { return len(e.Stages) > 0 }
	return []Part{
		{ID: "plan/stages", Prints: "этапы реализации", has: given},
		{ID: "plan/schedule", Prints: "сроки, критический путь и календарный график", has: given},
		{ID: "plan/load", Prints: "загрузка ответственных", has: func(e *engagement.Engagement) bool {
			return slices.ContainsFunc(e.Stages, func(s engagement.Stage) bool { return s.Responsible != "" })
		}},
		{ID: "plan/risks", Prints: "реестр и карта рисков", has: func(e *engagement.Engagement) bool { return len(e.Risks) > 0 }},
	}
}

func resources() []Part {
	phase := func(name string) func(*engagement.Engagement) bool {
		return func(e *engagement.Engagement) bool {
			costs, _ := e.ChosenCosts()
			return slices.ContainsFunc(costs, func(c engagement.Cost) bool { return c.Phase == name })
		}
	}
	years := func(least int) func(*engagement.Engagement) bool {
		return func(e *engagement.Engagement) bool { return len(analysis.Costs(e).Years) >= least }
	}
	return []Part{
		{ID: "resources/development", Prints: "затраты на разработку", has: phase("development")},
		{ID: "resources/commissioning", Prints: "затраты на ввод в действие", has: phase("commissioning")},
		{ID: "resources/operation", Prints: "затраты на обеспечение функционирования", has: phase("operation")},
		{ID: "resources/totals", Prints: "сводные затраты по фазам, видам и этапам, суммы без НДС и с НДС",
			has: func(e *engagement.Engagement) bool { return len(analysis.Costs(e).Rows) > 0 }},
		{ID: "resources/years", Prints: "затраты по статьям и годам", has: years(1)},
		{ID: "resources/ownership", Prints: "стоимость владения: затраты по фазам и годам", Repeats: "resources/years", has: years(2)},
		{ID: "resources/funding", Prints: "источники финансирования",
			has: func(e *engagement.Engagement) bool { return len(e.Funding) > 0 && len(analysis.Costs(e).Rows) > 0 }},
	}
}

func quality() []Part {
	return []Part{
		{ID: "quality/quality", Prints: "требования к качеству", has: func(e *engagement.Engagement) bool { return len(e.Quality) > 0 }},
	}
}

func acceptance() []Part {
	given := func(holds func(*engagement.Acceptance) bool) func(*engagement.Engagement) bool {
		return func(e *engagement.Engagement) bool { return e.Acceptance != nil && holds(e.Acceptance) }
	}
	return []Part{
		{ID: "acceptance/text", Prints: "организация приемки: acceptance.text",
			has: given(func(x *engagement.Acceptance) bool { return !x.Text.Empty() })},
		{ID: "acceptance/conditions", Prints: "условия приемки",
			has: given(func(x *engagement.Acceptance) bool { return len(x.Conditions) > 0 })},
		{ID: "acceptance/commission", Prints: "приемочная комиссия",
			has: given(func(x *engagement.Acceptance) bool { return len(x.Commission) > 0 })},
	}
}
