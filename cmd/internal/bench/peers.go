package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// peer is another program that makes a file of the same appendices.
type peer struct {
	title string
	name  string
	args  []string
	like  string // the format of rd50 beside which it stands
}

// peersPages is how long the report is that programs are compared by.
const peersPages = 60

// compare prints what others take for the appendices of the report and what rd50 takes
// for the whole of it, in turns, with the ratios. The folder holds the scripts with
// their node_modules.
func compare(command, dir, scripts string, runs int) error {
	files, err := corpus(os.DirFS("samples"), peersPages)
	if err != nil {
		return err
	}
	maps.Copy(files, sources(files))
	if err := write(dir, files); err != nil {
		return err
	}
	in := func(name string) string { return filepath.Join(dir, name) }
	peers := []peer{
		{"rd50, PDF", command, []string{"render", dir, "-f", "pdf", "-o", in("out")}, ""},
		{"Typst (node), PDF", "node", []string{filepath.Join(scripts, "typst.mjs"), in("report.typ"), in("typst.pdf")}, "pdf"},
		{"rd50, DOCX", command, []string{"render", dir, "-f", "docx", "-o", in("out")}, ""},
		{"pandoc, DOCX", "pandoc", []string{"--resource-path", dir, in("report.md"), "-o", in("pandoc.docx")}, "docx"},
		{"docxtemplater (node), DOCX", "node", []string{filepath.Join(scripts, "docxtemplater.mjs"), in("report.json"), in("template.docx")}, "docx"},
	}
	fmt.Print("| program | ms | CPU ms | MiB | times rd50, ms | times rd50, CPU |\n|---|---:|---:|---:|---:|---:|\n")
	own := map[string]run{}
	for i, took := range inTurns(peers, runs) {
		p := peers[i]
		switch {
		case took == nil:
			fmt.Printf("| %s | not to be had | | | | |\n", p.title)
		case p.like == "":
			own[p.args[3]] = *took
			fmt.Printf("| %s | %.0f | %.0f | %.0f | | |\n", p.title, took.Wall*1000, took.CPU*1000, took.Peak)
		default:
			beside := own[p.like]
			fmt.Printf("| %s | %.0f | %.0f | %.0f | %.1f | %.1f |\n", p.title, took.Wall*1000, took.CPU*1000, took.Peak, took.Wall/beside.Wall, took.CPU/beside.CPU)
		}
	}
	return nil
}

// inTurns runs all programs one after another, several times, and gives the medians; nil
// for a program that fails.
func inTurns(peers []peer, runs int) []*run {
	all := make([][][]float64, len(peers))
	for range runs {
		for i, p := range peers {
			took, err := cold(1, p.name, p.args...)
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				continue
			}
			all[i] = append(all[i], []float64{took.Wall, took.CPU, took.Peak})
		}
	}
	out := make([]*run, len(peers))
	for i, rows := range all {
		if len(rows) > 0 {
			out[i] = &run{median(rows, 0), median(rows, 1), median(rows, 2)}
		}
	}
	return out
}

// unit is what a template of loops is filled with.
type unit struct {
	Title      string              `json:"title"`
	Paragraphs []string            `json:"paragraphs"`
	Rows       []map[string]string `json:"rows"`
}

// sources gives the appendices as the others read them: report.md, report.typ and
// report.json.
func sources(files map[string][]byte) map[string][]byte {
	var md, typ strings.Builder
	typ.WriteString("#set page(paper: \"a4\", margin: (left: 30mm, right: 15mm, y: 20mm))\n#set text(lang: \"ru\", size: 14pt)\n#set par(justify: true, first-line-indent: 1.25cm, leading: 1em)\n\n")
	var units []*unit
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasPrefix(name, "prose/") {
			continue
		}
		for line := range strings.SplitSeq(labels.ReplaceAllString(string(files[name]), ""), "\n") {
			md.WriteString(line + "\n")
			units = add(units, line)
			typ.WriteString(typst(line))
		}
	}
	data, _ := json.Marshal(map[string]any{"units": units}) // strings alone
	return map[string][]byte{"report.md": []byte(md.String()), "report.typ": []byte(strings.ReplaceAll(typ.String(), "],\n\n", "],\n)\n\n")), "report.json": data}
}

// labels are what only rd50 reads.
var labels = regexp.MustCompile(` ?\{#[^}]*\}|\[@[^\]]*\]`)

// add puts a line of Markdown into the units.
func add(units []*unit, line string) []*unit {
	if title, ok := strings.CutPrefix(line, "## "); ok {
		return append(units, &unit{Title: title})
	}
	last := units[len(units)-1]
	switch cells := strings.Split(strings.Trim(line, "| "), " | "); {
	case strings.HasPrefix(line, "|--") || line == "":
	case len(cells) == 4:
		last.Rows = append(last.Rows, map[string]string{"a": cells[0], "b": cells[1], "c": cells[2], "d": cells[3]})
	default:
		last.Paragraphs = append(last.Paragraphs, line)
	}
	return units
}

// typst gives a line of the corpus's Markdown as Typst has it.
func typst(line string) string {
	title, heading := strings.CutPrefix(line, "## ")
	cells := strings.Split(strings.Trim(line, "| "), " | ")
	switch {
	case heading:
		return "= " + title + "\n\n"
	case strings.HasPrefix(line, "| Показатель"): // the head
		return "#table(columns: 4,\n[" + strings.Join(cells, "], [") + "],\n"
	case strings.HasPrefix(line, "|--"):
		return ""
	case strings.HasPrefix(line, "|"):
		return "[" + strings.Join(cells, "], [") + "],\n"
	case strings.HasPrefix(line, "!["):
		file := line[strings.Index(line, "](")+2 : strings.Index(line, ")")]
		return "#figure(image(\"" + file + "\"), caption: [Связи участников])\n\n"
	}
	return line + "\n"
}
