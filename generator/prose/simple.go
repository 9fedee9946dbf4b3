package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rd50/generator/report"
)

// simple gives the inlines of a line that is words and references for sure, with the
// places of values between doubled braces: most phrases are such, and need no parser.
func simple(source string, isSource func(id string) bool) (out []report.Inline, ok bool) {
	if !opensWords(source) || strings.HasSuffix(source, " ") || strings.HasPrefix(source, captionWord) {
		return nil, false
	}
	for {
		words, reference, found := strings.Cut(source, "[@")
		if !areWords(words) {
			return nil, false
		}
		if words != "" {
			out = append(out, &report.Text{Text: words})
		}
		if !found {
			return out, true
		}
		inside, behind, closed := strings.Cut(reference, "]")
		id, own, _ := strings.Cut(inside, ":")
		if !closed || !isID(id) || !areWords(own) || isSource(id) {
			return nil, false
		}
		out = append(out, &report.Reference{ID: id, Words: strings.TrimSpace(own)})
		source = behind
	}
}

// opensWords tells that a line is no list, quotation or heading.
func opensWords(source string) bool {
	first, _ := utf8.DecodeRuneInString(source)
	return unicode.IsLetter(first) || first == '«' || strings.HasPrefix(source, "{{") && len(source) > len("{{")
}

// areWords tells that a text holds no sign with a meaning in Markdown.
func areWords(s string) bool {
	for {
		words, value, open := strings.Cut(s, "{{")
		if strings.ContainsFunc(words, marksUp) {
			return false
		}
		if !open {
			return true
		}
		var closed bool
		if value, s, closed = strings.Cut(value, "}}"); !closed || strings.Trim(value, "_") != value || strings.ContainsFunc(value, marksUpValue) {
			return false
		}
	}
}

// marksUp tells whether a sign may have a meaning among words.
func marksUp(r rune) bool {
	switch r {
	case ' ', ',', '.', ';', ':', '(', ')', '—', '-', '/', '«', '»', '№', '%':
		return false
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// marksUpValue tells whether it may between doubled braces.
func marksUpValue(r rune) bool {
	switch r {
	case ' ', ':', '|', '.', '_':
		return false
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// isID tells whether a text is what idForm describes.
func isID(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(first) && !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !('0' <= r && r <= '9') && !strings.ContainsRune("._/-", r)
	})
}
