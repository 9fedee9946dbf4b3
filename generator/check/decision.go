package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/russian"
)

// alternatives holds RD201: the norm speaks of variants, in the plural, and of
// the advantages and disadvantages of each.
func alternatives(c *checker) {
	if !c.holds("alternatives") {
		return
	}
	if len(c.e.Variants) < 2 {
		c.tell("variants", "вариант концепции один, сопоставлять нечего",
			"нужен еще хотя бы один [[variants]]; развитие действующих систем — тоже вариант")
	}
	for i, v := range c.e.Variants {
		key := engagement.ItemKey("variants", i)
		if !filled(v.Advantages) {
			c.tell(key+".advantages", "у варианта "+v.ID+" не названы преимущества", `нужен список: advantages = ["…"]`)
		}
		if !filled(v.Disadvantages) {
			c.tell(key+".disadvantages", "у варианта "+v.ID+" не названы недостатки", `нужен список: disadvantages = ["…"]`)
		}
	}
}

// filled tells whether a list holds any text.
func filled(list []string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return !engagement.Blank(s) })
}

// verdicts holds RD202: the comparison of each requirement with each variant.
func verdicts(c *checker) {
	if c.holds("comparison") {
		c.missingVerdicts()
	}
}

func (c *checker) missingVerdicts() {
	for i, v := range c.e.Variants {
		compliance := engagement.ItemKey("variants", i) + ".compliance"
		for _, r := range c.e.Requirements {
			_, known := v.Compliance[r.ID]
			if key := engagement.ChildKey(compliance, r.ID); !known && r.ID != "" && !c.e.Has(key) {
				c.tell(key, "нет оценки требования "+r.ID+" для варианта "+v.ID,
					"нужна строка "+c.e.Line(compliance, r.ID, `"full"`)+
						`; оценка — одно из: "full", "partial", "none"; с пояснением — { level = "partial", note = "…" }`)
			}
		}
	}
}

// choice holds RD203: a choice that can be computed.
func choice(c *checker) {
	if c.excluded["choice"] {
		return
	}
	if c.e.Choice != nil || len(c.e.Criteria) > 0 {
		c.chosenVariant()
		weights(c)
	}
	for _, k := range c.e.Criteria {
		c.measurable(k)
	}
	c.ownCosts()
	for i, v := range c.e.Variants {
		scores := engagement.ItemKey("variants", i) + ".scores"
		for _, k := range c.e.Criteria {
			switch key := engagement.ChildKey(scores, k.ID); {
			case k.Measure != "":
				c.typedScore(key, v, k)
			case !scored(c, v, scores, k.ID):
				c.tell(key, "нет оценки: вариант "+v.ID+", критерий "+k.ID,
					"нужна строка "+c.e.Line(scores, k.ID, "5")+"; оценка — число от 0 до 10")
			}
		}
	}
}

// scored tells whether a variant's scores name a criterion, be it with a bad
// value.
func scored(c *checker, v engagement.Variant, scores, criterion string) bool {
	_, known := v.Scores[criterion]
	return known || criterion == "" || c.e.Has(engagement.ChildKey(scores, criterion))
}

func (c *checker) chosenVariant() {
	switch choice := c.e.Choice; {
	case choice == nil && c.excluded["alternatives"]:
		// There is nothing to choose from.
	case choice == nil:
		c.tell("choice", "вариант не выбран", "в конец файла дописывается:\n[choice]\nvariant = \""+append(variantIDs(c.e), "V1")[0]+"\"\ntext = \"…\"")
	case choice.Variant == "" || c.excluded["alternatives"]:
		// RD003 or RD103 tells it.
	case chosen(c) < 0:
		hint := "нужны таблицы [[variants]], одна из них с id = \"" + choice.Variant + "\""
		if known := variantIDs(c.e); len(known) > 0 {
			hint = engagement.Suggest(choice.Variant, known, "заданы варианты")
		}
		c.tell("choice.variant", "выбранного варианта «"+choice.Variant+"» нет", hint)
	}
}

// variantIDs gives the ids of the variants that have one.
func variantIDs(e *engagement.Engagement) []string {
	return slices.DeleteFunc(ids(e.Variants, func(v engagement.Variant) string { return v.ID }), func(id string) bool { return id == "" })
}

// chosen gives the index of the chosen variant, -1 when there is none.
func chosen(c *checker) int {
	if c.e.Choice == nil {
		return -1
	}
	return slices.IndexFunc(c.e.Variants, func(v engagement.Variant) bool {
		return v.ID != "" && v.ID == c.e.Choice.Variant
	})
}

func weights(c *checker) {
	if len(c.e.Criteria) == 0 {
		c.tell("criteria", "нет критериев выбора", "нужны таблицы [[criteria]] с весами; сумма весов 1 или 100")
		return
	}
	sum := decimal.Zero
	for i, k := range c.e.Criteria {
		if !weighted(c, i) {
			return // RD001 or RD003
		}
		sum = sum.Add(k.Weight)
	}
	one, hundred := decimal.NewFromInt(1), decimal.NewFromInt(100)
	if sum.Equal(one) || sum.Equal(hundred) {
		return
	}
	target := hundred
	if sum.LessThan(decimal.NewFromInt(10)) {
		target = one
	}
	verb, lack := "не хватает", target.Sub(sum)
	if lack.IsNegative() {
		verb = "превышение"
	}
	c.tell("criteria", "сумма весов критериев равна "+russian.Number(sum)+", а нужна 1 или 100",
		"до "+russian.Number(target)+" "+verb+": "+russian.Number(lack.Abs()))
}

// winner holds RD204: the optimum is the variant with the greatest total, or the
// report says why not. Of equal winners any may be chosen. Reasons that are left over
// when the chosen variant wins, as after a version of other scores, are a warning.
func winner(c *checker) {
	chosen := chosen(c)
	if chosen < 0 || !c.holds("choice") || !fullyScored(c) {
		return
	}
	standings := analysis.Standings(analysis.Scored(c.e), c.e.Criteria)
	wins, explained := standings[chosen].Rank == 1, !c.e.Choice.Deviation.Empty()
	best := slices.IndexFunc(standings, func(s analysis.Standing) bool { return s.Rank == 1 && s.Variant != standings[chosen].Variant })
	switch {
	case wins && explained && best < 0:
		c.add(diagnostic.Warning, c.rule.Code, "choice.deviation", "отступление объяснено, а у выбранного варианта "+standings[chosen].Variant+" наибольшая оценка",
			"deviation удаляется; пояснение к выбору пишется в choice.text")
		return
	case wins || explained:
		return
	}
	places := analysis.Places(standings)
	own, top := russian.Fixed(standings[chosen].Total, places), russian.Fixed(standings[best].Total, places)
	c.tell("choice.variant",
		fmt.Sprintf("выбран вариант %s с оценкой %s, а наибольшая оценка у варианта %s: %s", standings[chosen].Variant, own, standings[best].Variant, top),
		"нужно выбрать "+standings[best].Variant+" или объяснить отступление в choice.deviation")
}

// fullyScored tells whether totals can be worked out; what is missing is told
// by other rules.
func fullyScored(c *checker) bool {
	scored := analysis.Scored(c.e)
	for i, k := range c.e.Criteria {
		for _, v := range scored {
			if _, known := v.Scores[k.ID]; !known {
				return false
			}
		}
		if !weighted(c, i) || !c.measured(k) {
			return false
		}
	}
	return len(c.e.Criteria) > 0
}

func weighted(c *checker, criterion int) bool {
	key := engagement.ItemKey("criteria", criterion) + ".weight"
	return c.e.Has(key) && !c.e.Faulty(key)
}

// undecided holds RD407: scores from which no choice follows.
func undecided(c *checker) {
	if !c.holds("choice") || len(c.e.Variants) < 2 || !fullyScored(c) {
		return
	}
	if alike(c) {
		c.tell("criteria", "оценки вариантов одинаковы по каждому критерию: выбор из них не следует",
			"нужны оценки в таблицах [variants.scores], которые различают варианты, или другие критерии")
		return
	}
	var best []string
	var total string
	standings := analysis.Standings(analysis.Scored(c.e), c.e.Criteria)
	for _, s := range standings {
		if s.Rank == 1 {
			best, total = append(best, s.Variant), russian.Fixed(s.Total, analysis.Places(standings))
		}
	}
	if len(best) > 1 {
		c.tell("criteria", "наибольшая оценка "+total+" у нескольких вариантов: "+strings.Join(best, ", "),
			"уточните веса или оценки; если варианты равны, добавьте критерий, который их различает")
	}
}

// alike tells whether every criterion gives all variants the same score.
func alike(c *checker) bool {
	scored := analysis.Scored(c.e)
	for _, k := range c.e.Criteria {
		for _, v := range scored[1:] {
			if !v.Scores[k.ID].Equal(scored[0].Scores[k.ID]) {
				return false
			}
		}
	}
	return true
}

// ids gives the ids of a list of objects.
func ids[T any](list []T, id func(T) string) []string {
	var out []string
	for _, object := range list {
		out = append(out, id(object))
	}
	return out
}
