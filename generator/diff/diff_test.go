package diff_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator/diff"
	"rd50/generator/engagement"
	"rd50/generator/golden"
	_ "rd50/generator/pace"
	"rd50/generator/schema"
	"rd50/generator/standard"
	"rd50/templates"
)

// comparer compares with the shipped words.
type comparer struct {
	words *schema.Vocabulary
	std   *standard.Standard
}

func newComparer(t testing.TB) comparer {
	t.Helper()
	words, err := schema.LoadVocabulary(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	std, err := standard.Load(templates.Files, "rd-50-34.698-90")
	if err != nil {
		t.Fatal(err)
	}
	return comparer{words, std}
}

func (c comparer) compare(old, new *engagement.Engagement) []diff.Change {
	return diff.Compare(old, new, c.words, func(id string) string {
		s, _ := c.std.Section(id)
		return s.Title
	})
}

func load(t testing.TB, name string) *engagement.Engagement {
	t.Helper()
	e, faults := engagement.Load(os.DirFS("../../samples/telecom"), name)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return e
}

// TestVersionsGolden compares the two versions of the telecom sample. The
// goldens were checked by hand against samples/telecom/versions/1.1.toml.
func TestVersionsGolden(t *testing.T) {
	changes := newComparer(t).compare(load(t, "engagement.toml"), load(t, "versions/1.1.toml"))
	for name, write := range map[string]func(*bytes.Buffer) error{
		"telecom.txt":  func(b *bytes.Buffer) error { return diff.Text(b, changes) },
		"telecom.md":   func(b *bytes.Buffer) error { return diff.Markdown(b, changes) },
		"telecom.json": func(b *bytes.Buffer) error { return diff.JSON(b, changes) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		golden.Compare(t, name, b.Bytes())
	}
}

// base is a small engagement for changes by hand.
const base = `
format = 1
standard = "rd-50-34.698-90"
[report]
title = "Концепция"
introduction = "Учебный центр обучает слушателей. Запись ведется в журнале."
[[requirements]]
id = "R3"
text = "АС ведет карточку слушателя."
kind = "function"
priority = "should"
tasks = ["T1", "T2"]
[[criteria]]
id = "C1"
name = "Функции"
weight = 50
[[criteria]]
id = "C2"
name = "Цена"
weight = 50
[[variants]]
id = "V1"
name = "Таблица"
advantages = ["Не требует платежей за рабочие места", "Не требует обучения"]
[variants.compliance]
R3 = "none"
[variants.scores]
C1 = 4
C2 = 9
[[variants]]
id = "V2"
name = "Служба"
[variants.compliance]
R3 = "full"
[variants.scores]
C1 = 6
C2 = 8.2
[[strategy.indicators]]
id = "I2"
name = "Доля повторных записей"
unit = "%"
target = 20
[[stages]]
id = "E1"
name = "Настройка"
duration = "4w"
[[stages]]
id = "E2"
name = "Приемка"
duration = "1mo"
[[costs]]
name = "Обучение"
phase = "commissioning"
kind = "services"
quantity = 2
unit = "чел."
price = 12
[[costs]]
name = "Плата за места"
phase = "operation"
kind = "licences"
amounts = [1036, 38, 40]
[[results]]
text = "Доля повторных записей растет с 12 % до 20 %"
[sections.plan]
text = "Работы начинаются в январе."
[[terms]]
term = "слушатель"
definition = "тот, кто учится"
`

// TestWords shows how each kind of change is told.
func TestWords(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"a value of a set", `priority = "should"`, `priority = "must"`,
			"требование R3: приоритет: желательное → обязательное"},
		{"a score and what follows", "C1 = 6", "C1 = 8.4",
			"вариант V2: оценка C1: 6 → 8,4, отсюда взвешенная сумма: 7,10 → 8,30"},
		{"a weight moves every variant", "name = \"Функции\"\nweight = 50", "name = \"Функции\"\nweight = 150",
			"критерий C1: вес: 50 → 150\n" +
				"вариант V1: отсюда взвешенная сумма: 6,50 → 5,25\nвариант V2: отсюда взвешенная сумма: 7,10 → 6,55"},
		{"a verdict with a note", `R3 = "none"`, `R3 = { level = "partial", note = "без истории" }`,
			"вариант V1: соответствие требованию R3: нет → частично (без истории), отсюда охват требований: 0,0 → 50,0 %"},
		{"a number with its unit", "target = 20", "target = 25", "индикатор I2: целевое значение: 20 → 25 %"},
		{"another unit", "unit = \"%\"\ntarget = 20", "unit = \"чел.\"\ntarget = 25",
			"индикатор I2: единица измерения: % → чел.\nиндикатор I2: целевое значение: 20 % → 25 чел."},
		{"a value that came", "target = 20\n", "target = 20\nowner = \"Директор центра\"\n",
			"индикатор I2: ответственный: не задано → «Директор центра»"},
		{"an entry that came", "[[costs]]\nname = \"Обучение\"", "[[stages]]\nid = \"E4\"\nname = \"Развитие службы\"\nduration = \"3d\"\n[[costs]]\nname = \"Обучение\"",
			"этап E4 добавлен: «Развитие службы»"},
		{"an entry that went", "[[terms]]\nterm = \"слушатель\"\ndefinition = \"тот, кто учится\"\n", "", "термин «слушатель» удален"},
		{"entries in another order",
			"[[stages]]\nid = \"E1\"\nname = \"Настройка\"\nduration = \"4w\"\n[[stages]]\nid = \"E2\"\nname = \"Приемка\"\nduration = \"1mo\"\n",
			"[[stages]]\nid = \"E2\"\nname = \"Приемка\"\nduration = \"1mo\"\n[[stages]]\nid = \"E1\"\nname = \"Настройка\"\nduration = \"4w\"\n",
			"концепция: этапы плана: изменен порядок: E1, E2 → E2, E1"},
		{"a duration", `duration = "4w"`, `duration = "2mo"`, "этап E1: длительность: 4 недели → 2 месяца\nсроки: отсюда рабочих дней: 21 → 42, критический путь: E2 → E1"},
		{"a list of ids", `["T1", "T2"]`, `["T2"]`, "требование R3: задачи: T1, T2 → T2"},
		{"a text of a list", "Не требует платежей за рабочие места", "Не требует платежей за места",
			"вариант V1: преимущества: «Не требует платежей за рабочие места» → «Не требует платежей за места»"},
		{"another text of a list", `"Не требует обучения"`, `"Знакома администраторам"`,
			"вариант V1: преимущества: добавлено «Знакома администраторам»\nвариант V1: преимущества: удалено «Не требует обучения»"},
		{"a price and the totals", "price = 12", "price = 15",
			"статья затрат «Обучение»: цена: 12 → 15 тыс. руб.\n" +
				"затраты: отсюда всего на ввод в действие: 24 → 30 тыс. руб., итого: 1138 → 1144 тыс. руб."},
		{"sums by year", "amounts = [1036, 38, 40]", "amounts = [1036, 40.5, 38]",
			"статья затрат «Плата за места»: суммы по годам: 1036; 38; 40 → 1036; 40,5; 38 тыс. руб.\n" +
				"затраты: отсюда всего на обеспечение функционирования: 1114 → 1114,5 тыс. руб., итого: 1138 → 1138,5 тыс. руб."},
		{"a cost under another name", `name = "Обучение"`, `name = "Обучение администраторов"`,
			"статья затрат «Обучение администраторов»: статья затрат: Обучение → «Обучение администраторов»"},
		{"a result in other words", "растет с 12 %", "вырастет с 11 %",
			"ожидаемый результат «Доля повторных записей вырастет с 11 % до 20 %»: ожидаемый результат: " +
				"«Доля повторных записей растет с 12 % до 20 %» → «Доля повторных записей вырастет с 11 % до 20 %»"},
		{"an entry without a name", "[[terms]]\nterm = \"слушатель\"", "[[terms]]\nterm = \"\"\ndefinition = \"\"\n[[terms]]\nterm = \"слушатель\"",
			"термин № 1 добавлен"},
		{"prose", "Запись ведется в журнале.", "Запись вручную ведется в таблице.",
			"отчет: введение: текст изменен (добавлено слов: 2, удалено: 1)"},
		{"prose of a section", "в январе", "в феврале",
			"текст раздела «Ориентировочный план реализации выбранного варианта концепции АС»: текст: текст изменен (добавлено слов: 1, удалено: 1)"},
		{"prose of a section that went", "[sections.plan]\ntext = \"Работы начинаются в январе.\"\n", "",
			"текст раздела «Ориентировочный план реализации выбранного варианта концепции АС» удален"},
		{"an exclusion", "[[terms]]", "[[exclusions]]\nsection = \"quality\"\nreason = \"Отдельный документ\"\nagreement = { document = \"Протокол № 3\", date = 2026-10-14 }\n[[terms]]",
			"раздел «Требования, гарантирующие качество АС» исключен: Протокол № 3 от 14.10.2026"},
		{"an exclusion of the products", "[[terms]]", "[[exclusions]]\nsection = \"products\"\nagreement = { document = \"Письмо\" }\n[[terms]]",
			"раздел «рекомендации программных продуктов» исключен: Письмо"},
		{"other blanks", "слушателей. Запись", "слушателей.\\n\\nЗапись", "отчет: введение: текст изменен (слова те же)"},
		{"a number written in another way", "target = 20", "target = 20.0", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if n := strings.Count(base, c.old); n != 1 {
				t.Fatalf("%q stands %d times in the base", c.old, n)
			}
			changes := newComparer(t).compare(parse(t, base), parse(t, strings.Replace(base, c.old, c.new, 1)))
			got := strings.ReplaceAll(strings.Join(diff.Lines(changes), "\n"), "\u00a0", " ")
			if got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

// parse reads an engagement that need not be complete.
func parse(t *testing.T, text string) *engagement.Engagement {
	t.Helper()
	e, faults := engagement.Load(fstest.MapFS{"e.toml": {Data: []byte(text)}}, "e.toml")
	for _, f := range faults {
		if f.Code != "RD003" && f.Code != "RD005" {
			t.Fatal(f.Position, f.Message)
		}
	}
	return e
}

// TestMarkdownKeepsCharacters: what a value holds is never markup.
func TestMarkdownKeepsCharacters(t *testing.T) {
	changes := newComparer(t).compare(parse(t, base), parse(t, strings.Replace(base, "Таблица", "A|B* [1]_", 1)))
	var b bytes.Buffer
	if err := diff.Markdown(&b, changes); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "- вариант V1: наименование варианта: Таблица → «A\\|B\\* \\[1\\]\\_»\n"; got != want {
		t.Errorf("got %s want %s", got, want)
	}
}

// TestNoDifference: equal engagements give no changes, and JSON an empty array.
func TestNoDifference(t *testing.T) {
	e := load(t, "engagement.toml")
	changes := newComparer(t).compare(e, load(t, "engagement.toml"))
	var b bytes.Buffer
	if err := diff.JSON(&b, changes); err != nil {
		t.Fatal(err)
	}
	if b.String() != "[]\n" {
		t.Error(b.String())
	}
}
