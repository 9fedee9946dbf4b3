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
	r := reportOf(section("Раздел", prose(words)))
	r.Title.Document, r.Title.Place = []string{"ОТЧЕТ"}, "Москва 2027"
	r.Title.Signatures = []report.Signature{{Role: "Руководитель НИР", Name: "А.А. Сидоров"}}
	for i := range 8 {
		r.Title.Approvals = append(r.Title.Approvals, report.Approval{Word: "СОГЛАСОВАНО", Right: i == 7, Position: "Заместитель генерального директора по развитию",
			Name: fmt.Sprintf("Н.%d. Абдурахманова-Гильмутдинова-Задунайская", i), Date: "01.02.2027"})
	}
	l := layout(t, r)
	for _, words := range []string{"ОТЧЕТ", "Руководитель НИР", "Н.0", "Н.7", "Продолжение на следующем листе", "Москва 2027"} {
		find(t, l.Pages[0], words)
	}
	find(t, l.Pages[1], "Н.6")
	var names []string
	for _, sheet := range l.TitleSheets() {
		for _, p := range sheet {
			names = append(names, fmt.Sprint(p.Name, p.Index))
		}
		names = append(names, "|")
	}
	want := []string{"approvals0", "approvals1", "approvals2", "approvals3", "approvals4", "document0", "name0", "signature0", "|",
		"approvals5", "approvals6", "|"}
	if !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
	inside(t, l)
}
