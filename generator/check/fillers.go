package check

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/pattern"
	"rd50/generator/prose"
)

// What authors put where a text is still to come. «указать» and its kin are
// ordinary verbs, too: they count where nothing but what to write stands with
// them, or within brackets.
const (
	order = `(?:указать|укажите|указываем|вписать|впишите|заполнить|заполните|уточнить|уточните|дописать|допишите|вставить|вставьте|подставить|подставьте|внести|внесите)`
	thing = `(?:здесь|сюда|позже|позднее|потом|далее|нужное|необходимое|наименование|название|имя|фамилию|фио|ф\.\s?и\.\s?о\.|дату|номер|должность|организацию|текст|значение|сумму|срок|адрес|число|единицу|источник|ссылку|город|реквизиты|цель|описание|год|стоимость|цену|количество|показатель|метод|ответственного|данные)`
	named = `(?:наименование|название|имя|фамилия|фио|ф\.\s?и\.\s?о\.|дата|номер|должность|организация|текст|значение|сумма|срок|город|реквизиты|описание|нужное)`
	gap   = `(?:\x{2026}+|\.{3,}|_{3,})`
)

// wholeFillers are texts that are nothing but a filler, whatever brackets, quotes
// and stops stand around.
var wholeFillers = pattern.New(`(?i)^[\s\[\](){}<>«»"'„“”*_.,:;!-]*(?:` + strings.Join([]string{
	gap + `|[?]+`, `to\s?do|tbd|tba|tbc|fixme|wip`, `x{3,}|х{3,}`, `lorem(?:\s.*)?|лорем(?:\s.*)?`, `рыбный текст|заглушка|placeholder`,
	order + `(?:\s+` + thing + `(?:\s+[\p{L}-]+){0,3})?`,
}, "|") + `)[\s\[\](){}<>«»"'„“”*_.,:;!-]*$`)

// innerFillers are what stands within a text; the first group is what is told.
// Where there is none of the needed pieces, a form is not tried.
var innerFillers = []struct {
	needs []string
	form  *pattern.Pattern
}{
	{[]string{"TODO", "TBD", "TBA", "TBC", "FIXME"}, pattern.New(`(?:^|[^\p{L}\p{N}_])((?:TODO|TBD|TBA|TBC|FIXME)\b[:!]?)`)},
	{[]string{"psum", "PSUM", "псум", "ПСУМ"}, pattern.New(`(?i)((?:lorem\s+ipsum|лорем\s+ипсум))`)},
	{[]string{"XXX", "ХХХ", "??", "todo", "tbd"}, pattern.New(`([\[({<«"]\s*(?:XXX+|ХХХ+|[?]{2,}|todo|tbd)\s*[\])}>»"])`)},
	{[]string{"[", "{", "<"}, pattern.New(`(?i)([\[{<]\s*` + order + `(?:\s+[^\[\]{}<>\n]{1,60})?[\]}>])`)},
	{[]string{"("}, pattern.New(`(?i)(\(\s*` + order + `(?:\s+` + thing + `)?\s*\))`)},
	{[]string{"[", "<"}, pattern.New(`(?i)([\[<]` + named + `(?:\s+[\p{L}-]+){0,3}[\]>])`)},
	{dots, pattern.New(`((?:№|от)[\s\x{a0}]*` + gap + `)`)},
	{dots, pattern.New(`(\.{4,}|\x{2026}{2,})`)},
	{dots, pattern.New(`[\p{L}\p{N}»][ \x{a0}](\x{2026}|\.{3})\s*$`)},
}

// customers are the values that hold the customer's own words.
var customers = pattern.New(`^remarks\[\d+\]\.(?:text|quote)$`)

// dots are what a gap is made of.
var dots = []string{"…", "...", "___"}

// fillerStarts are what a text that is nothing but a filler begins with, behind the signs
// around it, by their first sign in whatever case.
var fillerStarts = sync.OnceValue(func() map[rune][]string {
	out := map[rune][]string{}
	for _, start := range strings.Fields("… ? to tb fixme wip xx хх lorem лорем рыбный заглушка placeholder указ укаж впи заполн уточн допи встав подстав внес") {
		first, _ := utf8.DecodeRuneInString(start)
		out[first] = append(out[first], start)
		for r := unicode.SimpleFold(first); r != first; r = unicode.SimpleFold(r) {
			out[r] = append(out[r], start)
		}
	}
	return out
})

// mayFill tells at little cost that a text is no filler as a whole. One of nothing but
// signs may be.
func mayFill(text string) bool {
	text = strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '…' && r != '?' })
	first, _ := utf8.DecodeRuneInString(text)
	return text == "" || slices.ContainsFunc(fillerStarts()[first], func(start string) bool { return startsFolded(text, start) })
}

// startsFolded tells whether a text begins with another one in whatever case.
func startsFolded(text, start string) bool {
	size := 0
	for range start {
		_, n := utf8.DecodeRuneInString(text[size:])
		size += n
	}
	return strings.EqualFold(text[:size], start)
}

// longestFiller is how many bytes a text that is a filler as a whole may have.
const longestFiller = 200

const fillerHint = "впишите содержание вместо заполнителя; если сведений нет, уберите ключ или фразу"

// fillers holds RD405 for plain text: one that only fills a place.
func fillers(c *checker) {
	c.eachText(func(t engagement.PlainText) {
		at, found := filler(t.Value)
		switch {
		case found != "" && customers.MatchString(t.Key) && strings.ContainsFunc(t.Value, unicode.IsLetter):
			// «Уточнить срок» is what the customer wants done
		case found != "":
			c.tellInText(fillerSeverity(c), t, at, "заполнитель вместо текста: «"+short(found)+"»", fillerHint)
		case slices.Contains(c.examples, t.Value):
			c.tellInText(fillerSeverity(c), t, 0, "пример заготовки оставлен без изменений: «"+short(t.Value)+"»", "впишите свое вместо примера rd50 new")
		}
	})
}

// fillersIn holds it for prose.
func fillersIn(c *checker, page prose.Page) {
	for _, p := range page.Text.Parts {
		if at, found := filler(p.Words); found != "" {
			place := p.Offset + max(strings.Index(page.Prose.Text[p.Offset:], found), 0)
			if at == 0 {
				place = p.Offset
			}
			c.at(c.e.ProseAt(page.Prose, place), fillerSeverity(c), c.rule.Code, page.Prose.Key, "заполнитель вместо текста: «"+short(found)+"»", fillerHint)
		}
	}
}

// fillerSeverity is that of an error in a report that is approved.
func fillerSeverity(c *checker) diagnostic.Severity {
	if c.e.Report.Status == "approved" {
		return diagnostic.Error
	}
	return c.rule.Severity
}

// filler gives the first filler of a text and its offset; empty when there is
// none.
func filler(text string) (at int, found string) {
	if trimmed := strings.TrimSpace(text); trimmed != "" && len(trimmed) <= longestFiller && mayFill(trimmed) && wholeFillers.MatchString(trimmed) {
		return 0, trimmed
	}
	for _, f := range innerFillers {
		if !slices.ContainsFunc(f.needs, func(piece string) bool { return strings.Contains(text, piece) }) {
			continue
		}
		if m := f.form.FindStringSubmatchIndex(text); m != nil {
			return m[2], text[m[2]:m[3]]
		}
	}
	return 0, ""
}
