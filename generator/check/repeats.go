package check

import (
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
)

// lookalikes makes those signs equal that authors put for one another.
var lookalikes = strings.NewReplacer("ё", "е", "—", "-", "–", "-", "‑", "-", "«", "", "»", "", "\"", "")

// folded makes texts equal that differ by case, ё, dashes or blanks alone.
func folded(s string) string {
	return strings.Join(strings.FieldsFunc(lookalikes.Replace(strings.ToLower(s)), engagement.BlankSign), " ")
}

// repeats holds RD412: a term, abbreviation or source has one definition.
func repeats(c *checker) {
	terms, abbreviations, sources := firsts{}, firsts{}, firsts{}
	for i, t := range c.e.Terms {
		repeat(c, terms, engagement.ItemKey("terms", i)+".term", "термин", "определен", t.Term, "оставьте одно определение", folded(t.Term))
	}
	for i, a := range c.e.Abbreviations {
		repeat(c, abbreviations, engagement.ItemKey("abbreviations", i)+".short", "сокращение", "расшифровано", a.Short, "оставьте одну расшифровку", folded(a.Short))
	}
	for i, s := range c.e.Sources {
		repeat(c, sources, engagement.ItemKey("sources", i)+".id", "источник", "описан", sourceName(s), "оставьте одно описание и ссылайтесь на его id", sourceKeys(s)...)
	}
}

// firsts tells where a name was first defined.
type firsts map[string]string

// repeat tells a name that was defined before, by any of its keys.
func repeat(c *checker, seen firsts, key, noun, verb, name, hint string, marks ...string) {
	for _, mark := range marks {
		first, twice := seen[mark]
		if mark == "" || !twice {
			continue
		}
		c.tell(key, noun+" «"+short(name)+"» "+verb+" дважды", hint, diagnostic.Place{Position: c.e.At(first), Label: "впервые"})
		return
	}
	for _, mark := range marks {
		if mark != "" {
			seen[mark] = key
		}
	}
}

func sourceName(s engagement.Source) string {
	if s.Type == "standard" && s.Designation != "" {
		return s.Designation
	}
	return s.Title
}

// sourceKeys gives what a source is known by: a standard's designation, an
// address of the web, a DOI, an ISBN, and its description.
func sourceKeys(s engagement.Source) []string {
	var out []string
	mark := func(kind, value string) {
		if value = folded(value); value != "" {
			out = append(out, kind+value)
		}
	}
	if s.Type == "standard" {
		mark("designation ", s.Designation)
	}
	if s.Type == "web" {
		mark("url ", strings.TrimSuffix(s.URL, "/"))
	}
	mark("doi ", s.DOI)
	mark("isbn ", s.ISBN)
	mark("", strings.Join([]string{s.Designation, s.Title, s.Subtitle, s.Journal, string(s.Volume), string(s.Number), string(s.Pages), s.Date.Short(), yearOf(s)}, "|"))
	return out
}
