package docx

import (
	"strings"
	"testing"
)

// Codes keep their hyphens by the element that Word has for it; other words keep theirs as
// they are. Captions and headings that may take two lines end none in a preposition.
func TestWhatNoLineEndsWithin(t *testing.T) {
	for _, c := range []struct{ about, words, want string }{
		{"a code", "часть SS-ПП", `часть SS</w:t></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:t xml:space="preserve">ПП<`},
		{"a code before a number", "R-12", `R</w:t></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:t xml:space="preserve">12<`},
		{"a word", "контакт-центр", ">контакт-центр<"},
		{"a short heading", "Связь с клиентами", ">Связь с клиентами<"},
		{"a long heading", strings.Repeat("Взаимодействие ", 5) + "с клиентами", "Взаимодействие с\u00a0клиентами<"},
	} {
		got := string(el("w:p", text(titleLook(c.words), c.words)).document())
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: %s has no %s", c.about, got, c.want)
		}
	}
}
