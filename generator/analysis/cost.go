package analysis

import (
	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
)

// Phases are the three of the standard, in its order (РД 50-34.698-90,
// приложение 1, п. 2.2, 7).
func Phases() []string { return []string{"development", "commissioning", "operation"} }

// Kinds are the kinds of costs in the order that tables print them.
func Kinds() []string { return []string{"labour", "licences", "equipment", "services", "other"} }

// CostTotal gives the sum of one cost over all years.
func CostTotal(c engagement.Cost) decimal.Decimal {
	if c.Quantity != nil && c.Price != nil {
		return c.Quantity.Mul(*c.Price)
	}
	return Sum(c.Amounts)
}

// Sum adds decimals.
func Sum(list []decimal.Decimal) decimal.Decimal {
	total := decimal.Zero
	for _, d := range list {
		total = total.Add(d)
	}
	return total
}

// CostsOf gives the costs of a phase in the order of the engagement, and their
// total.
func CostsOf(costs []engagement.Cost, phase string) ([]engagement.Cost, decimal.Decimal) {
	total := decimal.Zero
	var out []engagement.Cost
	for _, c := range costs {
		if c.Phase == phase {
			out = append(out, c)
			total = total.Add(CostTotal(c))
		}
	}
	return out, total
}

// FirstYear is the year that the first of a list of amounts belongs to: the
// start of the economics, else the year after the report's date.
func FirstYear(e *engagement.Engagement) int {
	if e.Economics != nil && e.Economics.Start != 0 {
		return e.Economics.Start
	}
	return e.Report.Date.Year() + 1
}
