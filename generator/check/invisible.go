package check

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"rd50/generator/report"
)

const invisibleHint = "удалите знак: он остается от Word или веб-страницы, на бумаге его нет, а поиску и переносам он мешает"

// eachInvisible finds the signs without a picture, such as a zero-width space or a soft
// hyphen, those in a row together.
func eachInvisible(text string, tell func(at int, message string)) {
	end := -1 // of the last one
	for at, r := range text {
		if r < utf8.RuneSelf || r >= 'А' && r <= 'я' || unicode.IsControl(r) || report.Visible(r) {
			continue
		}
		if at != end {
			tell(at, fmt.Sprintf("невидимый знак U+%04X", r))
		}
		end = at + utf8.RuneLen(r)
	}
}
