package look

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"rd50/generator/pattern"
)

// said is what the parsers say and how it is told here; «$1» stands for what the
// parser quotes.
type said struct {
	form          *pattern.Pattern
	message, hint string
}

func as(form, message, hint string) said {
	return said{pattern.New(`(?is)^(?:` + form + `)$`), message, hint}
}

// What the parsers quote: a character, a word or the end of the file.
const quoted = `('.*?'|".*?"|end of file|U\+.*)`

const (
	closeQuotes = "кавычка закрывается в той же строке; текст в несколько строк берется в ''' … '''"
	closeLong   = "текст между ''' … ''' закрывается тремя такими же кавычками"
	closeList   = "между записями списка нужна запятая, за последней — скобка «]»"
	closeBraces = "между ключами в фигурных скобках нужна запятая, за последним — скобка «}»"
	writeValue  = "после знака «=» нужно значение; текст пишется в кавычках"
	writeKey    = "строка пишется так: ключ = значение"
	writeHeader = "заголовок пишется так: [report] или [[variants]]"
	writeNumber = "число пишется цифрами подряд, дробная часть — через точку: 1200.5"
	writeDate   = "дата пишется так: 2026-10-14"
	doubled     = `знак «\» в кавычках служебный; в путях пишется «/», иначе текст берется в одинарные кавычки`
	dropControl = "знак удаляется; табуляция в тексте разрешена"

	// AsUTF8 says how a file gets the encoding that TOML has.
	AsUTF8 = "файл сохраняется в кодировке UTF-8: в Блокноте «Сохранить как», кодировка «UTF-8»"
)

// tellings is all that the two parsers may say.
var tellings = []said{
	as(`expected a top-level item to end .* but got `+quoted+` instead`, "за значением стоит лишнее: $1", "после значения нужна новая строка; текст с кавычками внутри берется в ''' … '''"),
	as(`expected newline but got `+quoted, "за значением стоит лишнее: $1", "после значения нужна новая строка"),
	as(`(?:unexpected EOF; )?expected value(?:, not end of input)?`, "нет значения", writeValue),
	as(`expected value but (?:found|got) `+quoted+`(?: instead)?`, "вместо значения стоит $1", writeValue),
	as(`unexpected character `+quoted+` at start of value`, "вместо значения стоит $1", writeValue),
	as(`expected keyword .*`, "значение не распознано", writeValue),
	as(`strings must be quoted`, "текст стоит без кавычек", writeValue),
	as(`strings cannot contain newlines|(?:basic|literal) strings cannot have new lines|unterminated (?:basic|literal) string|unexpected EOF; expected ["']{3}`, "кавычки не закрыты", closeQuotes),
	as(`unexpected EOF; expected .{5}|multiline .* not terminated by .*`, "текст в тройных кавычках не закрыт", closeLong),
	as(`unexpected .{8}|too many quotes at the end of .*`, "лишние кавычки в конце текста", closeLong),
	as(`unexpected EOF|array is incomplete|inline table is incomplete`, "файл обрывается", "не закрыты кавычки или скобка"),
	as(`unexpected EOF; expected key separator '='|expected key but reached end of input`, "за ключом нет знака «=»", writeKey),
	as(`expected '\.' or '=', but got `+quoted+` instead`, "в ключе или за ним стоит $1", "между ключом и значением нужен знак «=»; ключ не латиницей пишется в кавычках"),
	as(`expected '=' after key`, "за ключом нет знака «=»", writeKey),
	as(`invalid character at start of key: `+quoted, "строка начинается знаком $1", writeKey),
	as(`unexpected '=': key name appears blank|unexpected '='`, "перед знаком «=» нет ключа", writeKey),
	as(`unexpected '\.'.*`, "лишняя точка в ключе", writeKey),
	as(`unexpected end of table name .*|unexpected table separator .*`, "в заголовке нет имени таблицы", writeHeader),
	as(`expected end of table array name delimiter '\]', but got `+quoted+` instead`, "заголовок не закрыт: вместо «]» стоит $1", writeHeader),
	as(`expected '\.' or '\]' to end table name, but got `+quoted+` instead`, "в заголовке стоит $1", writeHeader+"; имя не латиницей берется в кавычки"),
	as(`expected '\]{1,2}' to close (?:array )?table name`, "заголовок не закрыт", writeHeader),
	as(`expected a comma \(','\) or array terminator \('\]'\), but got `+quoted, "в списке стоит $1", closeList),
	as(`expected ',' or '\]' after array value`, "список не закрыт", closeList),
	as(`expected a comma or an inline table terminator '}', but got `+quoted+` instead`, "в фигурных скобках стоит $1", closeBraces),
	as(`expected ',' or '}' after inline table key-value`, "фигурная скобка не закрыта", closeBraces),
	as(`unexpected comma.*`, "лишняя запятая", "лишняя запятая удаляется"),
	as(`newlines not allowed within inline tables`, "фигурные скобки не закрыты в своей строке", closeBraces),
	as(`arrays and inline tables are nested .*`, "вложенность слишком велика", ""),
	as(`Invalid (?:integer|float) `+quoted+`: underscores .*|number must have at least one digit between underscores`, "число записано неверно: знак «_» стоит не между цифрами", writeNumber),
	as(`Invalid (?:integer|float) `+quoted+`: cannot have leading zeroes|integers cannot have leading zeroes`, "число начинается с нуля", "число не начинается с нуля; номер пишется в кавычках"),
	as(`Invalid float `+quoted+`: .*|decimal point must be followed by a digit|floats must start with a digit.*`, "около точки в числе нет цифры", writeNumber),
	as(`Invalid float value: `+quoted+`|invalid float: `+quoted, "число не распознано: $1", writeNumber),
	as(`exponent must contain at least one digit|expected digit but got .*|expected a digit but got .*|expected number after sign`, "число не распознано", writeNumber),
	as(`cannot use sign with .*|sign is not allowed on .*|not an? (?:binary|octal|hexadecimal) number: .*|radix prefix .*`, "число не распознано", writeNumber),
	as(`.* is out of (?:range for|the safe) .*`, "слишком большое число", "номер пишется в кавычках"),
	as(`invalid datetime: `+quoted, "нет такой даты или времени: $1", writeDate),
	as(`TOML files cannot contain control characters: '0x(..)'|.*(?:control characters|carriage returns).*`, "в файле недопустимый управляющий знак", dropControl),
	as(`invalid escape in string `+quoted+`|invalid escape: `+quoted+`|invalid escape character .*|need a character after .`, `за знаком «\» стоит не то`, doubled),
	as(`expected (?:two|four|eight) hexadecimal digits after .*|unicode escape sequence is too short|invalid hexadecimal digit .*|escape(?:d character| sequence) .*`, `за знаком «\» стоит не код знака`, doubled),
	as(`files cannot contain NULL bytes.*`, "файл не в кодировке UTF-8", AsUTF8),
	as(`.*invalid UTF-8.*`, "файл не в кодировке UTF-8", AsUTF8),
}

// Parser tells what a parser of TOML said. What is not among its known words is told
// in general ones: no reader needs another language.
func Parser(message string) (text, hint string) {
	message = strings.TrimSpace(message)
	for _, s := range tellings {
		if m := s.form.FindStringSubmatch(message); m != nil {
			return strings.ReplaceAll(s.message, "$1", sign(strings.Join(m[1:], ""))), s.hint
		}
	}
	return "запись не соответствует TOML", writeKey
}

// sign names what a parser quotes: «ё», «слово», конец строки.
func sign(q string) string {
	if q == "end of file" || q == "" {
		return "конец файла"
	}
	if code, ok := strings.CutPrefix(q, "U+"); ok {
		n, err := strconv.ParseInt(strings.Fields(code + " 0")[0], 16, 32)
		if err == nil && strings.Contains(code, "'") {
			return "«" + string(rune(n)) + "»"
		}
		return "знак U+" + strings.Fields(code + " ")[0]
	}
	if s, err := strconv.Unquote(q); err == nil {
		q = s
	} else {
		q = strings.Trim(q, `'"`)
	}
	switch {
	case q == "\n" || q == "\r":
		return "конец строки"
	case q == "\x00" || q == "":
		return "конец файла"
	}
	return "«" + short(q) + "»"
}

// TOML tells the error of decoding a file that is no engagement, with its line.
func TOML(err error) error {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return err
	}
	text, hint := Parser(parse.Message)
	if hint != "" {
		text += " (" + hint + ")"
	}
	return fmt.Errorf("строка %d: %s", parse.Position.Line, text)
}

// short is as much of what a parser quotes as a message shows.
func short(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
