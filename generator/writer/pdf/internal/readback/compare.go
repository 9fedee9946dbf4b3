package readback

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// Difference compares a structure with the words of the same report in Markdown and
// tells the first place where they are not the same; "" when there is none.
func Difference(markdown string, root *Element) string {
	want, got := words(markdownText(markdown)), words(structureText(root))
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			return fmt.Sprintf("word %d: the structure says\n…%s…\nwant\n…%s…", i, around(got, i), around(want, i))
		}
	}
	if len(want) != len(got) {
		return fmt.Sprintf("%d words in the structure, %d in the Markdown", len(got), len(want))
	}
	return ""
}

func around(list []string, i int) string {
	return strings.Join(list[max(0, i-8):min(len(list), i+8)], " ")
}

// words are the letters and digits of a text, without capitals and broken lines.
func words(s string) []string {
	s = strings.ToLower(strings.ReplaceAll(s, "\u00ad", ""))
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

var pageNumber = regexp.MustCompile(`[0-9]+\s*$`)

// structureText is the text of a tree. The page numbers of the contents, which only
// sheets of paper have, are left out.
func structureText(e *Element) string {
	switch e.Type {
	case "TOCI":
		return pageNumber.ReplaceAllString(e.Text, "\n")
	case "Document", "Sect", "TOC":
		var b strings.Builder
		for _, k := range e.Kids {
			b.WriteString(structureText(k))
		}
		return b.String()
	}
	return e.Text + "\n"
}

var markup = []struct {
	form *regexp.Regexp
	with string
}{
	{regexp.MustCompile(`(?m)^(# ПРИЛОЖЕНИЕ[ \x{A0}]\S+)(.*)\n\n(\(.*\))$`), "$1 $3 $2"}, // ГОСТ 7.32-2017, 6.17.3
	{regexp.MustCompile(`(?m)^\[[^\]^]*\]: .*$`), ""},                                    // pictures
	{regexp.MustCompile(`!\[[^\]]*\]\[[^\]]*\]`), ""},                                    // their places
	{regexp.MustCompile(`(?s)\$\$.*?\$\$|\$[^$\n]+\$`), " "},                             // formulas
	{regexp.MustCompile(`\]\((#[^)]*|<[^>]*>|http[^)]*)\)`), "]"},                        // where links lead
	{regexp.MustCompile("(?m)^```\\w*$"), ""},                                            // listings
	{regexp.MustCompile(`<br>`), " "},
	{regexp.MustCompile(`</?su[bp]>`), ""},                                 // raised and lowered text
	{regexp.MustCompile(`</?(?:table|thead|tbody|t[rhd])\b[^>\n]*>`), " "}, // joined cells
}

func markdownText(s string) string {
	for _, m := range markup {
		s = m.form.ReplaceAllString(s, m.with)
	}
	return s
}
