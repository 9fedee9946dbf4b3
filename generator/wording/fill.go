package wording

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rd50/generator/report"
	"rd50/generator/russian"
)

// placeholder is {{name}} or {{name: этап|этапа|этапов}}, a number with the form of
// the word that goes with it, or {{name дат. м.: этапу|этапам|этапам}}, a number to be
// written in words up to nine, in that case and gender.
var placeholder = regexp.MustCompile(`\{\{\s*([a-z_]+)\s*(?:(?:(` + strings.Join(russian.Cases, "|") + `)\.\s*([мжс])\.\s*)?:([^}|]*)\|([^}|]*)\|([^}|]*))?\}\}`)

// filled copies parsed inlines, with every text in them changed by set.
func filled(in []report.Inline, set func(string) (string, error)) ([]report.Inline, error) {
	out := make([]report.Inline, len(in))
	for i, x := range in {
		var err error
		if out[i], err = filledOne(x, set); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func filledOne(x report.Inline, set func(string) (string, error)) (report.Inline, error) {
	var err error
	switch x := x.(type) {
	case *report.Text:
		c := *x
		c.Text, err = set(x.Text)
		return &c, err
	case *report.CodeSpan:
		c := *x
		c.Text, err = set(x.Text)
		return &c, err
	case *report.Reference:
		c := *x
		c.Words, err = set(x.Words)
		return &c, err
	case *report.Link:
		c := *x
		if c.URL, err = set(x.URL); err == nil {
			c.Inlines, err = filled(x.Inlines, set)
		}
		return &c, err
	case *report.Emphasis:
		c := *x
		c.Inlines, err = filled(x.Inlines, set)
		return &c, err
	case *report.Strong:
		c := *x
		c.Inlines, err = filled(x.Inlines, set)
		return &c, err
	case *report.LineBreak:
		return &report.LineBreak{}, nil
	case *report.Math:
		c := *x
		return &c, nil
	}
	return nil, errors.New("в фразе шаблона допустимы только текст, выделение, ссылки и формулы в строке")
}

// fillString fills the placeholders of a text from the first values that know
// them.
func fillString(s string, values ...Values) (string, error) {
	var b strings.Builder
	rest := s
	for {
		at := placeholder.FindStringSubmatchIndex(rest)
		if at == nil {
			break
		}
		v, err := fillOne(placeholder.FindStringSubmatch(rest), values)
		if err != nil {
			return "", err
		}
		b.WriteString(rest[:at[0]] + v)
		rest = rest[at[1]:]
		if strings.HasSuffix(v, ".") { // «180 тыс. руб.» ends the sentence, too
			rest = strings.TrimPrefix(rest, ".")
		}
	}
	if i := strings.Index(rest, "{{"); i >= 0 {
		return "", fmt.Errorf("подстановка не распознана: %s", rest[i:])
	}
	return b.String() + rest, nil
}

// fillOne gives the value of a placeholder, m being its match.
func fillOne(m []string, values []Values) (string, error) {
	v, ok := "", false
	for i := 0; i < len(values) && !ok; i++ {
		v, ok = values[i][m[1]]
	}
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
	space := report.NBSP
	if m[2] != "" {
		if v = russian.Numeral(n, m[2], m[3]); !russian.IsNumber(v) {
			space = " " // words may part
		}
	}
	return v + space + russian.Plural(n, strings.TrimSpace(m[4]), strings.TrimSpace(m[5]), strings.TrimSpace(m[6])), nil
}

// samePlaceholders tells whether a replacement asks for values that the
// shipped phrase does not have, or asks in a form that is none.
func samePlaceholders(old, replacement []*phrase) error {
	known := names(old)
	for _, n := range names(replacement) {
		if !slices.Contains(known, n) {
			return fmt.Errorf("подстановка {{%s}} здесь неизвестна; известны: %s", n, strings.Join(known, ", "))
		}
	}
	for _, p := range replacement {
		rest := placeholder.ReplaceAllString(p.text, "")
		if i := strings.Index(rest, "{{"); i >= 0 {
			return fmt.Errorf("подстановка не распознана: %s; число со словом пишется {{число: этап|этапа|этапов}}", rest[i:])
		}
	}
	return nil
}

func names(list []*phrase) []string {
	var out []string
	for _, p := range list {
		for _, m := range placeholder.FindAllStringSubmatch(p.text, -1) {
			out = append(out, m[1])
		}
	}
	return out
}
