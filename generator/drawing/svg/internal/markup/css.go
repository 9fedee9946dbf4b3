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
			continue // as browsers have it (CSS Syntax 3, 5.4.5)
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

// atRule reads a rule that begins with @ and gives the rules in it that hold, and
// what follows it. doubt names a condition that isn't known to hold.
func atRule(text string) (inside, doubt, rest string, err error) {
	name := text
	if i := strings.IndexAny(text, " \t\r\n{;\"'("); i > 0 {
		name = text[:i]
	}
	name = strings.ToLower(name)
	if semicolon := strings.IndexByte(text, ';'); semicolon >= 0 && !strings.Contains(text[:semicolon], "{") {
		if name == "@import" {
			return "", "", "", fmt.Errorf("правило «@import» в таблице стилей не поддерживается")
		}
		return "", "", text[semicolon+1:], nil
	}
	head, body, rest, ok := block(text)
	if !ok {
		return "", "", "", errors.New("ошибка в таблице стилей: нет парной скобки")
	}
	condition := strings.TrimSpace(head[len(name):])
	switch name {
	case "@media":
		holds, known := medium(condition)
		if !known {
			return body, short(strings.TrimSpace(head)), rest, nil
		}
		if !holds {
			body = ""
		}
		return body, "", rest, nil
	case "@supports", "@layer", "@container", "@scope":
		return body, short(strings.TrimSpace(head)), rest, nil
	}
	return "", "", rest, nil // fonts, key frames, pages: nothing of a still picture
}

// medium tells whether a condition holds on a screen in light colours, as browsers
// have it unasked; known is false for what depends on more.
func medium(condition string) (holds, known bool) {
	switch text := strings.ToLower(strings.Join(strings.Fields(condition), "")); text {
	case "", "all", "screen", "onlyscreen", "(prefers-color-scheme:light)", "screenand(prefers-color-scheme:light)":
		return true, true
	case "print", "onlyprint", "speech", "notall", "(prefers-color-scheme:dark)", "screenand(prefers-color-scheme:dark)",
		"(prefers-reduced-motion)", "(prefers-reduced-motion:reduce)", "(forced-colors:active)":
		return false, true
	}
	return false, false
}

// short keeps a piece of the input readable in a message.
func short(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
