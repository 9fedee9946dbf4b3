package markdown

import (
	"strings"

	"rd50/generator/pattern"
)

// Brackets and underscores that can't be markup, escaped all the same: what keys and
// references look like in a mark, [[stages]], [@R3], docx_template.
var (
	harmlessBrackets   = pattern.New(`((?:\\\[)+)(@?(?:[0-9\p{L}.-]|\\_)+)((?:\\\])+)( |,|\.|;|:|»|$)`)
	harmlessUnderscore = pattern.New(`([\p{L}\p{N}])\\_([\p{L}\p{N}])`)
)

// markText writes a mark as people read it in the source, too: with no more
// backslashes than Markdown needs.
func markText(s string) string {
	s = harmlessBrackets.ReplaceAllStringFunc(escape(s), func(m string) string {
		return strings.NewReplacer(`\[`, "[", `\]`, "]").Replace(m)
	})
	return harmlessUnderscore.ReplaceAllString(s, "${1}_$2")
}
