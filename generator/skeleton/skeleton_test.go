package skeleton_test

import (
	"bytes"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"

	"rd50/generator"
	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/format"
	"rd50/generator/skeleton"
	"rd50/templates"
)

func written(t *testing.T, kind, title string) string {
	t.Helper()
	data, err := skeleton.TOML(templates.Files, kind, title)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func read(t *testing.T, text string) *generator.Draft {
	t.Helper()
	words, err := generator.LoadTemplates(nil)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"engagement.toml": {Data: []byte(text)}}
	return generator.Read(generator.Input{Files: files, Name: "engagement.toml", Folder: "demo"}, words)
}

// fills are the values that only the user knows: what check asks for, by key.
// An index of an entry is left out where all entries take the same value.
var fills = map[string]string{
	"report.title":                       `"Концепция АС учета клиентов"`,
	"report.date":                        `2026-10-19`,
	"report.city":                        `"Заозерск"`,
	"report.introduction":                `"Учет клиентов ведется в журнале, поэтому повторные обращения остаются делом случая."`,
	"report.conclusion":                  `"Выбран готовый продукт, определены план и затраты."`,
	"report.abstract.object":             `"Объект исследования — работа с клиентами."`,
	"report.abstract.goal":               `"Цель работы — обосновать концепцию АС."`,
	"report.abstract.results":            `"Сопоставлены варианты, выбран оптимальный."`,
	"system.name":                        `"Система учета клиентов"`,
	"system.short":                       `"АС «Журнал»"`,
	"system.purpose":                     `"АС «Журнал» предназначена для учета клиентов."`,
	"customer.name":                      `"ООО «Заказчик»"`,
	"contractor.name":                    `"ООО «Исполнитель»"`,
	"approvals.organisation":             `"ООО «Исполнитель»"`,
	"approvals.position":                 `"Генеральный директор"`,
	"approvals.name":                     `"В.П. Синегоров"`,
	"performers.position":                `"Консультант"`,
	"performers.name":                    `"И.С. Заозерный"`,
	"committee.name":                     `"С.Г. Причалов"`,
	"committee.position":                 `"Директор"`,
	"object.text":                        `"Учебный центр ведет 40 курсов."`,
	"object.processes.name":              `"Прием заявки"`,
	"object.systems.name":                `"Таблица бухгалтера"`,
	"object.systems.purpose":             `"Учет оплаты"`,
	"object.systems.fate":                `"integrate"`,
	"object.problems.text":               `"История клиента не ведется"`,
	"object.problems.influence":          `"Предложение получают 15 % клиентов"`,
	"variants.text":                      `"Администраторы работают в общей системе."`,
	"variants.compliance.R1":             `"full"`,
	"variants.compliance.R2":             `{ level = "partial", note = "без рассылки" }`,
	"variants.compliance.R3":             `"full"`,
	"variants.compliance.R4":             `"none"`,
	"variants.compliance.R5":             `"full"`,
	"requirements.text":                  `"АС сохраняет сведения о клиенте не позднее чем через 1 с после ввода."`,
	"choice.variant":                     `"V2"`,
	"choice.text":                        `"Вариант удовлетворяет обязательные требования."`,
	"solution.text":                      `"АС размещается на сервере заказчика."`,
	"solution.subsystems.name":           `"Карточка клиента"`,
	"solution.subsystems.purpose":        `"Сведения о клиенте"`,
	"solution.functions.name":            `"Учет клиентов"`,
	"results.text":                       `"Доля повторных обращений растет до 20 %"`,
	"stages.duration":                    `"4w"`,
	"costs.quantity":                     `120`,
	"costs.price":                        `22`,
	"costs.amounts":                      `[100, 40]`,
	"quality.requirement":                `"Сведения сохраняются"`,
	"quality.metric":                     `"Доля сохраненных карточек"`,
	"quality.threshold":                  `"не менее 99 %"`,
	"quality.method":                     `"Анализ журнала за месяц"`,
	"acceptance.conditions.text":         `"Сведения перенесены"`,
	"acceptance.conditions.method":       `"Сверка выборки"`,
	"acceptance.commission.position":     `"Директор"`,
	"acceptance.commission.organisation": `"ООО «Заказчик»"`,

	"strategy.environment.factor":    `"Рынок курсов"`,
	"strategy.environment.trend":     `"Число центров растет"`,
	"strategy.environment.influence": `"threat"`,
	"strategy.swot.strengths":        `["Постоянный состав"]`,
	"strategy.swot.weaknesses":       `["Учет на бумаге"]`,
	"strategy.swot.opportunities":    `["Повторные обращения"]`,
	"strategy.swot.threats":          `["Новые центры"]`,
	"strategy.indicators.baseline":   `12`,
	"strategy.indicators.due":        `2027-12-31`,
	"strategy.strategies.text":       `"Крупный клиент получает условия по своей истории."`,
	"strategy.tasks.responsible":     `"Директор"`,
	"economics.rate":                 `0.18`,
	"economics.start":                `2027`,
	"economics.benefits.name":        `"Повторные обращения"`,
	"economics.benefits.amounts":     `[200, 300]`,
}

var index = regexp.MustCompile(`\[[0-9]+\]`)

// examplesTold are the warnings of examples that are left and of scores that are
// all the same.
var examplesTold = []string{"RD405", "RD407"}

// unfilled gives the faults that name a value to fill in.
func unfilled(all diagnostic.List) diagnostic.List {
	return slices.DeleteFunc(slices.Clone(all), func(f diagnostic.Diagnostic) bool { return f.Code != "RD003" })
}

// TestCheckNamesOnlyWhatIsLeft: a new engagement has no faults but required
// keys that are empty, each told at its own line, and examples; filling them by the
// table gives an engagement without errors that is a report.
func TestCheckNamesOnlyWhatIsLeft(t *testing.T) {
	used := map[string]bool{}
	for _, kind := range skeleton.Kinds() {
		t.Run(kind, func(t *testing.T) {
			text := written(t, kind, "")
			all := read(t, text).Faults
			faults := unfilled(all)
			for _, f := range all {
				if f.Code != "RD003" && !slices.Contains(examplesTold, f.Code) {
					t.Errorf("%s: %s %s: %s", f.Position, f.Code, f.Key, f.Message)
				}
			}
			t.Logf("%d values to fill", len(faults))
			d := read(t, fill(t, text, faults, used))
			for _, f := range d.Faults {
				if f.Severity == diagnostic.Warning && slices.Contains(examplesTold, f.Code) {
					continue
				}
				t.Errorf("filled: %s: %s %s: %s", f.Position, f.Code, f.Key, f.Message)
			}
			r, err := d.Report()
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Sections) < 12 {
				t.Errorf("the report has %d sections", len(r.Sections))
			}
		})
	}
	for key := range fills {
		if !used[key] {
			t.Errorf("no skeleton leaves %s to fill in", key)
		}
	}
}

var empty = regexp.MustCompile(`^[A-Za-z0-9_.]+ = (""|\[\])`)

// fill does by hand what the messages ask for: it puts a value in place of the
// empty one at the line, or a key behind the header of the table at the line.
func fill(t *testing.T, text string, faults diagnostic.List, used map[string]bool) string {
	t.Helper()
	lines := strings.Split(text, "\n")
	for _, f := range faults {
		key := index.ReplaceAllString(f.Key, "")
		value, ok := fills[key]
		if !ok {
			t.Fatalf("%s: nothing to fill %s with: %s", f.Position, f.Key, f.Message)
		}
		used[key] = true
		name := key[strings.LastIndex(key, ".")+1:]
		line := &lines[f.Position.Line-1]
		switch {
		case strings.HasPrefix(*line, "["):
			*line += "\n" + name + " = " + value
		case empty.MatchString(*line) && (strings.HasPrefix(*line, name+" =") || strings.Contains(*line, "."+name+" =")):
			*line = strings.Replace(strings.Replace(*line, `""`, value, 1), "[]", value, 1)
		default:
			t.Fatalf("%s does not hold %s: %s", f.Position, name, *line)
		}
	}
	return strings.Join(lines, "\n")
}

var commented = regexp.MustCompile(`(?m)^#([a-z_.]+ = |\[|  \{|\])`)

// TestEveryKeyIsThere takes the marks off the keys that are left out: then the
// skeleton is TOML and shows every table and key of the format, and no other.
func TestEveryKeyIsThere(t *testing.T) {
	for _, kind := range skeleton.Kinds() {
		t.Run(kind, func(t *testing.T) {
			text := commented.ReplaceAllString(written(t, kind, ""), "$1")
			var tree map[string]any
			if err := toml.Unmarshal([]byte(text), &tree); err != nil {
				t.Fatal(err)
			}
			compare(t, "", tree, reflect.TypeFor[engagement.Engagement]())
			if d := read(t, text); d.Engagement == nil || d.Faults.Errors() == 0 {
				t.Error("nothing was left to fill in")
			} else {
				for _, f := range d.Faults {
					if f.Code == "RD002" {
						t.Errorf("%s: %s", f.Position, f.Message)
					}
				}
			}
		})
	}
}

// compare wants every key of a table in what all its entries hold together.
func compare(t *testing.T, path string, tree map[string]any, table reflect.Type) {
	t.Helper()
	for _, f := range format.Fields(table) {
		at := path + "." + f.Key
		value, ok := tree[f.Key]
		if !ok {
			t.Errorf("%s is not shown", at)
			continue
		}
		e := format.Element(f.Type)
		if !format.IsTable(e) || f.Type.Kind() == reflect.Map && f.Key != "sections" {
			continue
		}
		compare(t, at, merged(value), e)
	}
}

// merged puts the keys of all entries together.
func merged(value any) map[string]any {
	out := map[string]any{}
	switch v := value.(type) {
	case map[string]any:
		if nested, ok := v["study"].(map[string]any); ok {
			return nested
		}
		return v
	case []map[string]any:
		for _, entry := range v {
			maps.Copy(out, entry)
		}
	case []any: // of tables in braces
		for _, entry := range v {
			maps.Copy(out, entry.(map[string]any))
		}
	}
	return out
}

// TestEmptyFormsAreMarked: a comment that holds a key looks like one.
func TestEmptyFormsAreMarked(t *testing.T) {
	loose := regexp.MustCompile(`(?m)^# ?\s*[a-z_]+ = `)
	for _, kind := range skeleton.Kinds() {
		for _, line := range loose.FindAllString(written(t, kind, ""), -1) {
			if strings.HasPrefix(line, "# ") {
				t.Errorf("%s: %q reads as prose", kind, line)
			}
		}
	}
}

func TestTitle(t *testing.T) {
	for _, title := range []string{`Концепция АС «Журнал»`, `A "B" \ C`, `<&>`, "", "# не примечание"} {
		var tree struct{ Report struct{ Title string } }
		if err := toml.Unmarshal([]byte(written(t, "crm", title)), &tree); err != nil {
			t.Fatalf("%q: %v", title, err)
		}
		if tree.Report.Title != title {
			t.Errorf("%q became %q", title, tree.Report.Title)
		}
	}
	for _, title := range []string{"две\nстроки", "\x00", "\xff"} {
		if _, err := skeleton.TOML(templates.Files, "crm", title); err == nil {
			t.Errorf("%q was taken", title)
		}
	}
	if _, err := skeleton.TOML(templates.Files, "erp", ""); err == nil {
		t.Error("an unknown skeleton was made")
	}
}

func TestSameBytes(t *testing.T) {
	if a, b := written(t, "crm", "А"), written(t, "crm", "А"); !bytes.Equal([]byte(a), []byte(b)) {
		t.Error(fmt.Sprint(len(a), len(b)))
	}
}
