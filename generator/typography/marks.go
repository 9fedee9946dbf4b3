package typography

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rd50/generator/pattern"
	"rd50/generator/report"
)

const nbsp = report.NBSP

var (
	dots    = strings.NewReplacer("...", "…")
	percent = pattern.New(`([0-9])%`)            // ГОСТ 8.417—2024, 8.3
	number  = pattern.New(`([№§]) ?([0-9])`)     // the sign and its number
	dash    = pattern.New(`([^\s]) (?:-|--|–) `) // a hyphen in a dash's place
	minus   = pattern.New(`(^|[\s(])-([0-9])`)   // ГОСТ 8.417—2024, 8.5
	short   = pattern.New(`(^|[^\p{L}])т\. ?([дпе])\.`)
)

// marks sets the marks that a keyboard lacks. Most texts hold none of them, so
// each expression runs only where its sign is.
func marks(s string) string {
	for strings.Contains(s, "  ") { // one blank between words
		s = strings.ReplaceAll(s, "  ", " ")
	}
	if strings.Contains(s, "...") {
		s = dots.Replace(s)
	}
	if strings.Contains(s, "%") {
		s = percent.ReplaceAllString(s, "$1"+nbsp+"%")
	}
	if containsOne(s, "№", "§") {
		s = number.ReplaceAllString(s, "$1"+nbsp+"$2")
	}
	for containsOne(s, " - ", " -- ", " – ") && dash.MatchString(s) { // neighbours share a blank
		s = dash.ReplaceAllString(s, "$1"+nbsp+"— ")
	}
	if strings.HasPrefix(s, "-") || containsOne(s, " -", "(-", "\n-", "\t-") {
		s = minus.ReplaceAllString(s, "$1−$2")
	}
	if strings.Contains(s, "т.") {
		s = short.ReplaceAllString(s, "${1}т."+nbsp+"$2.")
	}
	return s
}

// nameForm is a family name behind two initials, familyForm one before them.
var (
	nameForm   = pattern.New(`(\p{Lu}\.)[ \x{a0}]?(\p{Lu}\.)[ \x{a0}]?(\p{Lu}\p{Ll})`)
	familyForm = pattern.New(`(\p{Lu}\p{Ll}+)[ \x{a0}](\p{Lu}\.)[ \x{a0}](\p{Lu}\.)`)
)

// names writes them in one form: «И.О. Фамилия» and «Фамилия И.О.», as the samples
// of ГОСТ 7.32-2017, appendices А and Б, do.
func names(s string) string {
	if !initialled(s) {
		return s
	}
	s = nameForm.ReplaceAllString(s, "$1$2"+nbsp+"$3")
	return familyForm.ReplaceAllString(s, "$1"+nbsp+"$2$3")
}

// initialled tells whether a capital letter stands before a full stop somewhere.
func initialled(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == '.' {
			if before, _ := utf8.DecodeLastRuneInString(s[:i]); unicode.IsUpper(before) {
				return true
			}
		}
	}
	return false
}

// asWritten leaves the names of a list of sources to the profile that wrote them.
func asWritten(s string) string { return s }

// containsOne tells whether any of the parts is in a text. It is quicker than
// ContainsAny, whose signs beyond ASCII are looked for one letter at a time.
func containsOne(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

// quotes pairs the quotation marks of a paragraph: the outer are «ёлочки», the
// inner „лапки“. Where they do not pair up all stay as they were written.
func quotes(texts []*string) {
	any := false
	for _, t := range texts {
		any = any || containsOne(*t, `"`, "«", "»", "„", "“", "”")
	}
	if !any {
		return
	}
	depth, before := 0, ' '
	out := make([]string, len(texts))
	for i, t := range texts {
		var b strings.Builder
		for _, r := range *t {
			switch {
			case opens(r, before, depth):
				b.WriteString([]string{"«", "„"}[depth%2])
				depth++
			case strings.ContainsRune(`"»“”`, r):
				if depth--; depth < 0 {
					return
				}
				b.WriteString([]string{"»", "“"}[depth%2])
			default:
				b.WriteRune(r)
			}
			before = r
		}
		out[i] = b.String()
	}
	if depth != 0 {
		return
	}
	for i, t := range texts {
		*t = out[i]
	}
}

// opens tells whether a mark opens a quotation: «“» does so only in English
// text, where nothing but a blank or bracket stands before it.
func opens(r, before rune, depth int) bool {
	switch r {
	case '«', '„':
		return true
	case '"':
		return unicode.IsSpace(before) || strings.ContainsRune("([«„—–", before) || before == '"' && depth > 0
	case '“':
		return depth == 0
	}
	return false
}

// glue turns the blanks that a line must not break at into fixed ones.
func glue(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	words := strings.Split(s, " ")
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i, w := range words {
		if i > 0 {
			if holds(lastWord(words[i-1]), w) {
				b.WriteString(nbsp)
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(w)
	}
	return b.String()
}

// lastWord gives what stands behind the last fixed blank.
func lastWord(s string) string { return s[strings.LastIndex(s, nbsp)+1:] }

// holds tells whether two words belong on one line.
func holds(left, right string) bool {
	if left == "" || right == "" {
		return false
	}
	left = strings.TrimLeft(left, "(«„[\u00a0")
	first, _ := utf8.DecodeRuneInString(right)
	last, _ := utf8.DecodeLastRuneInString(left)
	switch {
	case first == '—':
		return true // no line begins with a dash
	case isDigit(last):
		return units[strings.TrimRight(right, ",;:!?)»“")] || units[strings.TrimRight(right, ".,;:!?)»“")] || first == '%' || first == '°' ||
			group(left, right)
	case isDigit(first):
		return beforeNumber[left]
	}
	return initials(left) && unicode.IsUpper(first) ||
		initials(strings.TrimRight(right, ",;:)»")) && capitalised(left) ||
		left == "г." && unicode.IsUpper(first) ||
		left == "и" && strings.HasPrefix(right, "т.") ||
		left == "ГОСТ" && right == "Р"
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// group tells whether two words are groups of one number, as in 12 345.
func group(left, right string) bool {
	for _, r := range left {
		if !isDigit(r) {
			return false
		}
	}
	if len(left) > 3 || len(right) < 3 {
		return false
	}
	for i, r := range right {
		if i < 3 && !isDigit(r) || i == 3 && isDigit(r) {
			return false
		}
	}
	return true
}

// initials tells И. and И.О. from other words.
func initials(w string) bool {
	signs := 0
	for _, r := range w {
		if signs%2 == 0 && !unicode.IsUpper(r) || signs%2 == 1 && r != '.' {
			return false
		}
		signs++
	}
	return signs == 2 || signs == 4
}

func capitalised(w string) bool {
	first, size := utf8.DecodeRuneInString(w)
	second, more := utf8.DecodeRuneInString(w[size:])
	last, _ := utf8.DecodeLastRuneInString(w)
	return len(w) > size+more && unicode.IsUpper(first) && unicode.IsLower(second) && unicode.IsLower(last)
}

// units stand behind their number on the same line (ГОСТ 8.417—2024, 8.3), as
// do the words for thousands and millions, years and centuries.
var units = wordSet("% ‰ ₽ г. гг. в. вв. тыс. млн млрд трлн руб. коп. долл. шт. чел. чел.-дн. чел.-ч раб. с. л. экз. " +
	"мм см м км га кг г т л Вт кВт МВт кВт·ч В А Гц кГц МГц ГГц бит байт Кбайт Мбайт Гбайт Тбайт КБ МБ ГБ ТБ Мбит/с Гбит/с " +
	"мс с мин ч сут дн. нед. мес. дня дней день неделя недели недель месяц месяца месяцев год года лет час часа часов минут минуты " +
	"км/ч пт × ± п.п. п. п")

// beforeNumber are the words that their number belongs to.
var beforeNumber = wordSet("№ № п. пп. ст. ч. гл. рис. табл. разд. прил. с. стр. т. ГОСТ Р РД ОСТ СТО ISO ИСО ИСО/МЭК ISO/IEC")

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Split(words, " ") {
		out[w] = true
	}
	return out
}
