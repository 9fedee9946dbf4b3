package check

import (
	"slices"
	"testing"

	"rd50/generator/engagement"
	"rd50/generator/report"
)

// 5.3.2.1: keywords are taken from the text of the report, in whatever form they stand
// there; their own list does not count.
func TestKeywordsAreLookedForInTheText(t *testing.T) {
	text := func(style report.ParagraphStyle, s string) report.Block {
		return &report.Paragraph{Style: style, Inlines: report.Plain(s)}
	}
	r := &report.Report{Sections: []*report.Section{
		{Kind: report.Structural, ID: "abstract", Blocks: []report.Block{text(report.Flush, "ОТТОК КАШАЛОТОВ, РЫНОК")}},
		{Kind: report.Main, ID: "plan", Title: "Условия приемки", Blocks: []report.Block{
			text(report.Body, "Стратегии удержания в CRM-системах; оттоком абонентов на рынке."),
			&report.Table{Caption: report.Plain("Учёт заявок"), Rows: [][]report.Cell{{report.TextCell("персональных данных")}}},
		}},
	}}
	e := &engagement.Engagement{}
	e.Report.Keywords = []string{"отток абонентов", "CRM-стратегия", "рынок", "условие приемки", "учет заявок", "персональные данные", "отток кашалотов", "платформа"}
	var got []string
	for _, f := range absentKeywords(e, r) {
		got = append(got, f.Key+": "+f.Hint)
	}
	if want := []string{
		"report.keywords[6]: ключевые слова берутся из текста отчета; в нем не встречается слово «кашалотов»",
		"report.keywords[7]: ключевые слова берутся из текста отчета; в нем не встречается слово «платформа»",
	}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// 6.6.5: a head begins with a capital; one below another may go on its sentence.
func TestHeadsBelowOthersMayBeginSmall(t *testing.T) {
	for _, c := range []struct {
		head  string
		below bool
		want  bool
	}{
		{"срок", false, true}, {"срок", true, false}, {"Срок", true, false}, {"Сроки", true, true},
	} {
		told := false
		columnHead(c.head, c.below, func(string, string) { told = true })
		if told != c.want {
			t.Errorf("%q, below %v: told %v", c.head, c.below, told)
		}
	}
}
