package section

import (
	"os"
	"testing"

	"rd50/fonts"
	"rd50/generator/engagement"
	"rd50/generator/prose"
	"rd50/generator/standard"
	"rd50/generator/wording"
	"rd50/templates"
)

// sampled reads the large sample, as its preview does in each save.
func sampled(b *testing.B) Input {
	b.Helper()
	e, faults := engagement.Load(os.DirFS("../../samples/telecom"), "engagement.toml")
	if faults.Errors() > 0 {
		b.Fatal(faults)
	}
	words, err := wording.Load(templates.Files)
	if err != nil {
		b.Fatal(err)
	}
	standards, err := standard.Shipped()
	if err != nil {
		b.Fatal(err)
	}
	return Input{Engagement: e, Book: prose.Read(e, &prose.Known{}, nil), Standard: standards[0], Wording: words, Faces: fonts.Default()}
}

func BenchmarkAssemble(b *testing.B) {
	in := sampled(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Assemble(in); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAssembleCold is the first report of an engagement: nothing is known of its data.
func BenchmarkAssembleCold(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		in := sampled(b)
		b.StartTimer()
		if _, err := Assemble(in); err != nil {
			b.Fatal(err)
		}
	}
}
