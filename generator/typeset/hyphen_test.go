package typeset

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func syllables(word string) string {
	r := []rune(word)
	var b strings.Builder
	places := russian().breaks(r)
	for i := range r {
		b.WriteRune(r[i])
		if places>>i&1 == 1 {
			b.WriteByte('-')
		}
	}
	return b.String()
}

func TestHyphenation(t *testing.T) {
	for _, want := range []string{
		"ав-то-ма-ти-за-ция", "кон-цеп-ция", "тре-бо-ва-ние", "вза-и-мо-дей-ствие", "под-раз-де-ле-ние",
		"объ-ект", "под-клю-че-ние", "пе-ре-нос", "ин-фор-ма-ция", "клас-си-фи-ка-ция",
		"ас-бест", "Кон-цеп-ция", "объ-ем", // an exception, a capital, ё written as е
		"дом", "план", // too short
		"АСУТП", "CRM", "Telegram", "абв1г", // abbreviations, Latin letters, digits
	} {
		if got := syllables(strings.ReplaceAll(want, "-", "")); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestHyphenationLeavesTwoLetters(t *testing.T) {
	for _, word := range strings.Fields("обеспечивающее непротиворечивость агрегация аэродинамика яремного изъявление") {
		parts := strings.Split(syllables(word), "-")
		for _, p := range []string{parts[0], parts[len(parts)-1]} {
			if len([]rune(p)) < shortestPart {
				t.Errorf("%v: a part of one letter", parts)
			}
		}
	}
}

// TestPatternsHaveNumbersOfTheirOwn: no two of them share one, and none is longer than its
// digits have room for.
func TestPatternsHaveNumbersOfTheirOwn(t *testing.T) {
	text, err := charmap.KOI8R.NewDecoder().String(string(russianPatterns))
	if err != nil {
		t.Fatal(err)
	}
	of := map[uint64]string{}
	for _, line := range strings.Fields(text)[1:] { // the first names the encoding
		pattern := strings.Map(func(r rune) rune {
			if letterIndex(r) < 0 {
				return -1
			}
			return r
		}, line)
		if strings.Contains(line, "-") {
			continue
		}
		number := uint64(0)
		for _, r := range pattern {
			number = extended(number, uint8(letterIndex(r)))
		}
		if other, known := of[number]; known && other != pattern {
			t.Errorf("%s and %s share a number", other, pattern)
		}
		if of[number] = pattern; len([]rune(pattern)) >= longestPattern {
			t.Errorf("%s is too long", pattern)
		}
	}
}
