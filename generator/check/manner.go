package check

import (
	"slices"
	"strings"
	"unicode"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/pattern"
	"rd50/generator/prose"
	"rd50/generator/report"
	"rd50/generator/russian"
)

// manner holds RD414: keywords (ГОСТ 7.32-2017, 6.12.2), heads of columns (6.6.5),
// units (5.8.3) and abbreviations (6.15) are written as the standard wants them.
func manner(c *checker) {
	for i, w := range c.e.Report.Keywords {
		key := engagement.ItemKey("report.keywords", i)
		switch {
		case strings.ContainsAny(w, ",;"):
			c.tell(key, "в одном ключевом слове их несколько: «"+short(w)+"»", "каждое слово или словосочетание пишется отдельной строкой списка")
		case russian.Oblique(w):
			c.tell(key, "ключевое слово «"+short(w)+"» стоит не в именительном падеже", "нужен именительный падеж, например «учет заявок», а не «учета заявок»")
		}
	}
	units(c)
	for i, a := range c.e.Abbreviations {
		abbreviation(c, engagement.ItemKey("abbreviations", i), a)
	}
}

// mannerIn holds it for prose.
func mannerIn(c *checker, page prose.Page) {
	for _, p := range page.Text.Parts {
		if p.Kind == prose.HeadPart {
			columnHead(p.Words, p.Level > 1, func(message, hint string) { c.tellInProse(page, p.Offset, message, hint) })
		}
	}
	eachWrongUnit(page.Text.Literal, func(at int, message, hint string) { c.tellInProse(page, at, message, hint) })
}

// columnHead begins with a capital and names its subject in the singular; one below
// another may go on its sentence (6.6.5).
func columnHead(head string, below bool, tell func(message, hint string)) {
	letters := []rune(strings.TrimSpace(head))
	switch {
	case !below && len(letters) > 1 && unicode.Is(unicode.Cyrillic, letters[0]) && unicode.IsLower(letters[0]) && unicode.IsLower(letters[1]):
		tell("заголовок графы «"+short(head)+"» начинается со строчной буквы", "нужна прописная: "+capitalised(letters))
	case russian.PluralHead(head):
		tell("заголовок графы «"+short(head)+"» стоит во множественном числе", "название графы пишется в единственном числе: «Показатель», а не «Показатели»")
	}
}

func capitalised(letters []rune) string {
	return string(unicode.ToUpper(letters[0])) + string(letters[1:])
}

// properNames begin the full form of what is a name and keeps its capital.
var properNames = pattern.New(`^(?:Федерал|Росси|Государств|Един|Министер|Правительств|Центральн|Всеросс|Национальн|Международн|Главн|Банк|Евразий|Содружеств|Европей|Общеросс|Академ|Москов|Санкт)`)

// ordinary is a word that begins with a capital and goes on in small letters.
var ordinary = pattern.New(`^[А-ЯЁ][а-яё]{2,}`)

// abbreviation stands in capitals where it is made of first letters, its meaning begins
// with a small letter unless it is a name; neither ends with a mark.
func abbreviation(c *checker, key string, a engagement.Abbreviation) {
	full := strings.TrimSpace(a.Full)
	if letters := firstLetters(full); len([]rune(a.Short)) > 1 && a.Short == strings.ToLower(a.Short) && a.Short == letters {
		c.tell(key+".short", "сокращение «"+a.Short+"» написано строчными буквами", "сокращение по первым буквам пишется прописными: "+strings.ToUpper(a.Short))
	}
	if ordinary.MatchString(full) && !properNames.MatchString(full) && !strings.ContainsAny(full, "«\"") {
		letters := []rune(full)
		c.tell(key+".full", "расшифровка «"+short(full)+"» начинается с прописной буквы", "со строчной, если это не имя: "+string(unicode.ToLower(letters[0]))+string(letters[1:]))
	}
	if strings.HasSuffix(full, ".") && stops(full) || strings.HasSuffix(full, ";") {
		c.tell(key+".full", "расшифровка «"+short(full)+"» оканчивается знаком препинания", "знак в конце не ставится: "+strings.TrimRight(full, ".;"))
	}
}

func firstLetters(s string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		b.WriteRune([]rune(strings.ToLower(w))[0])
	}
	return b.String()
}

// absentKeywords tells, by rule RD402, of keywords that the report does not hold
// (5.3.2.1): each word of one stands somewhere else in it, in whatever form.
func absentKeywords(e *engagement.Engagement, r *report.Report) diagnostic.List {
	c := &checker{e: e}
	words := make([][]string, len(e.Report.Keywords))
	wanted := stems{}
	for i, k := range e.Report.Keywords {
		words[i] = russian.Words(strings.ReplaceAll(k, "-", " "))
		for _, w := range words[i] {
			wanted.add(russian.Stem(w))
		}
	}
	wanted.lookIn(r)
	for i, k := range e.Report.Keywords {
		for _, w := range words[i] {
			if wanted.has(russian.Stem(w)) {
				c.add(diagnostic.Warning, "RD402", engagement.ItemKey("report.keywords", i),
					"ключевого слова «"+short(k)+"» нет в тексте отчета", "ключевые слова берутся из текста отчета; в нем не встречается слово «"+w+"»")
				break
			}
		}
	}
	return c.faults
}

// stems are looked for in a report, by their first letters, which all that are akin share.
type stems map[string][]string

func (s stems) add(stem string) {
	if first := beginning(stem); !slices.Contains(s[first], stem) {
		s[first] = append(s[first], stem)
	}
}

func (s stems) has(stem string) bool { return slices.Contains(s[beginning(stem)], stem) }

// beginning gives the first three letters of a word.
func beginning(word string) string {
	n := 0
	for i := range word {
		if n++; n > 3 {
			return word[:i]
		}
	}
	return word
}

// lookIn takes away the stems that the words of a report have, those with a hyphen by their
// parts, less its list of keywords.
func (s stems) lookIn(r *report.Report) {
	for _, sec := range r.Sections {
		s.lookAt(sec.Title)
		report.EachBlock(sec.Blocks, func(b report.Block) {
			if p, ok := b.(*report.Paragraph); len(s) == 0 || ok && p.Style == report.Flush && sec.ID == "abstract" {
				return
			}
			for _, line := range report.Lines(b) {
				s.lookAt(report.PlainText(line))
			}
		})
	}
}

func (s stems) lookAt(text string) {
	if len(s) == 0 {
		return
	}
	for _, w := range russian.Words(text) {
		for part := range strings.SplitSeq(w, "-") {
			first := beginning(part)
			if left := s[first]; left != nil {
				stem := russian.Stem(part)
				left = slices.DeleteFunc(left, func(x string) bool { return x == stem || russian.Akin(x, stem) })
				if s[first] = left; len(left) == 0 {
					delete(s, first)
				}
			}
		}
	}
}
