package check

import (
	"strings"
	"unicode/utf8"

	"rd50/generator/engagement"
	"rd50/generator/pattern"
)

// wrongUnit is a unit behind the last figure of a number written otherwise than by
// ГОСТ 8.417—2002.
var wrongUnit = pattern.New(`^\d[ \x{a0}]?(сек\.?|[Чч]ас\.|мин\.|гр\.|км/час|м/сек|(?:кв|куб)\.[ \x{a0}]?м\.?|кВт/ч|[КМГТ]б)(?:$|[^\p{L}\p{N}/])`)

// rightUnits are the designations of the standard.
var rightUnits = strings.NewReplacer("сек.", "с", "сек", "с", "час.", "ч", "Час.", "ч", "мин.", "мин", "гр.", "г", "км/час", "км/ч", "м/сек", "м/с",
	"кВт/ч", "кВт·ч", "Кб", "Кбайт", "Мб", "Мбайт", "Гб", "Гбайт", "Тб", "Тбайт", "кв", "м²", "куб", "м³")

var mayEndSentence = map[string]bool{"мин.": true, "час.": true, "Час.": true, "гр.": true}

// units holds RD414 for units in plain text (ГОСТ 7.32-2017, 5.8.3). The stop behind «мин.», «час.»
// and «гр.» may be that of the sentence: then nothing is told.
func units(c *checker) {
	c.eachText(func(t engagement.PlainText) {
		eachWrongUnit(t.Value, func(at int, message, hint string) { c.tellInText(c.rule.Severity, t, at, message, hint) })
	})
}

func eachWrongUnit(text string, tell func(at int, message, hint string)) {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' || !beginsUnit(text[i+1:]) {
			continue
		}
		if m := wrongUnit.FindStringSubmatchIndex(text[i:]); m != nil {
			tellUnit(text, i+m[2], i+m[3], tell)
		}
	}
}

// beginsUnit tells whether the first letter behind a number may be that of such a unit: it
// is looked for at few places then.
func beginsUnit(rest string) bool {
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, " "), "\u00a0")
	first, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune("сЧчмгкКМГТ", first)
}

func tellUnit(text string, from, to int, tell func(at int, message, hint string)) {
	found := text[from:to]
	if mayEndSentence[found] && endsSentence(text[to:]) {
		return
	}
	right := rightUnits.Replace(found)
	if i := strings.IndexAny(right, "²³"); i >= 0 { // «м². м»
		right = right[:i+len("²")]
	}
	tell(from, "единица «"+found+"» обозначена не по ГОСТ 8.417", "нужно обозначение "+right)
}

// endsSentence tells whether what stands behind a full stop begins another sentence.
func endsSentence(rest string) bool {
	rest = strings.TrimLeft(rest, " \u00a0\n\x00»)")
	return rest == "" || sentenceStart.MatchString(rest)
}

var sentenceStart = pattern.New(`^[\p{Lu}\d«–—-]`)
