package section

import (
	"fmt"
	"strings"

	"rd50/generator/report"
)

// printedUnder tells the heading that keys stand under, by the phrase in the
// wording: the longest prefix first.
var printedUnder = []struct{ prefix, file, phrase string }{
	{"object.processes", "study", "processes.heading"},
	{"object.systems", "study", "systems.heading"},
	{"object.problems", "study", "problems.heading"},
	{"strategy.vision", "strategy", "vision.heading"},
	{"strategy.mission", "strategy", "vision.heading"},
	{"strategy.environment", "strategy", "environment.heading"},
	{"strategy.swot", "strategy", "swot.heading"},
	{"strategy.goals", "strategy", "goals.heading"},
	{"strategy.indicators", "strategy", "goals.heading"},
	{"strategy.strategies", "strategy", "strategies.heading"},
	{"strategy.tasks", "strategy", "strategies.heading"},
	{"strategy.work", "strategy", "work.heading"},
	{"strategy", "strategy", "strategy.heading"},
	{"committee", "strategy", "committee.heading"},
	{"requirements", "comparison", "requirements.heading"},
	{"criteria", "choice", "scores.heading"},
	{"choice", "choice", "choice.heading"},
	{"solution.subsystems", "choice", "subsystems.heading"},
	{"solution.functions", "choice", "functions.heading"},
	{"solution", "choice", "solution.heading"},
	{"products", "choice", "products.heading"},
	{"results", "results", "results.heading"},
	{"economics", "results", "economics.heading"},
	{"stages", "plan", "stages.heading"},
	{"acceptance.conditions", "acceptance", "conditions.heading"},
	{"acceptance.commission", "acceptance", "commission.heading"},
}

// printedIn tells the section that keys outside the nine stand in.
var printedIn = []struct{ prefix, section string }{
	{"performers", "performers"},
	{"report.abstract", "abstract"}, {"report.keywords", "abstract"},
	{"terms", "terms"}, {"abbreviations", "abbreviations"},
	{"report.introduction", "introduction"}, {"system", "introduction"}, {"customer", "introduction"},
	{"contract", "introduction"}, {"exclusions", "introduction"},
	{"strategy", "study"}, {"committee", "study"}, {"strategy", "introduction"}, {"committee", "introduction"},
	{"calendar", "plan"},
	{"report.conclusion", "conclusion"}, {"sources", "sources"}, {"revisions", "revisions"},
}

// under tells whether a key is another or stands under it.
func under(key, prefix string) bool {
	rest, ok := strings.CutPrefix(key, prefix)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// behindHeading puts blocks behind the heading of a key's subsection.
func (p *placer) behindHeading(h Hole, blocks []report.Block) bool {
	for i, v := range p.e.Variants {
		if under(h.Key, fmt.Sprintf("variants[%d]", i)) && p.behind(blocks, func(x *report.Heading) bool { return x.ID == "alternatives/"+v.ID }) {
			return true
		}
	}
	for _, place := range printedUnder {
		if !under(h.Key, place.prefix) {
			continue
		}
		text := p.file(place.file).Text(place.phrase, nil)
		if p.behind(blocks, func(x *report.Heading) bool { return report.PlainText(x.Inlines) == text }) {
			return true
		}
	}
	return false
}

// behind puts blocks behind the first heading that is meant, and the marks that
// stand there already.
func (p *placer) behind(blocks []report.Block, meant func(*report.Heading) bool) bool {
	for _, s := range p.report.Sections {
		for i, b := range s.Blocks {
			if x, ok := b.(*report.Heading); ok && meant(x) {
				s.Blocks = insert(s.Blocks, behindMarks(s.Blocks, i+1), blocks...)
				return true
			}
		}
	}
	return false
}

func behindMarks(blocks []report.Block, at int) int {
	for at < len(blocks) && isMark(blocks[at]) {
		at++
	}
	return at
}

func isMark(b report.Block) bool {
	p, ok := b.(*report.Paragraph)
	if !ok || len(p.Inlines) != 1 {
		return false
	}
	_, ok = p.Inlines[0].(*report.Mark)
	return ok
}

// inSection puts blocks at the beginning of the section that a key belongs to.
func (p *placer) inSection(h Hole, blocks []report.Block) bool {
	if s := p.sectionOf(h); s != nil {
		s.Blocks = insert(s.Blocks, behindMarks(s.Blocks, 0), blocks...)
		return true
	}
	return false
}

func (p *placer) sectionOf(h Hole) *report.Section {
	if h.Home != "" {
		return p.section(h.Home)
	}
	for i, x := range p.e.Appendices {
		if under(h.Key, fmt.Sprintf("appendices[%d]", i)) {
			return p.section(x.ID)
		}
	}
	for _, place := range printedIn {
		if s := p.section(place.section); s != nil && under(h.Key, place.prefix) {
			return s
		}
	}
	return nil
}

func (p *placer) section(id string) *report.Section {
	for _, s := range p.report.Sections {
		if s.ID == id {
			return s
		}
	}
	return nil
}
