package markdown

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"rd50/generator/pattern"
	"rd50/generator/report"
)

func (m *writer) inlines(in []report.Inline) string {
	out := ""
	for i, node := range in {
		next := ""
		if i+1 < len(in) {
			next = leading(in[i+1])
		}
		switch node := node.(type) {
		case *report.Emphasis:
			out = join(out, emphasis("*", "em", m.inlines(node.Inlines), out, next))
		case *report.Strong:
			out = join(out, emphasis("**", "strong", m.inlines(node.Inlines), out, next))
		default:
			out = join(out, m.inline(node))
		}
	}
	return out
}

// join puts two pieces together that would mean something else side by side:
// «!» before a link is a picture, two fences are one.
func join(before, after string) string {
	switch {
	case strings.HasSuffix(before, "!") && strings.HasPrefix(after, "["):
		return strings.TrimSuffix(before, "!") + `\!` + after
	case fencesMeet(before, after, "`"), fencesMeet(before, after, "$"):
		return before + "<!-- -->" + after
	}
	return before + after
}

func fencesMeet(before, after, fence string) bool {
	return strings.HasSuffix(before, fence) && strings.HasPrefix(after, fence)
}

// leading gives what tells how a delimiter before an inline is read.
func leading(in report.Inline) string {
	if t, ok := in.(*report.Text); ok {
		return t.Text
	}
	return ""
}

// emphasis puts delimiters around text where CommonMark reads them as such
// between its neighbours (0.31, 6.2), else tags.
func emphasis(mark, tag, text, before, after string) string {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	previous, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case text == "":
		return ""
	case previous != '*' && flanks(first, previous, before) && flanks(last, next, after):
		return mark + text + mark
	}
	return "<" + tag + ">" + text + "</" + tag + ">"
}

// flanks tells whether a delimiter opens or closes between the emphasised
// character inner and its neighbour outer.
func flanks(inner, outer rune, outside string) bool {
	switch {
	case unicode.IsLetter(inner), unicode.IsDigit(inner):
		return true
	case unicode.IsSpace(inner), inner == '*':
		return false
	}
	return outside == "" || unicode.IsSpace(outer) || unicode.IsPunct(outer)
}

func (m *writer) inline(in report.Inline) string {
	switch in := in.(type) {
	case *report.Text:
		return escape(in.Text)
	case *report.Superscript:
		return "<sup>" + m.inlines(in.Inlines) + "</sup>"
	case *report.Subscript:
		return "<sub>" + m.inlines(in.Inlines) + "</sub>"
	case *report.CodeSpan:
		return m.codeSpan(in.Text)
	case *report.Link:
		return "[" + m.inlines(in.Inlines) + "](" + address(in.URL) + ")"
	case *report.Reference:
		if slug, ok := m.slugs[in.Target]; ok {
			return "[" + escape(in.Text) + "](#" + slug + ")"
		}
		return escape(in.Text)
	case *report.Citation:
		return escape(in.String())
	case *report.Footnote:
		m.notes = append(m.notes, in)
		return fmt.Sprintf("[^%d]", in.Number)
	case *report.FootnoteMark:
		return fmt.Sprintf("[^%d]", in.Number)
	case *report.Math:
		return "$" + m.tex(in.TeX) + "$"
	case *report.LineBreak:
		return "\\\n"
	case *report.CountsLine:
		return escape(in.Text)
	case *report.Mark:
		return markText(in.Text)
	}
	m.fail("Markdown не передает этот элемент текста")
	return ""
}

// special are the characters that CommonMark and its tables may take for
// markup within a line.
var special = pattern.New("[\\\\`*_\\[\\]<>|~$]|&(?:[A-Za-z#]|$)")

// escape makes text that Markdown prints as it stands.
func escape(s string) string {
	if !strings.ContainsAny(s, "\\`*_[]<>|~$&\r\n") {
		return s
	}
	s = special.ReplaceAllStringFunc(s, func(c string) string { return "\\" + c })
	return strings.NewReplacer("\r", " ", "\n", " ").Replace(s)
}

// lineStart are the forms that mean a block at the start of a line: headings,
// lists, terms, lines that underline, numbers of lists.
var lineStart = pattern.New(`(?m)^[ \t]*(?:#{1,6}(?:[ \t]|$)|[+\-:](?:[ \t]|$)|[=:\-][=:\- \t]*$|\d{1,9}[.)](?:[ \t]|$))`)

// startEscape keeps the first characters of a paragraph's lines from opening
// another block.
func startEscape(s string) string {
	s = strings.TrimLeft(s, " \t")
	if !mayOpen(s) {
		return s
	}
	return lineStart.ReplaceAllStringFunc(s, func(start string) string {
		at := strings.IndexAny(start, "#+-:=.)")
		return start[:at] + "\\" + start[at:]
	})
}

// mayOpen tells whether a line begins with a sign of one of those forms; few do.
func mayOpen(s string) bool {
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.TrimLeft(l, " \t"); l != "" && strings.IndexByte("#+-:=0123456789", l[0]) >= 0 {
			return true
		}
	}
	return false
}

// oneLine makes a paragraph fit for a heading: without line breaks, and no «#»
// at its end is taken for a closing sequence.
func oneLine(s string) string {
	s = strings.TrimRight(strings.ReplaceAll(s, "\\\n", " "), " ")
	if strings.HasSuffix(s, "#") {
		s = s[:len(s)-1] + "\\#"
	}
	return s
}

// codeSpan needs a longer fence than any run of backticks within, and a blank
// where the fence would touch one or where blanks would be taken off. In a table
// a pipe is escaped even in code.
func (m *writer) codeSpan(s string) string {
	if s = strings.NewReplacer("\r", " ", "\n", " ").Replace(s); s == "" {
		return ""
	}
	fence := strings.Repeat("`", longestRun(s, '`')+1)
	padded := strings.HasPrefix(s, " ") && strings.HasSuffix(s, " ") && strings.Trim(s, " ") != ""
	if padded || strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	if m.inTable {
		s = strings.ReplaceAll(s, "|", `\|`)
	}
	return fence + s + fence
}

// tex names the bars that would part the cells of a table.
func (m *writer) tex(s string) string {
	if m.inTable {
		s = strings.NewReplacer(`\|`, `\Vert `, "|", `\vert `).Replace(s)
	}
	return s
}

func longestRun(s string, of rune) int {
	longest, run := 0, 0
	for _, r := range s {
		if r == of {
			run++
		} else {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

// address escapes what would end a link's address or a table's cell.
func address(url string) string {
	return strings.NewReplacer(
		" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\\", "%5C", "|", "%7C", "&", "&amp;",
		"\t", "", "\r", "", "\n", "").Replace(url)
}
