package analysis

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
)

// MeasuredPlaces is to how many places a computed score is rounded before it is
// weighted and printed.
const MeasuredPlaces = 2

// points are what a requirement of a priority weighs in a computed score.
var points = map[string]int64{"must": 3, "should": 2, "could": 1}

// Measure is the computed score of a variant under one criterion and what it is
// computed of.
type Measure struct {
	Variant string
	Score   *decimal.Decimal // nil where it can't be computed
	// Of a score by costs: the variant's total and the least of all variants. Of one by
	// coverage: the points of what is met and of all requirements.
	Own, Whole decimal.Decimal
}

// Scored gives the variants with all their scores: those that are computed besides
// those that are given.
func Scored(e *engagement.Engagement) []engagement.Variant { return once(e, "scores", scored) }

func scored(e *engagement.Engagement) []engagement.Variant {
	out := slices.Clone(e.Variants)
	for i, v := range out {
		out[i].Scores = map[string]decimal.Decimal{}
		maps.Copy(out[i].Scores, v.Scores)
	}
	for _, c := range e.Criteria {
		for i, m := range Measures(e, c.Measure) {
			delete(out[i].Scores, c.ID) // one that is given is a fault
			if m.Score != nil {
				out[i].Scores[c.ID] = *m.Score
			}
		}
	}
	return out
}

// Measures computes the scores of all variants, in their order, by costs or by
// coverage; there are none of a criterion without a measure.
func Measures(e *engagement.Engagement, measure string) []Measure {
	switch measure {
	case "cost":
		return byCost(e)
	case "coverage":
		return byCoverage(e)
	}
	return nil
}

// byCost is 10 × the least total / the variant's. What costs nothing is the least of
// all; totals below zero are no measure.
func byCost(e *engagement.Engagement) []Measure {
	totals := map[string]decimal.Decimal{}
	least, sound := decimal.Zero, true
	for i, c := range CostsOfVariants(e) {
		totals[c.Variant] = c.Total
		sound = sound && !c.Total.IsNegative()
		if i == 0 || c.Total.LessThan(least) {
			least = c.Total
		}
	}
	out := make([]Measure, len(e.Variants))
	for i, v := range e.Variants {
		total, known := totals[v.ID]
		out[i] = Measure{Variant: v.ID, Own: total, Whole: least}
		if known && sound && len(totals) == len(e.Variants) {
			out[i].Score = tenfold(least, total)
		}
	}
	return out
}

// byCoverage is 10 × the share of the requirements that are met, weighted by priority.
func byCoverage(e *engagement.Engagement) []Measure {
	out := make([]Measure, len(e.Variants))
	for i, v := range e.Variants {
		out[i].Variant = v.ID
		half := int64(0) // met and whole in halves of a point
		for _, r := range e.Requirements {
			half += points[r.Priority] * halves(v.Compliance[r.ID])
			out[i].Whole = out[i].Whole.Add(decimal.NewFromInt(points[r.Priority]))
		}
		out[i].Own = decimal.New(half*5, -1)
		if out[i].Whole.IsPositive() {
			out[i].Score = tenfold(out[i].Own, out[i].Whole)
		}
	}
	return out
}

// halves counts «full» as 2 and «partial» as 1.
func halves(v engagement.Verdict) int64 {
	switch v.Level {
	case "full":
		return 2
	case "partial":
		return 1
	}
	return 0
}

// tenfold is 10 × a part of a whole, rounded to MeasuredPlaces; 10 for nothing of
// nothing.
func tenfold(part, whole decimal.Decimal) *decimal.Decimal {
	score := decimal.NewFromInt(10)
	if !whole.IsZero() {
		score = part.Shift(1).DivRound(whole, MeasuredPlaces)
	}
	return &score
}
