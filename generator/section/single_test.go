package section

import (
	"strings"
	"testing"

	"rd50/generator/engagement"
	"rd50/generator/report"
)

// A table of one record is a sentence; one that another place refers to, or with a list
// in a cell, stays a table.
func TestOneRecordIsASentence(t *testing.T) {
	e := &engagement.Engagement{Object: &engagement.Object{
		Systems: []engagement.ExistingSystem{{ID: "SY1", Name: "«Кливер»", Purpose: "Учет заявок.", Fate: "keep"},
			{ID: "SY2", Name: "Архив", Purpose: "Хранение", Fate: "keep"}},
		Problems: []engagement.Problem{{ID: "PR1", Text: "АТС не передает номер", Influence: "Номер спрашивают дважды", Processes: []string{"P1"}}},
	}}
	a := assembling(t, e)
	r := &report.Report{Labels: []report.Label{{ID: "PR1", Target: "study/problems"}, {ID: "SY1", Target: "study/systems"}},
		Sections: []*report.Section{{Kind: report.Main, ID: "study", Blocks: append(systems(a), problems(a)...)}}}
	a.singles(r)
	settleTables(r)
	got := printed(t, a, r.Sections[0].Blocks)
	for _, want := range []string{
		"Выявлен один недостаток: PR1 — АТС не передает номер (влияние — номер спрашивают дважды; процесс — P1).",
		"SY2 | Архив",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the text does not say %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "PR1 | ") || strings.Contains(got, "Влияние") {
		t.Errorf("a record is printed as a table, too:\n%s", got)
	}
	if r.Labels[0].Target != "study" || r.Labels[1].Target != "study/systems" {
		t.Errorf("references lead to %+v", r.Labels)
	}
}

// A sentence names the columns that the table has, and no others.
func TestColumnsThatAreTold(t *testing.T) {
	for _, c := range []struct {
		function engagement.Function
		want     string
	}{
		{engagement.Function{ID: "F1", Name: "Учет", Subsystem: "SS1", Requirements: []string{"R1"}, Tasks: []string{"T1"}}, "с указанием подсистемы, требований и задач."},
		{engagement.Function{ID: "F1", Name: "Учет", Subsystem: "SS1", Requirements: []string{"R1"}}, "с указанием подсистемы и требований."},
		{engagement.Function{ID: "F1", Name: "Учет", Subsystem: "SS1"}, "с указанием подсистемы."},
	} {
		other := c.function
		other.ID, other.Requirements, other.Tasks = "F2", nil, nil
		e := &engagement.Engagement{Solution: &engagement.Solution{
			Subsystems: []engagement.Subsystem{{ID: "SS1", Name: "Журнал"}}, Functions: []engagement.Function{c.function, other}}}
		a := assembling(t, e)
		if got := printed(t, a, functions(a)); !strings.Contains(got, c.want) {
			t.Errorf("%+v: the text does not say %q:\n%s", c.function, c.want, got)
		}
	}
}
