package look

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rd50/generator/pattern"
)

// Line reads a line that no TOML parser takes as its author meant it, and gives
// the line to write and what was wrong. The caller sees whether it is TOML now.
func Line(line string) (meant, why string, ok bool) {
	line = strings.TrimSpace(line)
	switch {
	case line == "":
		return "", "", false
	case comment.MatchString(line):
		return "# " + strings.TrimSpace(comment.ReplaceAllString(line, "")), "комментарий начинается знаком «#»", true
	case line[0] == '[' && !strings.HasSuffix(line, ","):
		return header(line)
	}
	key, sep, value := split(line)
	if sep == "" || line[0] == '{' {
		value, why, ok = Value(strings.TrimSuffix(line, ","))
		return value, why, ok
	}
	right, keyWhy, keyOK := Key(key)
	if keyOK {
		why = keyWhy
	}
	if sep != "=" {
		why, ok = "между ключом и значением нужен знак «=»", true
	}
	if v, valueWhy, valueOK := Value(value); valueOK {
		value, why, ok = v, valueWhy, true
	}
	return right + " = " + value, why, ok || keyOK
}

var (
	comment    = pattern.New(`^(//+|--+|;|/\*|<!--)`)
	bareKey    = pattern.New(`^[A-Za-z0-9_-]+(\s*\.\s*[A-Za-z0-9_-]+)*$`)
	headerForm = pattern.New(`^(\[+)\s*(.*?)\s*(\]*)\s*(#.*)?$`)
	noEquals   = pattern.New(`^([\pL\pN_.-]+)(\s*:\s*|\s+)(["'\[{«“„\d].*|true|false)$`)
)

func header(line string) (meant, why string, ok bool) {
	m := headerForm.FindStringSubmatch(line)
	if m == nil || strings.Contains(m[2], "=") {
		return "", "", false
	}
	name, nameWhy, changed := Key(m[2])
	brackets := max(len(m[1]), len(m[3]))
	if brackets > 2 {
		brackets = 2
	}
	switch {
	case changed:
		why = nameWhy
	case len(m[1]) != len(m[3]):
		why = "скобок в начале и в конце заголовка должно быть поровну"
	case len(m[1]) > 2:
		why = "скобок в заголовке одна или две"
	default:
		return "", "", false
	}
	return strings.Repeat("[", brackets) + name + strings.Repeat("]", brackets), why, true
}

// split parts a line at its first «=» outside quotes, or where it should be.
func split(line string) (key, sep, value string) {
	for i, r := range line {
		if strings.ContainsRune("{[", r) && i > 0 && outside(line[:i]) {
			break // what stands in brackets is a value's
		}
		if r == '=' && outside(line[:i]) {
			return strings.TrimSpace(line[:i]), "=", strings.TrimSpace(line[i+1:])
		}
	}
	if m := noEquals.FindStringSubmatch(line); m != nil {
		return m[1], m[2], m[3]
	}
	return "", "", ""
}

// outside tells whether behind a text no quote is open.
func outside(text string) bool {
	return strings.Count(text, `"`)%2 == 0 && strings.Count(text, `'`)%2 == 0
}

// Key gives a key as TOML needs it: without Cyrillic twins, or in quotes.
func Key(key string) (meant, why string, ok bool) {
	if key == "" || bareKey.MatchString(key) || strings.ContainsAny(key, `"'`) {
		return key, "", false
	}
	table, rest, dotted := strings.Cut(key, ".")
	byID := dotted && bareKey.MatchString(table) && !strings.ContainsFunc(rest, isLatin) // compliance.Т1: an id may be Cyrillic
	if latin := Latin(key); bareKey.MatchString(latin) && mixed(key) && !byID {
		_, why := Twin(key, []string{latin})
		return latin, "ключ пишется латиницей, а в «" + key + "» " + why, true
	}
	if dotted && bareKey.MatchString(table) && rest != "" {
		return table + `."` + strings.TrimSpace(rest) + `"`, "ключ не из латинских букв и цифр пишется в кавычках", true
	}
	return `"` + key + `"`, "ключ не из латинских букв и цифр пишется в кавычках", true
}

// mixed tells whether a word has letters of both alphabets.
func mixed(s string) bool {
	return strings.ContainsFunc(s, isLatin) && strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
}

func isLatin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// Value gives a value as TOML needs it.
func Value(value string) (meant, why string, ok bool) {
	value, rest := uncommented(value)
	if trimmed := strings.TrimRight(value, ",; "); trimmed != value && trimmed != "" {
		if v, w, ok := Value(trimmed); ok {
			return v + rest, w, true
		}
		return trimmed + rest, "в конце строки знаки «,» и «;» не нужны", true
	}
	meant, why, ok = scalar(value)
	if !ok {
		meant, why, ok = nested(value)
	}
	return meant + rest, why, ok
}

// uncommented parts a value from the comment behind it.
func uncommented(value string) (before, rest string) {
	for i, r := range value {
		if r == '#' && i > 0 && outside(value[:i]) {
			before = strings.TrimRight(value[:i], " \t")
			return before, value[len(before):]
		}
	}
	return strings.TrimSpace(value), ""
}

func scalar(value string) (meant, why string, ok bool) {
	if value == "" {
		return "", "", false
	}
	if value[0] == '"' || value[0] == '\'' {
		return text(value)
	}
	if inner, ok := Quoted(value); ok {
		return quote(inner), "текст берется в прямые кавычки", true
	}
	if date, ok := Date(value); ok && date != value {
		return date, "дата пишется так: год-месяц-день", true
	}
	if number, why, ok := Number(value); ok {
		return number, why, true
	}
	if d, ok := Duration(value); ok {
		return quote(d), "длительность пишется в кавычках: d — рабочие дни, w — недели, mo — месяцы", true
	}
	if f, ok := Flag(value); ok && f != value {
		return f, "«да» пишется true, «нет» — false", true
	}
	if r, _ := utf8.DecodeRuneInString(value); unicode.IsLetter(r) && value != "true" && value != "false" && value != "inf" && value != "nan" {
		return quote(strings.Trim(value, `"`)), "текст пишется в кавычках", true
	}
	return "", "", false
}

// text mends a string that was begun in quotes.
func text(value string) (meant, why string, ok bool) {
	if strings.HasPrefix(value, `"""`) || strings.HasPrefix(value, "'''") {
		return "", "", false
	}
	mark, body := value[:1], value[1:]
	closed := strings.HasSuffix(body, mark)
	body = strings.TrimSuffix(body, mark)
	if r, size := utf8.DecodeLastRuneInString(body); !closed && strings.ContainsRune("”“»’", r) && strings.Count(body, "«") != strings.Count(body, "»") {
		body = body[:len(body)-size]
	}
	switch {
	case mark == `"` && strings.Contains(body, `\`) && strings.Contains(body, " ") && !drive.MatchString(body):
		return quote(strings.ReplaceAll(body, `\"`, `"`)), `знак «\» остается собой в одинарных кавычках`, true
	case mark == `"` && drive.MatchString(body):
		return quote(body[strings.LastIndexByte(body, '\\')+1:]), `знак «\» в кавычках служебный, а путь пишется от папки концепции через «/»`, true
	case mark == `"` && strings.Contains(body, `\`):
		return quote(strings.ReplaceAll(body, `\`, "/")), `знак «\» в кавычках служебный, в путях пишется «/»`, true
	case twoKeys.MatchString(body):
		return "", "", false
	case strings.Contains(body, mark):
		return quote(guillemets(body)), "кавычки внутри текста пишутся «…»", true
	case !closed:
		return mark + body + mark, "закрывающая кавычка стоит в той же строке", true
	}
	return "", "", false
}

// twoKeys is what stands where one line holds two keys.
var twoKeys = pattern.New(`["']\s+[\pL\pN_.-]+\s*=`)

// drive is how a path of Windows begins.
var drive = pattern.New(`^([A-Za-z]:)?\\`)

// guillemets puts «…» in the place of straight quotes.
func guillemets(s string) string {
	var b strings.Builder
	before := ' '
	for _, r := range s {
		switch {
		case r != '"':
			b.WriteRune(r)
		case unicode.IsSpace(before) || strings.ContainsRune("(«", before):
			b.WriteRune('«')
		default:
			b.WriteRune('»')
		}
		before = r
	}
	return b.String()
}

// quote writes a text between the quotes that it does not hold itself.
func quote(s string) string {
	if strings.ContainsAny(s, `"\`) && !strings.Contains(s, "'") {
		return "'" + s + "'"
	}
	return `"` + strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), `"`, `\"`) + `"`
}

// nested mends the entries of a list or an inline table of one line.
func nested(value string) (meant, why string, ok bool) {
	open, shut := "[", "]"
	if strings.HasPrefix(value, "{") {
		open, shut = "{", "}"
	}
	inner, opened := strings.CutPrefix(value, open)
	inner, closed := strings.CutSuffix(inner, shut)
	if !opened {
		return "", "", false
	}
	if !closed {
		why, ok = "скобка не закрыта", true
	}
	items := parts(inner)
	for i, item := range items {
		if v, w, mended := member(item, open); mended {
			items[i], why, ok = v, w, true
		}
	}
	if (strings.Contains(inner, ";") || besides.MatchString(inner)) && !ok {
		why, ok = "записи отделяются запятой", true
	}
	return open + strings.Join(items, ", ") + shut, why, ok
}

func member(item, open string) (meant, why string, ok bool) {
	if open == "{" {
		if key, sep, value := split(item); sep != "" {
			key, why, ok = Key(key)
			if sep != "=" {
				why, ok = "между ключом и значением нужен знак «=»", true
			}
			if v, w, mended := Value(value); mended {
				value, why, ok = v, w, true
			}
			return key + " = " + value, why, ok
		}
	}
	return Value(item)
}

// besides is a text right behind another one.
var besides = pattern.New(`^\s*(?:"[^"]*"\s*,\s*)*"[^"]*"\s+"[^"]*"\s*(?:,|"|$)`)

// parts splits entries at «, » and «;» outside quotes and brackets, and between texts;
// a comma between digits parts a fraction.
func parts(inner string) []string {
	var out []string
	from, depth := 0, 0
	for i, r := range inner {
		switch {
		case !outside(inner[from:i]):
		case r == '[' || r == '{':
			depth++
		case r == ']' || r == '}':
			depth--
		case depth == 0 && (r == ';' || r == ',' && !fraction(inner, i)):
			out = append(out, strings.TrimSpace(inner[from:i]))
			from = i + 1
		case depth == 0 && r == '"' && strings.HasSuffix(inner[from:i], `" `):
			out = append(out, strings.TrimSpace(inner[from:i]))
			from = i
		}
	}
	if last := strings.TrimSpace(inner[from:]); last != "" {
		out = append(out, last)
	}
	return out
}

func fraction(s string, comma int) bool {
	return comma > 0 && comma+1 < len(s) && isDigit(s[comma-1]) && isDigit(s[comma+1])
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
