package engagement

import (
	"strings"
	"testing"
	"testing/fstest"
)

const moneyKeys = `
[contract]
kind = "state"
number = "17"
date = 2026-07-06
code = "261770123456777010100100010010000244"

[vat]
rate = 22
included = true

[[funding]]
source = "Федеральный бюджет"
amounts = [100, 20.5]

[[stages]]
id = "M1"
name = "Приемка"
duration = "0d"
deliverables = ["Акт"]

[[costs]]
id = "K9"
name = "Сопровождение"
phase = "operation"
kind = "services"
amounts = [0, 12]
basis = "Коммерческие предложения"

[calendar]
holidays = [2027-02-22]
workdays = [2027-02-20]
`

// The keys of money, of the contract and of the calendar are read as they are written.
func TestMoneyKeys(t *testing.T) {
	e := load(t, with(t, "", moneyKeys), "base.toml")
	c := e.Costs[len(e.Costs)-1]
	if e.Contract.Kind != "state" || !strings.HasSuffix(e.Contract.Code, "0244") || c.Basis != "Коммерческие предложения" {
		t.Errorf("contract %+v, cost %+v", e.Contract, c)
	}
	if e.VAT.Rate.String() != "22" || !*e.VAT.Included || e.Funding[0].Amounts[1].String() != "20.5" {
		t.Errorf("VAT %+v, funding %+v", e.VAT, e.Funding)
	}
	if d := e.Stages[len(e.Stages)-1].Duration; !d.Milestone() || !d.Given() || e.Calendar.Workdays[0].ISO() != "2027-02-20" {
		t.Errorf("duration %+v, calendar %+v", d, e.Calendar)
	}
	e = load(t, with(t, "", strings.Replace(moneyKeys, "kind = \"state\"\n", "", 1)), "base.toml")
	if e.Contract.Kind != "contract" {
		t.Errorf("a contract is of kind %q", e.Contract.Kind)
	}
}

// What is wrong with them is told at its place.
func TestMoneyKeyFaults(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{`kind = "state"`, `kind = "federal"`, `RD001 contract.kind: недопустимое значение «federal»`},
		{`code = "261770123456777010100100010010000244"`, `code = 26`, `RD001 contract.code: нужен текст, а задано: целое число`},
		{`rate = 22`, `rate = 122`, `RD001 vat.rate: недопустимое число 122`},
		{"rate = 22\n", ``, `RD003 не задан обязательный ключ vat.rate (ставка НДС в процентах)`},
		{`included = true`, `included = "да"`, `RD001 vat.included: нужно true или false, а задано: текст`},
		{"included = true\n", ``, `RD003 не задан обязательный ключ vat.included (включен ли НДС в цены и суммы)`},
		{`source = "Федеральный бюджет"`, `source = ""`, `RD003 обязательный ключ funding[0].source пуст (источник финансирования)`},
		{`amounts = [100, 20.5]`, ``, `RD003 не задан обязательный ключ funding[0].amounts (суммы по годам)`},
		{`amounts = [100, 20.5]`, `amounts = 100`, `RD001 funding[0].amounts: нужен список, а задано: целое число`},
		{`duration = "0d"`, `duration = "0w"`, `длительность «0w» не распознана`},
		{`workdays = [2027-02-20]`, `workdays = ["2027-02-20"]`, `RD001 calendar.workdays[0]: нужна дата, а задано: текст`},
		{`basis = "Коммерческие предложения"`, `basis = 3`, `.basis: нужен текст, а задано: целое число`},
		{"[vat]", "[[strategy.work]]\ntitle = \"Р\"\nwho = \"К\"\nduration = \"0d\"\n\n[vat]", "длительность работы не может быть нулевой"},
	} {
		_, faults := Load(with(t, "", strings.Replace(moneyKeys, c.old, c.new, 1)), "base.toml")
		var told []string
		for _, f := range faults {
			told = append(told, f.Code+" "+f.Message)
		}
		if all := strings.Join(told, "\n"); !strings.Contains(all, c.want) {
			t.Errorf("%s told\n%s\nnot %s", c.new, all, c.want)
		}
	}
}

// A version changes one cost of a variant by its name and one source of funding by its
// own; two costs of one name want ids.
func TestMoneyInVersions(t *testing.T) {
	base := `
[[variants]]
id = "V1"
[[variants.costs]]
name = "Лицензии"
price = 10
[[variants.costs]]
name = "Обучение"
price = 5
[[funding]]
source = "Бюджет"
amounts = [1]
[[funding]]
source = "Прибыль"
amounts = [2]
`
	version := `extends = "base.toml"
[[variants]]
id = "V1"
[[variants.costs]]
name = "Обучение"
price = 6
[[funding]]
source = "Прибыль"
amounts = [3]
`
	files := func(base, version string) fstest.MapFS {
		return fstest.MapFS{"base.toml": {Data: []byte(base)}, "v.toml": {Data: []byte(version)}}
	}
	e, _ := Load(files(base, version), "v.toml")
	costs := e.Variants[0].Costs
	if len(costs) != 2 || costs[0].Price.String() != "10" || costs[1].Price.String() != "6" {
		t.Errorf("costs %+v", costs)
	}
	if len(e.Funding) != 2 || e.Funding[0].Amounts[0].String() != "1" || e.Funding[1].Amounts[0].String() != "3" {
		t.Errorf("funding %+v", e.Funding)
	}
	if at := e.At("variants[0].costs[1].price"); at.File != "v.toml" || at.Line != 6 {
		t.Errorf("the price stands at %v", at)
	}
	if key := e.Names().Of("variants[0].costs[1].price"); key != "variants[V1].costs[Обучение].price" {
		t.Errorf("its key is %s", key)
	}
	_, faults := Load(files(strings.Replace(base, "Лицензии", "Обучение", 1), version), "v.toml")
	told := false
	for _, f := range faults {
		told = told || strings.Contains(f.Message, "запись «Обучение» не одна")
	}
	if !told {
		t.Errorf("a name that is there twice: %v", faults)
	}
}

// The chosen variant's own costs stand for those of the engagement where it has none.
func TestChosenCosts(t *testing.T) {
	own := []Cost{{Name: "Лицензии"}}
	e := &Engagement{Choice: &Choice{Variant: "V2"}, Variants: []Variant{{ID: "V1", Costs: []Cost{{Name: "Иное"}}}, {ID: "V2", Costs: own}}}
	if costs, key := e.ChosenCosts(); len(costs) != 1 || costs[0].Name != "Лицензии" || key != "variants[1].costs" {
		t.Errorf("%v at %s", costs, key)
	}
	e.Costs = []Cost{{Name: "Все"}}
	if costs, key := e.ChosenCosts(); costs[0].Name != "Все" || key != "costs" {
		t.Errorf("%v at %s", costs, key)
	}
}
