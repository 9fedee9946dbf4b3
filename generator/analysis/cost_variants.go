package analysis

import (
	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
)

// VariantCosts is what one variant costs.
type VariantCosts struct {
	Variant string
	Index   int // of the variant in the engagement: a draft may have an id twice
	CostTable
	// Discounted is the total cost of ownership brought to the first year; nil without
	// a rate.
	Discounted *decimal.Decimal
}

// CostsOfVariants gives the costs of every variant that has any, in the order of the
// engagement. Those of the chosen one are engagement.ChosenCosts.
func CostsOfVariants(e *engagement.Engagement) []VariantCosts {
	return once(e, "costs of variants", costsOfVariants)
}

func costsOfVariants(e *engagement.Engagement) []VariantCosts {
	var out []VariantCosts
	ends := stageYears(e)
	rate, discounts := Rate(e.Economics)
	for i, v := range e.Variants {
		costs := variantCosts(e, v)
		if len(costs) == 0 {
			continue
		}
		c := VariantCosts{Variant: v.ID, Index: i, CostTable: costTable(e, costs, ends)}
		if discounts {
			sum := discounted(c.Years, rate)
			c.Discounted = &sum
		}
		out = append(out, c)
	}
	return out
}

func variantCosts(e *engagement.Engagement, v engagement.Variant) []engagement.Cost {
	if chosen, _ := e.ChosenCosts(); e.Choice != nil && v.ID == e.Choice.Variant && v.ID != "" {
		return chosen
	}
	return v.Costs
}

// discounted brings sums by year to the first of them.
func discounted(years []decimal.Decimal, rate decimal.Decimal) decimal.Decimal {
	sum := decimal.Zero
	for _, y := range flow(0, nil, years, &rate) {
		sum = sum.Add(y.Discounted)
	}
	return sum
}

// YearsOf gives for how many years any of the variants has costs.
func YearsOf(list []VariantCosts) int {
	most := 0
	for _, c := range list {
		most = max(most, len(c.Years))
	}
	return most
}

// Year gives the costs of a year, counted from 0; none beyond the variant's own.
func (c VariantCosts) Year(year int) decimal.Decimal { return at(c.Years, year) }
