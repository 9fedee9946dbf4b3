package check

import (
	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
)

// Layout tells where the parts of a typeset report stand.
type Layout interface {
	PageOf(id string) (page int, ok bool)
}

// OnOnePage is the section that has to stand on one page: all that Pages looks at.
const OnOnePage = "abstract"

// Pages gives the faults that only the typeset report shows: RD402, a реферат of
// more than one page (ГОСТ 7.32-2017, 5.3.2; 850 characters are the optimum).
func Pages(e *engagement.Engagement, l Layout) diagnostic.List {
	first, ok := l.PageOf(OnOnePage)
	next, found := l.PageOf("contents")
	if !ok || !found || next-first <= 1 {
		return nil
	}
	c := &checker{e: e}
	c.add(diagnostic.Warning, "RD402", "report.abstract", "реферат занимает больше одной страницы",
		"ГОСТ 7.32—2017, 5.3.2.2: оптимальный объем реферата 850 знаков")
	return c.faults
}
