package look

import (
	"fmt"
	"strings"
	"unicode"
)

// twins pairs Cyrillic letters with the Latin ones that look the same.
var twins = map[rune]rune{
	'А': 'A', 'В': 'B', 'С': 'C', 'Е': 'E', 'Н': 'H', 'К': 'K', 'М': 'M', 'О': 'O', 'Р': 'P', 'Т': 'T', 'Х': 'X', 'У': 'Y', 'І': 'I', 'Ѕ': 'S', 'Ј': 'J',
	'а': 'a', 'с': 'c', 'е': 'e', 'о': 'o', 'р': 'p', 'х': 'x', 'у': 'y', 'і': 'i', 'ѕ': 's', 'ј': 'j', 'к': 'k', 'м': 'm', 'т': 't', 'п': 'n', 'г': 'r', 'и': 'u', 'З': '3',
}

// Latin puts Latin letters in the place of their Cyrillic twins.
func Latin(s string) string {
	return strings.Map(func(r rune) rune {
		if twin, ok := twins[r]; ok {
			return twin
		}
		return r
	}, s)
}

// Twin finds the known word that looks as the written one does and tells the
// first letter that is of the other alphabet: «первая буква — кириллическая «Т»».
func Twin(written string, known []string) (word, why string) {
	for _, k := range known {
		if k != written && Latin(k) == Latin(written) {
			return k, differs([]rune(written), []rune(k))
		}
	}
	return "", ""
}

func differs(written, known []rune) string {
	letter := 0
	for i, r := range written {
		if unicode.IsLetter(r) {
			letter++
		}
		switch {
		case i >= len(known) || r == known[i]:
		case unicode.IsDigit(r):
			return "вместо буквы «" + string(known[i]) + "» стоит цифра «" + string(r) + "»"
		case unicode.IsDigit(known[i]):
			return "вместо цифры «" + string(known[i]) + "» стоит буква «" + string(r) + "»"
		default:
			return ordinal(letter) + " буква — " + alphabet(r) + " «" + string(r) + "»"
		}
	}
	return ""
}

func alphabet(r rune) string {
	if unicode.Is(unicode.Cyrillic, r) {
		return "кириллическая"
	}
	return "латинская"
}

func ordinal(n int) string {
	words := []string{"первая", "вторая", "третья", "четвертая", "пятая", "шестая", "седьмая", "восьмая", "девятая", "десятая"}
	if n >= 1 && n <= len(words) {
		return words[n-1]
	}
	return fmt.Sprintf("%d-я", n)
}
