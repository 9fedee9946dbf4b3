package tomledit

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Table is a table as it is to be written, under a header where it can have one.
type Table []Pair

// Pair is a key of a [Table] or an [Inline] with its value: a string, a bool, an
// int, an int64, a [Literal], a list ([]any), a Table or an Inline.
type Pair struct {
	Key   string
	Value any
}

// Inline is a table that is written in braces.
type Inline []Pair

// Literal is a number or a date as TOML writes it.
type Literal string

// inlined gives a value as it stands behind «=».
func inlined(v any) string {
	switch v := v.(type) {
	case string:
		return quoted(v)
	case Literal:
		return string(v)
	case bool:
		return strconv.FormatBool(v)
	case int, int64:
		return fmt.Sprint(v)
	case []any:
		return "[" + strings.Join(each(v), ", ") + "]"
	case Table:
		return braced(v)
	case Inline:
		return braced(v)
	}
	panic(fmt.Sprintf("tomledit: a value of type %T", v))
}

func each(list []any) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = inlined(v)
	}
	return out
}

func braced(pairs []Pair) string {
	if len(pairs) == 0 {
		return "{}"
	}
	out := make([]string, len(pairs))
	for i, p := range pairs {
		out[i] = Key(p.Key) + " = " + inlined(p.Value)
	}
	return "{ " + strings.Join(out, ", ") + " }"
}

// Key gives a key as it is written: bare where it can be.
func Key(name string) string {
	bare := name != ""
	for _, c := range name {
		bare = bare && (c == '-' || c == '_' || c < unicode.MaxASCII && (unicode.IsLetter(c) || unicode.IsDigit(c)))
	}
	if bare {
		return name
	}
	return basic(name)
}

// quoted gives a text as a string: over several lines where it has them, in single
// quotes where that saves escapes.
func quoted(s string) string {
	switch {
	case strings.Contains(s, "\n"):
		return `"""` + "\n" + multiline(s) + `"""`
	case strings.ContainsAny(s, `"\`) && literal(s, "'"):
		return "'" + s + "'"
	}
	return basic(s)
}

// literal tells whether a text can stand between such quotes as it is.
func literal(s, quotes string) bool {
	return !strings.Contains(s, quotes) && !strings.HasSuffix(s, "'") && !strings.ContainsFunc(s, func(c rune) bool {
		return c != '\t' && unicode.IsControl(c) && (c != '\n' || len(quotes) == 1)
	})
}

func basic(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		b.WriteString(escaped(c))
	}
	b.WriteByte('"')
	return b.String()
}

// multiline gives a text as it stands between three quotes.
func multiline(s string) string {
	var b strings.Builder
	for i, c := range s {
		switch {
		case c == '\n' || c == '\t':
			b.WriteRune(c)
		case c == '"' && !strings.HasPrefix(s[i:], `"""`) && i+1 < len(s):
			b.WriteRune(c)
		default:
			b.WriteString(escaped(c))
		}
	}
	return b.String()
}

// escaped gives a character as it stands in a basic string.
func escaped(c rune) string {
	if i := strings.IndexRune("\"\\\n\t\r\b\f", c); i >= 0 {
		return `\` + string(`"\ntrbf`[i])
	}
	if unicode.IsControl(c) {
		return fmt.Sprintf(`\u%04X`, c)
	}
	return string(c)
}

// unquote gives the text of a basic string on one line.
func unquote(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		if digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[i]]; digits > 0 && i+digits < len(s) {
			code, _ := strconv.ParseUint(s[i+1:i+1+digits], 16, 32)
			b.WriteRune(rune(code))
			i += digits
			continue
		}
		if k := strings.IndexByte(`"\ntrbfe`, s[i]); k >= 0 {
			b.WriteByte("\"\\\n\t\r\b\f\x1b"[k])
		}
	}
	return b.String()
}
