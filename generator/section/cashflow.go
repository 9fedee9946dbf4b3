package section

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/chart"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// factorShown is how many places of a discount factor are printed.
const factorShown = 4

// turnover is not zero in the years that have costs or benefits.
func (p *effectPart) turnover() []decimal.Decimal {
	var out []decimal.Decimal
	for _, y := range p.Years {
		out = append(out, y.Costs.Abs().Add(y.Benefits.Abs()))
	}
	return out
}

// flowTable prints the cash flow by year; the discounted sums where they differ
// from the plain ones.
func (p *effectPart) flowTable() *report.Table {
	prefix, columns := "flow.", []column{of("year"), figures("costs"), figures("benefits"), figures("net"), figures("factor"),
		figures("discounted"), figures("cumulative"), figures("cumulative_discounted")}
	if !p.discounts() {
		prefix, columns = "flow.plain_", append(columns[:4], columns[6])
	}
	t := p.a.captioned("results/cashflow", p.w, "flow.", prefix, p.values, columns...)
	for _, i := range shownYears(p.turnover(), yearRows) {
		y := p.Years[i]
		t.add(p.flowRow(fmt.Sprint(y.Year), y, russian.Fixed(y.Factor, factorShown), p.money(y.Cumulative), p.money(y.CumulativeDiscounted))...)
	}
	total := analysis.FlowYear{Costs: p.Costs, Benefits: p.Benefits, Net: p.Net}
	if p.NPV != nil {
		total.Discounted = *p.NPV
	}
	t.add(p.flowRow(p.a.word("table", "total"), total, "", "", "")...)
	return t.out
}

func (p *effectPart) flowRow(name string, y analysis.FlowYear, factor, sum, discountedSum string) []report.Cell {
	plain := []string{name, p.money(y.Costs), p.money(y.Benefits), p.money(y.Net)}
	if !p.discounts() {
		return p.a.texts(append(plain, sum)...)
	}
	return p.a.texts(append(plain, factor, p.money(y.Discounted), sum, discountedSum)...)
}

// figure draws the cumulative flow with the points where it pays back.
func (p *effectPart) figure() []report.Block {
	if !p.a.e.Figures.Cashflow || len(p.Years) < 2 || len(p.Years) > yearRows {
		return nil
	}
	c := chart.Lines{Labels: yearLabels(p.First, len(p.Years)), Axis: p.a.currency()}
	p.line(&c, "flow.series", p.Payback, func(y analysis.FlowYear) decimal.Decimal { return y.Cumulative })
	if p.discounts() {
		p.line(&c, "flow.discounted_series", p.Discounted, func(y analysis.FlowYear) decimal.Decimal { return y.CumulativeDiscounted })
	}
	return []report.Block{p.para("flow.figure"), p.a.picture("results/cashflow-figure", p.w, "flow_figure", p.values, p.alt(), c)}
}

// line adds a series and the mark of its payback. The point of a year stands at
// its end, so that the year's own number lies one to the left of it.
func (p *effectPart) line(c *chart.Lines, name string, b analysis.Payback, of func(analysis.FlowYear) decimal.Decimal) {
	s := chart.Series{Name: p.w.Text(name, nil)}
	for _, y := range p.Years {
		s.Values = append(s.Values, of(y).InexactFloat64())
	}
	c.Series = append(c.Series, s)
	if b.State == analysis.InYear {
		c.Marks = append(c.Marks, chart.Mark{
			Series: len(c.Series) - 1, X: b.After.InexactFloat64() - 1,
			Label: p.w.Text("flow.mark", wording.Values{"after": russian.Fixed(b.After, 1)}),
		})
	}
}

// alt tells the picture in words.
func (p *effectPart) alt() string {
	tell := func(of func(analysis.FlowYear) decimal.Decimal) string {
		var years []string
		for _, y := range p.Years {
			years = append(years, fmt.Sprintf("%d — %s", y.Year, p.money(of(y))))
		}
		return strings.Join(years, "; ")
	}
	v := wording.Values{"currency": p.a.currency(), "plain": tell(func(y analysis.FlowYear) decimal.Decimal { return y.Cumulative })}
	words := []string{p.w.Text("flow.alt", v), report.PlainText(p.paybackWords("payback.", p.Payback).Inlines)}
	if p.discounts() {
		v["discounted"] = tell(func(y analysis.FlowYear) decimal.Decimal { return y.CumulativeDiscounted })
		words = append(words, p.w.Text("flow.discounted_alt", v), report.PlainText(p.paybackWords("discounted.", p.Discounted).Inlines))
	}
	return strings.Join(words, " ")
}
