package workbook

import (
	"slices"
	"strings"
	"testing"

	"rd50/generator/engagement"
	"rd50/generator/input"
)

// TestRowsMeetEntries takes small tables into the samples: which entry a row means, and
// the lines of the TOML that go and come.
func TestRowsMeetEntries(t *testing.T) {
	t.Parallel()
	w := words(t)
	all := subjects(t, w)
	telecom, version, minimal := all[0], all[1], all[2]
	odd := minimal.written(
		`compliance.R3 = "none"`, `compliance.R3.level = "none"`+"\n"+`compliance.R3.note = "до 2028 года"`,
		`advantages = ["Не требует платежей"]`, `advantages = [" Не требует платежей ", "Раз\nдва"]`,
		"amounts = [36, 38, 40]", "amounts = [36.00, 3_800, 40]", "target = 20", "target = 20.123456789012345678")
	for _, c := range []struct {
		name         string
		to           subject
		files        []string // name and text of each, one after the other
		delete       bool
		gone, come   []string
		fault, noted string
	}{
		{name: "an id in another case", to: minimal, files: []string{"требования.csv", "Код;Приоритет\nr2;возможное\n"},
			gone: []string{`priority = "should"`}, come: []string{`priority = "could"`}},
		{name: "a row without id says what an entry says", to: minimal, files: []string{"задачи.csv", "Задача;Ответственный\nвести  карточку слушателя и историю его курсов;Методист\n"},
			gone: []string{`title = "Вести карточку слушателя и историю его курсов"`, `responsible = "Директор учебного центра"`},
			come: []string{`title = "вести  карточку слушателя и историю его курсов"`, `responsible = "Методист"`}},
		{name: "ids parted by blanks", to: telecom, files: []string{"функции.csv", "Код;Требования\nF1;R1 R2\n"},
			gone: []string{`requirements = ["R1", "R19"]`}, come: []string{`requirements = ["R1", "R2"]`}},
		{name: "a year that the engagement has not", to: minimal, files: []string{"затраты.csv", "Статья затрат;2029;2030 г.\nПлата за рабочие места;40;44\n"},
			noted: "в таблице нет записей", gone: []string{"amounts = [36, 38, 40]"}, come: []string{"amounts = [36, 38, 40, 44]"}},
		{name: "a deleted requirement goes with its verdicts", to: minimal, delete: true, files: []string{"требования.csv", "Код\nR1\nR2\nR4\n"},
			gone: []string{`compliance.R3 = "none"`, `compliance.R3 = "full"`, `id = "R3"`,
				`text = "Система ежедневно до 8:00 получает сведения об оплате из таблицы бухгалтера."`, `kind = "interface"`, `priority = "should"`, "", "[[requirements]]"}},
		{name: "two tables that differ", to: minimal, files: []string{"требования.csv", "Код;Приоритет\nR2;возможное\n", "requirements.csv", "Код;Приоритет\nR2;обязательное\n"},
			fault: "requirements.csv, B2: в другой таблице у этого значения иное"},
		{name: "a version gets its base's value", to: version, files: []string{"критерии.csv", "Код;V3\nC4;5\n", "требования.csv", "Код;Приоритет\nR13;желательное\n"},
			gone: []string{"scores.C4 = 6", `priority = "must"`}},
		{name: "a version takes back what it dropped", to: version, files: []string{"функции.csv", "Код\nF8\n"},
			gone: []string{"[[solution.functions]]", `id = "F8"`, "remove = true"}},
		{name: "a version can't take a date of its base away", to: version, files: []string{"этапы.csv", "Код;Начало\nE1;\n"},
			fault: "этапы.csv, B2: значение исходной концепции в версии не очищается"},
		{name: "a version empties a text", to: version, files: []string{"цели.csv", "Код;Описание\nG1;\n"},
			come: []string{"[[strategy.goals]]", `id = "G1"`, `text = ""`, ""}},
		{name: "a verdict with keys of its own", to: odd, files: []string{"требования.csv", "Код;V1;V1, примечание\nR3;нет;до 2029 года\n"},
			gone: []string{`compliance.R3.note = "до 2028 года"`}, come: []string{`compliance.R3.note = "до 2029 года"`}},
		{name: "one year of sums", to: odd, files: []string{"затраты.csv", "Статья затрат;2029 г.\nПлата за рабочие места;41\n"},
			gone: []string{"amounts = [36.00, 3_800, 40]"}, come: []string{"amounts = [36.00, 3_800, 41]"}},
		{name: "what a cell can't hold exactly stays", to: odd, files: []string{"индикаторы.csv", "Код;Целевое значение\nI1;20,1234567890123\n",
			"варианты.csv", "Код;Преимущества\nV1;\"Не требует платежей\nРаз\nдва\"\n"}},
		{name: "the name of a file says more", to: minimal, files: []string{"Термины заказчика 2026.csv", "Термин;Определение\nслушатель;лицо на курсе\n"},
			come: []string{"[[terms]]", `term = "слушатель"`, `definition = "лицо на курсе"`, ""}},
	} {
		in := c.to.in
		in.Delete = c.delete
		out, err := w.Merge(in, csvs(t, c.files))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if c.fault != "" {
			if len(out.Faults) == 0 || !strings.Contains(out.Faults[0].Place+": "+out.Faults[0].Message, c.fault) {
				t.Errorf("%s: faults %v, want %s", c.name, out.Faults, c.fault)
			}
			continue
		}
		gone, come := apart(string(in.Text), string(out.Text))
		if len(out.Faults) > 0 || !slices.Equal(gone, c.gone) || !slices.Equal(come, c.come) {
			t.Errorf("%s: faults %v\ngone %q\ncome %q", c.name, out.Faults, gone, come)
		}
		if !strings.Contains(strings.Join(out.Notes, "\n"), c.noted) {
			t.Errorf("%s: notes %q", c.name, out.Notes)
		}
	}
}

// written gives a subject whose text says the same otherwise: old and new, one after
// the other.
func (s subject) written(changes ...string) subject {
	s.in.Text = []byte(strings.NewReplacer(changes...).Replace(string(s.in.Text)))
	s.in.Engagement, _ = engagement.Load(input.With(s.files, s.file, s.in.Text), s.file)
	return s
}

func csvs(t *testing.T, files []string) []Grid {
	var out []Grid
	for i := 0; i < len(files); i += 2 {
		g, err := ReadCSV(files[i], []byte(files[i+1]))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, g)
	}
	return out
}

// apart gives the lines that go and those that come between two texts, by the longest
// run of common lines.
func apart(before, after string) (gone, come []string) {
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if length[i][j] = max(length[i+1][j], length[i][j+1]); a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && length[i+1][j] >= length[i][j+1]:
			gone, i = append(gone, a[i]), i+1
		default:
			come, j = append(come, b[j]), j+1
		}
	}
	return gone, come
}
