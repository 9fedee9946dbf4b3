package bibliography

import (
	"strings"

	"rd50/generator/engagement"
	"rd50/generator/report"
)

// areas70100 follows ГОСТ Р 7.0.100-2018: blanks around the prescribed marks, a
// statement of responsibility behind the title, and the kind of content and
// means of access: at the end of a whole, before the « // » of a part.
func areas70100(s engagement.Source) []string {
	title := heading70100(s, within(" : ", s.Title, s.Subtitle))
	volume, imprint, pages := labelled(labelsOf(s).volume, string(s.Volume)), imprint70100(s), extent(s, "–", false)
	isbn, doi, online := labelled("ISBN", s.ISBN), labelled("DOI", s.DOI), address(s)
	switch s.Type {
	case "article", "conference":
		host := orElse(s.Journal, s.Site)
		if s.Type == "conference" { // the subtitle is that of the proceedings
			title, host = heading70100(s, s.Title), within(" : ", host, s.Subtitle)
		}
		host = within(" // ", access(s), host)
		issue := within(", ", volume, labelled(labelsOf(s).number, string(s.Number)))
		return []string{title, doi, host, imprint, issue, extent(s, "–", true), isbn, online}
	case "standard":
		return []string{standard70100(s), imprint, pages, isbn, doi, online, access(s)}
	case "law":
		host := within(" // ", access(s), orElse(website(s.Site), s.Journal))
		return []string{law70100(s), host, imprint, online}
	case "report":
		number := labelled("№"+report.NBSP+"ГР", string(s.Number))
		return []string{report70100(s), imprint, pages, number, isbn, doi, online, access(s)}
	case "web":
		if s.Site != "" {
			return []string{title, isbn, doi, within(" // ", access(s), website(s.Site)), imprint, online}
		}
		title = heading70100(s, within(" : ", s.Title, orElse(s.Subtitle, "сайт")))
	}
	return []string{title, volume, imprint, pages, isbn, doi, online, access(s)}
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
	family, initials := parted(s.Authors[0])
	return within(" ", within(", ", family, spaced(initials)), title)
}

func responsible(s engagement.Source) string {
	var names []string
	for i, a := range s.Authors {
		if i == 3 && len(s.Authors) > 4 {
			return strings.Join(names, ", ") + " [" + labelsOf(s).others + "]"
		}
		family, initials := parted(a)
		names = append(names, within(" ", spaced(initials), family))
	}
	return strings.Join(names, ", ")
}

// spaced writes initials with a blank between them: «И. О.», «Ж.-П.».
func spaced(initials string) string {
	return strings.TrimSpace(strings.NewReplacer(".-", ".-", ".", ". ").Replace(initials))
}

func imprint70100(s engagement.Source) string {
	return within(", ", within(" : ", s.City, s.Publisher), year(s))
}

func access(s engagement.Source) string {
	if s.URL != "" || s.Type == "web" {
		return "Текст : электронный"
	}
	return "Текст : непосредственный"
}

func website(name string) string {
	if name == "" {
		return ""
	}
	return name + " : [сайт]"
}

// standard70100 is «ГОСТ Р 1. Название : вид : дата введения 2022-04-30 /
// разработан …».
func standard70100(s engagement.Source) string {
	from := ""
	if !s.Date.IsZero() {
		from = "дата введения " + s.Date.ISO()
	}
	return within(" / ", within(". ", s.Designation, within(" : ", s.Title, s.Subtitle, from)), s.Body)
}

// law70100 is «Название : Федеральный закон от 6 апреля 2011 года № 63-ФЗ».
func law70100(s engagement.Source) string {
	date := inWords(s.Date)
	if date != "" {
		date = "от " + date + report.NBSP + "года"
	}
	act := within(" ", s.Designation, s.Body, date, labelled("№", string(s.Number)))
	return within(" : ", s.Title, act, s.Subtitle)
}

// report70100 is «Название : отчет о НИР / организация ; руководитель И. О.
// Фамилия»: a single author is the head of the work.
func report70100(s engagement.Source) string {
	people := responsible(s)
	if len(s.Authors) == 1 {
		people = "руководитель " + people
	}
	return within(" / ", within(" : ", s.Title, orElse(s.Subtitle, "отчет о НИР")), within(" ; ", s.Body, people))
}
