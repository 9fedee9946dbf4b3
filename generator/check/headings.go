package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/pattern"
	"rd50/generator/prose"
)

// captions holds RD408: a table and a picture have a caption and with it a number
// (ГОСТ 7.32-2017, 6.5.7, 6.6.3).
func captions(c *checker) {
	forms := map[prose.PartKind]struct{ message, hint, stem string }{
		prose.TablePart:  {"у таблицы нет подписи, она останется без номера", "прямо перед таблицей нужна строка «Таблица: %s {#%s}»", "tab-"},
		prose.FigurePart: {"у рисунка нет подписи, он останется без номера", "подпись пишется в скобках: ![%s](файл){#%s}", "fig-"},
	}
	free := freeLabels{c.proseIDs(), map[string]int{}}
	c.eachPage(func(page prose.Page) {
		for _, p := range page.Text.Parts {
			form, is := forms[p.Kind]
			if !is || p.Words != "" {
				continue
			}
			words := "Подпись"
			if p.Near != "" {
				words = labelMark.ReplaceAllString(captionMark.ReplaceAllString(p.Near, ""), "")
			}
			c.tellInProse(page, p.Offset, form.message, fmt.Sprintf(form.hint, words, free.next(form.stem)))
		}
	})
}

// freeLabels gives ids of tables and pictures that nothing has, each once: what
// several hints say can be done at once.
type freeLabels struct {
	taken map[string]string
	last  map[string]int
}

func (f freeLabels) next(stem string) string {
	for {
		f.last[stem]++
		id := fmt.Sprint(stem, f.last[stem])
		if _, is := f.taken[id]; !is {
			return id
		}
	}
}

// labelMark is a label at the end of a caption, or what was meant as one.
var labelMark = pattern.New(`\s*\{#[^{}]*\}\s*$`)

// captionMark is how an author marks a caption by hand, or pandoc and GOSTdown do.
var captionMark = pattern.New(`^(?i:таблица|рисунок|рис\.|табл\.|table|figure)?\s*(?:[А-Яа-яA-Za-z]?[\d.]+)?\s*[.:—–-]?\s*`)

// Numbers typed by hand before a heading: «1.2 Название», «3) Название», «IV. …»,
// «1 Название», «Таблица 1 — …». No numbers are «2027 год», «1С:Предприятие», a
// date, a quantity.
var (
	typedNumber = pattern.New(`^(?:\d{1,2}(?:\.\d{1,2})+\.?[\s\x{a0}]+\p{Lu}|\d{1,3}[.)][\s\x{a0}]+\p{L}|[IVX]+[.)][\s\x{a0}]+\p{L}|\d{1,2}[\s\x{a0}]+\p{Lu}\p{Ll}|§[\s\x{a0}]*\d)`)
	typedWord   = pattern.New(`^(?i:таблица|табл\.|рисунок|рис\.|раздел|глава|приложение|подраздел)[\s\x{a0}]*№?[\s\x{a0}]*(?:\d[\d.]*|[А-ЯA-Z](?:\.\d+)*)[\s\x{a0}]*(?:$|[.:—–-]|\p{Lu})`)
)

// stopped are abbreviations that a heading may end with.
var stopped = strings.Fields("т.д. т.п. д. п. др. пр. проч. г. гг. в. вв. руб. коп. тыс. млрд. млн. шт. ед. изм. чел. ч. мин. с. сек. см. экз. долл. усл. кв. куб. им. кол. прим. стр. рис. табл. дн. дней. нед. мес. лет. об. отв. исп. кв.м. н.э. инв. обл. ул. корп. инд. обозн. наим. п.п. п/п.")

// stops tells whether a text ends with a full stop that is no abbreviation's or
// dots'.
func stops(text string) bool {
	text = strings.TrimSpace(text)
	if !strings.HasSuffix(text, ".") || strings.HasSuffix(text, "..") {
		return false
	}
	words := strings.Fields(strings.ReplaceAll(text, "\u00a0", " "))
	last := strings.ToLower(strings.TrimLeft(words[len(words)-1], "(«\"/"))
	letters := []rune(strings.TrimSuffix(last, "."))
	return len(letters) > 1 && !slices.Contains(stopped, last) && !initials.MatchString(words[len(words)-1]) && !strings.ContainsAny(last, "-/")
}

// initials are «И.О.» and other abbreviations of single letters.
var initials = pattern.New(`^(?:\p{L}\.)+$`)

// headings holds RD410: no full stop behind headings, captions, column heads and
// keywords, and no number by hand before them (ГОСТ 7.32-2017, 6.2.3, 6.4.1,
// 6.5.7, 6.6.3, 6.12.2).
func headings(c *checker) {
	for i, word := range c.e.Report.Keywords {
		heading(c, engagement.ItemKey("report.keywords", i), "ключевое слово", word)
	}
	heading(c, "report.title", "наименование отчета", c.e.Report.Title)
	for i, v := range c.e.Variants {
		heading(c, engagement.ItemKey("variants", i)+".name", "название варианта", v.Name)
	}
	for i, x := range c.e.Appendices {
		heading(c, engagement.ItemKey("appendices", i)+".title", "заголовок приложения", x.Title)
	}
}

// headed are the parts of a text that stand over others, with what each is called.
var headed = map[prose.PartKind]string{
	prose.HeadingPart: "заголовок", prose.TablePart: "подпись таблицы", prose.FigurePart: "подпись рисунка", prose.HeadPart: "заголовок графы",
}

// headingsIn holds it for prose.
func headingsIn(c *checker, page prose.Page) {
	for _, p := range page.Text.Parts {
		if noun, is := headed[p.Kind]; is {
			eachSlip(noun, p.Words, func(message, hint string) { c.tellInProse(page, p.Offset, message, hint) })
		}
		if p.Kind == prose.BlockPart && handCaption.MatchString(p.Words) {
			c.tellInProse(page, p.Offset, "подпись набрана вместе с номером: «"+short(p.Words)+"»", captionHint)
		}
	}
}

// handCaption is a paragraph that is a caption with its number.
var handCaption = pattern.New(`^(?:Таблица|Рисунок|Рис\.|Табл\.)[\s\x{a0}]*[А-ЯA-Z]?[\d.]+[\s\x{a0}]*[—–-][\s\x{a0}]+\p{L}`)

const captionHint = "номер ставит программа: строка «Таблица: Подпись {#tab-1}» перед таблицей, ![Подпись](файл){#fig-1} для рисунка"

func heading(c *checker, key, noun, text string) {
	if !c.excluded[outline.Home(key)] {
		eachSlip(noun, text, func(message, hint string) { c.tell(key, message, hint) })
	}
}

// numbered tells whether a text begins with a number typed by hand. Few begin with a sign
// or a word that one may begin with.
func numbered(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("0123456789IVX§", first) && typedNumber.MatchString(text) ||
		slices.ContainsFunc(numberedWords, func(word string) bool { return startsFolded(text, word) }) && typedWord.MatchString(text)
}

// numberedWords are what typedWord begins with.
var numberedWords = strings.Fields("табл рис раздел глава приложение подраздел")

// eachSlip tells the slips of one heading.
func eachSlip(noun, text string, tell func(message, hint string)) {
	if stops(text) {
		tell(noun+" «"+short(text)+"» оканчивается точкой", "точка в конце не ставится: "+strings.TrimSuffix(strings.TrimSpace(text), "."))
	}
	if numbered(text) {
		tell(noun+" «"+short(text)+"» начинается с номера, набранного вручную", "уберите номер: его ставит программа")
	}
}
