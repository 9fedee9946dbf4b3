// Package look tells what a value that is no TOML, or of the wrong kind, was
// meant to be: a decimal comma, a date in the Russian order, a letter of the other
// alphabet. Every answer is one that can be written as it stands.
package look

import (
	"fmt"
	"strings"
	"time"

	"rd50/generator/pattern"
)

// blank are the spaces and marks that part the digits of a number in groups.
const group = "[ \u00a0\u2009\u202f'’`]"

var (
	numberForm = pattern.New(`^([+\-−–]?)(\d{1,3}(?:` + group + `\d{3})+|\d+)(?:[.,](\d+))?$`)
	dotGroups  = pattern.New(`^([+\-−–]?)(\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,})()$`)
	mixedForm  = pattern.New(`^([+\-−–]?)(?:(\d{1,3}(?:\.\d{3})+),(\d+)|(\d{1,3}(?:,\d{3})+)\.(\d+))$`)
	unitForm   = pattern.New(`^(.*\d)\s*(%|₽|\$|€|р\.|руб\.?|(?:тыс|млн|млрд)\.?(?:\s*руб\.?)?|долл\.?|евро|шт\.?|ед\.?|чел\.?|экз\.?)$`)
)

// Number reads what was meant to be a number, as in «1 200,50», «12 %» or «1О0»
// with a Cyrillic letter, and says what is wrong with it. A number that TOML
// reads is none.
func Number(s string) (number, why string, ok bool) {
	s = strings.TrimSpace(s)
	if m := unitForm.FindStringSubmatch(s); m != nil {
		number, _, ok = digits(m[1])
		if !ok {
			number, ok = m[1], plainNumber.MatchString(m[1])
		}
		why = "число пишется без «" + m[2] + "»"
		if m[2] == "%" {
			why += ", доля — через точку (12 % — 0.12)"
		}
		return number, why, ok
	}
	return digits(s)
}

var plainNumber = pattern.New(`^[+-]?(0|[1-9]\d*)(\.\d+)?$`)

func digits(s string) (number, why string, ok bool) {
	if plainNumber.MatchString(s) {
		return "", "", false
	}
	why = "разряды числа не отделяются, дробная часть отделяется точкой"
	if latin := lettersToDigits.Replace(s); latin != s {
		s, why = latin, "в числе стоит буква вместо цифры"
	}
	m := numberForm.FindStringSubmatch(s)
	if m == nil {
		m = dotGroups.FindStringSubmatch(s)
	}
	if mixed := mixedForm.FindStringSubmatch(s); mixed != nil {
		m = []string{s, mixed[1], mixed[2] + mixed[4], mixed[3] + mixed[5]}
	}
	switch {
	case m == nil && plainNumber.MatchString(s):
		return s, why, true
	case m == nil:
		return "", "", false
	case whole.MatchString(m[2]) && strings.Contains(s, ","):
		why = "дробная часть отделяется точкой"
	case whole.MatchString(m[2]) && (m[1] == "−" || m[1] == "–"):
		why = "минус пишется знаком «-»"
	case whole.MatchString(m[2]) && len(m[2]) > 1 && m[2][0] == '0':
		why = "число не начинается с нуля"
	case m[3] == "" && !whole.MatchString(m[2]):
		why = "разряды числа не отделяются"
	}
	return canonical(m), why, true
}

var (
	whole           = pattern.New(`^\d+$`)
	lettersToDigits = strings.NewReplacer("О", "0", "о", "0", "З", "3", "O", "0", "l", "1")
	notDigit        = pattern.New(`\D`)
)

// canonical puts a sign, digits and a fraction together as TOML has them.
func canonical(m []string) string {
	sign := ""
	if m[1] != "" && m[1] != "+" {
		sign = "-"
	}
	whole := strings.TrimLeft(notDigit.ReplaceAllString(m[2], ""), "0")
	if whole == "" {
		whole = "0"
	}
	if m[3] != "" {
		whole += "." + m[3]
	}
	return sign + whole
}

var (
	dayFirst  = pattern.New(`^(\d{1,2})[./\-](\d{1,2})[./\-](\d{4}|\d{2})(?:\s*г(?:\.|ода)?)?$`)
	yearFirst = pattern.New(`^(\d{4})[./\-](\d{1,2})[./\-](\d{1,2})$`)
	inWords   = pattern.New(`^«?(\d{1,2})»?\s+([а-я]+)\s+(\d{4})(?:\s*г(?:\.|ода)?)?$`)
	months    = []string{"янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"}
)

// Date reads a day as people write it, «19.10.2026» or «19 октября 2026 г.», and
// gives it as TOML does.
func Date(s string) (string, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	var y, m, d string
	if p := dayFirst.FindStringSubmatch(s); p != nil {
		y, m, d = p[3], p[2], p[1]
		if len(y) == 2 {
			y = "20" + y
		}
	} else if p := yearFirst.FindStringSubmatch(s); p != nil {
		y, m, d = p[1], p[2], p[3]
	} else if p := inWords.FindStringSubmatch(s); p != nil {
		y, d = p[3], p[1]
		for i, month := range months {
			if strings.HasPrefix(p[2], month) {
				m = fmt.Sprint(i + 1)
			}
		}
	}
	t, err := time.Parse("2006-1-2", y+"-"+m+"-"+d)
	if err != nil {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

var (
	durationForm = pattern.New(`^([1-9]\d{0,3})\s*([a-zа-я]+)[. ]*(?:дн.*)?$`)
	units        = []struct {
		start string
		times int
		unit  string
	}{
		{"дн", 1, "d"}, {"ден", 1, "d"}, {"раб", 1, "d"}, {"day", 1, "d"}, {"d", 1, "d"}, {"д", 1, "d"},
		{"нед", 1, "w"}, {"week", 1, "w"}, {"w", 1, "w"},
		{"мес", 1, "mo"}, {"month", 1, "mo"}, {"m", 1, "mo"}, {"мо", 1, "mo"},
		{"кв", 3, "mo"}, {"год", 12, "mo"}, {"лет", 12, "mo"}, {"г", 12, "mo"}, {"year", 12, "mo"}, {"y", 12, "mo"},
	}
)

// Duration reads a length of work as people write it, «2 мес.», and gives the
// form of the format, «2mo».
func Duration(s string) (string, bool) {
	m := durationForm.FindStringSubmatch(strings.ToLower(strings.TrimSpace(s)))
	if m == nil {
		return "", false
	}
	for _, u := range units {
		if strings.HasPrefix(m[2], u.start) {
			n := 0
			if _, err := fmt.Sscan(m[1], &n); err != nil {
				return "", false
			}
			return fmt.Sprint(n*u.times) + u.unit, true
		}
	}
	return "", false
}

var flags = map[string]string{
	"да": "true", "истина": "true", "вкл": "true", "yes": "true", "on": "true", "true": "true",
	"нет": "false", "ложь": "false", "выкл": "false", "no": "false", "off": "false", "false": "false",
}

// Flag reads a yes or no: «да», «Нет», «True».
func Flag(s string) (string, bool) {
	f, ok := flags[strings.ToLower(Latin(strings.TrimSpace(s)))]
	if !ok {
		f, ok = flags[strings.ToLower(strings.TrimSpace(s))]
	}
	return f, ok
}

// Quoted gives what stands between typographic quotes.
func Quoted(s string) (string, bool) {
	pairs := []string{"«»", "“”", "„“", "„”", "””", "‘’", "’’", "‹›", "″″"}
	for _, p := range pairs {
		r := []rune(p)
		inner, opened := strings.CutPrefix(s, string(r[0]))
		inner, closed := strings.CutSuffix(inner, string(r[1]))
		if opened && closed && !strings.ContainsRune(inner, '"') {
			return inner, true
		}
	}
	return "", false
}
