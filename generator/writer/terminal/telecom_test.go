package terminal_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"

	"rd50/generator"
	"rd50/generator/report"
	"rd50/generator/writer/terminal"
)

func shown(t testing.TB, r *report.Report, look terminal.Look) string {
	t.Helper()
	var b strings.Builder
	if err := terminal.Write(&b, r, look); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// telecom is the large sample with a fault.
func telecom(t testing.TB) *report.Report {
	t.Helper()
	templates, err := generator.LoadTemplates(nil)
	if err != nil {
		t.Fatal(err)
	}
	in := generator.Input{Files: os.DirFS("../../../samples/telecom"), Name: "engagement.toml", Folder: "telecom"}
	return generator.Sketch(in, templates).Preview().Report
}

// TestNothingIsWiderThanTheTerminal: 45 tables of up to nine columns fit, or are
// told row by row.
func TestNothingIsWiderThanTheTerminal(t *testing.T) {
	r := telecom(t)
	for _, width := range []int{20, 33, 60, 80, 120, 200} {
		for n, l := range strings.Split(shown(t, r, terminal.Look{Width: width}), "\n") {
			if w := terminal.Columns(l); w > width {
				t.Fatalf("%d columns: line %d takes %d: %s", width, n+1, w, l)
			}
		}
	}
}

// TestNothingIsLost: at every width that the tables fit the same figures are shown,
// each as often.
func TestNothingIsLost(t *testing.T) {
	r := telecom(t)
	figures := func(width int) map[rune]int {
		out := map[rune]int{}
		for _, c := range shown(t, r, terminal.Look{Width: width}) {
			if unicode.IsDigit(c) {
				out[c]++
			}
		}
		return out
	}
	wide := figures(400)
	for _, width := range []int{80, 100, 120} {
		if got := figures(width); fmt.Sprint(got) != fmt.Sprint(wide) {
			t.Errorf("%d columns: digits %v, not %v", width, got, wide)
		}
	}
}

func BenchmarkTelecom(b *testing.B) {
	r := telecom(b)
	for b.Loop() {
		shown(b, r, terminal.Look{Width: 80, Colour: true})
	}
}
