package section

import (
	"slices"

	"rd50/generator/engagement"
	"rd50/generator/parts"
	"rd50/generator/report"
)

// builders make the parts of the sections, by their ids. Each is called where the
// engagement has the data of the part.
func builders() map[string]func(*assembler) []report.Block {
	return map[string]func(*assembler) []report.Block{
		"study/object": object, "study/processes": processes, "study/systems": systems, "study/problems": problems,
		"study/strategy": strategyHead, "study/vision": vision, "study/environment": environment, "study/swot": swot,
		"study/goals": goals, "study/strategies": strategies, "study/committee": committee, "study/work": workPlan,
		"alternatives/variants": variantsLead, "alternatives/summary": summary, "alternatives/costs": costsOfVariants,
		"comparison/requirements": requirements, "comparison/matrix": matrix, "comparison/coverage": coverage,
		"comparison/groups": groups, "comparison/kinds": kinds, "comparison/links": traced,
		"choice/scores": scores, "choice/stability": stabilityOf, "choice/justification": justification, "choice/solution": solution,
		"choice/subsystems": subsystems, "choice/functions": functions, "choice/products": products,
		"results/results": expected, "results/indicators": changes, "results/economics": effect,
		"plan/stages": stages, "plan/schedule": schedule, "plan/load": load, "plan/risks": risks,
		"resources/development": phase("development"), "resources/commissioning": phase("commissioning"), "resources/operation": phase("operation"),
		"resources/totals": costTotals, "resources/years": costYears, "resources/ownership": ownership,
		"resources/funding": funding,
		"quality/quality":   quality, "acceptance/text": acceptanceText, "acceptance/conditions": conditions, "acceptance/commission": commission,
	}
}

// entryBuilders make the parts that each entry of a list has one of, by the list.
func entryBuilders() map[string]func(*assembler, int) []report.Block {
	return map[string]func(*assembler, int) []report.Block{"variants": variant}
}

// piece is what a section is made of: a block of its prose, or a part.
type piece struct {
	block report.Block // nil for a part
	part  parts.Part
	named bool // its author put it there
	bare  bool // its author put all parts that follow it elsewhere
}

// shows tells whether the report prints a part, at whatever place.
func (a *assembler) shows(p parts.Part) bool { return p.Has(a.e) && !parts.Omitted(a.e, p) }

// prints tells whether the report prints the part with an id.
func (a *assembler) prints(id string) bool {
	_, ok := parts.Find(a.shown(parts.Part{ID: id}.Section()), id)
	return ok && !a.excluded[parts.Part{ID: id}.Section()]
}

// shown gives the parts of a section that are printed, in their usual order.
func (a *assembler) shown(section string) []parts.Part {
	return slices.DeleteFunc(parts.Of(a.e, section), func(p parts.Part) bool { return !a.shows(p) })
}

// section gives the blocks of a section: its prose with the parts that the prose names
// at their places, the others behind it, or before it where the prose comes after.
func (a *assembler) section(id string) []report.Block {
	all := a.shown(id)
	p, written := a.e.SectionProse(id)
	if !written {
		return a.blocks(remaining(all, nil))
	}
	own, named := placed(all, a.prose(p), a.Book.Places(p))
	rest := remaining(all, named)
	if a.e.Sections[id].Place == "after" {
		return a.blocks(append(rest, own...))
	}
	return a.blocks(append(own, rest...))
}

// prose gives a piece of prose for the report alone, whose numbers and marks come into its
// blocks: the book's own serve other reports, too.
func (a *assembler) prose(p engagement.Prose) []report.Block {
	return report.Copy(a.Book.Blocks(p), a.copied)
}

// placed gives the pieces of a prose and the ids of the parts that it names, by places, the
// parts that its blocks stand for. What stands where no part can, which is told, stays a
// block.
func placed(all []parts.Part, blocks []report.Block, places []string) (own []piece, named map[string]bool) {
	named = map[string]bool{}
	taken := make([]bool, len(blocks)) // by a part
	for i, id := range places {
		if _, ok := parts.Find(all, id); ok && !named[id] {
			taken[i], named[id] = true, true
		}
	}
	own = make([]piece, 0, len(blocks))
	for i, b := range blocks {
		if taken[i] {
			p, _ := parts.Find(all, places[i])
			followers := family(all, p, named)
			own = append(append(own, piece{part: p, named: true, bare: leads(all, p) && len(followers) == 0}), followers...)
		} else {
			own = append(own, piece{block: b})
		}
	}
	return own, named
}

// remaining gives the parts that no prose names. One that others follow is left out when
// all of them have places of their own.
func remaining(all []parts.Part, named map[string]bool) []piece {
	var out []piece
	for _, p := range all {
		if named[p.ID] || p.Under != "" {
			continue
		}
		followers := family(all, p, named)
		if len(followers) > 0 || !leads(all, p) {
			out = append(append(out, piece{part: p}), followers...)
		}
	}
	return out
}

// leads tells whether other parts follow one.
func leads(all []parts.Part, p parts.Part) bool {
	return slices.ContainsFunc(all, func(x parts.Part) bool { return x.Under == p.ID })
}

// family gives the parts that follow one, less those that the prose names.
func family(all []parts.Part, p parts.Part, named map[string]bool) []piece {
	var out []piece
	for _, x := range all {
		if x.Under == p.ID && !named[x.ID] {
			out = append(out, piece{part: x})
		}
	}
	return out
}

// follows tells whether a part of the present section stands behind another one.
func (a *assembler) follows(part, other string) bool {
	at := slices.Index(a.order, other)
	return at >= 0 && at < slices.Index(a.order, part)
}

// blocks prints pieces.
func (a *assembler) blocks(pieces []piece) []report.Block {
	a.order = nil
	for _, p := range pieces {
		a.order = append(a.order, p.part.ID)
	}
	l := layout{heads: map[string]*report.Heading{}}
	for _, p := range pieces {
		if p.block != nil {
			l.add(p.block)
			continue
		}
		l.part(p, a.part(p.part))
	}
	return l.settled()
}

// part builds a part.
func (a *assembler) part(p parts.Part) []report.Block {
	if p.List != "" {
		return a.entryBuilders[p.List](a, p.Entry)
	}
	return a.builders[p.ID](a)
}
