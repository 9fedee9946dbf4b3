// Package bibliography writes the entries of the list of sources, either in the
// style of ГОСТ 7.32-2017, appendix Е (ГОСТ 7.1-2003), or by ГОСТ Р
// 7.0.100-2018.
package bibliography

import (
	"strings"
	"unicode"

	"rd50/generator/engagement"
	"rd50/generator/pattern"
	"rd50/generator/report"
)

// Profiles of layout.bibliography.
const (
	GOST732   = "gost-7.32"
	GOST70100 = "gost-r-7.0.100"
)

// Format gives the text of one source, without its number, ending in a full
// stop.
func Format(s engagement.Source, profile string) []report.Inline {
	areas := areas732(s)
	separator := ". — "
	if profile == GOST70100 {
		areas, separator = areas70100(s), ". – "
	}
	return assemble(areas, separator, s.URL)
}

// assemble joins the areas of a description (ГОСТ 7.1-2003, 4.7.2): a full stop
// that ends an area is not repeated, a missing area leaves no mark (4.7.7).
func assemble(areas []string, separator, url string) []report.Inline {
	var b strings.Builder
	for _, a := range areas {
		a = strings.TrimSpace(a)
		if a == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(afterStop(b.String(), separator))
		}
		b.WriteString(a)
	}
	text := b.String()
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	before, after, found := strings.Cut(text, "URL: "+url)
	if url == "" || !found {
		return report.Plain(text)
	}
	return []report.Inline{
		&report.Text{Text: before + "URL:" + report.NBSP},
		&report.Link{URL: url, Inlines: report.Plain(url)},
		&report.Text{Text: after},
	}
}

func afterStop(text, separator string) string {
	if strings.HasSuffix(text, ".") {
		return strings.TrimPrefix(separator, ".")
	}
	return separator
}

// within joins the parts of one area with a mark, leaving out the empty ones.
func within(mark string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, mark)
}

// labelled puts a label before a value, nothing when there is no value.
func labelled(label, value string) string {
	if value == "" {
		return ""
	}
	return label + report.NBSP + value
}

// span writes a range of pages with the profile's dash.
func span(pages engagement.Token, dash string) string {
	return strings.NewReplacer("--", dash, "-", dash, "–", dash, "—", dash).Replace(string(pages))
}

// labels are the words of a description in the language of the source (ГОСТ 7.1-2003,
// 4.6.1; ГОСТ 7.32-2017, приложение Д: «Vol. 34, No. 4»).
type labels struct{ volume, number, pages, extent, others string }

var (
	russian = labels{"Т.", "№", "С.", "с.", "и др."}
	english = labels{"Vol.", "No.", "P.", "p.", "et al."}
)

func labelsOf(s engagement.Source) labels {
	if strings.ContainsFunc(s.Title, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) ||
		!strings.ContainsFunc(s.Title, unicode.IsLetter) {
		return russian
	}
	return english
}

// extent is «320 с.» of a whole or «С. 12—18» of a part.
func extent(s engagement.Source, dash string, part bool) string {
	words, pages := labelsOf(s), string(s.Pages)
	switch {
	case pages == "":
		return ""
	case part:
		return words.pages + report.NBSP + span(s.Pages, dash)
	case strings.HasSuffix(pages, words.extent):
		return pages
	}
	return span(s.Pages, dash) + report.NBSP + words.extent
}

func accessed(d engagement.Date) string {
	if d.IsZero() {
		return ""
	}
	return " (дата обращения: " + d.Short() + ")"
}

func address(s engagement.Source) string {
	if s.URL == "" {
		return ""
	}
	return "URL: " + s.URL + accessed(s.Accessed)
}

var months = strings.Split("января февраля марта апреля мая июня июля августа сентября октября ноября декабря", " ")

// inWords writes «25 октября 2021».
func inWords(d engagement.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Format("2") + report.NBSP + months[d.Month()-1] + report.NBSP + d.Format("2006")
}

// authorForm is «Фамилия И.О.», also with a comma or blanks between or without the
// last stop; initialsForm «И.О. Фамилия».
var (
	authorForm   = pattern.New(`^(.+?),?\s+((?:-?\p{Lu}\p{Ll}?\.\s*)+(?:-?\p{Lu})?)$`)
	initialsForm = pattern.New(`^((?:-?\p{Lu}\p{Ll}?\.\s*)+)(\p{Lu}\p{Ll}.*)$`)
)

// parted gives an author's family name and initials, these without blanks and with
// all their stops. An organisation, or a name in full, is all family name.
func parted(author string) (family, initials string) {
	author = strings.TrimSpace(author)
	if m := authorForm.FindStringSubmatch(author); m != nil {
		return m[1], closed(m[2])
	}
	if m := initialsForm.FindStringSubmatch(author); m != nil {
		return m[2], closed(m[1])
	}
	return author, ""
}

// closed writes initials without blanks and with the stop behind the last.
func closed(initials string) string {
	out := strings.Join(strings.Fields(initials), "")
	return strings.TrimSuffix(out, ".") + "."
}

// familyFirst writes an author as «Фамилия И.О.», however the engagement does.
func familyFirst(author string) string {
	family, initials := parted(author)
	return within(" ", family, initials)
}

// initialsFirst turns «Фамилия И.О.» into «И.О. Фамилия».
func initialsFirst(author string) string {
	family, initials := parted(author)
	return within(" ", initials, family)
}
