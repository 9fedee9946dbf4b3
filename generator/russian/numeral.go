package russian

import (
	"fmt"
	"strings"
)

// numerals are 1 to 9 in the six cases: nominative, genitive, dative, accusative (of
// things, not of persons), instrumental, prepositional. The first two numbers have
// forms by gender, the others one.
var numerals = [9]map[string]string{
	{"м": "один одного одному один одним одном", "ж": "одна одной одной одну одной одной", "с": "одно одного одному одно одним одном"},
	{"м": "два двух двум два двумя двух", "ж": "две двух двум две двумя двух", "с": "два двух двум два двумя двух"},
	{"": "три трех трем три тремя трех"},
	{"": "четыре четырех четырем четыре четырьмя четырех"},
	{"": "пять пяти пяти пять пятью пяти"},
	{"": "шесть шести шести шесть шестью шести"},
	{"": "семь семи семи семь семью семи"},
	{"": "восемь восьми восьми восемь восемью восьми"},
	{"": "девять девяти девяти девять девятью девяти"},
}

// Cases names the cases as Numeral takes them, in the order of the grammar.
var Cases = []string{"им", "род", "дат", "вин", "тв", "пр"}

// Numeral writes a number of things without a unit: from one to nine in words, in a
// case of Cases and a gender «м», «ж» or «с», as ГОСТ 2.105 wants it; others in
// figures.
func Numeral(n int, grammar, gender string) string {
	if n < 1 || n > len(numerals) {
		return fmt.Sprint(n)
	}
	forms, byGender := numerals[n-1][gender]
	if !byGender {
		forms = numerals[n-1][""]
	}
	for i, form := range strings.Fields(forms) {
		if Cases[i] == grammar {
			return form
		}
	}
	return fmt.Sprint(n)
}

// List joins words as a sentence does: «а», «а и б», «а, б и в».
func List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " и " + words[last]
}
