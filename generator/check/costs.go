package check

import (
	"fmt"
	"slices"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/russian"
)

// phaseNames are the standard's three parts of the needed resources, after «на».
var phaseNames = map[string]string{
	"development": "разработку АС", "commissioning": "ввод АС в действие", "operation": "обеспечение функционирования АС",
}

// phases holds RD205: «затраты ресурсов на разработку, ввод в действие и
// обеспечение функционирования».
func phases(c *checker) {
	if !c.holds("resources") {
		return
	}
	costs, list := c.e.ChosenCosts()
	for i := range costs {
		if c.e.Faulty(engagement.ItemKey(list, i) + ".phase") {
			return // it may be the one that is wanted
		}
	}
	where, header := "в конец файла", "[[costs]]"
	if list != "costs" {
		where, header = "за строками варианта "+c.e.Choice.Variant, "[[variants.costs]]"
	}
	for _, phase := range analysis.Phases() {
		if found, _ := analysis.CostsOf(costs, phase); len(found) == 0 {
			c.tell(list, "нет затрат на "+phaseNames[phase], "если затрат нет, задается статья с нулевой суммой; "+where+
				" дописывается:\n"+header+"\nname = \"…\"\nphase = \""+phase+"\"\nkind = \"other\"\namounts = [0]")
		}
	}
}

// badValues holds RD001 for what is bad in prose or beside other values.
func badValues(c *checker) {
	badWorkdays(c)
	farCosts(c)
	omittedParts(c)
	groupCircles(c)
}

// farCosts tells each stage whose costs fall into a year so far away that no table
// could hold the years up to it, at the first of them.
func farCosts(c *checker) {
	if c.excluded["resources"] {
		return
	}
	_, list := c.e.ChosenCosts()
	c.farRows(list, analysis.Costs(c.e).Rows)
	chosen := chosen(c)
	for _, v := range analysis.CostsOfVariants(c.e) {
		i := slices.IndexFunc(c.e.Variants, func(x engagement.Variant) bool { return x.ID == v.Variant })
		if i != chosen {
			c.farRows(engagement.ItemKey("variants", i)+".costs", v.Rows)
		}
	}
}

// farRows looks through the rows of one list of costs.
func (c *checker) farRows(list string, rows []analysis.CostRow) {
	first, told := analysis.FirstYear(c.e), map[string]bool{}
	for i, r := range rows {
		if stage := r.Cost.Stage; r.From >= engagement.MostYears && !told[stage] {
			told[stage] = true
			c.tell(engagement.ItemKey(list, i)+".stage",
				fmt.Sprintf("затраты этапа %s приходятся на %d год, а годы считаются с %d, не больше %d", stage, first+r.From, first, engagement.MostYears),
				"год затрат — год окончания этапа; первый год задает economics.start, а без него дата отчета")
		}
	}
}

// funding holds RD207: the money of each year, and in all, is what it costs. Sums are
// those of the costs as they are given, with VAT or without.
func funding(c *checker) {
	if c.excluded["resources"] {
		return
	}
	years, whole := analysis.Funded(c.e)
	placed := c.costsArePlaced()
	for i, y := range years {
		if placed && !y.Gap().IsZero() {
			c.tell(c.fundingOf(i), fmt.Sprintf("финансирование %d года — %s, а затраты — %s", y.Year, russian.Number(y.Funding), russian.Number(y.Costs)), difference(y))
		}
	}
	if !whole.Gap().IsZero() {
		c.tell("funding", "финансирование всего — "+russian.Number(whole.Funding)+", а затраты — "+russian.Number(whole.Costs), difference(whole))
	}
}

// costsArePlaced tells whether the year of every cost is known: a stage that waits for
// itself, or has no duration, has none.
func (c *checker) costsArePlaced() bool {
	placed := map[string]bool{"": true}
	for _, span := range analysis.Schedule(c.e.Stages, c.e.Calendar).Spans {
		placed[span.Stage] = span.Placed
	}
	costs, _ := c.e.ChosenCosts()
	return !slices.ContainsFunc(costs, func(x engagement.Cost) bool { return !placed[x.Stage] })
}

// fundingOf gives the key of the last sum of a year, or else of the last list of sums.
func (c *checker) fundingOf(year int) string {
	last := len(c.e.Funding) - 1
	for i := last; i >= 0; i-- {
		if year < len(c.e.Funding[i].Amounts) {
			return engagement.ItemKey(engagement.ItemKey("funding", i)+".amounts", year)
		}
	}
	return engagement.ItemKey("funding", last) + ".amounts"
}

func difference(y analysis.FundedYear) string {
	if lack := y.Gap().Neg(); lack.IsPositive() {
		return "не хватает " + russian.Number(lack)
	}
	return "превышение " + russian.Number(y.Gap())
}
