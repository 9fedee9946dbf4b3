package prose

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"rd50/generator/report"
	"errors"
)

func TestExp(t *testing.T) {
	data, _ := os.ReadFile("/tmp/exp/cases.txt")
	for _, src := range strings.Split(string(data), "\n=====\n") {
		fmt.Printf("-------- %q\n", src)
		func() {
			defer func() { if r := recover(); r != nil { fmt.Println("PANIC", r) } }()
			p := Parse(src, Surroundings{IsSource: func(id string) bool { return strings.HasPrefix(id, "src") }, Picture: func(n string) (report.Image, error) {
				if n == "a.png" { return report.Image{Name: n, Format: "png", Width: 1, Height: 1}, nil }
				return report.Image{}, errors.New("файла нет") }})
			var b strings.Builder
			report.Dump(&b, &report.Report{Sections: []*report.Section{{Blocks: p.Blocks}}})
			i := strings.Index(b.String(), "section")
			fmt.Print(b.String()[i:])
			for _, f := range p.Faults { fmt.Printf("FAULT %d %s | %s", f.Offset, f.Message, f.Hint); where(src, f.Offset) }
			for _, f := range p.Uses { fmt.Printf("USE %s %d", f.ID, f.Offset); where(src, f.Offset) }
			for _, f := range p.Labels { fmt.Printf("LABEL %s %s %d", f.ID, f.Kind, f.Offset); where(src, f.Offset) }
		}()
	}
}
func where(src string, o int) {
	if o < 0 || o > len(src) { fmt.Println(" @OUT"); return }
	e := min(len(src), o+20)
	fmt.Printf(" @%q\n", src[o:e])
}
