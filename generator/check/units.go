package check

import (
	"strings"

	"rd50/generator/engagement"
	"rd50/generator/pattern"
	"rd50/generator/prose"
)

// wrongUnit is a unit behind a number written otherwise than by ГОСТ 8.417—2002.
var wrongUnit = pattern.New(`\d[ \x{a0}]?(сек\.?|[Чч]ас\.|мин\.|гр\.|км/час|м/сек|(?:кв|куб)\.[ \x{a0}]?м\.?|кВт/ч|[КМГТ]б)(?:$|[^\p{L}\p{N}/])`)

// rightUnits are the designations of the standard.
var rightUnits = strings.NewReplacer("сек.", "с", "сек", "с", "час.", "ч", "Час.", "ч", "мин.", "мин", "гр.", "г", "км/час", "км/ч", "м/сек", "м/с",
	"кВт/ч", "кВт·ч", "Кб", "Кбайт", "Мб", "Мбайт", "Гб", "Гбайт", "Тб", "Тбайт", "кв", "м²", "куб", "м³")

var mayEndSentence = map[string]bool{"мин.": true, "час.": true, "Час.": true, "гр.": true}

// units holds RD414 for units (ГОСТ 7.32-2017, 5.8.3). The stop behind «мин.», «час.»
// and «гр.» may be that of the sentence: then nothing is told.
func units(c *checker) {
	c.eachPage(func(page prose.Page) {
		eachWrongUnit(page.Text.Literal, func(at int, message, hint string) { c.tellInProse(page, at, message, hint) })
	})
	c.eachText(func(t engagement.PlainText) {
		eachWrongUnit(t.Value, func(at int, message, hint string) { c.tellInText(c.rule.Severity, t, at, message, hint) })
	})
}

func eachWrongUnit(text string, tell func(at int, message, hint string)) {
	for _, m := range wrongUnit.FindAllStringSubmatchIndex(text) {
		found := text[m[2]:m[3]]
		if mayEndSentence[found] && endsSentence(text[m[3]:]) {
			continue
		}
		right := rightUnits.Replace(found)
		if i := strings.IndexAny(right, "²³"); i >= 0 { // «м². м»
			right = right[:i+len("²")]
		}
		tell(m[2], "единица «"+found+"» обозначена не по ГОСТ 8.417", "нужно обозначение "+right)
	}
}

// endsSentence tells whether what stands behind a full stop begins another sentence.
func endsSentence(rest string) bool {
	rest = strings.TrimLeft(rest, " \u00a0\n\x00»)")
	return rest == "" || sentenceStart.MatchString(rest)
}

var sentenceStart = pattern.New(`^[\p{Lu}\d«–—-]`)
