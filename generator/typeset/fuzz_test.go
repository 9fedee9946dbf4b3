package typeset

import (
	"testing"

	"rd50/fonts"
	"rd50/generator/report"
)

// FuzzText lays any text out as prose, in a cell, as code, as a title and as a formula:
// it is set within the margins or refused with an error, never with a panic.
func FuzzText(f *testing.F) {
	for _, s := range []string{words, "а\xd0", "🚀", "\x00\u00ad\u200b", "https://example.org/a?b=c", `\frac{a}{`, "é\u0301\u0301", "%%%", "— — —"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, b := range []report.Block{prose(s), tableOf(2, s), &report.Code{Text: s}, &report.Formula{ID: "e", TeX: s}} {
			r := reportOf(section(s, b))
			if err := report.Resolve(r); err != nil {
				continue
			}
			l, err := Typeset(r, fonts.Default())
			if told := Settable(r, fonts.Default()); (told == nil) != (err == nil) {
				t.Errorf("told without pages: %v, with them: %v", told, err)
			}
			if err == nil {
				if _, isFormula := b.(*report.Formula); !isFormula { // a formula without a sign to break at may be too wide
					inside(t, l)
				}
			}
		}
	})
}
