package chart

import (
	"math"
	"slices"
	"strings"
	"testing"

	"rd50/fonts"
)

func TestWordsAreHyphenatedBetweenSyllables(t *testing.T) {
	for word, want := range map[string]string{
		"подготовка":         "под-го-тов-ка",
		"автоматизированная": "ав-то-ма-ти-зи-ро-ван-ная",
		"объем":              "объем",
		"контрольный":        "конт-роль-ный",
		"взаимоотношение":    "вза-и-мо-от-но-ше-ние",
		"platform":           "plat-form",
		"АС":                 "АС",
		"R12":                "R12",
	} {
		got, last := "", 0
		for _, i := range syllables(word) {
			got += word[last:i] + "-"
			last = i
		}
		if got += word[last:]; got != want {
			t.Errorf("%s is broken as %s, want %s", word, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		about, text string
		width       float64
		most        int
		want        []string
	}{
		{"words fill the lines", "Закупка платформы и выбор исполнителя", 140, 4, []string{"Закупка платформы", "и\u00a0выбор", "исполнителя"}},
		{"a dash stays at the end of a line", "E10 — Перенос данных", 90, 4, []string{"E10\u00a0—", "Перенос", "данных"}},
		{"what is too much ends in an ellipsis", "Закупка платформы и выбор исполнителя", 140, 1, []string{"Закупка платфор…"}},
		{"a long word is hyphenated", "взаимоотношениями", 80, 4, []string{"взаимоот-", "ношениями"}},
		{"a word without syllables breaks anywhere", "ъъъъъъъъъъъъ", 40, 9, []string{"ъъъъ", "ъъъъ", "ъъъъ"}},
		{"blanks and line ends count as one space", " а  \n б ", 100, 2, []string{"а\u00a0б"}},
		{"nothing has no lines", " \n", 100, 2, nil},
	} {
		got := newCanvas(fonts.Default()).wrap(c.text, style{size: large}, c.width, c.most)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q becomes %q, want %q", c.about, c.text, got, c.want)
		}
	}
}

func TestGraduations(t *testing.T) {
	for _, c := range []struct {
		from, to float64
		most     int
		want     string
	}{
		{0, 81812, 7, "0|20\u00a0000|40\u00a0000|60\u00a0000|80\u00a0000|100\u00a0000"},
		{-81812, 84848, 9, "−100\u00a0000|−50\u00a0000|0|50\u00a0000|100\u00a0000"},
		{0, 7.67, 10, "0|1|2|3|4|5|6|7|8"},
		{0, 0.31, 7, "0,00|0,05|0,10|0,15|0,20|0,25|0,30|0,35"},
		{0, 0, 5, "0,0|0,2|0,4|0,6|0,8|1,0"},
		{math.Inf(-1), math.Inf(1), 2, "−1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000|0|1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000"},
	} {
		if got := strings.Join(graduate(c.from, c.to, c.most).labels(), "|"); got != c.want {
			t.Errorf("from %v to %v stand %s, want %s", c.from, c.to, got, c.want)
		}
	}
}
