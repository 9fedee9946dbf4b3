package diagnostic

import (
	"fmt"
	"strings"
)

// many is from how many on the repeats of one rule are told together.
const many = 4

// repeats gives for the first warning of a rule that is broken many times the
// places of all others, and tells which diagnostics are those others. Errors are
// never gathered: each has its own hint to follow.
func (l List) repeats() (others map[int][]Position, within map[int]bool) {
	byRule := map[string][]int{}
	for i, d := range l {
		if d.Severity == Warning {
			byRule[d.Code] = append(byRule[d.Code], i)
		}
	}
	others, within = map[int][]Position{}, map[int]bool{}
	for _, list := range byRule {
		if len(list) < many {
			continue
		}
		for _, i := range list[1:] {
			others[list[0]] = append(others[list[0]], l[i].Position)
			within[i] = true
		}
	}
	return others, within
}

// elsewhere gives «и еще RD306, всего 14: a.toml:12:3, 18:3», a file's name
// once for all its places.
func elsewhere(code string, places []Position) string {
	var b strings.Builder
	fmt.Fprintf(&b, "и еще %s, всего %d:", code, len(places)+1)
	file := ""
	for i, p := range places {
		switch {
		case i > 0 && p.File == file:
			fmt.Fprintf(&b, ", %d:%d", p.Line, p.Column)
		case i > 0:
			fmt.Fprintf(&b, ", %s", p)
		default:
			fmt.Fprintf(&b, " %s", p)
		}
		file = p.File
	}
	return b.String()
}
