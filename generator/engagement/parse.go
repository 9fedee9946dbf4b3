package engagement

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"rd50/generator/diagnostic"
)

// beyond is how much text behind the place where the first parser stopped the
// second one is shown: enough to see the same fault, too little to be led into
// endless nesting.
const beyond = 16 << 10

// parseTOML gives the tree of a file, or the one fault that keeps it from being
// TOML. The values come from one parser and the places from another, so a file
// has to please both. Of two faults the first one counts: behind it the text may
// be cut.
func parseTOML(f *file) (*node, *diagnostic.Diagnostic) {
	if at := invalidUTF8(f.text); at >= 0 {
		return nil, syntaxFault(f, at, "файл не в кодировке UTF-8", "файл сохраняется в UTF-8")
	}
	root, err := grow(f)
	var halt *stop
	text := f.text
	if errors.As(err, &halt) {
		text = strings.ToValidUTF8(text[:min(len(text), halt.offset+beyond)], "")
	}
	values, fault := decodeValues(text)
	switch {
	case fault != nil && (halt == nil || fault.Position.Start <= halt.reach(f)):
		at := faultOffset(text, fault.Position, halt)
		return nil, syntaxFault(f, at, "файл не разобран: "+fault.Message, syntaxHint(fault.Message))
	case halt != nil:
		return nil, syntaxFault(f, halt.offset, "файл не разобран: "+halt.message, "")
	case !root.fill(values):
		return nil, syntaxFault(f, 0, "файл не разобран: таблицы заданы неоднозначно", "")
	}
	return root, nil
}

func syntaxFault(f *file, at int, message, hint string) *diagnostic.Diagnostic {
	return &diagnostic.Diagnostic{
		Position: f.position(at), Severity: diagnostic.Error, Code: "RD001", Message: message, Hint: hint,
	}
}

// decodeValues decodes the text. A panic of the parser is told as a fault like
// any other: no input may end the program.
func decodeValues(text string) (values map[string]any, fault *toml.ParseError) {
	defer func() {
		if r := recover(); r != nil {
			fault = &toml.ParseError{Message: fmt.Sprint(r)}
		}
	}()
	err := toml.Unmarshal([]byte(text), &values)
	if err == nil {
		if values == nil {
			values = map[string]any{}
		}
		return values, nil
	}
	var parse toml.ParseError
	if errors.As(err, &parse) {
		return nil, &parse
	}
	return nil, &toml.ParseError{Message: err.Error()}
}

// faultOffset corrects the place that the parser tells. Its Start is a byte
// offset that may lie in the middle of a character or on the blank in front of
// the fault, and for a fault in a string it is the string's first character,
// where the other parser's place inside is better.
func faultOffset(text string, p toml.Position, halt *stop) int {
	at := min(max(p.Start, 0), len(text))
	if halt != nil && at <= halt.offset && halt.offset < at+p.Len {
		return halt.offset
	}
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	for at < len(text) && (text[at] == ' ' || text[at] == '\t') {
		at++
	}
	return at
}

// syntaxHint explains the parser's most frequent messages.
func syntaxHint(message string) string {
	hints := []struct{ part, hint string }{
		{"already been defined", "ключ или таблица заданы дважды: нужно оставить одно место"},
		{"already created", "ключ или таблица заданы дважды: нужно оставить одно место"},
		{"cannot contain newlines", "строка в кавычках не закрыта; текст в несколько строк пишется между '''"},
		{"expected value", "после знака «=» нужно значение; текст пишется в кавычках"},
		{"expected '.' or '='", "ключ не латиницей пишется в кавычках; между ключом и значением нужен знак «=»"},
		{"to end with a newline", "после значения нужна новая строка; текст с кавычками внутри пишется между '''"},
		{"invalid escape", `обратная косая черта пишется дважды: \\, или текст берется в одинарные кавычки`},
		{"unexpected EOF", "не закрыты кавычки или скобка"},
		{"invalid datetime", "дата пишется так: 2026-10-14"},
		{"leading zeroes", "число не начинается с нуля; номер пишется в кавычках"},
		{"out of range", "слишком большое число; номер пишется в кавычках"},
	}
	for _, h := range hints {
		if strings.Contains(message, h.part) {
			return h.hint
		}
	}
	return ""
}

// invalidUTF8 gives the offset of the first byte that is no UTF-8, or -1.
func invalidUTF8(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return i
			}
		}
	}
	return -1
}
