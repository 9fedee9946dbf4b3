package figures

import (
	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

// costs gives the totals of the costs, in the engagement's currency.
func costs(e *engagement.Engagement) []Table {
	out := []Table{variants(e), variantYears(e)}
	t := analysis.Costs(e)
	if len(t.Rows) == 0 {
		return out
	}
	return append([]Table{
		groups("phases", "Затраты по фазам", Column{"phase", "Фаза"}, word, t.Phases, t.Total),
		groups("kinds", "Затраты по видам", Column{"kind", "Вид"}, word, t.Kinds, t.Total),
		groups("stages", "Затраты по этапам", Column{"stage", "Этап"}, named, t.Stages, t.Total),
		costYears(t), vat(e, t), funding(e), fundedYears(e),
	}, out...)
}

// variants compares what the variants cost.
func variants(e *engagement.Engagement) Table {
	t := Table{Key: "variants", Title: "Затраты вариантов", Columns: columns("variant", "Вариант", "development", "Разработка",
		"commissioning", "Ввод в действие", "operation", "Функционирование", "total", "Сумма", "discounted", "Приведенная сумма")}
	list := analysis.CostsOfVariants(e)
	var sums []decimal.Decimal
	for _, v := range list {
		if v.Discounted != nil {
			sums = append(sums, *v.Discounted)
		}
	}
	places := analysis.PlacesOf(sums)
	for _, v := range list {
		row := []Value{v.Variant}
		for _, p := range v.Phases {
			row = append(row, p.Total)
		}
		row = append(row, v.Total, nil)
		if v.Discounted != nil {
			row[5] = Placed{v.Discounted.Round(max(places, moneyPlaces)), places}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// variantYears gives the costs of each variant in each year, and up to its end.
func variantYears(e *engagement.Engagement) Table {
	t := Table{Key: "variant_years", Title: "Затраты вариантов по годам", Columns: columns("variant", "Вариант", "year", "Год", "total", "Сумма", "cumulative", "Нарастающим итогом")}
	for _, v := range analysis.CostsOfVariants(e) {
		cumulative := analysis.Cumulative(v.Years)
		for i, sum := range v.Years {
			t.Rows = append(t.Rows, []Value{v.Variant, v.First + i, sum, cumulative[i]})
		}
	}
	return t
}

// vat gives the costs of the phases without VAT and with it.
func vat(e *engagement.Engagement, c analysis.CostTable) Table {
	t := Table{Key: "vat", Title: "Затраты без НДС и с НДС", Columns: columns("phase", "Фаза", "without", "Без НДС", "vat", "НДС", "with", "С НДС")}
	parts, total := analysis.VATOf(e.VAT, c.PhaseTotals())
	if parts == nil {
		return t
	}
	for i, p := range c.Phases {
		t.Rows = append(t.Rows, []Value{Word(p.Key), parts[i].Without, parts[i].Tax, parts[i].With})
	}
	t.Rows = append(t.Rows, []Value{Word("total"), total.Without, total.Tax, total.With})
	return t
}

// funding gives the sums of each source by year.
func funding(e *engagement.Engagement) Table {
	t := Table{Key: "funding", Title: "Финансирование по источникам", Columns: columns("source", "Источник", "year", "Год", "amount", "Сумма")}
	for _, f := range e.Funding {
		for i, a := range f.Amounts {
			t.Rows = append(t.Rows, []Value{f.Source, analysis.FirstYear(e) + i, a})
		}
	}
	return t
}

// fundedYears sets the funding against the costs.
func fundedYears(e *engagement.Engagement) Table {
	t := Table{Key: "funding_years", Title: "Финансирование и затраты по годам", Columns: columns("year", "Год", "funding", "Финансирование", "costs", "Затраты", "gap", "Разность")}
	years, whole := analysis.Funded(e)
	for _, y := range years {
		t.Rows = append(t.Rows, []Value{y.Year, y.Funding, y.Costs, y.Gap()})
	}
	if len(years) > 0 {
		t.Rows = append(t.Rows, []Value{Word("total"), whole.Funding, whole.Costs, whole.Gap()})
	}
	return t
}

// groups ends with the total, so that a sum can be held against it.
func groups(key, title string, by Column, name func(string) Value, list []analysis.CostGroup, total decimal.Decimal) Table {
	t := Table{Key: key, Title: title, Columns: append([]Column{by}, columns("total", "Сумма", "share", "Доля, %")...)}
	if len(list) == 0 {
		return t
	}
	share := decimal.Zero
	for _, g := range list {
		t.Rows = append(t.Rows, []Value{name(g.Key), g.Total, g.Share})
		share = share.Add(g.Share)
	}
	t.Rows = append(t.Rows, []Value{Word("total"), total, share})
	return t
}

func costYears(c analysis.CostTable) Table {
	t := Table{Key: "years", Title: "Совокупная стоимость владения по годам", Columns: columns("year", "Год", "development", "Разработка",
		"commissioning", "Ввод в действие", "operation", "Функционирование", "total", "Сумма", "cumulative", "Нарастающим итогом")}
	cumulative := analysis.Cumulative(c.Years)
	for i, total := range c.Years {
		row := []Value{c.First + i}
		for _, p := range c.Phases {
			row = append(row, p.Years[i])
		}
		t.Rows = append(t.Rows, append(row, total, cumulative[i]))
	}
	return t
}

// effect gives the indicators of the effect, each with its state where it can't
// be computed, and the cash flow.
func effect(e *engagement.Engagement) []Table {
	f := analysis.EffectOf(e)
	if f.Lack == analysis.LackBoth && e.Economics == nil {
		return nil
	}
	t := Table{Key: "summary", Title: "Показатели эффективности", Columns: columns("figure", "Показатель", "name", "Название",
		"value", "Значение", "state", "Состояние", "why", "Пояснение")}
	if f.Lack != analysis.LackNothing {
		t.Rows = [][]Value{{"effect", "эффект", nil, Word("unknown"), lacks[f.Lack]}}
		return []Table{t}
	}
	t.Rows = [][]Value{
		{"net", "сумма чистых потоков", f.Net, Word("found"), nil},
		npv(f), irr(f.IRR),
		payback("payback", "срок окупаемости, лет", f.Payback),
		payback("payback_discounted", "дисконтированный срок окупаемости, лет", f.Discounted),
	}
	return []Table{t, flow(f)}
}

var lacks = map[analysis.Lack]string{
	analysis.LackBenefits: "выгоды по годам не заданы",
	analysis.LackCosts:    "затраты не заданы",
	analysis.LackBoth:     "не заданы ни выгоды, ни затраты",
	analysis.LackExcluded: "затраты исключены из отчета по согласованию",
}

// moneyPlaces are those of sums that discounting makes endless.
const moneyPlaces = 6

func npv(f analysis.Effect) []Value {
	if f.NPV == nil {
		return []Value{"npv", "чистый приведенный доход", nil, Word("unknown"), "ставка дисконтирования не задана"}
	}
	return []Value{"npv", "чистый приведенный доход", f.NPV.Round(moneyPlaces), Word("found"), nil}
}

func irr(r analysis.IRR) []Value {
	why := map[analysis.IRRState]string{
		analysis.IRRNothing:  "чистый поток каждого года равен нулю",
		analysis.IRRGains:    "ни в одном году затраты не превышают выгод",
		analysis.IRRLosses:   "ни в одном году выгоды не превышают затрат",
		analysis.IRRInverted: "чистый поток сначала положителен, затем отрицателен",
		analysis.IRRSeveral:  "знак чистого потока меняется не один раз, ставка может быть не единственной",
	}[r.State]
	row := []Value{"irr", "внутренняя норма доходности, %", nil, Word(r.State), named(why)}
	if r.State == analysis.IRRFound {
		row[2] = r.Rate.Shift(2)
	}
	return row
}

func payback(key, name string, p analysis.Payback) []Value {
	switch p.State {
	case analysis.InYear:
		row := []Value{key, name, p.After, Word("found"), nil}
		if p.Again {
			row[4] = "накопленный поток переходит через нуль не один раз, взят последний переход"
		}
		return row
	case analysis.AtOnce:
		return []Value{key, name, decimal.Zero, Word(p.State), "накопленный поток не бывает отрицательным"}
	case analysis.Never:
		return []Value{key, name, nil, Word(p.State), "затраты не окупаются за расчетный период"}
	}
	return []Value{key, name, nil, Word("unknown"), "ставка дисконтирования не задана"}
}

func flow(f analysis.Effect) Table {
	t := Table{Key: "flow", Title: "Денежный поток", Columns: columns("year", "Год", "costs", "Затраты", "benefits", "Выгоды", "net", "Чистый поток",
		"factor", "Коэффициент дисконтирования", "discounted", "Приведенный поток", "cumulative", "Накопленный поток", "cumulative_discounted", "Накопленный приведенный поток")}
	for _, y := range f.Years {
		row := []Value{y.Year, y.Costs, y.Benefits, y.Net, nil, nil, y.Cumulative, nil}
		if f.Rate != nil {
			row[4], row[5], row[7] = y.Factor.Round(moneyPlaces), y.Discounted.Round(moneyPlaces), y.CumulativeDiscounted.Round(moneyPlaces)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
