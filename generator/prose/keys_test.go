package prose

import (
	"os"
	"slices"
	"strings"
	"testing"

	"rd50/generator/engagement"
	"rd50/generator/report"
)

// TestBlocksKnowTheirLines: each line of the samples' prose that a paragraph, heading,
// caption or cell begins with stands at the place that the block names.
func TestBlocksKnowTheirLines(t *testing.T) {
	const telecom = "../../samples/telecom"
	e, faults := engagement.Load(os.DirFS(telecom), "engagement.toml")
	if faults.Errors() > 0 {
		t.Fatal(faults)
	}
	checked := 0
	for _, page := range Read(e, &Known{}, nil).Pages {
		lines := strings.Split(page.Prose.Text, "\n")
		report.EachBlock(page.Text.Blocks, func(b report.Block) {
			var keys report.Keys
			var words []report.Inline
			switch b := b.(type) {
			case *report.Paragraph:
				keys, words = b.Keys, b.Inlines
			case *report.Heading:
				keys, words = b.Keys, b.Inlines
			}
			if len(keys) == 0 || len(words) == 0 {
				return
			}
			first, ok := words[0].(*report.Text)
			if !ok {
				return
			}
			i := strings.LastIndexByte(keys[0], ':')
			n := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, first.Text) })
			if want := lineOf(keys[0][i+1:]); want > len(lines) || !strings.Contains(lines[want-1], first.Text) {
				t.Errorf("%s: %q stands in line %d", keys[0], first.Text, n+1)
			}
			if file := page.Prose.File; file != "" && keys[0][:i] != file {
				t.Errorf("%s is of %s", keys[0], file)
			}
			checked++
		})
	}
	if checked < 300 {
		t.Errorf("only %d blocks know their lines", checked)
	}
}

func lineOf(s string) int {
	n := 0
	for _, c := range s {
		n = 10*n + int(c-'0')
	}
	return n
}
