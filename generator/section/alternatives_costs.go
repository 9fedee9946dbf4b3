package section

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/chart"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// variantCosts compares what the variants cost, by phase and by year.
type variantCosts struct {
	a      *assembler
	w      *wording.Words
	costs  []analysis.VariantCosts
	values wording.Values
}

// costsOfVariants is there where another variant than the chosen one has costs, and the
// customer did not agree to leave the costs out: then no sum of them is printed.
func costsOfVariants(a *assembler) []report.Block {
	w := a.file("alternatives")
	c := variantCosts{a: a, w: w, costs: analysis.CostsOfVariants(a.e)}
	first, years := analysis.FirstYear(a.e), analysis.YearsOf(c.costs)
	c.values = wording.Values{"currency": costUnit(a), "start": fmt.Sprint(first), "end": fmt.Sprint(first + max(years, 1) - 1), "years": fmt.Sprint(years)}
	lead := "costs.lead"
	if years < 2 {
		lead = "costs.lead_single"
	}
	blocks := []report.Block{heading(2, w, "costs.heading", nil), c.para(lead)}
	blocks = append(blocks, c.method()...)
	blocks = append(blocks, c.byPhase(), c.least())
	if years > 1 {
		blocks = append(blocks, c.para("years.lead"), c.byYear(first))
	}
	blocks = append(blocks, c.figures(first, years)...)
	return append(blocks, c.details()...)
}

func (a *assembler) chosen(variant string) bool {
	return a.e.Choice != nil && a.e.Choice.Variant == variant
}

func (c variantCosts) para(key string) *report.Paragraph { return para(c.w, key, c.values) }

// discounts tells whether discounted sums differ from plain ones.
func (c variantCosts) discounts() bool {
	rate, ok := analysis.Rate(c.a.e.Economics)
	return ok && !rate.IsZero()
}

// method tells how the sums are brought to the first year.
func (c variantCosts) method() []report.Block {
	if !c.discounts() {
		return nil
	}
	rate, _ := analysis.Rate(c.a.e.Economics)
	c.values["rate"] = number(rate.Shift(2))
	return []report.Block{
		c.para("discounted.lead"),
		&report.Formula{ID: "alternatives/discounted", TeX: `D_v = \sum_{t=0}^{n} \frac{C_{vt}}{\left(1 + r\right)^{t}}`},
		c.para("discounted.sum"), c.para("discounted.costs"), c.para("discounted.rate"), c.para("discounted.last"),
	}
}

func (c variantCosts) byPhase() *report.Table {
	columns := []column{of("variant").wide(3)}
	for _, phase := range analysis.Phases() {
		columns = append(columns, figures(phase))
	}
	columns = append(columns, figures("all"))
	if c.discounts() {
		columns = append(columns, figures("discounted"))
	}
	t := c.a.table("alternatives/costs", c.w, "costs.", c.values, columns...)
	t.out.Keep = true
	var sums []decimal.Decimal
	for _, v := range c.costs {
		if v.Discounted != nil {
			sums = append(sums, *v.Discounted)
		}
	}
	places := analysis.PlacesOf(sums)
	for _, v := range c.costs {
		cells := []string{c.name(v)}
		for _, phase := range v.Phases {
			cells = append(cells, number(phase.Total))
		}
		cells = append(cells, number(v.Total))
		if c.discounts() {
			cells = append(cells, russian.Fixed(*v.Discounted, places))
		}
		t.add(c.a.texts(cells...)...)
	}
	return t.out
}

// name gives «V1 — name».
func (c variantCosts) name(v analysis.VariantCosts) string {
	return v.Variant + " — " + c.a.e.Variants[v.Index].Name
}

// least names the variants that cost least, and those whose costs are not known.
func (c variantCosts) least() *report.Paragraph {
	total := c.costs[0].Total
	for _, v := range c.costs {
		total = decimal.Min(total, v.Total)
	}
	var first, known, unknown []string
	for _, v := range c.costs {
		known = append(known, v.Variant)
		if v.Total.Equal(total) {
			first = append(first, v.Variant)
		}
	}
	for _, v := range c.a.e.Variants {
		if !slices.Contains(known, v.ID) {
			unknown = append(unknown, v.ID)
		}
	}
	out := para(c.w, several("costs.least", "costs.least_several", len(first)), wording.Values{"variants": join(first), "total": number(total), "currency": c.values["currency"]})
	if len(unknown) > 0 {
		out.Inlines = append(append(out.Inlines, &report.Text{Text: " "}), c.w.Inlines("costs.unknown", wording.Values{"variants": join(unknown)})...)
	}
	return out
}

func (c variantCosts) byYear(first int) *report.Table {
	years := analysis.YearsOf(c.costs)
	busy := make([]decimal.Decimal, years) // not zero in a year in which any variant costs something
	var rows []yearRow
	for _, v := range c.costs {
		rows = append(rows, yearRow{name: c.name(v), amounts: v.Years})
		for i := range busy {
			busy[i] = busy[i].Add(v.Year(i).Abs())
		}
	}
	return yearsTable(c.a, "alternatives/years", c.w, "years.", c.values, first, rows, shownYears(busy, yearColumns))
}

// figures are the phases side by side, and what has been spent by the end of each year.
// There is no bar for a sum below zero.
func (c variantCosts) figures(first, years int) []report.Block {
	if !c.a.e.Figures.Costs {
		return nil
	}
	var blocks []report.Block
	if !slices.ContainsFunc(c.costs, func(v analysis.VariantCosts) bool { return anyNegative(v.PhaseTotals()) }) {
		blocks = append(blocks, c.para("phases_figure.lead"), c.phasesFigure())
	}
	if years > 1 && years <= yearRows {
		blocks = append(blocks, c.para("years_figure.lead"), c.yearsFigure(first, years))
	}
	return blocks
}

func (c variantCosts) phasesFigure() *report.Figure {
	s := chart.Stacked{Axis: c.values["currency"]}
	for _, phase := range analysis.Phases() {
		s.Series = append(s.Series, c.a.word("phase", phase))
	}
	var told []string
	for _, v := range c.costs {
		s.Bars = append(s.Bars, chart.StackedBar{Label: c.name(v), Parts: floats(v.PhaseTotals()), Total: number(v.Total)})
		var parts []string
		for _, phase := range v.Phases {
			parts = append(parts, c.a.word("phase", phase.Key)+" "+number(phase.Total))
		}
		told = append(told, fmt.Sprintf("%s — %s (%s)", v.Variant, number(v.Total), join(parts)))
	}
	alt := c.w.Text("phases_figure.alt", wording.Values{"bars": strings.Join(told, "; "), "currency": c.values["currency"]})
	return c.a.picture("alternatives/costs-figure", c.w, "phases_figure", c.values, alt, s)
}

func (c variantCosts) yearsFigure(first, years int) *report.Figure {
	l := chart.Lines{Labels: yearLabels(first, years), Axis: c.values["currency"]}
	var told []string
	for _, v := range c.costs {
		var amounts []decimal.Decimal
		for i := range years {
			amounts = append(amounts, v.Year(i))
		}
		sums := analysis.Cumulative(amounts)
		l.Series = append(l.Series, chart.Series{Name: c.name(v), Values: floats(sums)})
		var parts []string
		for i, s := range sums {
			parts = append(parts, fmt.Sprintf("%d — %s", first+i, number(s)))
		}
		told = append(told, v.Variant+": "+strings.Join(parts, ", "))
	}
	alt := c.w.Text("years_figure.alt", wording.Values{"lines": strings.Join(told, "; "), "currency": c.values["currency"]})
	return c.a.picture("alternatives/years-figure", c.w, "years_figure", c.values, alt, l)
}

// details prints the costs of each variant; those of the chosen one have a section of
// their own.
func (c variantCosts) details() []report.Block {
	var blocks []report.Block
	for _, v := range c.costs {
		values := wording.Values{"id": v.Variant, "currency": c.values["currency"], "total": number(v.Total)}
		if c.a.chosen(v.Variant) {
			blocks = append(blocks, para(c.w, "detail.chosen", values))
			continue
		}
		id := "alternatives/costs-" + v.Variant
		lead := para(c.w, "detail.lead", values)
		pointTo(lead, id)
		t := c.a.captioned(id, c.w, "detail.", "detail.", values, costColumns(of("name"), enum("kind", "cost"))...)
		t.costs(engagement.ItemKey("variants", v.Index)+".costs", v.CostTable, v.Phases, v.Total)
		blocks = append(blocks, lead, t.out)
	}
	return blocks
}
