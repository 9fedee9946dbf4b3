package typeset

import (
	"strings"
	"testing"
)

func syllables(word string) string {
	r := []rune(word)
	var b strings.Builder
	for i, ok := range russian().breaks(r, nil) {
		b.WriteRune(r[i])
		if ok {
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
