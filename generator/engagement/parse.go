package engagement

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"rd50/generator/diagnostic"
	"rd50/generator/look"
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
	if at := invalidUTF8(f.text); at >= 0 || wide(f.text) {
		return nil, syntaxFault(f, max(at, 0), notUTF8(f.text), look.AsUTF8)
	}
	root, err := grow(f)
	var halt *stop
	text := f.text
	if errors.As(err, &halt) {
		text = strings.ToValidUTF8(text[:min(len(text), halt.offset+beyond)], "")
	}
	values, fault := decodeValues(text)
	switch {
	case halt != nil && halt.first != nil && (fault == nil || fault.Position.Start >= f.lineOf(halt.offset)):
		return nil, twiceFault(f, halt)
	case fault != nil && (halt == nil || fault.Position.Start <= halt.reach(f)):
		return nil, malformed(f, faultOffset(text, fault.Position, halt), fault.Message)
	case halt != nil && halt.foreign:
		return nil, malformed(f, halt.offset, halt.message)
	case halt != nil:
		return nil, syntaxFault(f, halt.offset, "файл не разобран: "+halt.message, halt.hint)
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

// twiceFault is the fault of a key or table that a file defines twice.
func twiceFault(f *file, halt *stop) *diagnostic.Diagnostic {
	fault := syntaxFault(f, halt.offset, "файл не разобран: "+halt.message, halt.hint)
	fault.Related = []diagnostic.Place{{Position: f.position(halt.first.keyAt), Label: "впервые"}}
	return fault
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
