package engagement

import "strings"

// separators are the line and page ends of word processors: pasted into a text they
// part words.
const separators = "\v\f\u0085\u2028\u2029"

// Blanks turns the separators of word processors into blanks, so that no two words
// are glued together.
func Blanks(s string) string {
	if !strings.ContainsAny(s, separators) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(separators, r) {
			return ' '
		}
		return r
	}, s)
}
