package bibliography

import (
	"strconv"
	"strings"

	"rd50/generator/engagement"
)

// areas732 follows the samples of ГОСТ 7.32-2017, appendix Е: no blank before a
// colon, «М.» and «СПб.», initials without blanks.
func areas732(s engagement.Source) []string {
	title := within(": ", s.Title, s.Subtitle)
	imprint := imprint732(s)
	switch s.Type {
	case "article":
		return []string{
			heading732(s, within(" // ", title, s.Journal)), year(s),
			within(", ", labelled("Т.", string(s.Volume)), labelled("№", string(s.Number))),
			extent(s.Pages, "—", true), labelled("DOI", s.DOI), address(s),
		}
	case "conference":
		return []string{
			heading732(s, within(" // ", s.Title, within(": ", s.Journal, s.Subtitle))),
			labelled("Т.", string(s.Volume)), imprint, extent(s.Pages, "—", true), address(s),
		}
	case "standard":
		return []string{within(" ", s.Designation, title), imprint, extent(s.Pages, "—", false), address(s)}
	case "law":
		return []string{law732(s), imprint, address(s)}
	case "report":
		title = within(" / ", within(": ", s.Title, orElse(s.Subtitle, "отчет о НИР")), within("; ", s.Body, authors732(s)))
		return []string{title, imprint, extent(s.Pages, "—", false), labelled("№", string(s.Number)), address(s)}
	case "web":
		return []string{heading732(s, within(" // ", title, s.Site)), year(s), address(s)}
	}
	return []string{
		heading732(s, title), labelled("Т.", string(s.Volume)), imprint,
		extent(s.Pages, "—", false), labelled("ISBN", s.ISBN), labelled("DOI", s.DOI), address(s),
	}
}

// heading732 puts up to three authors before the title; of four and more the
// first three follow it.
func heading732(s engagement.Source, title string) string {
	if len(s.Authors) <= 3 {
		return within(" ", strings.Join(s.Authors, ", "), title)
	}
	return title + " / " + authors732(s)
}

func authors732(s engagement.Source) string {
	var names []string
	for i, a := range s.Authors {
		if i == 3 {
			return strings.Join(names, ", ") + " и др."
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
		date = "от " + date + " г."
	}
	return within(" ", s.Designation, s.Body, date, labelled("№", string(s.Number)), "«"+within(": ", s.Title, s.Subtitle)+"»")
}

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
