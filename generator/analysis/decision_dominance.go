package analysis

import (
	"rd50/generator/engagement"
)

// Dominance says that a variant scores no worse than another by any criterion
// and better by at least one: no weighting puts it behind.
type Dominance struct{ Better, Worse string }

// Dominances gives all such pairs, in the order of the variants.
func Dominances(variants []engagement.Variant, criteria []engagement.Criterion) []Dominance {
	var out []Dominance
	for _, a := range variants {
		for _, b := range variants {
			if ahead, behind := compared(a, b, criteria); ahead > 0 && behind == 0 {
				out = append(out, Dominance{a.ID, b.ID})
			}
		}
	}
	return out
}

// Alike gives the groups of variants whose scores are equal by every criterion:
// no weighting tells them apart.
func Alike(variants []engagement.Variant, criteria []engagement.Criterion) [][]string {
	var out [][]string
	for i, a := range variants {
		group := []string{a.ID}
		for j, b := range variants {
			if ahead, behind := compared(a, b, criteria); i == j || ahead+behind > 0 {
				continue
			}
			if j < i { // told with the earlier one
				group = nil
				break
			}
			group = append(group, b.ID)
		}
		if len(group) > 1 {
			out = append(out, group)
		}
	}
	return out
}

// compared counts the criteria by which a is ahead of b and behind it.
func compared(a, b engagement.Variant, criteria []engagement.Criterion) (ahead, behind int) {
	for _, c := range criteria {
		switch a.Scores[c.ID].Cmp(b.Scores[c.ID]) {
		case 1:
			ahead++
		case -1:
			behind++
		}
	}
	return ahead, behind
}
