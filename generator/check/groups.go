package check

import (
	"slices"
	"strings"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

// groupCircles tells groups of requirements that stand in themselves.
func groupCircles(c *checker) {
	if c.excluded["comparison"] {
		return
	}
	for _, circle := range analysis.GroupCircles(c.e) {
		i := slices.IndexFunc(c.e.Groups, func(g engagement.Group) bool { return g.ID == circle[0] })
		c.tell(engagement.ItemKey("groups", i)+".parent", "группы требований входят друг в друга по кругу: "+strings.Join(circle, " → "),
			"у одной из этих групп parent нужно убрать")
	}
}
