package generator_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"rd50/generator/outline"
)

// changed gives the minimal sample with pieces of it replaced, each one found.
func changed(t *testing.T, pieces ...string) string {
	t.Helper()
	data, err := os.ReadFile("../samples/minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for i := 0; i < len(pieces); i += 2 {
		if !strings.Contains(text, pieces[i]) {
			t.Fatalf("the sample has no %q", pieces[i])
		}
		text = strings.ReplaceAll(text, pieces[i], pieces[i+1])
	}
	return text
}

// TestDecisionTold: the scores of the minimal sample are 4 and 9 for V1, 9 and 6
// for V2, the weights 60 and 40. V2 leads by 5x − 3(1 − x) = 8x − 3, x being the
// share of C1: the two are even at 0.375, which leaves V2 0.625 of all
// weightings.
func TestDecisionTold(t *testing.T) {
	const oneCriterion = "\n[[criteria]]\nid = \"C2\"\nname = \"Стоимость за три года\"\nweight = 40\n"
	for _, c := range []struct {
		about   string
		pieces  []string
		want    []string
		without []string
	}{
		{"one is first", nil, []string{
			"Наибольшую взвешенную сумму, 7,80, имеет вариант V2",
			"V1: сумма 6,00, из них C1 — 2,40, C2 — 3,60; V2: сумма 7,80, из них C1 — 5,40, C2 — 2,40.",
			"| C1 — Удовлетворение требований | 60 | 37,5 | 100 | V1 | — |",
			"| C2 — Стоимость за три года | 40 | 0 | 62,5 | — | V1 |",
			"при весе менее 37,5 первое место переходит от V2 к V1.",
			"C1: принятый вес 60, диапазон от 37,5 до 100; C2: принятый вес 40, диапазон от 0 до 62,5.",
			"составляют: V1 — 37,5 %; V2 — 62,5 %.",
			"варианта, лучшего при всех весах, нет",
		}, []string{"случайной выборке", "делят первое место"}},
		{"weights of sum 1", []string{"weight = 60", "weight = 0.6", "weight = 40", "weight = 0.4"}, []string{
			"сумма весов остается равной 1.",
			"| C1 — Удовлетворение требований | 0,6 | 0,375 | 1 | V1 | — |",
		}, nil},
		// 0.375·4 + 0.625·9 = 0.375·9 + 0.625·6 = 7.125
		{"two share the first place", []string{"weight = 60", "weight = 37.5", "weight = 40", "weight = 62.5"}, []string{
			"Наибольшую взвешенную сумму, 7,13, имеют варианты V1 «", "»: они делят первое место.",
			"| C1 — Удовлетворение требований | 37,5 | 37,5 | 100 | V1 | — |",
			"при весе менее 37,5 первое место переходит от V2 к V1.",
		}, []string{"имеет вариант"}},
		{"equal scores", []string{"scores.C1 = 4\nscores.C2 = 9", "scores.C1 = 9\nscores.C2 = 6"}, []string{
			"Оценки вариантов V1, V2 совпадают по всем критериям",
			"составляют: V1 — 50,0 %; V2 — 50,0 %.",
			"Изменение веса одного критерия первого места не меняет",
		}, []string{"переходит от", "лучшего при всех весах"}},
		{"one dominates", []string{"scores.C1 = 4\nscores.C2 = 9", "scores.C1 = 9\nscores.C2 = 5"}, []string{
			"Вариант V2 не уступает варианту V1 ни по одному критерию",
			"составляют: V1 — 0 %; V2 — 100 %.",
		}, []string{"переходит от", "лучшего при всех весах"}},
		// 0.001·(1 − x) against 5x: V1 keeps 0.001/5.001 of all weightings.
		{"next to nothing is not 0", []string{"scores.C1 = 4\nscores.C2 = 9", "scores.C1 = 4\nscores.C2 = 6.001"}, []string{
			"составляют: V1 — менее 0,1 %; V2 — более 99,9 %.",
		}, nil},
		{"all the weight on one criterion", []string{"weight = 60", "weight = 100", "weight = 40", "weight = 0"}, []string{
			"Критерий C1 имеет весь вес. При его уменьшении вес делится между остальными критериями поровну.",
			"| C1 — Удовлетворение требований | 100 | 37,5 | 100 | V1 | — |",
		}, nil},
		{"one criterion has no weight to move", []string{oneCriterion, "", "scores.C2 = 9\n", "", "scores.C2 = 6\n", "", "weight = 60", "weight = 100"}, []string{
			"Наибольшую взвешенную сумму, 9,00, имеет вариант V2",
		}, []string{"Устойчивость выбора"}},
	} {
		text := rendered(t, read(t, changed(t, c.pieces...)))
		for _, s := range c.want {
			if !strings.Contains(text, s) {
				t.Errorf("%s: the report does not say %q", c.about, s)
			}
		}
		for _, s := range c.without {
			if strings.Contains(text, s) {
				t.Errorf("%s: the report says %q", c.about, s)
			}
		}
	}
}

// TestLinksTold: a link into a section that was left out is not counted, and a
// picture of such a section is not there.
func TestLinksTold(t *testing.T) {
	const function, proof, caption = "Функциональное требование — функция системы", "Требование — показатель качества", "Вклад критериев"
	for _, c := range []struct {
		excluded string
		want     []bool // function, proof, caption
	}{
		{"", []bool{true, true, true}},
		{"choice", []bool{false, true, false}},
		{"quality", []bool{true, true, true}},
		{outline.Products, []bool{true, true, true}},
	} {
		text := changed(t)
		if c.excluded != "" {
			text = changed(t, `requirements = ["R1"]`, "") + fmt.Sprintf(agreed, c.excluded, c.excluded)
		}
		if c.excluded == "choice" {
			text = independent(t, "choice") + fmt.Sprintf(agreed, c.excluded, c.excluded)
			text = strings.ReplaceAll(text, `kind = "data"`, "kind = \"function\"\ntasks = [\"T1\"]")
		}
		text = rendered(t, read(t, text))
		for i, s := range []string{function, proof, caption} {
			if strings.Contains(text, s) != c.want[i] {
				t.Errorf("without %q: %q is told: %v", c.excluded, s, !c.want[i])
			}
		}
	}
}
