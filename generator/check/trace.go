package check

import (
	"slices"
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
)

// What has no id of its own yet (RD001, RD003) can't be named by anything: the
// rules about what names it wait for that.

// measuredGoals holds RD301: «внедрение CRM-системы в отсутствии измеримых
// индикаторов успеха этого внедрения обречено на провал».
func measuredGoals(c *checker) {
	if c.e.Strategy == nil {
		return
	}
	for i := range c.e.Strategy.Indicators {
		if c.e.Faulty(engagement.ItemKey("strategy.indicators", i) + ".goal") {
			return // it may be the one that is wanted
		}
	}
	for i, g := range c.e.Strategy.Goals {
		if g.ID != "" && !slices.ContainsFunc(c.e.Strategy.Indicators, func(n engagement.Indicator) bool { return n.Goal == g.ID }) {
			c.tell(engagement.ItemKey("strategy.goals", i), "у цели "+g.ID+" нет индикатора",
				"нужен индикатор с исходным и целевым значениями; в конец файла дописывается:\n[[strategy.indicators]]\nid = \""+c.e.NewID("indicator")+
					"\"\ngoal = \""+g.ID+"\"\nname = \"…\"\nunit = \"%\"\nbaseline = 12\ntarget = 20\ndue = 2027-12-31")
		}
	}
}

// targets holds RD302: names and required values of the indicators (ГОСТ
// 34.602-2020, 4.4.1).
func targets(c *checker) {
	if c.e.Strategy == nil {
		return
	}
	for i, n := range c.e.Strategy.Indicators {
		key := engagement.ItemKey("strategy.indicators", i) + ".target"
		switch {
		case n.Target == nil && !c.e.Has(key):
			c.tell(key, "у индикатора "+n.ID+" нет целевого значения", "нужно значение target, достижимое к сроку due")
		case n.Target != nil && n.Baseline != nil && n.Target.Equal(*n.Baseline):
			c.tell(key, "целевое значение индикатора "+n.ID+" равно исходному",
				"индикатор измеряет изменение; если значение нужно удержать, мерой служит другой индикатор")
		}
	}
}

// anchoredTasks holds RD303: strategies reach goals, tasks detail strategies.
func anchoredTasks(c *checker) {
	if c.e.Strategy == nil {
		return
	}
	goals := ids(c.e.Strategy.Goals, func(g engagement.Goal) string { return g.ID })
	for i, s := range c.e.Strategy.Strategies {
		if !filled(s.Goals) {
			c.tell(engagement.ItemKey("strategy.strategies", i)+".goals", "стратегия "+s.ID+" не служит ни одной цели",
				"нужен список goals = "+one(goals)+listed("заданы", goals))
		}
	}
	strategies := ids(c.e.Strategy.Strategies, func(s engagement.StrategyItem) string { return s.ID })
	for i, t := range c.e.Strategy.Tasks {
		if !filled(t.Strategies) {
			c.tell(engagement.ItemKey("strategy.tasks", i)+".strategies", "задача "+t.ID+" не относится ни к одной стратегии",
				"нужен список strategies = "+one(strategies)+listed("заданы", strategies))
		}
	}
}

// anchoredRequirements holds RD304: «концепция CRM-системы, не связанная со
// стратегическими задачами, не принесет пользы предприятию».
func anchoredRequirements(c *checker) {
	if c.e.Strategy == nil || len(c.e.Strategy.Tasks) == 0 || !c.holds("comparison") {
		return
	}
	tasks := ids(c.e.Strategy.Tasks, func(t engagement.Task) string { return t.ID })
	for i, r := range c.e.Requirements {
		if r.Kind == "function" && !filled(r.Tasks) {
			c.tell(engagement.ItemKey("requirements", i)+".tasks", "функциональное требование "+r.ID+" не служит ни одной задаче стратегии",
				"нужен список tasks = "+one(tasks)+listed("заданы", tasks)+"; требование без задачи в концепцию не входит")
		}
	}
}

// servedTasks holds RD305. What is excluded serves nothing; the rule is silent
// where requirements or functions may stand in prose.
func servedTasks(c *checker) {
	if c.e.Strategy == nil || !c.knowable("comparison") || !c.knowable("choice") || !c.holds("comparison") && !c.holds("choice") {
		return
	}
	served := map[string]bool{}
	if c.holds("comparison") {
		for _, r := range c.e.Requirements {
			mark(served, r.Tasks)
		}
	}
	if c.holds("choice") && c.e.Solution != nil {
		for _, f := range c.e.Solution.Functions {
			mark(served, f.Tasks)
		}
	}
	for i, t := range c.e.Strategy.Tasks {
		if t.ID != "" && !served[t.ID] {
			c.tell(engagement.ItemKey("strategy.tasks", i), "задаче "+t.ID+" не служит ни одно требование и ни одна функция",
				`нужно требование или функция с tasks = ["`+t.ID+`"]; задача, которой АС не касается, к концепции не относится`)
		}
	}
}

// metRequirements holds RD306.
func metRequirements(c *checker) {
	i := chosen(c)
	if i < 0 || !c.holds("comparison") || !c.holds("choice") {
		return
	}
	variant := c.e.Variants[i]
	for _, r := range c.e.Requirements {
		if r.Priority != "must" {
			continue
		}
		severity, degree := c.rule.Severity, "частично"
		switch variant.Compliance[r.ID].Level {
		case "none":
			severity, degree = diagnostic.Error, "не"
		case "partial":
		default:
			continue
		}
		c.add(severity, c.rule.Code, engagement.ChildKey(engagement.ItemKey("variants", i)+".compliance", r.ID),
			"обязательное требование "+r.ID+" "+degree+" удовлетворено выбранным вариантом "+variant.ID,
			"нужна доработка варианта, выбор другого или согласованный с заказчиком приоритет требования")
	}
}

// verifiedRequirements holds RD307. What is excluded verifies nothing; the rule
// is silent where quality requirements or acceptance conditions may stand in
// prose.
func verifiedRequirements(c *checker) {
	if !c.holds("comparison") || !c.knowable("quality") || !c.knowable("acceptance") || !c.holds("quality") && !c.holds("acceptance") {
		return
	}
	verified := map[string]bool{}
	if c.holds("quality") {
		for _, q := range c.e.Quality {
			mark(verified, q.Requirements)
		}
	}
	if c.holds("acceptance") {
		for _, a := range c.e.Acceptance.Conditions {
			mark(verified, a.Requirements)
		}
	}
	for i, r := range c.e.Requirements {
		if r.ID != "" && !verified[r.ID] {
			c.tell(engagement.ItemKey("requirements", i), "у требования "+r.ID+" нет ни требования к качеству, ни условия приемки",
				`проверяемое требование названо в [[quality]] или [[acceptance.conditions]]: requirements = ["`+r.ID+`"]`)
		}
	}
}

func mark(set map[string]bool, list []string) {
	for _, s := range list {
		set[s] = true
	}
}

// one shows a list of ids with the first of those that are there.
func one(ids []string) string {
	if len(ids) == 0 {
		return `["…"]`
	}
	return `["` + ids[0] + `"]`
}

// listed gives «; заданы: G1, G2», cut after twelve, or nothing for none.
func listed(lead string, ids []string) string {
	const most = 12
	if len(ids) == 0 {
		return ""
	}
	tail := ""
	if len(ids) > most {
		ids, tail = ids[:most], ", …"
	}
	return "; " + lead + ": " + strings.Join(ids, ", ") + tail
}
