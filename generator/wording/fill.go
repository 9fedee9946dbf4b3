package wording

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rd50/generator/report"
	"rd50/generator/russian"
)

// placeholder is {{name}} or {{name: этап|этапа|этапов}}: a number with the form
// of the word that goes with it.
var placeholder = regexp.MustCompile(`\{\{\s*([a-z_]+)\s*(?::([^}|]*)\|([^}|]*)\|([^}|]*))?\}\}`)

// fill replaces the placeholders in parsed inlines, in place.
func fill(in []report.Inline, value func(name string) (string, bool)) error {
	var err error
	set := func(s *string) {
		if e := fillString(s, value); e != nil && err == nil {
			err = e
		}
	}
	report.EachInline([]report.Block{&report.Paragraph{Inlines: in}}, func(i report.Inline) {
		switch i := i.(type) {
		case *report.Text:
			set(&i.Text)
		case *report.CodeSpan:
			set(&i.Text)
		case *report.Reference:
			set(&i.Words)
		case *report.Link:
			set(&i.URL)
		}
	})
	return err
}

func fillString(s *string, value func(string) (string, bool)) error {
	var b strings.Builder
	rest := *s
	for {
		at := placeholder.FindStringSubmatchIndex(rest)
		if at == nil {
			break
		}
		v, err := fillOne(placeholder.FindStringSubmatch(rest), value)
		if err != nil {
			return err
		}
		b.WriteString(rest[:at[0]] + v)
		rest = rest[at[1]:]
		if strings.HasSuffix(v, ".") { // «180 тыс. руб.» ends the sentence, too
			rest = strings.TrimPrefix(rest, ".")
		}
	}
	if i := strings.Index(rest, "{{"); i >= 0 {
		return fmt.Errorf("подстановка не распознана: %s", rest[i:])
	}
	*s = b.String() + rest
	return nil
}

// fillOne gives the value of a placeholder, m being its match.
func fillOne(m []string, value func(string) (string, bool)) (string, error) {
	v, ok := value(m[1])
	if !ok {
		return "", fmt.Errorf("подстановка {{%s}} здесь неизвестна", m[1])
	}
	if !strings.Contains(m[0], "|") {
		return v, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil {
		return "", fmt.Errorf("подстановка {{%s}} не число", m[1])
	}
	return v + report.NBSP + russian.Plural(n, strings.TrimSpace(m[2]), strings.TrimSpace(m[3]), strings.TrimSpace(m[4])), nil
}

// samePlaceholders tells whether a replacement asks for values that the
// shipped phrase does not have.
func samePlaceholders(old, replacement []string) error {
	known := names(old)
	for _, n := range names(replacement) {
		if !slices.Contains(known, n) {
			return fmt.Errorf("подстановка {{%s}} здесь неизвестна; известны: %s", n, strings.Join(known, ", "))
		}
	}
	return nil
}

func names(list []string) []string {
	var out []string
	for _, s := range list {
		for _, m := range placeholder.FindAllStringSubmatch(s, -1) {
			out = append(out, m[1])
		}
	}
	return out
}
