package analysis

import "rd50/generator/engagement"

// degrees are the three degrees of probability, impact and level, from below.
var degrees = [...]string{"low", "medium", "high"}

// Degrees lists them, from below.
func Degrees() []string { return append([]string{}, degrees[:]...) }

// RiskLevel gives the level of a risk: where it stands on the map from low probability
// and low impact to high ones. It is high where one is high and the other at least
// medium, low where one is low and the other at most medium.
func RiskLevel(probability, impact string) string {
	at := map[string]int{"low": 0, "medium": 1, "high": 2}
	switch sum := at[probability] + at[impact]; {
	case sum < 2:
		return "low"
	case sum > 2:
		return "high"
	}
	return "medium"
}

// RisksAt gives the risks of a probability and an impact, by id.
func RisksAt(e *engagement.Engagement, probability, impact string) []string {
	var out []string
	for _, r := range e.Risks {
		if r.Probability == probability && r.Impact == impact {
			out = append(out, r.ID)
		}
	}
	return out
}

// RisksOf gives the risks of a level, by id.
func RisksOf(e *engagement.Engagement, level string) []string {
	var out []string
	for _, r := range e.Risks {
		if RiskLevel(r.Probability, r.Impact) == level {
			out = append(out, r.ID)
		}
	}
	return out
}
