// Command bench measures the pipeline on reports of several lengths and prints a table
// in Markdown: each stage within a running process, and the command from its start.
//
//	go run ./bench -pages 20,60,200,600,2000
package main

import (
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"

	"rd50/fonts"
	"rd50/generator/chart"
	"rd50/generator/drawing/svg"
)

func main() {
	log.SetFlags(0)
	pages := flag.String("pages", "20,60,200,600,2000", "lengths of the reports")
	runs := flag.Int("runs", 5, "runs, of which the medians are told")
	picture := flag.String("svg", "", "file for a picture of the stages")
	peers := flag.String("peers", "", "folder with the scripts of other programs: compare with them and end")
	keep := flag.String("corpus", "", "write the engagement of the first length to this folder and end")
	flag.Parse()
	debug.SetGCPercent(400) // as the command does
	if err := bench(lengths(*pages), *runs, *picture, *keep, *peers); err != nil {
		log.Fatal(err)
	}
}

func lengths(list string) []int {
	var out []int
	for s := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			log.Fatal(err)
		}
		out = append(out, n)
	}
	return out
}

func bench(pages []int, runs int, picture, keep, peers string) error {
	if keep != "" {
		files, err := corpus(os.DirFS("samples"), pages[0])
		if err != nil {
			return err
		}
		return write(keep, files)
	}
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	command, err := build(dir)
	if err != nil {
		return err
	}
	if peers != "" {
		return compare(command, filepath.Join(dir, "peers"), peers, runs)
	}
	all := make([]measured, len(pages))
	for i, n := range pages { // first, while this process is small: the system counts it in at the start of the others
		if err := all[i].fromNothing(command, filepath.Join(dir, strconv.Itoa(n)), n, runs); err != nil {
			return fmt.Errorf("%d pages: %w", n, err)
		}
	}
	for i, n := range pages {
		if err := all[i].running(filepath.Join(dir, strconv.Itoa(n)), runs); err != nil {
			return fmt.Errorf("%d pages: %w", n, err)
		}
	}
	fmt.Print(table(all))
	if picture != "" {
		if err := draw(picture, all); err != nil {
			return err
		}
	}
	return printSaves(runs)
}

// measured is what one report takes.
type measured struct {
	Pages int
	Warm  []cost
	Cold  map[string]run // by what the command does
}

// colds are the commands that are measured from their start.
var colds = []string{"check", "md", "pdf", "docx"}

// fromNothing writes the engagement into a folder and measures the command.
func (m *measured) fromNothing(command, dir string, pages, runs int) error {
	files, err := corpus(os.DirFS("samples"), pages)
	if err == nil {
		err = write(dir, files)
	}
	m.Cold = map[string]run{}
	for _, what := range colds {
		args := []string{"render", dir, "-f", what, "-o", filepath.Join(dir, "out")}
		if what == "check" {
			args = []string{"check", dir}
		}
		if err == nil {
			m.Cold[what], err = cold(runs, command, args...)
		}
	}
	return err
}

// running measures the stages within this process.
func (m *measured) running(dir string, runs int) error {
	l, err := newLine(os.DirFS(dir))
	if err == nil {
		m.Warm, err = l.warm(runs)
	}
	if err == nil {
		m.Pages = len(l.layout.Pages)
	}
	return err
}

// table prints all that was measured, a column a length, with the exponent by which
// each figure grows from the second length on: 1 is in proportion.
func table(all []measured) string {
	var b strings.Builder
	row := func(head string, figure func(m measured) float64, form string) {
		fmt.Fprintf(&b, "| %s |", head)
		for _, m := range all {
			fmt.Fprintf(&b, " "+form+" |", figure(m))
		}
		fmt.Fprintf(&b, " %s |\n", growth(all, figure))
	}
	row("pages", func(m measured) float64 { return float64(m.Pages) }, "%.0f")
	b.WriteString("|---|" + strings.Repeat("---:|", len(all)+1) + "\n")
	for i, c := range all[0].Warm {
		row(c.Stage+", warm, CPU ms", func(m measured) float64 { return m.Warm[i].CPU.Seconds() * 1000 }, "%.1f")
	}
	for i, c := range all[0].Warm {
		row(c.Stage+", allocated, MiB", func(m measured) float64 { return m.Warm[i].Allocated }, "%.1f")
	}
	for _, what := range colds {
		row(what+", cold, ms", func(m measured) float64 { return m.Cold[what].Wall * 1000 }, "%.0f")
		row(what+", cold, CPU ms", func(m measured) float64 { return m.Cold[what].CPU * 1000 }, "%.0f")
		row(what+", peak, MiB", func(m measured) float64 { return m.Cold[what].Peak }, "%.0f")
	}
	return b.String()
}

func growth(all []measured, figure func(m measured) float64) string {
	if len(all) < 2 {
		return ""
	}
	from, to := all[min(1, len(all)-2)], all[len(all)-1]
	e := math.Log(figure(to)/figure(from)) / math.Log(float64(to.Pages)/float64(from.Pages))
	return strconv.FormatFloat(e, 'f', 2, 64)
}

// draw writes a picture of the processor's milliseconds that the stages take of a page.
func draw(file string, all []measured) error {
	c := chart.Columns{Axis: "миллисекунды процессора на 100 страниц"}
	for _, m := range all {
		c.Labels = append(c.Labels, fmt.Sprintf("%d с.", m.Pages))
		c.Totals = append(c.Totals, "")
	}
	for i, stage := range all[0].Warm {
		s := chart.Series{Name: stage.Stage}
		for k, m := range all {
			ms := math.Round(m.Warm[i].CPU.Seconds() * 1e5 / float64(m.Pages))
			s.Values = append(s.Values, ms)
			total, _ := strconv.ParseFloat(c.Totals[k], 64)
			c.Totals[k] = strconv.FormatFloat(total+ms, 'f', 0, 64)
		}
		c.Series = append(c.Series, s)
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := svg.Write(f, c.Draw(fonts.Default())); err != nil {
		return err
	}
	return f.Close()
}
