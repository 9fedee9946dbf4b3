package check

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/prose"
	"rd50/generator/standard"
	"rd50/templates"
)

// many gives an engagement of 5,000 lines with 200 faults: the minimal sample
// with 240 more goals, indicators and requirements. 80 indicators have no
// target, 60 requirements no verdict for V1, 40 are vague, 20 are verified by
// nothing.
func many(t testing.TB) fstest.MapFS {
	t.Helper()
	text, err := os.ReadFile("../../samples/minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	var objects, first, second, verified strings.Builder
	for i := range 240 {
		vague, target := "", "target = 2\n"
		if i >= 60 && i < 100 {
			vague = "быстро "
		}
		if i < 80 {
			target = ""
		}
		if i >= 60 {
			fmt.Fprintf(&first, "compliance.N%d = \"full\"\n", i)
		}
		fmt.Fprintf(&second, "compliance.N%d = \"full\"\n", i)
		if i >= 20 {
			fmt.Fprintf(&verified, ", \"N%d\"", i)
		}
		fmt.Fprintf(&objects, `
[[strategy.goals]]
id = "GN%[1]d"
title = "Цель"

[[strategy.indicators]]
id = "IN%[1]d"
goal = "GN%[1]d"
name = "Индикатор"
unit = "шт."
baseline = 1
due = 2027-12-31
%[2]s
[[requirements]]
id = "N%[1]d"
text = "Система %[3]sхранит запись 36 месяцев."
kind = "data"
priority = "should"
`, i, target, vague)
	}
	file := edit(t, string(text), []string{
		"scores.C1 = 4", first.String() + "scores.C1 = 4",
		"scores.C1 = 9", second.String() + "scores.C1 = 9",
		`requirements = ["R1"]`, `requirements = ["R1"` + verified.String() + `]`,
	})
	return fstest.MapFS{"engagement.toml": {Data: []byte(file + objects.String())}}
}

func TestManyFaults(t *testing.T) {
	folder := many(t)
	if n := strings.Count(string(folder["engagement.toml"].Data), "\n"); n < 5000 {
		t.Fatalf("%d lines", n)
	}
	_, faults := checked(t, folder)
	count := map[string]int{}
	for _, f := range faults {
		count[f.Code]++
	}
	if got := fmt.Sprint(len(faults), count); got != "200 map[RD202:60 RD302:80 RD307:20 RD403:40]" {
		t.Error(got)
	}
	if !slices.IsSortedFunc(faults, func(a, b diagnostic.Diagnostic) int { return a.Position.Line - b.Position.Line }) {
		t.Error("not sorted by place")
	}
}

func BenchmarkManyFaults(b *testing.B) {
	folder := many(b)
	std, err := standard.Load(templates.Files, "rd-50-34.698-90")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		e, faults := engagement.Load(folder, "engagement.toml")
		if faults = append(faults, Run(e, prose.Read(e, &prose.Known{}, nil), std, nil)...).Sort(); len(faults) != 200 {
			b.Fatal(len(faults))
		}
		rendered(b, e, faults)
	}
}
