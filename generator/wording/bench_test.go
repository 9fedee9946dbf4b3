package wording

import (
	"testing"

	"rd50/templates"
)

// BenchmarkLoad reads all shipped phrases, as each start of the program does.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(templates.Files); err != nil {
			b.Fatal(err)
		}
	}
}
