package check

import (
	"fmt"
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/russian"
)

// keywords holds RD402 for their number (ГОСТ 7.32-2017, 5.3.2.1); Assembled does for
// their place in the text, Pages for the length of the реферат.
func keywords(c *checker) {
	if c.e.Faulty("report.keywords") {
		return
	}
	n := 0
	for _, w := range c.e.Report.Keywords {
		if !engagement.Blank(w) {
			n++
		}
	}
	const hint = "нужны слова или словосочетания из текста отчета в именительном падеже"
	switch {
	case n == 0:
		c.add(diagnostic.Error, c.rule.Code, "report.keywords", "ключевых слов нет, а нужно от 5 до 15", hint)
	case n < 5 || n > 15:
		c.tell("report.keywords", fmt.Sprintf("ключевых слов %d, а нужно от 5 до 15", n), hint)
	}
}

// The method plans about a month for the strategy and one to three for the
// concept. In working days a month has 20 to 23.
const (
	shortestMonth, longestMonth = 20, 23
	leastMonths, mostMonths     = 2, 4
)

// workDuration holds RD404. The steps of the work plan follow one another, so
// the whole is their sum. It speaks only where no length of the months would
// bring that into the plan: months count long against the lower bound and
// short against the upper one.
func workDuration(c *checker) {
	if c.e.Strategy == nil || len(c.e.Strategy.Work) == 0 {
		return
	}
	days, months := 0, 0
	for _, w := range c.e.Strategy.Work {
		switch n := w.Duration.Count; {
		case n < 1:
			return // RD001 or RD003
		case w.Duration.Unit == engagement.Months:
			months += n
		case w.Duration.Unit == engagement.Weeks:
			days += 5 * n
		default:
			days += n
		}
	}
	least, most := leastMonths*shortestMonth, mostMonths*longestMonth
	message := "работа по стратегии и концепции займет " + lasting(days, months)
	switch {
	case days+months*longestMonth < least:
		message += fmt.Sprintf(": меньше %d месяцев", leastMonths)
	case days+months*shortestMonth > most:
		message += fmt.Sprintf(": больше %d месяцев", mostMonths)
	default:
		return
	}
	c.tell("strategy.work", message, fmt.Sprintf(
		"стратегия — около 1 месяца, концепция — от 1 до 3 месяцев, всего от %d до %d рабочих дней", least, most))
}

// lasting gives «2 месяца и 5 рабочих дней».
func lasting(days, months int) string {
	var parts []string
	if months > 0 {
		parts = append(parts, fmt.Sprintf("%d %s", months, russian.Plural(months, "месяц", "месяца", "месяцев")))
	}
	if days > 0 {
		parts = append(parts, fmt.Sprintf("%d %s", days, russian.Plural(days, "рабочий день", "рабочих дня", "рабочих дней")))
	}
	return strings.Join(parts, " и ")
}
