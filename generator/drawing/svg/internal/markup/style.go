package markup

import (
	"cmp"
	"slices"
	"strings"
)

// Sheet is the rules of a file's <style> elements, weakest first.
type Sheet struct {
	rules []rule
	work  int // comparisons of an element with a compound left
}

type rule struct {
	selector     selector
	declarations []declaration
}

type declaration struct {
	name, value string
	important   bool
}

// ReadSheet gathers the rules of every <style> element under root.
func ReadSheet(root *Element) (*Sheet, error) {
	s := &Sheet{work: maxWork}
	if err := s.gather(root); err != nil {
		return nil, err
	}
	slices.SortStableFunc(s.rules, func(a, b rule) int { return cmp.Compare(a.selector.weight(), b.selector.weight()) })
	return s, nil
}

func (s *Sheet) gather(e *Element) error {
	if e.Name == "style" {
		return s.parse(e)
	}
	for _, c := range e.Children {
		if err := s.gather(c); err != nil {
			return err
		}
	}
	return nil
}

// parse reads one style element. Rules that can't change a still picture are
// passed over: key frames, fonts (text is set in the report's own), dynamic
// states.
func (s *Sheet) parse(e *Element) error {
	rest, err := withoutComments(e.Content())
	if err != nil {
		return e.Errorf("%w", err)
	}
	for {
		rest = strings.TrimSpace(rest)
		if rest == "" {
			return nil
		}
		if rest[0] == '@' {
			if rest, err = skipAtRule(rest); err != nil {
				return e.Errorf("%w", err)
			}
			continue
		}
		head, body, after, ok := block(rest)
		if !ok {
			return e.Errorf("ошибка в таблице стилей: нет парной скобки")
		}
		rest = after
		if err := s.add(e, head, body); err != nil {
			return err
		}
	}
}

func (s *Sheet) add(e *Element, head, body string) error {
	list, err := parseDeclarations(body)
	if err != nil {
		return e.Errorf("%w", err)
	}
	for _, text := range strings.Split(head, ",") {
		text = strings.TrimSpace(text)
		if dynamic(text) {
			continue
		}
		sel, ok := parseSelector(text)
		if !ok {
			return e.Errorf("селектор «%s» в таблице стилей не поддерживается", text)
		}
		if len(s.rules) >= maxRules {
			return e.Errorf("в таблице стилей больше %d правил", maxRules)
		}
		s.rules = append(s.rules, rule{sel, list})
	}
	return nil
}

// maxRules and maxWork bound the matching of elements with rules.
const (
	maxRules = 2000
	maxWork  = 50_000_000
)

// Properties gives what is declared for an element, name to value: its
// presentation attributes, overridden by the sheet, overridden by its style
// attribute.
func (s *Sheet) Properties(e *Element) (map[string]string, error) {
	out := make(map[string]string, len(e.Attr))
	for name, value := range e.Attr {
		out[name] = strings.TrimSpace(value)
	}
	own, err := parseDeclarations(e.Attr["style"])
	if err != nil {
		return nil, e.Errorf("%w", err)
	}
	for _, important := range []bool{false, true} {
		for _, r := range s.rules {
			if r.selector.matches(e, &s.work) {
				apply(out, r.declarations, important)
			}
		}
		apply(out, own, important)
	}
	if s.work <= 0 {
		return nil, e.Errorf("таблица стилей слишком сложна")
	}
	return out, nil
}

func apply(out map[string]string, list []declaration, important bool) {
	for _, d := range list {
		if d.important == important {
			out[d.name] = d.value
		}
	}
}
