package check

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/golden"
	_ "rd50/generator/pace"
	"rd50/generator/prose"
	"rd50/generator/skeleton"
	"rd50/generator/standard"
	"rd50/templates"
)

// mutation is a passage of the telecom sample that is replaced, wherever it
// stands in the file, and the codes that are told then.
type mutation struct {
	code, name string
	file       string // engagement.toml when empty
	old, new   string // with «…» in old, all from what stands before it up to what stands behind
	first      bool   // only the first passage
	also       string // codes that can't be kept apart, and why
}

// terms is where a table may be put in.
const terms = "[[terms]]\nterm = \"абонент\""

const agreement = `
[exclusions.agreement]
document = "Протокол согласования № 3"
date = 2026-10-14
organisation = "АО «Лукоморье Телеком»"
position = "Коммерческий директор"
name = "С.Г. Причалов"

`

var mutations = []mutation{
	{code: "RD001", name: "a value out of bounds", old: "font_size = 14", new: "font_size = 20"},
	{code: "RD001", name: "a group of requirements within itself", old: "title = \"Функции\"", new: "title = \"Функции\"\nparent = \"GF1\""},
	{code: "RD001", name: "costs of a year too far away", old: `start = 2027-01-11`, new: `start = 2227-01-11`, also: "RD207: the funding is for other years"},
	{code: "RD001", name: "a working day that is no day off, and one that is a holiday", old: "workdays = [2027-02-20]", new: "workdays = [2027-02-19, 2027-02-23]"},
	{code: "RD001", name: "a milestone of weeks", old: `duration = "0d"`, new: `duration = "0w"`, first: true},
	{code: "RD001", name: "prose that the report can't express", file: "prose/plan.md", first: true, old: "\n\n## ", new: "\n\n---\n\n## "},
	{code: "RD002", name: "an unknown key", old: "font_size = 14", new: "font_size = 14\nhyphenations = true"},
	{code: "RD003", name: "a required key is empty", old: `short = "АС «Маяк»"`, new: `short = ""`},
	{code: "RD003", name: "a remark without its answer", old: "answer = \"Добавлена таблица затрат по статьям и годам.\"\n", new: ""},
	{code: "RD004", name: "an id twice", old: `id = "Q13"`, new: `id = "Q12"`},
	{code: "RD004", name: "a table's id twice", file: "prose/acceptance.md", old: "{#tab-interim}", new: "{#tab-variants}", also: "RD005: the table's own id is gone"},
	{code: "RD005", name: "an indicator that is not there", old: `["I8", "I9"]`, new: `["I8", "I99"]`},
	{code: "RD005", name: "a part of another section", file: "prose/quality.md", old: "[@@quality/quality]", new: "[@@plan/stages]"},
	{code: "RD005", name: "a part twice", file: "prose/quality.md", old: "[@@quality/quality]", new: "[@@quality/quality]\n\n[@@quality/quality]"},
	{code: "RD001", name: "omit of what stands nowhere else", old: "[sections.quality]", new: "[sections.quality]\nomit = [\"quality/quality\"]"},
	{code: "RD005", name: "a group that is not there", old: "group = \"GF4\"\nkind = \"function\"\npriority = \"must\"", new: "group = \"GF44\"\nkind = \"function\"\npriority = \"must\""},
	{code: "RD005", name: "a risk of a stage that is not there", old: "stages = [\"E5\", \"E8\"]", new: "stages = [\"E5\", \"E88\"]"},
	{code: "RD005", name: "a remark on a part that is not there", old: "place = \"plan/schedule\"", new: "place = \"plan/shedule\""},
	{code: "RD005", name: "a goal where an indicator is needed", old: `["I8", "I9"]`, new: `["I8", "G4"]`},
	{code: "RD005", name: "a reference in prose", file: "prose/acceptance.md", old: "[@E16]", new: "[@E61]"},
	{code: "RD005", name: "a citation of what is no source", file: "prose/results.md", old: "[@src-buttle]", new: "[@src-buttle; @R1]"},
	{code: "RD005", name: "a source of several that is not there", file: "prose/results.md", old: "[@src-buttle]", new: "[@src-buttle, с. 12; @src-butle]"},
	{code: "RD006", name: "a picture that is not there", file: "prose/study.md", old: "figures/churn.png", new: "figures/churns.png"},

	{code: "RD101", name: "no costs and no prose", old: "[sections.resources]…# ---------------------------------------------------------------------------\n# Раздел 8", also: "RD203: a score is computed of the costs"},
	{code: "RD102", name: "no reason", old: terms, new: "[[exclusions]]\nsection = \"products\"" + agreement + terms},

	{code: "RD102", name: "an unknown section", old: terms, new: "[[exclusions]]\nsection = \"product\"\nreason = \"Закупка\"" + agreement + terms},
	{code: "RD102", name: "a section twice", old: terms, new: strings.Repeat("[[exclusions]]\nsection = \"products\"\nreason = \"Закупка\""+agreement, 2) + terms},
	{code: "RD102", name: "agreed after the report's date", old: terms,
		new: "[[exclusions]]\nsection = \"products\"\nreason = \"Закупка\"" + strings.Replace(agreement, "2026-10-14", "2026-10-20", 1) + terms},
	{code: "RD103", name: "an excluded section is referred to", old: terms,
		new: "[[exclusions]]\nsection = \"resources\"\nreason = \"Смета согласуется отдельно\"" + agreement + terms},
	{code: "RD104", name: "prose alone", also: "RD005: the prose puts parts that have no data any more; RD203: a score is computed of the costs", old: "[[costs]]…# ---------------------------------------------------------------------------\n# Раздел 8"},

	{code: "RD201", name: "no disadvantages", old: `disadvantages = [
  "Наибольшие единовременные затраты на лицензии и серверы",
  "Необходима группа сопровождения из четырех человек",
  "Интеграционная шина — новая для оператора технология",
]`, new: `disadvantages = []`},
	{code: "RD201", name: "no advantages", old: `advantages = [
  "Наименьший срок начала работы: первые рабочие места через 8 недель",
  "Не требуется приобретать серверы",
  "Обновления выполняет поставщик",
]
`},
	{code: "RD201", name: "one variant", old: "[[variants]]\nid = \"V2\"…# ---------------------------------------------------------------------------\n# Раздел 3",
		also: "RD005, RD203: the prose and the choice refer to the variants"},
	{code: "RD202", name: "verdicts are missing", old: "compliance.R15 = \"none\"\ncompliance.R16 = \"none\"\n"},
	{code: "RD203", name: "an unknown variant is chosen", old: `variant = "V2"`, new: `variant = "V22"`},
	{code: "RD203", name: "the weights do not sum", old: "weight = 30", new: "weight = 27.5"},
	{code: "RD203", name: "a score is missing", old: "scores.C3 = 3\nscores.C4 = 8\n", new: "scores.C4 = 8\n"},
	{code: "RD203", name: "a computed score is given", old: "scores.C3 = 3\n", new: "scores.C2 = 8\nscores.C3 = 3\n"},
	{code: "RD203", name: "costs of a variant are missing", old: "[[variants.costs]]\nname = \"Разработка силами…[[variants]]\nid = \"V2\""},
	{code: "RD203", name: "costs of the chosen variant twice", old: "[[variants]]\nid = \"V3\"", new: "[[variants.costs]]\nname = \"Лицензии\"\nphase = \"operation\"\nkind = \"licences\"\namounts = [12]\n\n[[variants]]\nid = \"V3\""},
	{code: "RD204", name: "another variant wins", old: "scores.C3 = 9\nscores.C4 = 5\nscores.C5 = 7\n", new: "scores.C3 = 10\nscores.C4 = 10\nscores.C5 = 10\n"},
	{code: "RD204", name: "reasons for another choice than the winner, which is chosen", old: "variant = \"V2\"\n", new: "variant = \"V2\"\ndeviation = \"Решение комитета.\"\n"},
	{code: "RD205", name: "nothing for commissioning", also: "RD005: the prose puts the part of that phase", old: `phase = "commissioning"`, new: `phase = "development"`},
	{code: "RD207", name: "the funding of a year is not what it costs", old: "amounts = [74952, 10520]", new: "amounts = [74952, 10500]"},
	{code: "RD206", name: "a circle", old: `duration = "6w"
start = 2027-01-11`, new: `duration = "6w"
after = ["E8"]`},
	{code: "RD206", name: "a start before the end of what goes before", old: `after = ["E3", "E4"]`, new: `after = ["E3", "E4"]
start = 2027-05-04`, also: "RD207: costs move with their stages"},

	{code: "RD301", name: "a goal that nothing measures", old: `goal = "G5"`, new: `goal = "G4"`},
	{code: "RD302", name: "no target", old: "baseline = 63\ntarget = 97\n", new: "baseline = 63\n"},
	{code: "RD302", name: "the target equals the baseline", old: "baseline = 63\ntarget = 97\n", new: "baseline = 63\ntarget = 63.0\n"},
	{code: "RD303", name: "a strategy without a goal", old: `goals = ["G5"]`, new: `goals = []`},
	{code: "RD303", name: "a task without a strategy", old: "strategies = [\"ST4\"]\n"},
	{code: "RD304", name: "a function for no task", old: "tasks = [\"T5\"]\n\n[[requirements]]\nid = \"R19\"", new: "\n[[requirements]]\nid = \"R19\""},
	{code: "RD305", name: "a task that nothing serves", old: `tasks = ["T7"]`, new: `tasks = ["T4"]`},
	{code: "RD306", name: "met in part", old: "compliance.R14 = \"full\"\ncompliance.R15 = {", new: "compliance.R14 = \"partial\"\ncompliance.R15 = {"},
	{code: "RD306", name: "not met", old: "compliance.R14 = \"full\"\ncompliance.R15 = {", new: "compliance.R14 = { level = \"none\", note = \"вторая очередь\" }\ncompliance.R15 = {"},
	{code: "RD307", name: "nothing verifies a requirement", old: `requirements = ["R34"]`, new: `requirements = ["R33"]`},

	{code: "RD401", name: "a table", file: "prose/alternatives.md", old: "[@tab-variants: таблице]", new: "таблице ниже"},
	{code: "RD401", name: "a figure", file: "prose/choice.md", old: "[@fig-architecture: рисунке]", new: "рисунке"},
	{code: "RD401", name: "a table without an id", file: "prose/resources.md", first: true, old: "## ", new: "Таблица: Сводка\n\n| А | Б |\n|---|---|\n| 1 | 2 |\n\n## "},
	{code: "RD401", name: "an appendix", file: "prose/results.md", old: "[@app-method]", new: "приложение"},
	{code: "RD401", name: "a source", old: "[[appendices]]\nid = \"app-survey\"", new: `[[sources]]
id = "src-kotler"
type = "book"
title = "Основы маркетинга"
authors = ["Котлер Ф."]
city = "Москва"
publisher = "Прогресс"
year = 1991
pages = "733"

[[appendices]]
id = "app-survey"`},
	{code: "RD402", name: "four keywords", old: `  "отток абонентов",
  "удержание клиентов",
  "единый профиль клиента",
  "единое окно обслуживания",
  "корпоративные продажи",
  "персональные данные",
`},
	{code: "RD403", name: "vague words", old: "АС формирует коммерческое предложение по шаблону из карточки сделки за время до 5 мин.",
		new: "АС быстро формирует предложение по удобному шаблону и при необходимости рассылает его клиентам, партнерам и т. д."},
	{code: "RD402", name: "no keywords", old: "keywords = […introduction", new: "keywords = []\n"},
	{code: "RD404", name: "too short", old: "[[strategy.work]]\ntitle = \"Изучение…# ------"},
	{code: "RD404", name: "too long", old: "duration = \"3w\"\n\n[[strategy.work]]\ntitle = \"Разработка вариантов концепции\"", new: "duration = \"3mo\"\n\n[[strategy.work]]\ntitle = \"Разработка вариантов концепции\""},

	{code: "RD206", name: "a start on a Sunday", old: "start = 2027-01-11", new: "start = 2027-01-10"},
	{code: "RD405", name: "dots in a draft", old: "status = \"approved\"\ndate = 2026-10-19\ncity = \"Лукоморск\"", new: "status = \"draft\"\ndate = 2026-10-19\ncity = \"…\""},
	{code: "RD405", name: "a note in what is approved", file: "prose/plan.md", first: true, old: "\n\n## ", new: "\n\nTODO: уточнить сроки.\n\n## "},
	{code: "RD405", name: "an example left", old: `"Наименьший срок начала работы: первые рабочие места через 8 недель"`, new: `"Пример: не требуется приобретать серверы"`},
	{code: "RD406", name: "approved on no day", old: "degree = \"канд. техн. наук\"\ndate = 2026-10-19\n", new: "degree = \"канд. техн. наук\"\n"},
	{code: "RD406", name: "approved with an open remark", old: "decision = \"rejected\"", new: "decision = \"open\""},
	{code: "RD407", name: "a tie at the top", old: "scores.C3 = 9\nscores.C4 = 5\nscores.C5 = 7\nscores.C6 = 7\n", new: "scores.C3 = 9\nscores.C4 = 9\nscores.C5 = 9\nscores.C6 = 8.725\n"},
	{code: "RD408", name: "a table and a picture without captions", file: "prose/resources.md", first: true, old: "## ",
		new: "Table: Сводка затрат\n\n| А | Б |\n|---|---|\n| 1 | 2 |\n\n![](figures/churn.png)\n\n## "},
	{code: "RD409", name: "markup of others", file: "prose/resources.md", first: true, old: "## ",
		new: "Энергия $E = mc^2$, ![Схема](рис 1.png), **жирный **, {{заказчик}}.\n\n- [ ] сделать\n\n::: note\nтекст<br>\n:::\n\n\\newpage\n\n## "},
	{code: "RD409", name: "markup in plain text", old: `position = "Коммерческий директор"`, new: `position = "**Коммерческий** директор"`, first: true},
	{code: "RD409", name: "words of a reference to a source", file: "prose/results.md", old: "[@src-buttle]", new: "[@src-buttle: учебнику]"},
	{code: "RD410", name: "a full stop behind a keyword", old: `"отток абонентов"`, new: `"отток абонентов."`},
	{code: "RD410", name: "a number and a full stop by hand", file: "prose/resources.md", first: true, old: "## Кадры", new: "## 7.2 Кадры."},
	{code: "RD411", name: "a heading twice and one with nothing in it", file: "prose/acceptance.md", first: true, old: "## Документы приемки\n", new: "## Порядок  приемки\n\n## Документы приемки\n"},
	{code: "RD412", name: "two meanings of a term", old: terms, new: "[[terms]]\nterm = \"Абонент \"\ndefinition = \"сторона договора\"\n\n" + terms},
	{code: "RD413", name: "a book without its pages", old: "year = 2015\npages = \"426\"\n", new: "year = 2015\n"},
	{code: "RD413", name: "no date of access", old: "url = \"https://reestr.digital.gov.ru\"\naccessed = 2026-09-10\n", new: "url = \"https://reestr.digital.gov.ru\"\n"},
	{code: "RD413", name: "a standard without its extent", old: "year = 2021\npages = \"32\"\n", new: "year = 2021\n"},
	{code: "RD414", name: "a head of a column in the plural", file: "prose/plan.md", old: "| Вид работ |", new: "| Виды работ |"},
	{code: "RD414", name: "a head of a column in small letters", file: "prose/plan.md", old: "| Вид работ |", new: "| вид работ |"},
	{code: "RD414", name: "a keyword in another case than the nominative", old: `"отток абонентов",`, new: `"оттоками абонентов",`},
	{code: "RD414", name: "a unit by another name", file: "prose/resources.md", first: true, old: "\n\n## ", new: "\n\nОбъем диска 500 Гб.\n\n## "},
	{code: "RD414", name: "two keywords in one", old: `"отток абонентов",`, new: `"отток, абонент",`},
	{code: "RD414", name: "an abbreviation in small letters", old: `short = "ПО"`, new: `short = "по"`},
	{code: "RD414", name: "a capital where no name begins", old: `full = "программное обеспечение"`, new: `full = "Программное обеспечение"`},
	{code: "RD414", name: "a mark behind a meaning", old: `full = "программное обеспечение"`, new: `full = "программное обеспечение;"`},
}

// changed is the telecom sample with one file replaced.
type changed struct {
	fs.FS
	files fstest.MapFS
}

func (c changed) Open(name string) (fs.File, error) {
	if _, ok := c.files[name]; ok {
		return c.files.Open(name)
	}
	return c.FS.Open(name)
}

const telecom = "../../samples/telecom"

func mutate(t *testing.T, m mutation) fs.FS {
	t.Helper()
	if m.file == "" {
		m.file = "engagement.toml"
	}
	text, err := os.ReadFile(telecom + "/" + m.file)
	if err != nil {
		t.Fatal(err)
	}
	old, n := passage(string(text), m.old), -1
	if old == "" {
		t.Fatalf("%s does not hold %q", m.file, m.old)
	}
	if m.first {
		n = 1
	}
	return changed{os.DirFS(telecom), fstest.MapFS{m.file: {Data: []byte(strings.Replace(string(text), old, m.new, n))}}}
}

// passage gives what a mutation replaces, the empty string when it is not there.
func passage(text, form string) string {
	from, to, open := strings.Cut(form, "…")
	start := strings.Index(text, from)
	if start < 0 || !open {
		if start < 0 {
			return ""
		}
		return from
	}
	end := strings.Index(text[start:], to)
	if end < 0 {
		return ""
	}
	return text[start : start+end]
}

// reader and texts read all folders of these tests: what one has in common with the last
// is kept, as for the states of a draft.
var (
	reader engagement.Seen
	texts  prose.Known
)

// rd is the standard of the samples.
var rd = sync.OnceValues(func() (*standard.Standard, error) { return standard.Load(templates.Files, "rd-50-34.698-90") })

// examples are the texts of a new engagement that its author should replace.
var examples = sync.OnceValues(func() ([]string, error) { return skeleton.Examples(templates.Files) })

// checked gives all faults of engagement.toml in a folder.
func checked(t testing.TB, folder fs.FS) (*engagement.Engagement, diagnostic.List) {
	t.Helper()
	e, faults := read(t, folder)
	if e == nil {
		t.Fatalf("not read: %v", faults)
	}
	return e, faults
}

// read is checked for what may be no TOML: then there is no engagement.
func read(t testing.TB, folder fs.FS) (*engagement.Engagement, diagnostic.List) {
	t.Helper()
	std, err := rd()
	if err != nil {
		t.Fatal(err)
	}
	replaced, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	e, faults := reader.Load(folder, "engagement.toml")
	if e == nil {
		return nil, faults
	}
	return e, append(faults, Run(e, prose.Read(e, &texts, nil), std, replaced)...).Sort()
}

// rendered gives the faults as the command prints them.
func rendered(t testing.TB, e *engagement.Engagement, faults diagnostic.List) string {
	t.Helper()
	var b bytes.Buffer
	if err := faults.Text(&b, e.Source); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestGoldenMutations shows all that is told of each mutation.
func TestGoldenMutations(t *testing.T) {
	var all strings.Builder
	for _, m := range mutations {
		e, faults := checked(t, mutate(t, m))
		fmt.Fprintf(&all, "=== %s: %s\n\n%s\n", m.code, m.name, rendered(t, e, faults))
		for _, f := range faults {
			if f.Code != m.code && !strings.Contains(m.also, f.Code) {
				t.Errorf("%s, %s: %s is told too: %s", m.code, m.name, f.Code, f.Message)
			}
			if f.Hint == "" && len(f.Related) == 0 {
				t.Errorf("%s, %s: no hint: %s", m.code, m.name, f.Message)
			}
		}
		if !slices.ContainsFunc(faults, func(f diagnostic.Diagnostic) bool { return f.Code == m.code }) {
			t.Errorf("%s, %s: not told", m.code, m.name)
		}
	}
	golden.Compare(t, "mutations", []byte(all.String()))
}
