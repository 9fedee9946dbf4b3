package section

import (
	"fmt"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// effect prints the benefits and what follows from them and the costs: the cash
// flow, NPV, IRR and payback. What can't be computed is told with its reason.
func effect(a *assembler) []report.Block {
	p := &effectPart{a: a, w: a.file("results"), Effect: analysis.EffectOf(a.e)}
	p.places = moneyPlaces(p.Years)
	p.values = p.facts()
	blocks := append([]report.Block{heading(2, p.w, "economics.heading", nil, "economics")}, p.benefits()...)
	if p.Lack != analysis.LackNothing {
		return append(blocks, p.para("lack."+string(p.Lack)))
	}
	if costUnit(p.a) != p.a.currency() {
		blocks = append(blocks, para(p.w, "economics.vat", wording.Values{"currency": costUnit(p.a)}))
	}
	blocks = append(blocks, p.method()...)
	lead := "flow.plain_lead"
	if p.discounts() {
		lead = "flow.lead"
	}
	blocks = append(blocks, p.para(lead), p.flowTable())
	if len(shownYears(p.turnover(), yearRows)) < len(p.Years) {
		blocks = append(blocks, p.para("flow.gaps"))
	}
	blocks = append(blocks, p.conclusions()...)
	return append(blocks, p.figure()...)
}

// effectPart is the effect with what its words are filled with.
type effectPart struct {
	a *assembler
	analysis.Effect
	w      *wording.Words
	places int32 // of every sum that the effect prints
	values wording.Values
}

func (p *effectPart) para(key string) *report.Paragraph { return para(p.w, key, p.values) }

// discounts tells whether discounted sums differ from plain ones.
func (p *effectPart) discounts() bool { return p.Rate != nil && !p.Rate.IsZero() }

func (p *effectPart) money(d decimal.Decimal) string { return russian.Fixed(d, p.places) }

// moneyPlaces chooses the places of sums: those of the data, and as many as a
// largest sum of four digits needs.
func moneyPlaces(years []analysis.FlowYear) int32 {
	const most, digits = 4, 4
	largest, places := decimal.Zero, int32(0)
	for _, y := range years {
		for _, d := range []decimal.Decimal{y.Costs, y.Benefits} {
			largest = decimal.Max(largest, d.Abs())
			for places < most && !d.Equal(d.Round(places)) {
				places++
			}
		}
	}
	if whole := largest.Truncate(0); !whole.IsZero() {
		return max(places, min(most, int32(digits-whole.NumDigits())))
	}
	return max(places, most)
}

// facts are the values of all phrases about the effect.
func (p *effectPart) facts() wording.Values {
	v := wording.Values{"currency": p.a.currency(), "start": fmt.Sprint(p.First), "rate": "", "npv": "", "irr": ""}
	if p.Rate != nil {
		v["rate"] = number(p.Rate.Shift(2))
	}
	if p.Lack != analysis.LackNothing {
		return v
	}
	v["end"], v["years"] = fmt.Sprint(p.First+len(p.Years)-1), fmt.Sprint(len(p.Years))
	v["last"], v["net"] = fmt.Sprint(len(p.Years)-1), p.money(p.Net) // the first year has the number 0
	if p.NPV != nil {
		v["npv"] = p.money(*p.NPV)
	}
	v["irr"], v["changes"] = russian.Fixed(p.IRR.Rate.Shift(2), 1), fmt.Sprint(p.IRR.Changes)
	v["uncovered"] = fmt.Sprint(p.Uncovered)
	return v
}

func (p *effectPart) benefits() []report.Block {
	e := p.a.e.Economics
	key := "economics.lead"
	if p.Rate == nil {
		key = "economics.lead_without_rate"
	}
	blocks := []report.Block{p.para(key)}
	totals := analysis.Benefits(e)
	if len(totals) == 0 {
		return blocks
	}
	var rows []yearRow
	for _, b := range e.Benefits {
		rows = append(rows, yearRow{name: b.Name, amounts: b.Amounts})
	}
	return append(blocks, p.para("economics.benefits_lead"),
		yearTable(p.a, "results/benefits", p.w, "economics.", p.values, p.First, rows, totals))
}

// method prints the formulas of all that is computed below, each with the
// meaning of its signs (ГОСТ 7.32-2017, 6.8.2).
func (p *effectPart) method() []report.Block {
	blocks := p.formula("net", `P_t = B_t - C_t`, "flow", "benefits", "costs", "number")
	if p.NPV != nil {
		blocks = append(blocks, p.formula("npv", `\mathrm{NPV} = \sum_{t=0}^{n} \frac{P_t}{\left(1 + r\right)^{t}}`, "npv", "rate", "last")...)
	}
	if p.IRR.State == analysis.IRRFound {
		where := []string{"irr"}
		if p.NPV == nil {
			where = []string{"irr_first", "last"}
		}
		blocks = append(blocks, p.formula("irr", `\sum_{t=0}^{n} \frac{P_t}{\left(1 + \mathrm{IRR}\right)^{t}} = 0`, where...)...)
	}
	if p.Payback.State == analysis.InYear || p.Discounted.State == analysis.InYear {
		blocks = append(blocks, p.formula("payback", `T = m + \frac{-S_{m-1}}{S_m - S_{m-1}}`, "payback", "year", "sum")...)
	}
	return blocks
}

func (p *effectPart) formula(key, tex string, where ...string) []report.Block {
	blocks := []report.Block{p.para(key + ".lead"), &report.Formula{ID: "results/" + key, TeX: tex}}
	for _, sign := range where {
		blocks = append(blocks, p.para("where."+sign))
	}
	return blocks
}

// conclusions tells the indicators of the effect, or why there are none.
func (p *effectPart) conclusions() []report.Block {
	blocks := []report.Block{p.para("npv." + p.npvKey()), p.para("irr." + p.irrKey()), p.paybackWords("payback.", p.Payback)}
	if p.discounts() {
		blocks = append(blocks, p.paybackWords("discounted.", p.Discounted))
	}
	if p.Payback.Again || p.Discounted.Again {
		blocks = append(blocks, p.para("payback.again"))
	}
	if p.Uncovered > 0 {
		blocks = append(blocks, p.para("flow.uncovered"))
	}
	return blocks
}

func (p *effectPart) npvKey() string {
	switch {
	case p.NPV == nil:
		return "unknown"
	case p.Rate.IsZero():
		return "plain"
	case p.NPV.Round(p.places).IsZero():
		return "even"
	case p.NPV.IsPositive():
		return "gain"
	}
	return "loss"
}

func (p *effectPart) irrKey() string {
	if p.IRR.State != analysis.IRRFound {
		return string(p.IRR.State)
	}
	if p.Rate == nil {
		return "alone"
	}
	return map[int]string{1: "above", 0: "equal", -1: "below"}[p.IRR.Rate.Round(3).Cmp(p.Rate.Round(3))]
}

// paybackWords tells a payback, plain or discounted.
func (p *effectPart) paybackWords(key string, b analysis.Payback) *report.Paragraph {
	return para(p.w, key+string(b.State), wording.Values{
		"year": fmt.Sprint(b.Year), "after": russian.Fixed(b.After, 1), "start": p.values["start"], "end": p.values["end"],
	})
}
