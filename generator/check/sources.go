package check

import (
	"strconv"
	"strings"

	"rd50/generator/engagement"
)

// element is a part of a source's description (ГОСТ 7.1-2003, 5.1; ГОСТ
// 7.32-2017, приложение Е): the key, an example for the hint, and whether the
// source has it.
type element struct {
	key, name, example string
	has                func(engagement.Source) bool
}

var (
	ofCity      = element{"city", "места издания", `"Москва"`, func(s engagement.Source) bool { return s.City != "" }}
	ofPublisher = element{"publisher", "издательства", `"Наука"`, func(s engagement.Source) bool { return s.Publisher != "" }}
	ofYear      = element{"year", "года издания", "2024", func(s engagement.Source) bool { return s.Year != 0 }}
	ofExtent    = element{"pages", "числа страниц", `"320"`, func(s engagement.Source) bool { return s.Pages != "" }}
	ofPages     = element{"pages", "страниц", `"12-18"`, func(s engagement.Source) bool { return s.Pages != "" }}
	ofJournal   = element{"journal", "названия журнала", `"Вестник связи"`, func(s engagement.Source) bool { return s.Journal != "" }}
	ofBook      = element{"journal", "названия сборника", `"Материалы конференции"`, func(s engagement.Source) bool { return s.Journal != "" }}
	ofIssue     = element{"number", "номера или тома журнала", `"4"`, func(s engagement.Source) bool { return s.Number != "" || s.Volume != "" }}
	ofStandard  = element{"designation", "обозначения", `"ГОСТ 34.602-2020"`, func(s engagement.Source) bool { return s.Designation != "" }}
	ofAct       = element{"designation", "вида акта", `"Федеральный закон"`, func(s engagement.Source) bool { return s.Designation != "" }}
	ofNumber    = element{"number", "номера акта", `"152-ФЗ"`, func(s engagement.Source) bool { return s.Number != "" }}
	ofDate      = element{"date", "даты акта", "2006-07-27", func(s engagement.Source) bool { return !s.Date.IsZero() }}
	ofAddress   = element{"url", "адреса", `"https://…"`, func(s engagement.Source) bool { return s.URL != "" }}
	ofBody      = element{"body", "организации", `"ООО «Исполнитель»"`, func(s engagement.Source) bool { return s.Body != "" }}
	ofAccess    = element{"accessed", "даты обращения", "2026-09-15", func(s engagement.Source) bool { return !s.Accessed.IsZero() }}
)

// onPaper are the elements of a source by its type; online those of one that is
// read at an address, which has no place, publisher or extent of its own.
var onPaper = map[string][]element{
	"book":       {ofCity, ofPublisher, ofYear, ofExtent},
	"article":    {ofJournal, ofYear, ofIssue, ofPages},
	"conference": {ofBook, ofCity, ofYear, ofPages},
	"standard":   {ofStandard, ofCity, ofPublisher, ofYear, ofExtent},
	"law":        {ofAct, ofNumber, ofDate},
	"report":     {ofBody, ofCity, ofYear, ofExtent},
	"web":        {ofAddress, ofAccess},
}

var online = map[string][]element{
	"book": {ofYear}, "article": {ofJournal, ofYear}, "conference": {ofBook, ofYear}, "standard": {ofStandard},
	"law": {ofAct, ofNumber, ofDate}, "report": {ofYear}, "web": nil,
}

// descriptions holds RD413.
func descriptions(c *checker) {
	for i, s := range c.e.Sources {
		wanted := onPaper[s.Type]
		if s.URL != "" {
			wanted = append(append([]element{}, online[s.Type]...), ofAccess)
		}
		var lacks, lines []string
		key := engagement.ItemKey("sources", i)
		first := ""
		for _, e := range wanted {
			if e.has(s) || c.e.Has(key+"."+e.key) {
				continue
			}
			if first == "" {
				first = key + "." + e.key
			}
			lacks, lines = append(lacks, e.name), append(lines, e.key+" = "+e.example)
		}
		if len(lacks) > 0 {
			c.tell(first, "в описании источника "+s.ID+" нет: "+strings.Join(lacks, ", "), "нужны строки: "+strings.Join(lines, "; "))
		}
	}
}

func yearOf(s engagement.Source) string {
	if s.Year == 0 {
		return ""
	}
	return strconv.Itoa(s.Year)
}
