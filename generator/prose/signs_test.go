package prose

import (
	"strings"
	"testing"

	"rd50/fonts"
)

// Signs that no face has are told all at once, each at its place, those side by side
// together. In each source the sign ¦ stands before them; it is no part of the text.
func TestSignsWithoutAFace(t *testing.T) {
	around := around
	around.HasSign = fonts.Default().Prints
	for _, c := range []struct {
		source string
		signs  []string // of each fault
	}{
		{"Дела ¦😀 и ¦漢字.", []string{"😀", "漢字"}},
		{"¦😀\u200d😀\ufe0f и ✔\ufe0f", []string{"😀😀"}},
		{"# Глава ¦😀\n\n| ¦😀 |\n|---|\n| а \\| ¦𝐀 |", []string{"😀", "😀", "𝐀"}},
		{"- а\n  > ¦\ue000\n\nА[^1].\n\n[^1]: Да ¦😀.", []string{"\ue000", "😀"}},
		{"`¦😀`, $$\\text{¦😀} + b$$, [@R1: ¦😀]", []string{"😀", "😀", "😀"}},
		{"```\nа\n¦😀\n```\n\n$$\na + \\text{¦😀}\n$$", []string{"😀", "😀"}},
		{"А ¦&#x1F600; б", []string{"😀"}},
		{"![Схема ¦😀](a.png)\n\nТаблица: ¦😀 {#t}\n\n| а |\n|---|", []string{"😀", "😀"}},
		{"<!-- 😀 --> [адрес](https://a.ru/😀) ёйЁЙ и\u0306 № ₽ ✓ → U\u00a0\u2011\u2028я", nil},
	} {
		p := Parse(strings.ReplaceAll(c.source, "¦", ""), around)
		var offsets []int
		plain := ""
		for i, part := range strings.Split(c.source, "¦") {
			if i > 0 {
				offsets = append(offsets, len(plain))
			}
			plain += part
		}
		if len(p.Faults) != len(c.signs) {
			t.Errorf("%q: %+v", c.source, p.Faults)
			continue
		}
		for i, f := range p.Faults {
			m := Missing{Signs: []rune(c.signs[i])}
			if f.Offset != offsets[i] || f.Message != m.Message() {
				t.Errorf("%q: got %d «%s», want %d «%s»", c.source, f.Offset, f.Message, offsets[i], m.Message())
			}
		}
	}
}

func TestMessageNamesEachSignOnce(t *testing.T) {
	got := Missing{Signs: []rune("漢字漢あいうえ")}.Message()
	want := "знаков U+6F22 «漢», U+5B57 «字», U+3042 «あ», U+3044 «い», U+3046 «う», и еще 1 нет ни в одном шрифте"
	if got != want {
		t.Errorf("got %s", got)
	}
}
