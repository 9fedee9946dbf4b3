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

// marks sets the marks that a keyboard lacks, where a look at the text found any.
func marks(s string, found traits) string {
	for found&doubled != 0 && strings.Contains(s, "  ") { // one blank between words
		s = strings.ReplaceAll(s, "  ", " ")
	}
	if found&dotted != 0 {
		s = dots.Replace(s)
	}
	if found&counted != 0 {
		s = percent.ReplaceAllString(s, "$1"+nbsp+"%")
	}
	if found&signed != 0 {
		s = number.ReplaceAllString(s, "$1"+nbsp+"$2")
	}
	if found&hyphened != 0 {
		for containsOne(s, " - ", " -- ", " – ") && dash.MatchString(s) { // neighbours share a blank
			s = dash.ReplaceAllString(s, "$1"+nbsp+"— ")
		}
		s = minus.ReplaceAllString(s, "$1−$2")
	}
	if found&shortened != 0 {
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
	if !twoInitials(s) {
		return s
	}
	s = nameForm.ReplaceAllString(s, "$1$2"+nbsp+"$3")
	return familyForm.ReplaceAllString(s, "$1"+nbsp+"$2$3")
}

// twoInitials tells whether two capital letters, each before a full stop, follow one
// another somewhere.
func twoInitials(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] != '.' || !unicode.IsUpper(lastRune(s[:i])) {
			continue
		}
		next := strings.TrimPrefix(strings.TrimPrefix(s[i+1:], " "), nbsp)
		if second, size := utf8.DecodeRuneInString(next); unicode.IsUpper(second) && strings.HasPrefix(next[size:], ".") {
			return true
		}
	}
	return false
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
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
	p := pairing{before: ' '}
	out := make([]string, len(texts))
	for i, t := range texts {
		var ok bool
		if out[i], ok = p.paired(*t); !ok {
			return
		}
	}
	if p.depth != 0 {
		return
	}
	for i, t := range texts {
		*t = out[i]
	}
}

// pairing is how far the quotation marks of a paragraph are paired.
type pairing struct {
	depth  int
	before rune
}

// paired gives a text with its marks in pairs; not ok when one closes nothing.
func (p *pairing) paired(s string) (out string, ok bool) {
	var b strings.Builder
	done := 0
	for i, r := range s {
		if isQuote(r) {
			mark := ""
			if opens(r, p.before, p.depth) {
				mark = []string{"«", "„"}[p.depth%2]
				p.depth++
			} else {
				if p.depth--; p.depth < 0 {
					return "", false
				}
				mark = []string{"»", "“"}[p.depth%2]
			}
			if end := i + utf8.RuneLen(r); s[i:end] != mark {
				b.WriteString(s[done:i])
				b.WriteString(mark)
				done = end
			}
		}
		p.before = r
	}
	if done == 0 {
		return s, true
	}
	b.WriteString(s[done:])
	return b.String(), true
}

func isQuote(r rune) bool {
	switch r {
	case '"', '«', '»', '„', '“', '”':
		return true
	}
	return false
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
	var b strings.Builder
	done := 0
	for from, at := 0, strings.IndexByte(s, ' '); at >= 0; {
		next := len(s)
		if i := strings.IndexByte(s[at+1:], ' '); i >= 0 {
			next = at + 1 + i
		}
		if left, right := s[from:at], s[at+1:next]; mayHold(left, right) && holds(lastWord(left), right) {
			b.WriteString(s[done:at])
			b.WriteString(nbsp)
			done = at + 1
		}
		if from = at + 1; next == len(s) {
			break
		}
		at = next
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// lastWord gives what stands behind the last fixed blank.
func lastWord(s string) string { return s[strings.LastIndex(s, nbsp)+1:] }

// mayHold is a quick look at what stands before and behind a blank: words that belong on
// one line have a digit beside it, are initials, begin with a dash, or are among a few words.
func mayHold(left, right string) bool {
	if left == "" || right == "" {
		return false
	}
	last, first := left[len(left)-1], right[0]
	switch {
	case isDigit(rune(last)), isDigit(rune(first)), first == dashStart, startsInitial(right):
		return true
	case last == '.':
		return unicode.IsUpper(lastRune(left[:len(left)-1])) || strings.HasSuffix(left, "г.")
	}
	return strings.HasSuffix(left, "ГОСТ") || strings.HasSuffix(left, "и") && !unicode.IsLetter(lastRune(left[:len(left)-len("и")]))
}

// dashStart is the first byte of «—».
const dashStart = 0xe2

// startsInitial tells whether a word begins with a letter and a full stop.
func startsInitial(s string) bool {
	if s[0] < utf8.RuneSelf {
		return len(s) > 1 && s[1] == '.'
	}
	_, size := utf8.DecodeRuneInString(s)
	return len(s) > size && s[size] == '.'
}

// holds tells whether two words belong on one line.
func holds(left, right string) bool {
	if left == "" || right == "" {
		return false
	}
	left = strings.TrimLeftFunc(left, isOpening)
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

// isOpening tells what may stand before a word.
func isOpening(r rune) bool {
	switch r {
	case '(', '«', '„', '[', '\u00a0':
		return true
	}
	return false
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
