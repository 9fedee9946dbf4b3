package analysis

import (
	"slices"

	"rd50/generator/engagement"
)

// kindOrder is how ГОСТ 34.602-2020, 4.6 lists requirements to an АС: its structure and
// links to others, its functions, the kinds of support, then the general technical
// ones, the additional ones last.
var kindOrder = []string{
	"structure", "interface", "function", "support", "data",
	"staff", "purpose", "reliability", "ergonomics", "operation", "security", "standard", "constraint",
}

// KindShare is the requirements of a kind.
type KindShare struct {
	Kind         string
	Requirements []engagement.Requirement
}

// ByKind gives the requirements by their kinds in the order of the ТЗ (ГОСТ
// 34.602-2020, 4.6); kinds of which there is none are left out.
func ByKind(e *engagement.Engagement) []KindShare {
	return once(e, "kinds", func(e *engagement.Engagement) []KindShare { return byKind(Ordered(e)) })
}

func byKind(requirements []engagement.Requirement) []KindShare {
	var out []KindShare
	for _, kind := range kindOrder {
		list := OfKinds(requirements, []string{kind})
		if len(list) > 0 {
			out = append(out, KindShare{kind, list})
		}
	}
	return out
}

// KindsOfSpecification tells whether any requirement has a kind of the ТЗ, besides the
// four that every concept tells apart.
func KindsOfSpecification(e *engagement.Engagement) bool {
	return slices.ContainsFunc(e.Requirements, func(r engagement.Requirement) bool {
		return !slices.Contains([]string{"function", "data", "interface", "constraint"}, r.Kind)
	})
}

// OfKinds keeps the requirements of some kinds.
func OfKinds(list []engagement.Requirement, kinds []string) []engagement.Requirement {
	var out []engagement.Requirement
	for _, r := range list {
		if slices.Contains(kinds, r.Kind) {
			out = append(out, r)
		}
	}
	return out
}

// RequirementKinds lists the kinds in the order of the ТЗ.
func RequirementKinds() []string { return slices.Clone(kindOrder) }
