package wording

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rd50/generator/report"
	"rd50/generator/russian"
)

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

// filledWith gives a template with its places filled from the first values that know them.
func (t template) filledWith(values ...Values) (string, error) {
	var room [256]byte // most fit into it
	out := room[:0]
	ended := false // by a full stop of the last value
	for _, p := range t {
		if p.name == "" {
			words := p.words
			if ended { // «180 тыс. руб.» ends the sentence, too
				words = strings.TrimPrefix(words, ".")
			}
			ended = false
			out = append(out, words...)
			continue
		}
		v, err := p.value(values)
		if err != nil {
			return "", err
		}
		out = append(out, v...)
		ended = strings.HasSuffix(v, ".")
	}
	return string(out), nil
}

// value gives what stands at a place.
func (p piece) value(values []Values) (string, error) {
	v, ok := "", false
	for i := 0; i < len(values) && !ok; i++ {
		v, ok = values[i][p.name]
	}
	if !ok {
		return "", fmt.Errorf("подстановка {{%s}} здесь неизвестна", p.name)
	}
	if p.forms == nil {
		return v, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil {
		return "", fmt.Errorf("подстановка {{%s}} не число", p.name)
	}
	space := report.NBSP
	if p.grammar != "" {
		if v = russian.Numeral(n, p.grammar, p.gender); !russian.IsNumber(v) {
			space = " " // words may part
		}
	}
	return v + space + russian.Plural(n, p.forms[0], p.forms[1], p.forms[2]), nil
}

// samePlaceholders tells whether a replacement asks for values that the
// shipped phrase does not have, or asks in a form that is none.
func samePlaceholders(old, replacement []*phrase) error {
	known, err := names(old)
	if err != nil {
		return err
	}
	asked, err := names(replacement)
	for _, n := range asked {
		if !slices.Contains(known, n) {
			return fmt.Errorf("подстановка {{%s}} здесь неизвестна; известны: %s", n, strings.Join(known, ", "))
		}
	}
	if err != nil {
		return fmt.Errorf("%w; число со словом пишется {{число: этап|этапа|этапов}}", err)
	}
	return nil
}

// names gives the names of all places in phrases; those before a place that is not
// understood, too.
func names(list []*phrase) ([]string, error) {
	var out []string
	for _, p := range list {
		t, err := parse(p.text)
		for _, piece := range t {
			if piece.name != "" {
				out = append(out, piece.name)
			}
		}
		if err != nil {
			return out, err
		}
	}
	return out, nil
}
