package html

import (
	"regexp"
	"strings"
)

// chunk is the Markdown of one block: what stands between blank lines, with what
// is indented under it. A figure or table has its caption with it.
type chunk struct {
	kind    chunkKind
	text    string
	caption string
}

type chunkKind int

const (
	plainChunk chunkKind = iota
	titleChunk           // of the title page: all that stands before the first heading
	approvalChunk
	structuralChunk // a heading in the middle of its line: «ВВЕДЕНИЕ», «ПРИЛОЖЕНИЕ А …»
	figureChunk
	tableChunk
	noteChunk // a footnote
)

var classes = map[chunkKind]string{
	plainChunk: "block", titleChunk: "block title", approvalChunk: "block title approval", structuralChunk: "block structural",
	figureChunk: "block picture", tableChunk: "block grid", noteChunk: "block footnote",
}

func (c chunk) class() string { return classes[c.kind] }

// identity is what a block's HTML depends on.
func (c chunk) identity(pictures map[string]*picture) string {
	id := string(rune('0'+c.kind)) + c.text + "\x00" + c.caption
	for _, m := range pictureLabel.FindAllStringSubmatch(c.text, -1) {
		if p := pictures[m[1]]; p != nil {
			id += "\x00" + p.name
		}
	}
	return id
}

var (
	pictureLabel = regexp.MustCompile(`\[(picture-\d+)\]`)
	figureStart  = regexp.MustCompile(`^!\[.*\]\[picture-\d+\]$`)
	noteStart    = regexp.MustCompile(`^\[\^\d+\]: `)
	numberedHead = regexp.MustCompile(`^# \d`)
)

// split cuts the Markdown into blocks and joins captions with what they name.
func split(source string) []chunk {
	var out []chunk
	titlePage := true
	texts := paragraphs(source)
	for i := 0; i < len(texts); i++ {
		titlePage = titlePage && !strings.HasPrefix(texts[i], "# ")
		c := chunk{kind: kindOf(texts[i], titlePage), text: texts[i]}
		next := ""
		if i+1 < len(texts) {
			next = texts[i+1]
		}
		switch {
		case c.kind == figureChunk && strings.HasPrefix(next, "Рисунок\u00a0"):
			c.caption = next
			i++
		case strings.HasPrefix(c.text, "Таблица\u00a0") && strings.HasPrefix(next, "|"):
			c = chunk{kind: tableChunk, text: next, caption: c.text}
			i++
		}
		if c.kind == noteChunk {
			c.text = strings.ReplaceAll(c.text, "\n    ", "\n")
		}
		out = append(out, c)
	}
	return out
}

func kindOf(text string, titlePage bool) chunkKind {
	switch {
	case titlePage && strings.Contains(text, "\\\n"):
		return approvalChunk
	case titlePage:
		return titleChunk
	case strings.HasPrefix(text, "# ") && !numberedHead.MatchString(text):
		return structuralChunk
	case figureStart.MatchString(text):
		return figureChunk
	case strings.HasPrefix(text, "|"):
		return tableChunk
	case noteStart.MatchString(text):
		return noteChunk
	}
	return plainChunk
}

// paragraphs cuts at blank lines, but for those in a fence and those before an
// indented line, which goes on with what stands above it.
func paragraphs(source string) []string {
	var out []string
	var current []string
	fence, blank := "", true
	for line := range strings.SplitSeq(source, "\n") {
		opens := blank && line != "" && line[0] != ' ' && fence == ""
		if opens && len(current) > 0 {
			out = append(out, strings.TrimRight(strings.Join(current, "\n"), "\n"))
			current = nil
		}
		fence = fenceAfter(fence, line)
		if line != "" || len(current) > 0 {
			current = append(current, line)
		}
		blank = line == ""
	}
	if len(current) > 0 {
		out = append(out, strings.TrimRight(strings.Join(current, "\n"), "\n"))
	}
	return out
}

// fenceAfter gives the fence of code that is open after a line.
func fenceAfter(fence, line string) string {
	ticks := line[:len(line)-len(strings.TrimLeft(line, "`"))]
	switch {
	case fence == "" && len(ticks) >= 3 && !strings.Contains(line[len(ticks):], "`"):
		return ticks
	case fence != "" && len(ticks) >= len(fence) && strings.TrimSpace(line[len(ticks):]) == "":
		return ""
	}
	return fence
}
