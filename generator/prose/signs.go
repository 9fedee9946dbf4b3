package prose

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/yuin/goldmark/util"

	"rd50/generator/engagement"
	"rd50/generator/pattern"
	"rd50/generator/report"
)

// printed gives the text of a piece of the source that is read as Markdown, and tells
// of the signs in it that can't be printed.
func (c *converter) printed(offset int, s []byte) string {
	signsIn(c, offset, s)
	if bytes.IndexByte(s, '&') >= 0 {
		for _, m := range entityForm.FindAllIndex(s, -1) {
			tellMissing(c, offset+m[0], MissingSigns(unescape(s[m[0]:m[1]]), c.around.HasSign))
		}
	}
	return unescape(plainSigns(s))
}

// verbatim is printed for a piece that is printed as it stands.
func verbatim(c *converter, offset int, s []byte) string {
	signsIn(c, offset, s)
	return string(plainSigns(s))
}

// entityForm is a sign that is written by its name or number.
var entityForm = pattern.New(`&#?[0-9A-Za-z]+;`)

// plainSigns takes comments out and turns the separators of word processors into
// blanks.
func plainSigns(s []byte) []byte {
	if bytes.IndexByte(s, noted) >= 0 {
		s = commentForm.ReplaceAllFunc(s, func(m []byte) []byte {
			if m[0] == ' ' || m[len(m)-1] == ' ' {
				return []byte(" ")
			}
			return nil
		})
	}
	if util.IsBlank(s) {
		return s
	}
	return []byte(engagement.Blanks(string(s)))
}

// signsIn tells of the signs of a piece of the source that no face has.
func signsIn(c *converter, offset int, s []byte) {
	tellMissing(c, offset, MissingSigns(string(s), c.around.HasSign))
}

func tellMissing(c *converter, offset int, found []Missing) {
	for _, m := range found {
		c.fault(offset+m.Offset, m.Message(), SignHint)
	}
}

// Missing are signs side by side that can't be printed.
type Missing struct {
	Offset int
	Signs  []rune
}

// SignHint says what to do about them.
const SignHint = "уберите знак или замените его словами"

// mostNamed is how many signs a message names.
const mostNamed = 5

// Message names the signs, each once.
func (m Missing) Message() string {
	var names []string
	for i, r := range m.Signs {
		if !slices.Contains(m.Signs[:i], r) {
			names = append(names, fmt.Sprintf("U+%04X «%c»", r, r))
		}
	}
	if len(names) == 1 {
		return "знака " + names[0] + " нет ни в одном шрифте"
	}
	if more := len(names) - mostNamed; more > 0 {
		names = append(names[:mostNamed], fmt.Sprintf("и еще %d", more))
	}
	return "знаков " + strings.Join(names, ", ") + " нет ни в одном шрифте"
}

// MissingSigns finds the signs of a text that are not to be had, in the form in which
// texts are set (NFC).
func MissingSigns(s string, has func(rune) bool) []Missing {
	if has == nil || isASCII(s) || report.Composed(s) && !strings.ContainsFunc(s, func(r rune) bool { return lacks(r, has) }) {
		return nil
	}
	var out []Missing
	end := -1 // of the last signs that were found
	var it norm.Iter
	it.InitString(norm.NFC, s)
	for !it.Done() {
		at := it.Pos()
		for _, r := range string(it.Next()) {
			shown := report.Shown(r)
			if shown == 0 && at == end { // what joins signs stands between them
				end = it.Pos()
			}
			if shown == 0 || has(shown) {
				continue
			}
			if at != end {
				out = append(out, Missing{Offset: at})
			}
			last := &out[len(out)-1]
			last.Signs, end = append(last.Signs, r), it.Pos()
		}
	}
	return out
}

// lacks tells whether a sign that is printed is not to be had.
func lacks(r rune, has func(rune) bool) bool {
	shown := report.Shown(r)
	return shown != 0 && !has(shown)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
