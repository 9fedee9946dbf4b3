package wording

import (
	"fmt"
	"slices"
	"strings"

	"rd50/generator/report"
	"rd50/generator/russian"
)

// template is a text parted at its placeholders: {{name}} or {{name: этап|этапа|этапов}},
// a number with the form of the word that goes with it, or
// {{name дат. м.: этапу|этапам|этапам}}, a number to be written in words up to nine, in
// that case and gender.
type template []piece

// piece is words as they stand, or the place of a value.
type piece struct {
	words           string
	name            string
	grammar, gender string   // of a number in words
	forms           []string // of the counted word: one, few, many
}

// parse parts a text. With an error it gives what stands before the fault.
func parse(s string) (template, error) {
	var out template
	for {
		words, rest, open := strings.Cut(s, "{{")
		if words != "" {
			out = append(out, piece{words: words})
		}
		if !open {
			return out, nil
		}
		inside, behind, closed := strings.Cut(rest, "}}")
		p, ok := place(inside)
		if !closed || !ok {
			return out, fmt.Errorf("подстановка не распознана: {{%s", rest)
		}
		out, s = append(out, p), behind
	}
}

// place reads what stands between the braces.
func place(inside string) (p piece, ok bool) {
	head, forms, counts := strings.Cut(inside, ":")
	head = strings.TrimSpace(head)
	end := strings.IndexFunc(head, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') })
	if end < 0 {
		end = len(head)
	}
	grammar := strings.TrimSpace(head[end:])
	p.name = head[:end]
	if !counts {
		return p, p.name != "" && grammar == ""
	}
	p.forms = strings.Split(forms, "|")
	for i, form := range p.forms {
		p.forms[i] = strings.TrimSpace(form)
	}
	return p, p.name != "" && len(p.forms) == 3 && !strings.Contains(forms, "}") && (grammar == "" || p.inflected(grammar))
}

// inflected takes the case and the gender of a number: «дат. м.».
func (p *piece) inflected(grammar string) bool {
	var rest string
	p.grammar, rest, _ = strings.Cut(grammar, ".")
	p.gender, rest, _ = strings.Cut(strings.TrimSpace(rest), ".")
	return rest == "" && strings.HasSuffix(grammar, ".") &&
		slices.Contains(russian.Cases, p.grammar) && slices.Contains([]string{"м", "ж", "с"}, p.gender)
}

// form is a parsed phrase: its inlines, and the templates of the texts in them that hold
// places.
type form struct {
	inlines   []report.Inline
	templates map[string]templated
}

// templated is a template, or why a text is none.
type templated struct {
	template
	err error
}

// formOf parts the texts of parsed inlines.
func formOf(in []report.Inline) (*form, error) {
	f := &form{inlines: in, templates: map[string]templated{}}
	_, err := filled(in, func(s string) (string, error) {
		if strings.Contains(s, "{{") {
			t, err := parse(s)
			f.templates[s] = templated{t, err}
		}
		return s, nil
	})
	return f, err
}

// set fills one of the texts.
func (f *form) set(s string, values ...Values) (string, error) {
	t, ok := f.templates[s]
	if !ok {
		return s, nil
	}
	if t.err != nil {
		return "", t.err
	}
	return t.filledWith(values...)
}

// text gives the phrase as plain characters.
func (f *form) text(values ...Values) (string, error) {
	if len(f.inlines) == 1 {
		if t, ok := f.inlines[0].(*report.Text); ok { // most are
			return f.set(t.Text, values...)
		}
	}
	in, err := f.filled(values...)
	return report.PlainText(in), err
}

// filled gives the phrase with its places filled.
func (f *form) filled(values ...Values) ([]report.Inline, error) {
	return filled(f.inlines, func(s string) (string, error) { return f.set(s, values...) })
}
