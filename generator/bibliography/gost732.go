package bibliography

import (
	"strconv"
	"strings"

	"rd50/generator/engagement"
	"rd50/generator/report"
)

// areas732 follows the samples of ГОСТ 7.32-2017, appendix Е: no blank before a
// colon, «М.» and «СПб.», initials without blanks.
func areas732(s engagement.Source) []string {
	title := within(": ", s.Title, s.Subtitle)
	return append(body732(s, title), labelled("ISBN", s.ISBN), labelled("DOI", s.DOI), address(s))
}

func body732(s engagement.Source, title string) []string {
	imprint, volume := imprint732(s), labelled(labelsOf(s).volume, string(s.Volume))
	switch s.Type {
	case "article":
		issue := within(", ", volume, labelled(labelsOf(s).number, string(s.Number)))
		return []string{within(" // ", heading732(s, title), orElse(s.Journal, s.Site)), year(s), issue, extent(s, "—", true)}
	case "conference":
		proceedings := within(": ", s.Journal, s.Subtitle)
		return []string{within(" // ", heading732(s, s.Title), proceedings), volume, imprint, extent(s, "—", true)}
	case "standard":
		return []string{within(" ", s.Designation, title), imprint, extent(s, "—", false)}
	case "law":
		return []string{law732(s), imprint}
	case "report":
		title = within(": ", s.Title, orElse(s.Subtitle, "отчет о НИР"))
		title = within(" / ", title, within("; ", s.Body, authors732(s)))
		return []string{title, imprint, extent(s, "—", false), labelled("№", string(s.Number))}
	case "web":
		return []string{within(" // ", heading732(s, title), s.Site), imprint}
	}
	return []string{heading732(s, title), volume, imprint, extent(s, "—", false)}
}

// heading732 puts up to three authors before the title; of four and more the
// first three follow it.
func heading732(s engagement.Source, title string) string {
	if len(s.Authors) <= 3 {
		var names []string
		for _, a := range s.Authors {
			names = append(names, familyFirst(a))
		}
		return within(" ", strings.Join(names, ", "), title)
	}
	return title + " / " + authors732(s)
}

func authors732(s engagement.Source) string {
	var names []string
	for i, a := range s.Authors {
		if i == 3 {
			return strings.Join(names, ", ") + " " + labelsOf(s).others
		}
		names = append(names, initialsFirst(a))
	}
	return strings.Join(names, ", ")
}

func imprint732(s engagement.Source) string {
	city := s.City
	switch strings.ToLower(city) {
	case "москва":
		city = "М."
	case "санкт-петербург":
		city = "СПб."
	}
	return within(", ", within(": ", city, s.Publisher), year(s))
}

// law732 is «Приказ Росстандарта от 25 октября 2021 г. № 1297-ст «Название»».
func law732(s engagement.Source) string {
	date := inWords(s.Date)
	if date != "" {
		date = "от " + date + report.NBSP + "г."
	}
	title := innerQuotes.Replace(within(": ", s.Title, s.Subtitle))
	return within(" ", s.Designation, s.Body, date, labelled("№", string(s.Number)), "«"+title+"»")
}

// innerQuotes keeps quotation marks of one shape from meeting: «„…“».
var innerQuotes = strings.NewReplacer("«", "„", "»", "“")

func year(s engagement.Source) string {
	if s.Year == 0 {
		return ""
	}
	return strconv.Itoa(s.Year)
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
