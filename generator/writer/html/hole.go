package html

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Marks of faults are taken out of the Markdown before it is parsed, for what
// stands in them may look like markup, and goldmark asks for inlines at ASCII
// punctuation alone. A stand-in of two private characters keeps the place.
var (
	holeMark = regexp.MustCompile(`⟦(RD\d{3}: [^⟧\n]*)⟧`)
	standIn  = regexp.MustCompile(`\x{E000}(\d+)\x{E001}`)
)

// cutHoles gives the Markdown with stand-ins and the texts that they stand for.
func cutHoles(source string) (string, []string) {
	if !strings.Contains(source, "⟦") {
		return source, nil
	}
	var holes []string
	source = holeMark.ReplaceAllStringFunc(source, func(mark string) string {
		holes = append(holes, unescaped([]byte(strings.Trim(mark, "⟦⟧"))))
		return fmt.Sprintf("\uE000%d\uE001", len(holes)-1)
	})
	return source, holes
}

// markHoles makes nodes of the stand-ins.
func markHoles(tree ast.Node, source []byte, holes []string) {
	if len(holes) == 0 {
		return
	}
	var texts []*ast.Text
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the function gives no error
		if t, ok := n.(*ast.Text); ok && entering && t.Parent().Kind() != ast.KindCodeSpan {
			texts = append(texts, t)
		}
		return ast.WalkContinue, nil
	})
	for _, t := range texts {
		start, parent := t.Segment.Start, t.Parent()
		for _, m := range standIn.FindAllSubmatchIndex(t.Segment.Value(source), -1) {
			text, known := holeOf(source[start+m[2]:start+m[3]], holes)
			if !known {
				continue
			}
			parent.InsertBefore(parent, t, ast.NewTextSegment(segment(t.Segment.Start, start+m[0])))
			parent.InsertBefore(parent, t, &hole{text: text})
			t.Segment = segment(start+m[1], t.Segment.Stop)
		}
	}
}

func segment(start, stop int) text.Segment { return text.NewSegment(start, stop) }

func holeOf(number []byte, holes []string) (string, bool) {
	n, err := strconv.Atoi(string(number))
	if err != nil || n >= len(holes) {
		return "", false
	}
	return holes[n], true
}

// restoreHoles puts marks back where no node can be: in code, in the words of a
// picture.
func restoreHoles(html string, holes []string) string {
	if len(holes) == 0 {
		return html
	}
	return standIn.ReplaceAllStringFunc(html, func(s string) string {
		number := standIn.FindStringSubmatch(s)[1]
		if text, known := holeOf([]byte(number), holes); known {
			return escape("⟦" + text + "⟧")
		}
		return s
	})
}
