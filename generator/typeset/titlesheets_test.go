package typeset

import (
	"fmt"
	"slices"
	"testing"

	"rd50/generator/report"
)

// 6.10.1: signatures that have no room go to a further sheet; the document's name, its
// title, its head, city and year stay on the first. A long name is set within its гриф.
func TestSurplusSignaturesMove(t *testing.T) {
	for _, c := range []struct {
		approvals int
		first     []string
		rest      []string
	}{
		{8, []string{"approvals0", "approvals1", "approvals2", "approvals3", "document0", "name0", "signature0"}, nil},
		{14, []string{"approvals0", "approvals1", "approvals2", "approvals3", "approvals4", "document0", "name0", "signature0"}, []string{"approvals5", "approvals6"}},
	} {
		l := layout(t, manyApprovals(c.approvals))
		on := [2]int{0, 0} // where the first and the last but one stand
		if c.rest != nil {
			on[1] = 1
			find(t, l.Pages[0], "Продолжение на следующем листе")
		}
		for _, words := range []string{"ОТЧЕТ", "Руководитель НИР", "Москва 2027", fmt.Sprintf("Н.%d", c.approvals-1)} {
			find(t, l.Pages[0], words)
		}
		find(t, l.Pages[on[0]], "Н.0")
		find(t, l.Pages[on[1]], fmt.Sprintf("Н.%d", c.approvals-2))
		want := [][]string{c.first, c.rest}
		for i, sheet := range l.TitleSheets() {
			var names []string
			for _, p := range sheet {
				names = append(names, fmt.Sprint(p.Name, p.Index))
			}
			if !slices.Equal(names, want[i]) {
				t.Errorf("%d: sheet %d holds %q, want %q", c.approvals, i+1, names, want[i])
			}
		}
		inside(t, l)
	}
}

// manyApprovals is a report that all but one agree to.
func manyApprovals(n int) *report.Report {
	r := reportOf(section("Раздел", prose(words)))
	r.Title.Document, r.Title.Place = []string{"ОТЧЕТ"}, "Москва 2027"
	r.Title.Signatures = []report.Signature{{Role: "Руководитель НИР", Name: "А.А. Сидоров"}}
	for i := range n {
		r.Title.Approvals = append(r.Title.Approvals, report.Approval{Word: "СОГЛАСОВАНО", Right: i == n-1, Position: "Заместитель генерального директора по развитию",
			Name: fmt.Sprintf("Н.%d. Абдурахманова-Гильмутдинова-Задунайская", i), Date: "01.02.2027"})
	}
	return r
}
