package generator_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"rd50/generator/report"
)

// stageTables are the stages of the minimal sample.
var stageTables = regexp.MustCompile(`(?ms)^\[\[stages\]\]\n.*?\n\n`)

// planned gives the minimal sample with other stages, one a line: «E2 3w E1,E3
// 2027-01-11 Анна», a dash for what is not given.
func planned(t *testing.T, lines ...string) string {
	t.Helper()
	data, err := os.ReadFile("../samples/minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, line := range lines {
		w := strings.Fields(line)
		fmt.Fprintf(&b, "[[stages]]\nid = %q\nname = \"Работа %s\"\nduration = %q\ndeliverables = [\"Акт %s\"]\n", w[0], w[0], w[1], w[0])
		if w[2] != "-" {
			fmt.Fprintf(&b, "after = [%q]\n", w[2])
		}
		if w[3] != "-" {
			fmt.Fprintf(&b, "start = %s\n", w[3])
		}
		if w[4] != "-" {
			fmt.Fprintf(&b, "responsible = %q\n", w[4])
		}
		b.WriteString("\n")
	}
	stages := strings.ReplaceAll(b.String(), ",", `", "`)
	return regexp.MustCompile(`(?m)^stage = .*\n`).ReplaceAllString(stageTables.ReplaceAllString(string(data), ""), "") + "\n" + stages
}

// section gives a section of the rendered Markdown.
func section(t *testing.T, text, from, to string) string {
	t.Helper()
	_, text, found := strings.Cut(text, "\n# "+from)
	text, _, end := strings.Cut(text, "\n# "+to)
	if !found || !end {
		t.Fatalf("no section between %s and %s", from, to)
	}
	return text
}

// What the section of the plan says, by what is given. Dates are those of
// analysis; here they are read in sentences, rows and the picture's words.
func TestPlan(t *testing.T) {
	const holidays = "\n[calendar]\nholidays = [2027-02-23, 2027-03-08, 2027-02-23]\n"
	for _, c := range []struct {
		name, more  string
		stages      []string
		says, never []string
	}{
		{"dated, with holidays", holidays, []string{"E1 1w - 2027-02-22 Анна", "E2 1d - - Анна", "E3 1mo E1,E2 - -"}, []string{
			"Работы начинаются 22.02.2027 и завершаются 01.04.2027, общая продолжительность — 27 рабочих дней.",
			"Критический путь: E1 → E3; задержка на нем",
			"| E1 | Работа E1 | 22.02.2027 | 01.03.2027 | 22.02.2027 | 01.03.2027 | 0 |",
			"| E2 | Работа E2 | 22.02.2027 | 22.02.2027 | 01.03.2027 | 01.03.2027 | 4 |",
			"| E3 | Работа E3 | 02.03.2027 | 01.04.2027 | 02.03.2027 | 01.04.2027 | 0 |",
			"заданные в календаре работ (2 дня)", "Месяц длительности — календарный", "Дата начала задана для E1 (22.02.2027).",
			"показан на рисунке", "E2: начало — 22.02.2027, окончание — 22.02.2027, резерв — 4 рабочих дня", "E3: начало — 02.03.2027, окончание — 01.04.2027, критический этап. Критический путь: E1 → E3.",
			"| Анна | 2 | 6 | 22.02.2027 | 01.03.2027 | 2 |", "Ответственный не назначен для этапов: E3.",
		}, []string{"номером недели", "Кроме него"}},
		{"without holidays and months", "", []string{"E1 1d - 2027-02-22 -"}, []string{
			"общая продолжительность — 1 рабочий день.", "Нерабочие праздничные дни не заданы", "Критический путь: E1;",
		}, []string{"Месяц длительности", "Загрузка ответственных", "Ответственный"}},
		{"whole weeks", "", []string{"E1 2w - - -", "E2 1w - - -", "E3 1w E1,E2 - -"}, []string{
			"Общая продолжительность работ — 15 рабочих дней, они завершаются на 3-й неделе.",
			"| E1 | Работа E1 | 1 | 2 | 1 | 2 | 0 |", "| E2 | Работа E2 | 1 | 1 | 2 | 2 | 5 |", "| E3 | Работа E3 | 3 | 3 | 3 | 3 | 0 |",
			"номером недели от начала работ, считая", "Дата начала работ не задана", "E1: начало — неделя 1, день 1, окончание — неделя 2, день 5",
		}, []string{"в скобках", "Месяц"}},
		{"weeks and days", "", []string{"E1 8d - - Анна", "E2 1mo E1 - Анна"}, []string{
			"| E1 | Работа E1 | 1 (1) | 2 (3) | 1 (1) | 2 (3) | 0 |", "| E2 | Работа E2 | 2 (4) | 6 (4) | 2 (4) | 6 (4) | 0 |",
			"в скобках — номер рабочего дня", "считается за 21 рабочий день", "| Анна | 2 | 29 | 1 (1) | 6 (4) | 1 |", "указаны так же, как в таблице",
		}, []string{"считая с ее"}},
		{"two critical paths", "", []string{"E1 1w - - -", "E2 1w - - -"}, []string{"Критический путь: E1; ", "Кроме него, резерва не имеют: E2."}, nil},
		{"without the picture", "\n[figures]\ngantt = false\n", []string{"E1 1w - - -"}, []string{"| E1 | Работа E1 | 1 | 1 |"}, []string{"Рисунок", "рисунк", "Календарный график"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := section(t, rendered(t, read(t, planned(t, c.stages...)+c.more)), "6 Ориентировочный план", "7 ")
			for _, s := range c.says {
				if !strings.Contains(text, s) {
					t.Errorf("it does not say %q", s)
				}
			}
			for _, s := range c.never {
				if strings.Contains(text, s) {
					t.Errorf("it says %q", s)
				}
			}
			if t.Failed() {
				t.Log(text)
			}
		})
	}
}

// Sixty stages make three pictures of twenty, each captioned with its part and
// each referred to by a sentence of its own before it.
func TestPlanOfManyStages(t *testing.T) {
	lines := []string{"E1 1w - 2027-01-11 -"}
	for i := 2; i <= 60; i++ {
		lines = append(lines, fmt.Sprintf("E%d 1w E%d - -", i, i-1))
	}
	r, err := read(t, planned(t, lines...)).Report()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	referred := map[string]bool{}
	for _, s := range r.Sections {
		report.EachBlock(s.Blocks, func(b report.Block) {
			switch b := b.(type) {
			case *report.Paragraph:
				report.EachInline([]report.Block{b}, func(i report.Inline) {
					if ref, ok := i.(*report.Reference); ok {
						referred[ref.ID] = true
					}
				})
			case *report.Figure:
				if strings.HasPrefix(b.ID, "plan/") && referred[b.ID] {
					got = append(got, b.ID+": "+report.PlainText(b.Caption))
				}
			}
		})
	}
	want := `plan/gantt: Календарный график этапов реализации, часть 1 из 3: этапы с E1 по E20
plan/gantt-2: Календарный график этапов реализации, часть 2 из 3: этапы с E21 по E40
plan/gantt-3: Календарный график этапов реализации, часть 3 из 3: этапы с E41 по E60`
	if got := strings.ReplaceAll(strings.Join(got, "\n"), report.NBSP, " "); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
