package check

import (
	"slices"
	"strings"

	"rd50/generator/engagement"
	"rd50/generator/pattern"
	"rd50/generator/prose"
)

// leftover is a form of markup that is not understood and would be printed as
// signs. The first group of the form is what is told.
type leftover struct {
	clue  clue // without it the form is not tried
	form  *pattern.Pattern
	what  string
	hint  string
	plain bool // told in plain text, too, where no Markdown is understood at all
}

// advice gives the hint for what was found; %s in it stands for the mended form of
// a formula, link or picture.
func (l leftover) advice(found string) string {
	mended := strings.NewReplacer("$", "$$").Replace(found)
	if at := strings.LastIndex(found, "]("); at >= 0 {
		mended = found[:at+2] + "<" + strings.Trim(found[at+2:len(found)-1], "<>") + ">)"
	}
	return strings.ReplaceAll(l.hint, "%s", mended)
}

func left(c clue, form, what, hint string) leftover {
	return leftover{c, pattern.New(form), what, hint, false}
}

func leftInText(c clue, form, what, hint string) leftover {
	return leftover{c, pattern.New(form), what, hint, true}
}

const (
	emphasisHint = "выделение пишется как **важно**"
	listHint     = "строка списка пишется как «- текст», номер — «1)»; вложенный список — с отступом"
	linkHint     = "имя с пробелом пишется в угловых скобках: %s"
	// tags are the elements of HTML that writers of Markdown use.
	tags = `(?:a|abbr|b|big|blockquote|br|caption|center|cite|code|col|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|iframe|img|ins|kbd|li|link|mark|meta|nobr|ol|p|pre|q|s|samp|script|section|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|wbr)`
)

// leftovers are looked for in what Markdown left as text.
var leftovers = []leftover{
	leftInText(with("!["), `(!\[[^\]\n]*\]\([^)\n]*\))`, "рисунок не распознан", linkHint),
	leftInText(with("]("), `(?:^|[^!\]])(\[[^\]\n]+\]\([^)\s][^)\n]*\))`, "ссылка не распознана", "адрес с пробелом пишется в угловых скобках: %s; в обычном тексте ссылок нет"),
	leftInText(with("$"), `(?:^|[^\p{L}\p{N}\\$])(\$[^\s$\d][^$\n]*[^\s$]\$|\$[^\s$\d]\$|\$\d[^$\n]*[=+*/^_\\-][^$\n]*[^\s$]\$)(?:$|[^\d$])`, "формула не распознана", "формула в строке пишется между двойными знаками: %s; сам знак — \\$"),
	left(with("\\"), `(\\begin\{[^}\n]*\})`, "разметка TeX не распознана", "формула пишется между знаками $$ … $$"),
	leftInText(with("\\"), `(?:^|[^\p{L}\p{N}:\\/.])(\\[A-Za-z]{2,}(?:\{[^}\n]*\})?)`, "команда TeX не распознана", "уберите команду: страницы и ссылки программа расставляет сама, ссылка пишется как [@id]"),
	leftInText(with("{{", "${", "<%"), `(\{\{[^{}\n]*\}\}|\$\{[^}\n]+\}|<%[^%\n]*%>)`, "подстановка не заполнена", "впишите значение вместо подстановки"),
	leftInText(with("<"), `(</?`+tags+`(?:\s[^<>\n]*)?/?>)`, "тег HTML печатается знаками", "вместо тега нужна разметка Markdown: **важно**, абзац через пустую строку"),
	leftInText(with("**"), `(\*\*[^*\n\x00]+\*\*)`, "выделение не распознано", "знаки ** стоят вплотную к выделяемым словам и отделены от соседних: **важно**; в обычном тексте разметки нет"),
	left(with("**"), `(\*\*+)`, "выделение не распознано", "знаки ** стоят вплотную к выделяемым словам и отделены от соседних: **важно**; сами знаки — \\*\\*"),
	leftInText(with("__"), `(?:^|[^\p{L}\p{N}_])(__[\p{L}\p{N}«][^_\n]*__)(?:$|[^_])`, "выделение не распознано", emphasisHint),
	left(with("__"), `(?:^|[^_\p{L}\p{N}])(__)[\p{L}«]`, "выделение не распознано", emphasisHint+`; сами знаки — \_\_`),
	left(with("__"), `[\p{L}\p{N}»](__)(?:$|[^_\p{L}\p{N}])`, "выделение не распознано", emphasisHint+`; сами знаки — \_\_`),
	leftInText(with("~~"), `(~~[^~\n]*~~)`, "зачеркивание не предусмотрено", "уберите зачеркнутое; изменения между версиями показывает rd50 diff"),
	left(with("=="), `(==[^=\s][^=\n]*==)`, "выделение не распознано", emphasisHint),
	left(with("~", "^"), `[\p{L}\p{N}](~[\p{L}\p{N}+−-]{1,10}~|\^[\p{L}\p{N}+−-]{1,10}\^)`, "индекс не распознан", "индексы пишутся в формуле: $$H_2O$$, $$x^2$$"),
	left(with(":::"), `(?m)^[\x00 \t>]*(:{3,}[^\n\x00]*)`, "блок ::: не распознан", "примечание пишется как цитата: > Примечание — текст"),
	left(with("[!"), `(\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])`, "вид примечания не распознан", "примечание пишется как цитата: > Примечание — текст"),
	left(begins(sign("[")), `(?m)^[\x00 \t]*(\[[ xXхХ]\])[ \t]`, "список дел не предусмотрен", "уберите [ ]: строка списка пишется как «- текст»"),
	left(with("[[", "[TOC]"), `(\[\[[^\[\]\n]+\]\]|\[TOC\])`, "разметка не распознана", "ссылка пишется как [@id]; содержание программа делает сама"),
	left(with("@"), `(\[?-?@(?:fig|tbl|tab|eq|sec|lst|рис|табл):[\p{L}\p{N}_-]+\]?)`, "ссылка не распознана", "ссылка пишется как [@id], идентификатор — без двоеточия"),
	left(with("{"), `(\{(?:\.[\p{L}_-]+|[\p{L}-]+=)[^}\n]*\})`, "атрибуты не распознаны", "атрибуты ставятся сразу за рисунком, подписью таблицы, заголовком или формулой: {#id}"),
	left(begins(sign("#")), `(?m)^[ ]{0,3}(#{2,6}[^#\s\x00][^\n\x00]*|#\p{Lu}\p{L}[^\n\x00]*)`, "заголовок не распознан", "за знаками # нужен пробел: ## Заголовок"),
	leftInText(begins(sign("•▪◦●○■□‣⁃·")), `(?m)^([\x00 \t>]*[•▪◦●○■□‣⁃·][ \t\x{a0}]*[\p{L}\p{N}«"(][^\n]*(?:\n[\x00 \t>]*[•▪◦●○■□‣⁃·–—-]?[ \t\x{a0}]*[^\n\x00]+)*)`, "список не распознан", "строка списка пишется как «- текст», номер — «1)»; в обычном тексте списков нет"),
	left(follow(sign("–—")), `(?m)^((?:[\x00 \t>]*[–—][ \t\x{a0}][^\n]*(?:\n|$)){2,})`, "список не распознан", listHint),
	left(follow(sign("-*+")), `(?m)^((?:[\x00 \t>]*[-*+][\p{L}«][^\n]*(?:\n|$)){2,})`, "список не распознан", "за знаком списка нужен пробел: - текст"),
	left(follow(sign("0123456789")), `(?m)^((?:[\x00 \t>]*\d{1,2}[.)][\p{L}«][^\n]*(?:\n|$)){2,})`, "список не распознан", "за номером нужен пробел: 1) текст"),
	left(follow(lettered), `(?m)^((?:[\x00 \t>]*[а-яё]\)[ \t\x{a0}][^\n]*(?:\n|$)){2,})`, "список не распознан", listHint),
	left(follow(sign("0123456789")), `(?m)^((?:[\x00 \t>]*\d+(?:\.\d+)+[.)]?[ \t\x{a0}][^\n]*(?:\n|$)){2,})`, "список не распознан", listHint),
	left(with("\t"), `(?m)^((?:[^\n\t\x00]+\t+[^\n\t\x00][^\n]*(?:\n|$)){2,})`, "таблица не распознана", "таблица пишется строками «| графа | графа |», под головкой — строка |---|---|"),
	left(begins(sign("|")), `(?m)^[ ]{0,3}(\|[^\n]*\|)[ \t]*$`, "таблица не распознана", "под головкой таблицы нужна строка |---|---|, перед таблицей — пустая строка"),
	left(begins(piece(":", "Table:", "Figure:")), `(?m)^[\x00 \t]*((?::|Table:|Figure:)[ \t]+[^\s\x00][^\n\x00]*)`, "подпись не распознана", "подпись таблицы пишется прямо перед ней: «Таблица: Подпись {#tab-1}», рисунка — в скобках: ![Подпись](файл){#fig-1}"),
	left(spaced(":"), `(?:^|\s)(:[a-z][a-z0-9_+-]+:)(?:\s|$)`, "знак не распознан", "уберите его: рисованных знаков в отчете нет"),
	leftInText(with("[@"), `(?:^|[^\p{L}\p{N}\\])(\[@[\p{L}][^\]\n]*\])`, "ссылка в обычном тексте не действует", "ссылки [@id] действуют в текстах Markdown; здесь пишутся сами слова"),
}

// brackets is TeX between escaped brackets, which Markdown prints without them.
var brackets = pattern.New(`\\\([^()А-Яа-яЁё\n]+\\\)|\\\[[^\[\]А-Яа-яЁё\n]+\\\]`)

// markup holds RD409 for plain text: what was not understood and would be printed as
// signs.
func markup(c *checker) {
	c.eachText(func(t engagement.PlainText) {
		taken := spans{}
		for _, l := range leftovers {
			if l.plain {
				eachLeftover(l, t.Value, &taken, func(at int, found string) {
					c.tellInText(c.rule.Severity, t, at, l.what+": "+quotedSigns(found), l.advice(found))
				})
			}
		}
		eachInvisible(t.Value, func(at int, message string) { c.tellInText(c.rule.Severity, t, at, message, invisibleHint) })
	})
}

// markupIn holds it for prose.
func markupIn(c *checker, page prose.Page) {
	for _, f := range page.Text.Doubts {
		c.tellInProse(page, f.Offset, f.Message, f.Hint)
	}
	text := page.Text.Literal
	taken := spans{}
	for _, p := range page.Text.Parts {
		if p.Near != "" { // rule RD408 tells of it
			taken.free(text, p.NearAt, p.NearAt+1)
		}
	}
	for _, l := range leftovers {
		eachLeftover(l, text, &taken, func(at int, found string) {
			c.tellInProse(page, at, l.what+": "+quotedSigns(found), l.advice(found))
		})
	}
	for _, m := range brackets.FindAllStringIndex(page.Prose.Text) {
		if taken.free(text, m[0], m[1]) && strings.Trim(text[m[0]:m[0]+2], "\x00") == "" && strings.Trim(text[m[0]:m[1]], "\x00") != "" {
			c.tellInProse(page, m[0], "формула не распознана: "+quotedSigns(page.Prose.Text[m[0]:m[1]]), "формула в строке пишется между знаками $$…$$")
		}
	}
	eachInvisible(text, func(at int, message string) { c.tellInProse(page, at, message, invisibleHint) })
}

// spans marks the bytes of a text of which something has been told.
type spans struct{ told []bool }

// free tells whether nothing of a place was told, and takes it.
func (s *spans) free(text string, from, to int) bool {
	if s.told == nil {
		s.told = make([]bool, len(text))
	}
	if slices.Contains(s.told[from:to], true) {
		return false
	}
	for i := from; i < to; i++ {
		s.told[i] = true
	}
	return true
}

func eachLeftover(l leftover, text string, taken *spans, tell func(at int, found string)) {
	if !l.clue(text) {
		return
	}
	for _, m := range l.form.FindAllStringSubmatchIndex(text) {
		if taken.free(text, m[2], m[3]) {
			tell(m[2], text[m[2]:m[3]])
		}
	}
}

// quotedSigns puts what is told in «», on one line and without the blanked parts.
func quotedSigns(s string) string {
	return "«" + short(strings.Join(strings.Fields(strings.ReplaceAll(s, "\x00", "")), " ")) + "»"
}
