package section

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"rd50/fonts"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/standard"
	"rd50/generator/wording"
	"rd50/templates"
)

// assembling gives an assembler over the shipped wording.
func assembling(t *testing.T, e *engagement.Engagement) *assembler {
	t.Helper()
	words, err := wording.Load(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	e.System.Short, e.Figures = "АС", engagement.Figures{Costs: true, Cashflow: true, Indicators: true}
	return newAssembler(Input{Engagement: e, Standard: &standard.Standard{}, Wording: words, Faces: fonts.Default()})
}

// printed gives what blocks say, a line a paragraph, table row, formula or
// picture; the faults of the wording fail the test.
func printed(t *testing.T, a *assembler, blocks []report.Block) string {
	t.Helper()
	if err := a.err(); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, block := range blocks {
		switch block := block.(type) {
		case *report.Paragraph:
			b.WriteString(report.PlainText(block.Inlines) + "\n")
		case *report.Heading:
			b.WriteString("# " + report.PlainText(block.Inlines) + "\n")
		case *report.Formula:
			b.WriteString(block.ID + "\n")
		case *report.Figure:
			b.WriteString(block.ID + ": " + block.Alt + "\n")
		case *report.Table:
			b.WriteString(block.ID + "\n")
			for _, row := range append(block.Head, block.Rows...) {
				var cells []string
				for _, c := range row {
					cells = append(cells, cellLines(c))
				}
				b.WriteString(strings.Join(cells, " | ") + "\n")
			}
		}
	}
	return strings.ReplaceAll(b.String(), report.NBSP, " ")
}

func decimals(list string) []decimal.Decimal {
	var out []decimal.Decimal
	for _, s := range strings.Fields(list) {
		out = append(out, decimal.RequireFromString(s))
	}
	return out
}

// venture has costs and benefits by year from 2027 on; either may be empty, and
// so may the rate.
func venture(rate, costs, benefits string) *engagement.Engagement {
	e := &engagement.Engagement{Economics: &engagement.Economics{Currency: "тыс. руб.", Start: 2027}}
	if rate != "" {
		r := decimal.RequireFromString(rate)
		e.Economics.Rate = &r
	}
	if costs != "" {
		e.Costs = []engagement.Cost{{Name: "Затрата", Phase: "operation", Kind: "other", Amounts: decimals(costs)}}
	}
	if benefits != "" {
		e.Economics.Benefits = []engagement.Benefit{{Name: "Выгода", Amounts: decimals(benefits)}}
	}
	return e
}

// TestEffectInWords holds what each case says, and what it does not.
func TestEffectInWords(t *testing.T) {
	for _, c := range []struct {
		about, rate, costs, benefits string
		says                         []string
		silent                       []string
	}{
		{
			"a usual case", "18", "1000", "0 800 900",
			[]string{
				"Ставка дисконтирования — 18 % в год.",
				"Чистый приведенный доход за три года при ставке дисконтирования 18 % в год равен 324 тыс. руб. Он положителен",
				"Внутренняя норма доходности равна 43,0 % в год, что выше ставки дисконтирования.",
				"Вложения окупаются в 2029 году: простой срок окупаемости — 2,2 года от начала 2027 года.",
				"дисконтированный срок окупаемости — 2,5 года",
				"2027 | 1000 | 0 | −1000 | 1,0000 | −1000 | −1000 | −1000",
				"Итого | 1000 | 1700 | 700 | — | 324 | — | —",
				"results/cashflow-figure: График накопленного потока к концу года, тыс. руб.: 2027 — −1000; 2028 — −200; 2029 — 700. Вложения окупаются в 2029 году",
			},
			[]string{"не один раз", "не заданы"},
		},
		{
			"a loss", "0.1", "1000", "0 500 200",
			[]string{"Он отрицателен", "доходности равна −23,8 % в год, что ниже ставки", "Вложения не окупаются за расчетный период: к концу 2029 года", "С учетом дисконтирования вложения за расчетный период не окупаются"},
			[]string{"results/payback"},
		},
		{
			"the rate is the IRR", "10", "1000", "0 1100",
			[]string{"в год равен нулю", "равна 10,0 % в год и совпадает со ставкой", "в 2028 году: дисконтированный срок окупаемости — 2,0 года"},
			nil,
		},
		{
			"a rate of zero", "0", "1000", "0 700 700",
			[]string{"Ставка дисконтирования равна нулю", "совпадает с суммой чистых потоков и равен 400 тыс. руб.", "Вложения окупаются в 2029 году", "2027 | 1000 | 0 | −1000 | −1000"},
			[]string{"С учетом дисконтирования", "приведенный поток"},
		},
		{
			"no rate", "", "1000", "0 700 700",
			[]string{"Ставка дисконтирования не задана, поэтому чистый приведенный доход и дисконтированный срок окупаемости не вычислены. Сумма чистых потоков за три года равна 400 тыс. руб.", "Внутренняя норма доходности равна 25,7 % в год.", "2029 год имеет номер 2"},
			[]string{"results/npv", "приведенный поток"},
		},
		{"only gains", "10", "10", "20 30", []string{"ни в одном году затраты не превышают выгод", "Вложения окупаются в первый же год", "также не отрицателен с 2027 года"}, []string{"results/irr", "results/payback"}},
		{"only losses", "10", "20 10", "10 10", []string{"ни в одном году выгоды не превышают затрат"}, []string{"results/irr"}},
		{"nothing at all", "10", "10 10", "10 10", []string{"чистый поток каждого года равен нулю", "в год равен нулю"}, []string{"results/irr"}},
		{"gains, then losses", "10", "0 50", "40 0", []string{"чистый поток сначала положителен"}, []string{"results/irr"}},
		{"a benefit before the first cost", "10", "0 100 0", "10 0 120", []string{"меняет знак два раза", "в 2029 году: простой срок окупаемости — 2,8 года", "становится неотрицательным не один раз"}, []string{"results/irr"}},
		{"costs after the last benefit", "10", "100 0 10 10", "0 200", []string{"После 2028 года выгоды не заданы, затраты учтены до 2030 года.", "меняет знак два раза"}, nil},
		{"small sums show their places", "10", "1.25", "0 2.5", []string{"равен 1,023 тыс. руб.", "2027 | 1,250 | 0,000 | −1,250"}, nil},
		{"no costs", "10", "", "0 50", []string{"results/benefits", "не вычислены: затраты не заданы"}, []string{"results/net", "results/cashflow"}},
		{"no benefits", "10", "100", "", []string{"не вычислены: выгоды по годам не заданы"}, []string{"results/benefits", "results/net"}},
		{"neither", "10", "", "", []string{"не заданы ни выгоды, ни затраты"}, []string{"results/benefits", "results/net"}},
	} {
		a := assembling(t, venture(c.rate, c.costs, c.benefits))
		got := printed(t, a, effect(a))
		for _, s := range c.says {
			if !strings.Contains(got, s) {
				t.Errorf("%s: the text does not say %q:\n%s", c.about, s, got)
			}
		}
		for _, s := range c.silent {
			if strings.Contains(got, s) {
				t.Errorf("%s: the text says %q:\n%s", c.about, s, got)
			}
		}
	}
}

// TestExcludedCostsStaySecret: by agreement the costs are not in the report, nor
// anything from which they follow.
func TestExcludedCostsStaySecret(t *testing.T) {
	e := venture("10", "7531", "0 9000")
	e.Exclusions = []engagement.Exclusion{{Section: "resources"}}
	a := assembling(t, e)
	got := printed(t, a, a.section("results"))
	for _, s := range []string{"7531", "1469", "650", "−", "results/cashflow", "results/net"} { // 9000 − 7531; 9000/1.1 − 7531
		if strings.Contains(got, s) {
			t.Errorf("%q is in\n%s", s, got)
		}
	}
	if !strings.Contains(got, "затраты по соглашению с заказчиком в отчет не включены") || !strings.Contains(got, "Выгода | 0 | 9000 | 9000") {
		t.Errorf("got\n%s", got)
	}
}

func TestChangesInWords(t *testing.T) {
	value := func(s string) *decimal.Decimal { d := decimal.RequireFromString(s); return &d }
	e := &engagement.Engagement{Strategy: &engagement.Strategy{Indicators: []engagement.Indicator{
		{ID: "I1", Name: "Отток", Unit: "%", Baseline: value("2.1"), Target: value("1.5")},
		{ID: "I2", Name: "Отзывы", Unit: "шт.", Baseline: value("0"), Target: value("10")},
		{ID: "I3", Name: "Срок", Unit: "ч", Baseline: value("5")},
	}}}
	a := assembling(t, e)
	got := printed(t, a, changes(a))
	for _, s := range []string{
		"# Изменение индикаторов", "I1 | Отток | % | −0,6 | −28,6", "I2 | Отзывы | шт. | +10 | —", "I3 | Срок | ч | — | —",
		"дано в процентных пунктах", "не задано целевое: I2, I3.",
		"results/indicators-figure: ", "I1 Отток, %: с 2,1 до 1,5 (−28,6 %); I2 Отзывы, шт.: с 0 до 10 (+10).",
	} {
		if !strings.Contains(got, s) {
			t.Errorf("the text does not say %q:\n%s", s, got)
		}
	}
	e.Strategy.Indicators = nil
	for range pairRows + 1 {
		e.Strategy.Indicators = append(e.Strategy.Indicators, engagement.Indicator{ID: "I", Unit: "%", Baseline: value("1"), Target: value("2")})
	}
	if got := printed(t, a, changes(a)); !strings.Contains(got, "results/indicators-figure: ") || !strings.Contains(got, "results/indicators-figure-2: ") {
		t.Errorf("%d indicators need two pictures:\n%s", pairRows+1, got)
	}
}

func TestResourcesInWords(t *testing.T) {
	quantity, price := decimal.NewFromInt(2), decimal.RequireFromString("50.5")
	e := venture("", "10 20 30", "")
	e.Economics = &engagement.Economics{Currency: "тыс. руб.", Start: 2027}
	e.Stages = []engagement.Stage{{ID: "E1", Name: "Этап", Start: engagement.NewDate(2028, 2, 1), Duration: engagement.Duration{Count: 1, Unit: engagement.Weeks}}}
	e.Costs = append(e.Costs, engagement.Cost{Name: "Работа", Phase: "development", Kind: "labour", Quantity: &quantity, Unit: "дн.", Price: &price, Stage: "E1"})
	a := assembling(t, e)
	got := printed(t, a, a.section("resources"))
	for _, s := range []string{
		"Работа | оплата труда | E1 | 2 | дн. | 50,5 | 101",
		"Разработка | 101 | 62,7", "Ввод в действие | 0 | 0,0", "Обеспечение функционирования | 60 | 37,3", "Итого | 161 | 100,0",
		"E1 | Этап | 101 | 62,7", "— | Затраты, не отнесенные к этапам | 60 | 37,3",
		"Работа | — | 101 | — | 101", "Всего: разработка | 0 | 101 | 0 | 101", "Затрата | 10 | 20 | 30 | 60", "Итого | 10 | 121 | 30 | 161",
		"2028 | 101 | 0 | 20 | 121 | 131", "2029 | 0 | 0 | 30 | 30 | 161",
		"Совокупная стоимость владения за три года — 161 тыс. руб.",
		"2028 — 121 (разработка 101, ввод в действие 0, обеспечение функционирования 20)",
	} {
		if !strings.Contains(got, s) {
			t.Errorf("the text does not say %q:\n%s", s, got)
		}
	}
	e.Figures.Costs = false
	e.Costs = e.Costs[1:]
	e.Stages = nil
	a = assembling(t, e)
	if got := printed(t, a, a.section("resources")); !strings.Contains(got, "Все затраты, 101 тыс. руб., приходятся на 2027 год.") || strings.Contains(got, "resources/years") {
		t.Errorf("the costs of one year:\n%s", got)
	}
}

// TestFarYears: a cost in a far year does not make a table of empty years.
func TestFarYears(t *testing.T) {
	e := venture("10", "5 6", "0 9")
	quantity := decimal.NewFromInt(1)
	e.Stages = []engagement.Stage{{ID: "E1", Start: engagement.NewDate(9000, 2, 3), Duration: engagement.Duration{Count: 1, Unit: engagement.Days}}}
	e.Costs = append(e.Costs, engagement.Cost{Name: "Разборка", Phase: "operation", Kind: "other", Quantity: &quantity, Price: &quantity, Stage: "E1"})
	a := assembling(t, e)
	got := printed(t, a, append(a.section("resources"), a.section("results")...))
	for _, s := range []string{"Статья | 2027 | 2028 | 9000 | Итого", "Разборка | — | — | 1 | 1", "Годы без затрат в таблицах опущены.", "Годы без затрат и выгод в таблице опущены."} {
		if !strings.Contains(got, s) {
			t.Errorf("the text does not say %q:\n%s", s, got)
		}
	}
	if len(got) > 20000 {
		t.Errorf("%d bytes", len(got))
	}
}
