package generator_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"

	"rd50/generator"
	"rd50/generator/amend"
	"rd50/generator/report"
)

// keyed lists the printed lines that know their key.
func keyed(r *report.Report) []amend.Edit {
	var out []amend.Edit
	add := func(keys report.Keys, line []report.Inline) {
		if len(keys) > 0 {
			out = append(out, amend.Edit{Key: keys[0], Before: report.PlainText(line)})
		}
	}
	for _, s := range r.Sections {
		report.EachBlock(s.Blocks, func(b report.Block) {
			switch b := b.(type) {
			case *report.Paragraph:
				add(b.Keys, b.Inlines)
			case *report.Heading:
				add(b.Keys, b.Inlines)
			case *report.Figure:
				add(b.Keys, b.Caption)
			case *report.Table:
				add(b.Keys, b.Caption)
				for _, row := range append(b.Head, b.Rows...) {
					for _, c := range row {
						report.EachBlock(c.Blocks, func(in report.Block) {
							if p, ok := in.(*report.Paragraph); ok && len(p.Keys) == 0 {
								add(c.Keys, p.Inlines)
							}
						})
					}
				}
			}
		})
	}
	return out
}

var longWord = regexp.MustCompile(`[а-я]{4,}`)

func TestExperiment(t *testing.T) {
	templates, err := generator.LoadTemplates(nil)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for _, sample := range strings.Fields(os.Getenv("SAMPLES")) {
		in := generator.Input{Files: os.DirFS("../samples/" + sample), Name: "engagement.toml", Folder: sample}
		rep, err := generator.Read(in, templates).Report()
		if err != nil {
			t.Fatal(err)
		}
		lines := keyed(rep)
		d := generator.Sketch(in, templates)
		good, bad := 0, map[string]int{}
		for _, e := range lines {
			words := longWord.FindAllStringIndex(e.Before, -1)
			if len(words) == 0 || r.IntN(12) != 0 {
				continue
			}
			w := words[r.IntN(len(words))]
			e.After = e.Before[:w[0]] + "проба" + e.Before[w[1]:]
			out, faults, err := d.Amend([]amend.Edit{e})
			switch {
			case err != nil:
				t.Fatal(err)
			case faults[0] != nil:
				bad[faults[0].Error()]++
				fmt.Printf("%s: %.60q → %.60q\n   %v\n", e.Key, e.Before, e.After[w[0]:], faults[0])
			case out.New == nil:
				fmt.Printf("%s: %.60q → %.60q\n   %v\n", e.Key, e.Before, e.After, out.Faults)
				bad["faults"]++
			default:
				good++
			}
		}
		fmt.Println(sample, "lines", len(lines), "good", good, "bad", bad)
	}
}
