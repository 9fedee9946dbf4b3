package russian

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rd50/generator/pattern"
)

// Words gives the words of a text, with the hyphens inside them, in small letters, ё
// as е.
func Words(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, parts) {
		if w = strings.Trim(w, "-"); w != "" {
			out = append(out, small(w))
		}
	}
	return out
}

// parts tells whether a sign stands between words.
func parts(r rune) bool {
	russian := r >= 'А' && r <= 'я' // most are, and it is told at once
	return !russian && r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// small gives a word in small letters, ё as е.
func small(w string) string {
	if !strings.ContainsFunc(w, func(r rune) bool { return (r < 'а' || r > 'я') && r != '-' }) {
		return w // as most words are
	}
	return strings.ReplaceAll(strings.ToLower(w), "ё", "е")
}

// endings are those of nouns and adjectives, the longest first.
var endings = strings.Fields("иями ого его ому ему ыми ими ями ами иям ием иях ях ах ям ам ые ие ое ее ых их ым им ой ей ий ый ом ем ую юю ая яя ою ею ию ия ие ья ье ью ов ев а я о е и ы у ю ь й")

// Stem cuts the ending off a word in small letters; three letters are left at least.
func Stem(w string) string {
	for _, e := range endings {
		if rest, ok := strings.CutSuffix(w, e); ok && len([]rune(rest)) >= 3 {
			return rest
		}
	}
	return w
}

// Akin tells whether two stems may be those of one word: a vowel of the stem may be
// lost, as in «рынок» and «рынка».
func Akin(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 4 {
		return a == b
	}
	common := 0
	for common < len(x) && x[common] == y[common] {
		common++
	}
	return common >= max(3, len(x)-1) && len(y)-common <= 2
}

// Words that are used in the plural alone, or mean the same in it, by their stems.
var pluralOnly = strings.Fields("данн сведен затрат трудозатрат расход кадр финанс деньг сутк реквизит полномоч отношен взаимоотношен")

// Forms of a first word that stands in the plural. Neuter nouns in -ие and feminine
// ones in -ия are told from them by what stands before.
var (
	pluralAdjective = pattern.New(`(?:ые|[сц]кие|[гкх]ие|щие|шие|жие|рочие|абочие|едние)$`)
	pluralNoun      = pattern.New(`(?:ы|[гкхжчшщ]и|[бвдзлмнпрстфцьеаояи]и|[аеяо]ния|[тл]вия|бытия|делия|ловия|ества|йства|ства)$`)
	pluralNeuter    = strings.Fields("правила числа места права имена слова лица дела номера адреса города поля окна ядра звенья свойства")
	noPlural        = strings.Fields("почти или если при три четыре эти такси часы компания кампания мания россия англия германия испания армия")
)

// PluralHead tells whether a heading of one to a few words is headed by a word in the
// plural: «Процессы», «Ожидаемые результаты», «Требования пользователя». It is silent
// where it can't tell.
func PluralHead(s string) bool {
	words := Words(s)
	if len(words) == 0 {
		return false
	}
	first := words[0]
	if endsIn(first, "ые", "ие") && pluralAdjective.MatchString(first) && !slices.Contains(pluralOnly, Stem(first)) {
		return len(words) < 2 || !slices.Contains(pluralOnly, Stem(words[1]))
	}
	if slices.Contains(noPlural, first) || slices.Contains(pluralOnly, Stem(first)) {
		return false
	}
	return slices.Contains(pluralNeuter, first) || endsIn(first, "ы", "и", "ия", "ва") && pluralNoun.MatchString(first)
}

// endsIn tells whether a word ends in one of some ways: most do not, and need not be
// matched with more.
func endsIn(word string, ways ...string) bool {
	return slices.ContainsFunc(ways, func(end string) bool { return strings.HasSuffix(word, end) })
}

// oblique are endings that no nominative has.
var oblique = pattern.New(`(?:ого|его|ому|ему|ую|юю|ыми|ими|ами|ями|ых|ах|ях)$`)

// nominativeAfterAll are nominatives that look like another case.
var nominativeAfterAll = strings.Fields("много лого размах отдых страх крах взмах монах цунами оригами татами")

// Oblique tells that a phrase begins with a word that is surely not in the nominative,
// or with a preposition.
func Oblique(s string) bool {
	words := Words(s)
	if len(words) == 0 {
		return false
	}
	first := words[0]
	if slices.Contains(prepositions, first) {
		return len(words) > 1
	}
	return utf8.RuneCountInString(first) > 4 && oblique.MatchString(first) && !slices.Contains(nominativeAfterAll, first)
}

var prepositions = strings.Fields("в во на о об обо от по с со к ко у для при из за над под про без до через между")
