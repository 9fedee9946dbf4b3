package engagement

import (
	"strings"
	"testing"
	"unicode/utf8"

	"rd50/generator/diagnostic"
)

// Every offset has its line and column, whatever the lines' lengths: shorter and longer
// than the stretches by which characters are counted, and texts that end with one.
func TestPositions(t *testing.T) {
	for _, text := range []string{
		"", "\n", "город", strings.Repeat("a", stretch), strings.Repeat("щ", stretch) + "\n" + strings.Repeat("x€", stretch) + "\n\nконец\n",
	} {
		f := newFile("a.toml", []byte(text))
		for at := 0; at <= len(text); at++ {
			if at < len(text) && !utf8.RuneStart(text[at]) {
				continue
			}
			before := text[:at]
			line := before[strings.LastIndexByte(before, '\n')+1:]
			want := diagnostic.Position{File: "a.toml", Line: strings.Count(before, "\n") + 1, Column: utf8.RuneCountInString(line) + 1}
			if got := f.position(at); got != want {
				t.Fatalf("%.20q at %d: got %v, want %v", text, at, got, want)
			}
		}
	}
}

// A line of very many faults costs no more than as many lines.
func BenchmarkPositionsOfOneLine(b *testing.B) {
	f := newFile("a.toml", []byte(strings.Repeat("слово<br>", 30_000)))
	for b.Loop() {
		for at := 0; at < len(f.text); at += len("слово<br>") {
			f.position(at)
		}
	}
}
