package section

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rd50/generator/engagement"
	"rd50/generator/russian"
)

// small writes a text of the data as it stands inside a sentence. Names are those of
// the parties, their people, the system and what it works with, besides those that
// package russian knows.
func (a *assembler) small(text string) string {
	if a.stems == nil {
		a.stems = stems(texts(a.e))
	}
	return russian.Small(text, func(word string) bool {
		word = strings.ToLower(word)
		return slices.ContainsFunc(a.stems, func(stem string) bool { return russian.Inflected(word, stem) })
	})
}

// organisation writes the name of one as it stands inside a sentence: the kind before a
// name in quotes begins small, «акционерное общество «Лукоморье»».
func (a *assembler) organisation(name string) string {
	if strings.Contains(name, "«") {
		return a.small(name)
	}
	return name
}

// texts gives those of the data that hold proper names.
func texts(e *engagement.Engagement) []string {
	out := []string{"«" + e.Report.City + "»", e.System.Name, e.System.Short}
	for _, p := range []engagement.Party{e.Customer, e.Contractor} {
		out = append(out, p.Name, p.Short, p.Ministry)
	}
	for _, p := range e.Approvals {
		out = append(out, p.Organisation, p.Name)
	}
	for _, p := range e.Performers {
		out = append(out, p.Organisation, p.Name)
	}
	for _, p := range e.Committee {
		out = append(out, p.Organisation, p.Name)
	}
	if e.Object != nil {
		for _, s := range e.Object.Systems {
			out = append(out, s.Name, s.Vendor)
		}
	}
	if e.Products != nil {
		for _, p := range e.Products.Items {
			out = append(out, p.Name, p.Vendor)
		}
	}
	return out
}

// stems gives the beginnings of the names in texts: of words with a capital letter that
// open neither a text nor its part in quotes, unless that part is such words alone.
func stems(list []string) []string {
	var out []string
	for _, text := range list {
		for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("«»\"()", r) }) {
			words := strings.FieldsFunc(part, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) })
			whole := !slices.ContainsFunc(words, func(w string) bool { return !capitalised(w) }) && len(part) < len(text)
			for i, w := range words {
				if capitalised(w) && utf8.RuneCountInString(w) > 3 && (i > 0 || whole) {
					out = append(out, stem(w))
				}
			}
		}
	}
	return out
}

func capitalised(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// stem cuts the last vowel, which changes with the case.
func stem(word string) string {
	return strings.TrimRight(strings.ToLower(word), "аеёиоуыэюяьй")
}
