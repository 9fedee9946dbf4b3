package bibliography

import (
	"strings"

	"rd50/generator/engagement"
)

// areas70100 follows ГОСТ Р 7.0.100-2018: blanks around the prescribed marks, a
// statement of responsibility behind the title, and the kind of content and
// means of access at the end.
func areas70100(s engagement.Source) []string {
	title := heading70100(s, within(" : ", s.Title, s.Subtitle))
	switch s.Type {
	case "article", "conference":
		return []string{
			title + ". – " + access(s) + " // " + orElse(s.Journal, s.Site), imprint70100(s),
			within(", ", labelled("Т.", string(s.Volume)), labelled("№", string(s.Number))),
			extent(s.Pages, "–", true), labelled("DOI", s.DOI), address(s),
		}
	case "standard":
		return []string{
			within(". ", s.Designation, within(" : ", s.Title, s.Subtitle, s.Body)), imprint70100(s),
			extent(s.Pages, "–", false), address(s), access(s),
		}
	case "law":
		return []string{law70100(s), imprint70100(s), address(s)}
	case "report":
		title = within(" : ", s.Title, orElse(s.Subtitle, "отчет о НИР"))
		title = within(" / ", title, within(" ; ", s.Body, responsible(s)))
		return []string{title, imprint70100(s), extent(s.Pages, "–", false), labelled("№", string(s.Number)), address(s), access(s)}
	case "web":
		if s.Site == "" {
			return []string{title, imprint70100(s), address(s), access(s)}
		}
		return []string{title, access(s) + " // " + s.Site + " : [сайт]", year(s), address(s)}
	}
	return []string{
		title, labelled("Т.", string(s.Volume)), imprint70100(s), extent(s.Pages, "–", false),
		labelled("ISBN", s.ISBN), labelled("DOI", s.DOI), address(s), access(s),
	}
}

// heading70100 opens with the first of up to three authors; all of up to four,
// or the first three of more, stand behind the title.
func heading70100(s engagement.Source, title string) string {
	if len(s.Authors) == 0 {
		return title
	}
	title += " / " + responsible(s)
	if len(s.Authors) > 3 {
		return title
	}
	family, initials, _ := strings.Cut(s.Authors[0], " ")
	return within(" ", within(", ", strings.TrimSuffix(family, ","), spaced(initials)), title)
}

func responsible(s engagement.Source) string {
	var names []string
	for i, a := range s.Authors {
		if i == 3 && len(s.Authors) > 4 {
			return strings.Join(names, ", ") + " [и др.]"
		}
		family, initials, _ := strings.Cut(a, " ")
		names = append(names, within(" ", spaced(initials), strings.TrimSuffix(family, ",")))
	}
	return strings.Join(names, ", ")
}

// spaced writes initials with a blank between them: «И. О.».
func spaced(initials string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(initials, " ", ""), ".", ". "))
}

func imprint70100(s engagement.Source) string {
	return within(", ", within(" : ", s.City, s.Publisher), year(s))
}

func access(s engagement.Source) string {
	if s.URL != "" {
		return "Текст : электронный"
	}
	return "Текст : непосредственный"
}

// law70100 is «Название : Федеральный закон от 6 апреля 2011 года № 63-ФЗ. – Текст …».
func law70100(s engagement.Source) string {
	date := inWords(s.Date)
	if date != "" {
		date = "от " + date + " года"
	}
	act := within(" ", s.Designation, s.Body, date, labelled("№", string(s.Number)))
	text := within(" : ", s.Title, s.Subtitle, act) + ". – " + access(s)
	return within(" // ", text, s.Site)
}
