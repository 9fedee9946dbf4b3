package markup

import (
	"errors"
	"fmt"
	"strings"
)

// parseDeclarations reads «name: value; …». Semicolons and colons in brackets
// or quotes belong to the value.
func parseDeclarations(text string) ([]declaration, error) {
	text, err := withoutComments(text)
	if err != nil {
		return nil, err
	}
	var out []declaration
	for _, part := range splitOutside(text, ';') {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		name, value, ok := strings.Cut(part, ":")
		if !ok {
			return nil, fmt.Errorf("ошибка в стиле «%s»", short(part))
		}
		d := declaration{name: strings.TrimSpace(name), value: strings.TrimSpace(value)}
		if bare, found := strings.CutSuffix(d.value, "important"); found {
			if bare, found = strings.CutSuffix(strings.TrimSpace(bare), "!"); found {
				d.value, d.important = strings.TrimSpace(bare), true
			}
		}
		if !strings.HasPrefix(d.name, "--") {
			d.name = strings.ToLower(d.name)
		}
		out = append(out, d)
	}
	return out, nil
}

// splitOutside cuts at a separator that stands in no brackets and no quotes.
func splitOutside(text string, separator byte) []string {
	var out []string
	depth, quote, from := 0, byte(0), 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == separator && depth <= 0:
			out = append(out, text[from:i])
			from = i + 1
		}
	}
	return append(out, text[from:])
}

func withoutComments(text string) (string, error) {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, "/*")
		b.WriteString(before)
		if !found {
			return b.String(), nil
		}
		if _, text, found = strings.Cut(after, "*/"); !found {
			return "", errors.New("незакрытый комментарий в стиле")
		}
		b.WriteByte(' ')
	}
}

// block cuts «head { body } after»; the braces of the body may nest.
func block(text string) (head, body, after string, ok bool) {
	open := strings.IndexByte(text, '{')
	if open < 0 {
		return "", "", "", false
	}
	depth := 0
	for i := open; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return text[:open], text[open+1 : i], text[i+1:], true
			}
		}
	}
	return "", "", "", false
}

func skipAtRule(text string) (rest string, err error) {
	name := text
	if i := strings.IndexAny(text, " \t\r\n{;\"'"); i > 0 {
		name = text[:i]
	}
	switch strings.ToLower(name) {
	case "@charset", "@namespace":
		_, rest, _ = strings.Cut(text, ";")
		return rest, nil
	case "@keyframes", "@-webkit-keyframes", "@font-face":
		if _, _, rest, ok := block(text); ok {
			return rest, nil
		}
		return "", errors.New("ошибка в таблице стилей: нет парной скобки")
	}
	return "", fmt.Errorf("правило «%s» в таблице стилей не поддерживается", short(name))
}

// short keeps a piece of the input readable in a message.
func short(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
