package section

import (
	"strings"
	"testing"

	"rd50/generator/engagement"
	"rd50/generator/prose"
)

// The kind of an organisation begins small inside a sentence, its name does not.
func TestOrganisationsInASentence(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Акционерное общество «Кливер»", "Заказчик концепции — акционерное общество «Кливер»."},
		{"Министерство связи Энской области", "Заказчик концепции — Министерство связи Энской области."},
		{"ПАО «Кливер»", "Заказчик концепции — ПАО «Кливер»."},
	} {
		a := introducing(t, &engagement.Engagement{Customer: engagement.Party{Name: c.name}})
		if got := printed(t, a, introduction(a).Blocks); !strings.Contains(got, c.want) {
			t.Errorf("%s: the text does not say %q:\n%s", c.name, c.want, got)
		}
	}
}

// A purpose that is no sentence becomes one; a sentence stays as it is.
func TestPurposeIsASentence(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"учет заявок и договоров", "Назначение АС — учет заявок и договоров."},
		{"учет заявок.", "Назначение АС — учет заявок."},
		{"АС ведет учет заявок.", "\nАС ведет учет заявок."},
	} {
		e := &engagement.Engagement{}
		e.System.Purpose = engagement.Prose{Text: c.text, Key: "system.purpose"}
		a := introducing(t, e)
		if got := printed(t, a, introduction(a).Blocks); !strings.Contains(got, c.want) {
			t.Errorf("%s: the text does not say %q:\n%s", c.text, c.want, got)
		}
	}
}

// introducing is an assembler that knows the prose of an engagement.
func introducing(t *testing.T, e *engagement.Engagement) *assembler {
	t.Helper()
	a := assembling(t, e)
	a.Book = prose.Read(e, &prose.Known{}, nil)
	return a
}

// A strategy serves one goal or several.
func TestStrategiesServeGoals(t *testing.T) {
	a := introducing(t, &engagement.Engagement{Strategy: &engagement.Strategy{Strategies: []engagement.StrategyItem{
		{ID: "ST1", Title: "Удержание", Goals: []string{"G1"}}, {ID: "ST2", Title: "Развитие", Goals: []string{"G1", "G2"}},
	}}})
	got := printed(t, a, strategies(a))
	for _, want := range []string{"Стратегия ST1 «Удержание» служит цели G1.", "Стратегия ST2 «Развитие» служит целям G1, G2."} {
		if !strings.Contains(got, want) {
			t.Errorf("the text does not say %q:\n%s", want, got)
		}
	}
}
