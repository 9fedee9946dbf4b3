package russian

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// names are the beginnings of proper names that open a text now and then: countries,
// cities, state bodies. At most three letters follow, so that an adjective made of the
// name («сибирский») is none.
var names = strings.Fields(`росси москв петербург сибир урал кавказ крым поволжь казан новосибирск екатеринбург
	самар омск челябинск ростов красноярск перм воронеж волгоград краснодар саратов тюмен тольятт ижевск барнаул иркутск
	хабаровск ярославл владивосток махачкал томск оренбург кемеров рязан астрахан пенз калининград сочи белгород
	чуваши якути карели татарстан башкортостан беларус казахстан армени киргизи узбекистан кита герман
	росреестр роскомнадзор росздравнадзор росстандарт росстат роспатент росимуществ ространснадзор роспотребнадзор росфинмониторинг
	росатом ростех роскосмос ростелеком росавтодор росгвард минздрав минфин минцифр минтруд минобрнаук минпросвещени минэкономразвити
	минюст минсельхоз минпромторг минстро минприрод минтранс минэнерго минкультур минобороны минспорт фсб гознак госдум госуслуг центробанк
	сбербанк яндекс газпром евросоюз`)

// Small writes a text as it stands inside a sentence: with a small first letter, unless
// the first word is a name or an abbreviation. Names that the tables of this package
// don't know are those that known tells.
func Small(text string, known func(word string) bool) string {
	first, size := utf8.DecodeRuneInString(text)
	if !unicode.Is(unicode.Cyrillic, first) || !unicode.IsUpper(first) {
		return text
	}
	word, rest := firstWord(text)
	if capitals(word) > 1 || startsName(word, rest) || known != nil && known(word) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}

// Capital writes a text as it opens a sentence or heads a row.
func Capital(text string) string {
	if text == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// firstWord parts off the letters, digits and hyphens that a text begins with.
func firstWord(text string) (word, rest string) {
	end := strings.IndexFunc(text, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		return text, ""
	}
	return text[:end], text[end:]
}

// capitals counts what a common word has but once: capital letters, and digits.
func capitals(word string) int {
	n := 0
	for _, r := range word {
		if unicode.IsUpper(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// startsName tells whether a word is a name by itself or by what follows: «И.О. Петров»,
// «Великий Новгород».
func startsName(word, rest string) bool {
	if initial := utf8.RuneCountInString(word) == 1; initial && strings.HasPrefix(rest, ".") {
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest[1:], " "+NBSP))
		return unicode.IsUpper(next)
	}
	lower := strings.ToLower(word)
	for _, name := range names {
		if Inflected(lower, name) {
			return true
		}
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "+NBSP))
	return adjective(lower) && unicode.IsUpper(next) && !abbreviated(rest)
}

// abbreviated tells whether the next word is an abbreviation, which common words stand
// before as well: «новая АС».
func abbreviated(rest string) bool {
	next, _ := firstWord(strings.TrimLeft(rest, " "+NBSP))
	return capitals(next) > 1 || unicode.Is(unicode.Latin, []rune(next)[0])
}

// Inflected tells whether a word is a stem with an ending of at most three letters.
func Inflected(word, stem string) bool {
	end, ok := strings.CutPrefix(word, stem)
	return ok && utf8.RuneCountInString(end) <= 3
}

func adjective(lower string) bool {
	for _, end := range []string{"ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"} {
		if strings.HasSuffix(lower, end) {
			return true
		}
	}
	return false
}
