package engagement

import (
	"fmt"
	"rd50/generator/format"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// lists are the base's entries of every list that has no ids of its own, or may
// do without.
const lists = `
[[committee]]
name = "И.О. Первый"
position = "Директор"
role = "lead"

[[strategy.environment]]
factor = "Рынок"
trend = "Насыщен"
influence = "threat"

[[strategy.work]]
title = "Семинар"
who = "Консультанты"
duration = "2d"

[products]
include = true
[[products.items]]
name = "Изделие"
vendor = "Поставщик"
class = "СУБД"

[[results]]
text = "Время ответа меньше"

[economics]
currency = "тыс. руб."
rate = 0.1
start = 2027
[[economics.benefits]]
name = "Экономия"
amounts = [1, 2]

[[costs]]
name = "Лицензии"
phase = "development"
kind = "licences"
amounts = [10]
[[costs]]
name = "Серверы"
phase = "development"
kind = "equipment"
quantity = 6
unit = "шт."
price = 100

[acceptance]
[[acceptance.commission]]
position = "Председатель"
organisation = "Заказчик"
[[acceptance.commission]]
name = "И.О. Второй"
position = "Член комиссии"
organisation = "Заказчик"

[[exclusions]]
section = "products"
reason = "Закупка"
[exclusions.agreement]
document = "Протокол № 1"
date = 2026-10-10
organisation = "Заказчик"
position = "Директор"
name = "И.О. Первый"

[[terms]]
term = "Клиент"
definition = "лицо"

[[abbreviations]]
short = "АС"
full = "автоматизированная система"

[[revisions]]
version = "1.0"
date = 2026-10-19
author = "И.О. Второй"
text = "Первая редакция"
`

// listFiles gives base.toml with these lists and more, and versions one of another.
func listFiles(t *testing.T, more string, versions ...string) fstest.MapFS {
	t.Helper()
	files := with(t, "", lists+more)
	base := "base.toml"
	for i, text := range versions {
		name := fmt.Sprintf("v%d.toml", i+1)
		files[name] = &fstest.MapFile{Data: []byte("extends = \"" + base + "\"\n" + text)}
		base = name
	}
	return files
}

// names writes what names each entry of a list.
func names(list any) string {
	v := reflect.ValueOf(list)
	fields := format.Fields(v.Type().Elem())
	var out []string
	for i := range v.Len() {
		for _, f := range fields {
			if s := v.Index(i).Field(f.Index).String(); (f.ID != "" || f.Names) && s != "" {
				out = append(out, s)
				break
			}
		}
	}
	return strings.Join(out, ", ")
}

// What names an entry finds it in the base: the rest of it stays, others stay,
// and a new name stands behind them.
func TestEntriesAreKnownByWhatNamesThem(t *testing.T) {
	for _, c := range []struct {
		text string
		list func(*Engagement) any
		want string // names of all entries
	}{
		{"[[approvals]]\nname = \"И.О. Первый\"\ndate = 2026-11-01", func(e *Engagement) any { return e.Approvals }, "И.О. Первый"},
		{"[[performers]]\nname = \"И.О. Третий\"\nrole = \"performer\"\nposition = \"Консультант\"", func(e *Engagement) any { return e.Performers }, "И.О. Второй, И.О. Третий"},
		{"[[committee]]\nname = \"И.О. Первый\"\nposition = \"Президент\"", func(e *Engagement) any { return e.Committee }, "И.О. Первый"},
		{"[[strategy.environment]]\nfactor = \"Рынок\"\ntrend = \"Растет\"", func(e *Engagement) any { return e.Strategy.Environment }, "Рынок"},
		{"[[strategy.work]]\ntitle = \"Семинар\"\nduration = \"3d\"", func(e *Engagement) any { return e.Strategy.Work }, "Семинар"},
		{"[[products.items]]\nname = \"Изделие\"\nclass = \"Шина\"", func(e *Engagement) any { return e.Products.Items }, "Изделие"},
		{"[[results]]\ntext = \"Время ответа\\n меньше\"", func(e *Engagement) any { return e.Results }, "Время ответа\n меньше"},
		{"[[economics.benefits]]\nname = \"Экономия\"\namounts = [3]", func(e *Engagement) any { return e.Economics.Benefits }, "Экономия"},
		{"[[costs]]\nname = \"Серверы\"\nquantity = 8", func(e *Engagement) any { return e.Costs }, "Работы, Лицензии, Серверы"},
		{"[[costs]]\nid = \"K1\"\nname = \"Серверы\"\nquantity = 8", func(e *Engagement) any { return e.Costs }, "Работы, Лицензии, K1"},
		{"[[acceptance.commission]]\nposition = \"Председатель\"\nname = \"И.О. Первый\"", func(e *Engagement) any { return e.Acceptance.Commission }, "И.О. Первый, И.О. Второй"},
		{"[[acceptance.commission]]\nname = \"И.О. Третий\"\nposition = \"Член комиссии\"\norganisation = \"Заказчик\"",
			func(e *Engagement) any { return e.Acceptance.Commission }, "Председатель, И.О. Второй, И.О. Третий"},
		{"[[exclusions]]\nsection = \"resources\"\nreason = \"Смета отдельно\"", func(e *Engagement) any { return e.Exclusions }, "products, resources"},
		{"[[terms]]\nterm = \"Клиент\"\ndefinition = \"сторона договора\"", func(e *Engagement) any { return e.Terms }, "Клиент"},
		{"[[abbreviations]]\nshort = \"АС\"\nremove = true", func(e *Engagement) any { return e.Abbreviations }, ""},
		{"[[revisions]]\nversion = \"1.1\"\ndate = 2026-11-02\nauthor = \"И.О. Второй\"\ntext = \"Вторая редакция\"",
			func(e *Engagement) any { return e.Revisions }, "1.0, 1.1"},
	} {
		e := load(t, listFiles(t, "", c.text), "v1.toml")
		if got := names(c.list(e)); got != c.want {
			t.Errorf("%s\ngives %s, want %s", c.text, got, c.want)
		}
	}
}

// Every list of tables of the format is one whose entries have names: none is
// replaced as a whole.
func TestEveryListOfTablesHasNames(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var visit func(reflect.Type)
	visit = func(table reflect.Type) {
		fields := format.Fields(table)
		for _, f := range fields {
			typ := table.Field(f.Index).Type
			if typ.Kind() == reflect.Slice && typ.Elem().Kind() == reflect.Struct && format.IsTable(typ.Elem()) && len(namingKeys(typ)) == 0 {
				t.Errorf("%s.%s: nothing names an entry", table.Name(), f.Key)
			}
			for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice || typ.Kind() == reflect.Map {
				typ = typ.Elem()
			}
			if typ.Kind() == reflect.Struct && format.IsTable(typ) && !seen[typ] {
				seen[typ] = true
				visit(typ)
			}
		}
	}
	visit(reflect.TypeFor[Engagement]())
}

func TestNamedEntriesThatAreInDoubt(t *testing.T) {
	twice := "\n[[costs]]\nname = \"Лицензии\"\nphase = \"operation\"\nkind = \"licences\"\namounts = [5]\n"
	for _, c := range []struct{ name, base, text, want string }{
		{"a name of two", twice, "[[costs]]\nname = \"Лицензии\"\namounts = [6]",
			"v1.toml:3:8 RD003 запись «Лицензии» не одна: неясно, о какой речь | одноименным записям нужны разные id: в исходной концепции и в версии"},
		{"a name twice in the version", "", "[[costs]]\nname = \"Серверы\"\nquantity = 7\n[[costs]]\nname = \"Серверы\"\nquantity = 8",
			"v1.toml:6:8 RD003 запись «Серверы» не одна: неясно, о какой речь | одноименным записям нужны разные id: в исходной концепции и в версии"},
		{"removes what is not there", "", "[[exclusions]]\nsection = \"product\"\nremove = true",
			"v1.toml:3:11 RD005 нечего удалять: в исходной концепции нет записи product | возможно, products"},
		{"removes and changes", "", "[[terms]]\nterm = \"Клиент\"\ndefinition = \"лицо\"\nremove = true",
			"v1.toml:4:1 RD002 лишний ключ definition: запись удаляется | рядом с remove = true остается только term"},
		{"a name of two that have ids", strings.Replace(twice, "name", "id = \"K1\"\nname", 1), "[[costs]]\nid = \"K1\"\namounts = [6]", ""},
		{"the one without an id is changed by its name", strings.Replace(twice, "name", "id = \"K1\"\nname", 1), "[[costs]]\nid = \"K2\"\nname = \"Лицензии\"\namounts = [6]", ""},
	} {
		_, faults := Load(listFiles(t, c.base, c.text), "v1.toml")
		if got := told(faults); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// Chains: each version holds what it changes alone, and a value stands where it
// was last written.
func TestChainsOfNamedEntries(t *testing.T) {
	e := load(t, listFiles(t, "",
		"[[costs]]\nname = \"Серверы\"\nquantity = 8",
		"[[costs]]\nname = \"Серверы\"\nprice = 90\n[[requirements]]\nid = \"R2\"\ntext = \"Э\"\nkind = \"data\"\npriority = \"must\"",
		"[[requirements]]\nid = \"R2\"\nremove = true"), "v3.toml")
	server := e.Costs[2]
	if got := server.Quantity.String() + " × " + server.Price.String() + " за " + server.Unit; got != "8 × 90 за шт." {
		t.Errorf("the servers are %s", got)
	}
	for key, want := range map[string]string{"costs[2].quantity": "v1.toml:4:12", "costs[2].price": "v2.toml:4:9", "costs[0].name": "base.toml", "exclusions[0].section": "base.toml"} {
		if got := e.At(key).String(); !strings.HasPrefix(got, want) {
			t.Errorf("%s stands at %s, want %s", key, got, want)
		}
	}
	if at, gone := e.Removed("R2"); !gone || at.String() != "v3.toml:2:1" {
		t.Errorf("R2 was removed at %s (%v)", at, gone)
	}
}

// A version that writes an entry in another form replaces the form of the base: sums by
// year in place of a quantity and a price, a text in place of a file, and back.
func TestVersionTakesAnotherForm(t *testing.T) {
	e := load(t, version(t, `
[sections.study]
text = "Описание в самой версии."

[[costs]]
name = "Работы"
amounts = [7, 8]
`), "versions/1.1.toml")
	if c := e.Costs[0]; len(c.Amounts) != 2 || c.Quantity != nil || c.Price != nil || c.Unit != "" {
		t.Errorf("the cost is %+v", c)
	}
	if s := e.Sections["study"]; s.Text.Text != "Описание в самой версии." || s.File != "" {
		t.Errorf("the section is %+v", s)
	}
	_, faults := Load(version(t, "[[costs]]\nname = \"Работы\"\namounts = [7, 8]\nprice = 3\n"), "versions/1.1.toml")
	if got := told(faults); !strings.Contains(got, "затраты заданы дважды") {
		t.Errorf("both forms in one version: %s", got)
	}
}
