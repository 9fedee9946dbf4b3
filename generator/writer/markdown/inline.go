package markdown

import (
	"fmt"
	"regexp"
	"strings"

	"rd50/generator/report"
)

func (m *writer) inlines(in []report.Inline) string {
	var b strings.Builder
	for _, i := range in {
		b.WriteString(m.inline(i))
	}
	return b.String()
}

func (m *writer) inline(in report.Inline) string {
	switch in := in.(type) {
	case *report.Text:
		return escape(in.Text)
	case *report.Emphasis:
		return "*" + m.inlines(in.Inlines) + "*"
	case *report.Strong:
		return "**" + m.inlines(in.Inlines) + "**"
	case *report.CodeSpan:
		return codeSpan(in.Text)
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
	case *report.Math:
		return "$" + in.TeX + "$"
	case *report.LineBreak:
		return "\\\n"
	case *report.CountsLine:
		return escape(in.Text)
	}
	m.fail("markdown: элемент %T не поддерживается", in)
	return ""
}

// special are the characters that CommonMark and its tables may take for
// markup within a line.
var special = regexp.MustCompile("[\\\\`*_\\[\\]<>|~$]|&(?:[A-Za-z]|#)")

// escape makes text that Markdown prints as it stands.
func escape(s string) string {
	s = special.ReplaceAllStringFunc(s, func(c string) string { return "\\" + c })
	return strings.NewReplacer("\r", " ", "\n", " ").Replace(s)
}

// lineStart are the forms that mean a block at the start of a line: headings,
// lists, quotations, rules, table delimiters, footnotes' and terms' marks.
var lineStart = regexp.MustCompile(`^(\s*)([#+\-=:]|\d+[.)])`)

// startEscape keeps a paragraph's first characters from opening another block.
func startEscape(s string) string {
	return lineStart.ReplaceAllStringFunc(s, func(c string) string {
		return c[:len(c)-1] + "\\" + c[len(c)-1:]
	})
}

func codeSpan(s string) string {
	fence := strings.Repeat("`", longestRun(s, '`')+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
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

// address escapes what would end a link's address.
func address(url string) string {
	return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\\", "%5C", "\n", "").Replace(url)
}
