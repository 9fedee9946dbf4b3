package check

import (
	"rd50/generator/analysis"
	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/russian"
)

// typedScore tells a score that is given although its criterion has it computed.
func (c *checker) typedScore(key string, v engagement.Variant, k engagement.Criterion) {
	if c.e.Has(key) {
		c.tell(key, "оценка варианта "+v.ID+" по критерию "+k.ID+" вычисляется (measure = \""+k.Measure+"\") и в scores не задается",
			"эта строка удаляется, или у критерия "+k.ID+" удаляется measure")
	}
}

// measurable tells what the computed scores of a criterion lack: costs of every
// variant, or requirements with verdicts.
func (c *checker) measurable(k engagement.Criterion) {
	if k.Measure == "cost" {
		c.costed(k)
	}
	if k.Measure != "coverage" {
		return
	}
	if len(c.e.Requirements) == 0 {
		c.tell("requirements", "нет требований, а оценка по критерию "+k.ID+" вычисляется по их удовлетворению",
			"нужны [[requirements]] с вердиктами в compliance, или у критерия "+k.ID+" удаляется measure")
	}
	if c.excluded["comparison"] { // RD202 does not look at the verdicts
		c.missingVerdicts()
	}
}

// measured tells whether all that a computed score is made of is known; a wrong price or
// a verdict that is missing is told by other rules.
func (c *checker) measured(k engagement.Criterion) bool {
	for i, v := range c.e.Variants {
		variant := engagement.ItemKey("variants", i)
		switch k.Measure {
		case "cost":
			if c.e.FaultyUnder(variant+".costs") || c.e.FaultyUnder("costs") {
				return false
			}
		case "coverage":
			for _, r := range c.e.Requirements {
				if _, known := v.Compliance[r.ID]; !known || c.e.FaultyUnder(variant+".compliance") {
					return false
				}
			}
		}
	}
	return true
}

// costed tells the variants without costs, and those whose total is below zero, of which
// no share can be taken.
func (c *checker) costed(k engagement.Criterion) {
	totals := map[string]analysis.VariantCosts{}
	for _, v := range analysis.CostsOfVariants(c.e) {
		totals[v.Variant] = v
	}
	chosen := chosen(c)
	if chosen < 0 && len(c.e.Costs) > 0 {
		return // whose they are is not known
	}
	for i, v := range c.e.Variants {
		key := engagement.ItemKey("variants", i) + ".costs"
		costs, known := totals[v.ID]
		switch {
		case v.ID == "": // RD003
		case !known && i == chosen:
			c.tell(key, "нет затрат выбранного варианта "+v.ID+", а оценка по критерию "+k.ID+" вычисляется по затратам",
				"в конец файла дописывается:\n[[costs]]"+costExample)
		case !known:
			c.tell(key, "нет затрат варианта "+v.ID+", а оценка по критерию "+k.ID+" вычисляется по затратам",
				"за строками варианта "+v.ID+" дописывается:\n[[variants.costs]]"+costExample)
		case costs.Total.IsNegative():
			c.tell(key, "затраты варианта "+v.ID+" отрицательны ("+russian.Number(costs.Total)+"): оценка по критерию "+k.ID+" не вычисляется",
				"сумма затрат варианта должна быть не меньше нуля")
		}
	}
}

// costExample is an entry of costs behind its header.
const costExample = "\nname = \"…\"\nphase = \"development\"\nkind = \"other\"\namounts = [12]"

// ownCosts warns of costs of the chosen variant that nothing reads: the engagement's
// are its costs.
func (c *checker) ownCosts() {
	i := chosen(c)
	if i < 0 || len(c.e.Costs) == 0 || len(c.e.Variants[i].Costs) == 0 {
		return
	}
	key := engagement.ItemKey("variants", i) + ".costs"
	c.add(diagnostic.Warning, c.rule.Code, key, "затраты выбранного варианта "+c.e.Variants[i].ID+" заданы дважды: действуют [[costs]]",
		"в [[variants.costs]] стоят затраты остальных вариантов; эти записи удаляются, или удаляются [[costs]]")
}
