package docx

import (
	"regexp"
	"slices"
	"testing"

	"rd50/generator/report"
	"rd50/generator/typeset"
)

// onSheets is a typesetting that puts the second гриф on a further sheet.
type onSheets struct{ unknown }

func (onSheets) TitleSheets() [][]typeset.TitlePart {
	return [][]typeset.TitlePart{{{Name: "approvals", Gap: 10}, {Name: "document", Gap: 10}, {Name: "signature"}}, {{Name: "approvals", Index: 1}}}
}

// 6.10.1: sheets of the title page are those of the typesetting, with the references
// between them; city and year stand on the first, and none bears a number. What stands
// at the lower edge has a paragraph behind it on its own page, to which Word and
// LibreOffice fasten it.
func TestTitleSheets(t *testing.T) {
	r := resolved(t, &report.Report{
		Title: report.TitlePage{
			Approvals: []report.Approval{{Word: "СОГЛАСОВАНО", Name: "Первый"}, {Word: "СОГЛАСОВАНО", Name: "Второй"}},
			Document:  []string{"ОТЧЕТ"}, Signatures: []report.Signature{{Name: "Третий"}}, Place: "Москва 2027",
		},
		Sections: []*report.Section{section("s")},
	})
	doc := documentOf(t, r, onSheets{})
	got := regexp.MustCompile(`Первый|Второй|Третий|ОТЧЕТ|Продолжение[а-я ]*|Москва|Раздел|w:val="SectionEnd"|<w:sectPr>|<w:pageBreakBefore/>`).FindAllString(doc, -1)
	want := []string{"Первый", "ОТЧЕТ", "Третий", "Продолжение на следующем листе", "Москва", `w:val="SectionEnd"`,
		"<w:pageBreakBefore/>", "Продолжение титульного листа", "Второй", `w:val="SectionEnd"`, `w:val="SectionEnd"`, "<w:sectPr>",
		"<w:pageBreakBefore/>", "Раздел", "<w:sectPr>"}
	if !slices.Equal(got, want) {
		t.Errorf(" got %q\nwant %q", got, want)
	}
	footers := regexp.MustCompile(`<w:footerReference w:type="default" r:id="([^"]*)"/>`).FindAllStringSubmatch(doc, -1)
	if len(footers) != 2 || footers[0][1] == footers[1][1] {
		t.Errorf("sheets of the title page have the footer of the others: %q", footers)
	}
}
