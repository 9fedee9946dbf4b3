// Command rd50-writer-words is an external writer: it gets a report as JSON on
// standard input and writes its headings and paragraphs as plain text. Put it
// on PATH, and «rd50 render -f words» finds it.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// node is any object of the report: sections, blocks, cells and inlines share
// it. Items differ from block to block and are read where they are known.
type node struct {
	Type    string
	Number  json.RawMessage // a text, or the number of a footnote or source
	Title   string
	Text    string
	Words   string // of a citation: the place in the source
	And     []node // of a citation: the sources behind the first
	Blocks  []node
	Inlines []node
	Items   json.RawMessage
	Caption []node
	Rows    [][]node
}

type document struct {
	Version int
	Report  struct{ Sections []node }
}

func main() {
	if err := convert(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "rd50-writer-words:", err)
		os.Exit(1)
	}
}

func convert(in io.Reader, out io.Writer) error {
	var d document
	if err := json.NewDecoder(in).Decode(&d); err != nil {
		return err
	}
	if d.Version != 3 {
		return fmt.Errorf("версия формата %d неизвестна", d.Version)
	}
	w := bufio.NewWriter(out)
	for _, s := range d.Report.Sections {
		fmt.Fprintf(w, "%s\n\n", strings.TrimSpace(s.number()+" "+s.Title))
		blocks(w, s.Blocks)
	}
	return w.Flush()
}

func blocks(w io.Writer, list []node) {
	for _, b := range list {
		switch b.Type {
		case "Heading":
			fmt.Fprintf(w, "%s %s\n\n", b.number(), text(b.Inlines))
		case "Paragraph":
			fmt.Fprintf(w, "%s\n\n", text(b.Inlines))
		case "List":
			var items [][]node
			if json.Unmarshal(b.Items, &items) == nil {
				for _, item := range items {
					blocks(w, item)
				}
			}
		case "Table":
			fmt.Fprintf(w, "Таблица %s %s\n\n", b.number(), text(b.Caption))
			for _, row := range b.Rows {
				for _, cell := range row {
					blocks(w, cell.Blocks)
				}
			}
		}
	}
}

func text(inlines []node) string {
	var b strings.Builder
	for _, i := range inlines {
		switch i.Type {
		case "Citation":
			var works []string
			for _, w := range append([]node{i}, i.And...) {
				works = append(works, strings.TrimSuffix(w.number()+", "+w.Words, ", "))
			}
			fmt.Fprintf(&b, "[%s]", strings.Join(works, "; "))
		default:
			b.WriteString(i.Text + text(i.Inlines))
		}
	}
	return b.String()
}

func (n node) number() string { return strings.Trim(string(n.Number), `"`) }
