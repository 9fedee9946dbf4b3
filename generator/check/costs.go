package check

import (
	"fmt"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
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
	for i := range c.e.Costs {
		if c.e.Faulty(engagement.ItemKey("costs", i) + ".phase") {
			return // it may be the one that is wanted
		}
	}
	for _, phase := range analysis.Phases() {
		if costs, _ := analysis.CostsOf(c.e.Costs, phase); len(costs) == 0 {
			c.tell("costs", "нет затрат на "+phaseNames[phase], "если затрат нет, задается статья с нулевой суммой; в конец файла дописывается:\n[[costs]]\nname = \"…\"\nphase = \""+phase+"\"\nkind = \"other\"\namounts = [0]")
		}
	}
}

// badValues holds RD001 for what is bad in prose or beside other values.
func badValues(c *checker) {
	badForms(c)
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
	first, told := analysis.FirstYear(c.e), map[string]bool{}
	for i, r := range analysis.Costs(c.e).Rows {
		if stage := r.Cost.Stage; r.From >= engagement.MostYears && !told[stage] {
			told[stage] = true
			c.tell(engagement.ItemKey("costs", i)+".stage",
				fmt.Sprintf("затраты этапа %s приходятся на %d год, а годы считаются с %d, не больше %d", stage, first+r.From, first, engagement.MostYears),
				"год затрат — год окончания этапа; первый год задает economics.start, а без него дата отчета")
		}
	}
}
