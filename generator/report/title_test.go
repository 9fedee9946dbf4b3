package report

import (
	"slices"
	"testing"
)

// Appendix А: commas part what the person is, and the degree has a line of its own.
func TestPost(t *testing.T) {
	for _, c := range []struct{ got, want []string }{
		{Signature{Role: "Руководитель НИР", Position: "ведущий консультант", Degree: "канд. техн. наук"}.Post(),
			[]string{"Руководитель НИР,", "ведущий консультант,", "канд. техн. наук"}},
		{Signature{Position: "Инженер"}.Post(), []string{"Инженер"}},
		{Signature{Position: "Инженер,", Degree: "канд. техн. наук"}.Post(), []string{"Инженер,", "канд. техн. наук"}},
		{Signature{}.Post(), nil},
		{Approval{Position: "Директор", Organisation: "ООО «Маяк»", Degree: "д-р экон. наук"}.Post(), []string{"Директор", "ООО «Маяк»,", "д-р экон. наук"}},
		{Approval{Position: "Директор", Organisation: "ООО «Маяк»"}.Post(), []string{"Директор", "ООО «Маяк»"}},
		{Approval{Degree: "д-р экон. наук"}.Post(), []string{"д-р экон. наук"}},
		{Approval{Word: "УТВЕРЖДАЮ", Position: "Директор", Name: "И.О. Петров", Date: "01.02.2027"}.Lines(), []string{"УТВЕРЖДАЮ", "Директор", "И.О. Петров", "01.02.2027"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// 6.10.1: СОГЛАСОВАНО (a, b, …) at the left, УТВЕРЖДАЮ (A, B, …) at the right; eight
// take four rows.
func TestApprovalRows(t *testing.T) {
	for list, want := range map[string]string{
		"":         "",
		"A":        "-A",
		"aA":       "aA",
		"Aab":      "aA b-",
		"abc":      "ab c-",
		"aAbcdefg": "aA bc de fg",
		"ABCab":    "aA bB -C",
		"abcABCd":  "aA bB cC d-",
		"ABC":      "-A -B -C",
	} {
		var approvals []Approval
		for _, r := range list {
			approvals = append(approvals, Approval{Word: string(r), Right: r < 'a'})
		}
		got := ""
		for i, row := range ApprovalRows(approvals) {
			if i > 0 {
				got += " "
			}
			for _, a := range row {
				if a == nil {
					a = &Approval{Word: "-"}
				}
				got += a.Word
			}
		}
		if got != want {
			t.Errorf("%q stands as %q, want %q", list, got, want)
		}
	}
}
