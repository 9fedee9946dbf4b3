package readback

import (
	"iter"
	"strings"
)

// operations gives the operators of a page's content with their operands, which are
// another operator's after that.
func operations(content string) iter.Seq2[string, []string] {
	return func(yield func(string, []string) bool) {
		var operands []string
		for content = afterBlanks(content); content != ""; {
			token := content[:tokenLength(content)]
			content = afterBlanks(content[len(token):])
			if !isOperator(token) {
				operands = append(operands, token)
				continue
			}
			if !yield(token, operands) {
				return
			}
			operands = operands[:0]
		}
	}
}

func afterBlanks(content string) string { return strings.TrimLeft(content, " \n") }

func isOperator(token string) bool {
	return token[0] >= 'a' && token[0] <= 'z' || token[0] >= 'A' && token[0] <= 'Z'
}

// tokenLength tells how long the first token of a content is: an array, a dictionary, a
// string in hexadecimal digits, or what goes up to a blank or the next of these.
func tokenLength(content string) int {
	for _, group := range [][2]string{{"[", "]"}, {"<<", ">>"}, {"<", ">"}} {
		if strings.HasPrefix(content, group[0]) {
			before, _, found := strings.Cut(content, group[1])
			if !found {
				return len(content)
			}
			return len(before) + len(group[1])
		}
	}
	for i := 1; i < len(content); i++ {
		switch content[i] {
		case ' ', '\n', '[', '<', '/':
			return i
		}
	}
	return len(content)
}
