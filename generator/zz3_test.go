package generator

import (
	"os"
	"testing"

	"rd50/fonts"
	"rd50/generator/check"
	"rd50/generator/engagement"
	"rd50/generator/prose"
)

func benchCheck(b *testing.B, dir string) {
	tm, _ := LoadTemplates(nil)
	e, _ := engagement.Load(os.DirFS(dir), "engagement.toml")
	std := tm.Standard(e.Standard)
	ex := tm.examples()
	defer cpu(b)()
	b.ReportAllocs()
	for b.Loop() {
		book := prose.Read(e, new(prose.Known), fonts.Default())
		if false {
			check.Run(e, book, std, ex)
		}
	}
}
func benchRun(b *testing.B, dir string) {
	tm, _ := LoadTemplates(nil)
	e, _ := engagement.Load(os.DirFS(dir), "engagement.toml")
	std := tm.Standard(e.Standard)
	ex := tm.examples()
	book := prose.Read(e, new(prose.Known), fonts.Default())
	defer cpu(b)()
	b.ReportAllocs()
	for b.Loop() {
		for i := range book.Pages {
			t := *book.Pages[i].Text
			book.Pages[i].Text = &t
		}
		check.Run(e, book, std, ex)
	}
}
func BenchmarkRead61(b *testing.B)  { benchCheck(b, "/tmp/chk/c61") }
func BenchmarkRead200(b *testing.B) { benchCheck(b, "/tmp/chk/c200") }
func BenchmarkRead600(b *testing.B) { benchCheck(b, "/tmp/chk/c600") }
func BenchmarkRun61(b *testing.B)   { benchRun(b, "/tmp/chk/c61") }
func BenchmarkRun200(b *testing.B)  { benchRun(b, "/tmp/chk/c200") }
func BenchmarkRun600(b *testing.B)  { benchRun(b, "/tmp/chk/c600") }
