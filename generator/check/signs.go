package check

import (
	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/prose"
)

// Signs holds RD001 for values of plain text: signs that no face has. Those in prose
// are among its own faults.
func Signs(e *engagement.Engagement, has func(rune) bool) diagnostic.List {
	c := &checker{e: e}
	for _, t := range e.Texts() {
		for _, m := range prose.MissingSigns(t.Value, has) {
			at := e.ProseAt(engagement.Prose{Text: t.Value, Key: t.Key}, m.Offset)
			c.at(at, diagnostic.Error, "RD001", t.Key, m.Message(), prose.SignHint)
		}
	}
	return c.faults
}
