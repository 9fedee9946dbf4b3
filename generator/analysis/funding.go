package analysis

import (
	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
)

// FundedYear is the money that is there in a year and what the year costs.
type FundedYear struct {
	Year           int
	Funding, Costs decimal.Decimal
}

// Gap is by how much the funding is more than the costs.
func (y FundedYear) Gap() decimal.Decimal { return y.Funding.Sub(y.Costs) }

// Funded sets the funding against the costs, year by year, and in all; the year of the
// whole is 0. There is nothing without funding.
func Funded(e *engagement.Engagement) (years []FundedYear, whole FundedYear) {
	if len(e.Funding) == 0 {
		return nil, FundedYear{}
	}
	costs := Costs(e).Years
	for _, f := range e.Funding {
		for len(years) < max(len(f.Amounts), len(costs)) {
			years = append(years, FundedYear{Year: FirstYear(e) + len(years), Costs: at(costs, len(years))})
		}
		for i, a := range f.Amounts {
			years[i].Funding = years[i].Funding.Add(a)
		}
	}
	for _, y := range years {
		whole.Funding, whole.Costs = whole.Funding.Add(y.Funding), whole.Costs.Add(y.Costs)
	}
	return years, whole
}
