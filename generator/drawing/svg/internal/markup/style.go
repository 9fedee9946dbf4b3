package markup

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Sheet is the rules of a file's <style> elements, weakest first.
type Sheet struct {
	rules []rule
	work  int // comparisons of an element with a compound left
}

// rule is in doubt where what its selector or the rule around it asks for isn't
// known to hold.
type rule struct {
	selector     selector
	doubt        string
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
		return s.element(e)
	}
	for _, c := range e.Children {
		if err := s.gather(c); err != nil {
			return err
		}
	}
	return nil
}

// element reads one style element; one of another language or for another medium
// than the screen holds nothing.
func (s *Sheet) element(e *Element) error {
	language := strings.ToLower(strings.TrimSpace(e.Attr["type"]))
	holds, known := medium(e.Attr["media"])
	if language != "" && language != "text/css" || known && !holds {
		return nil
	}
	doubt := ""
	if !known {
		doubt = "media=\"" + short(e.Attr["media"]) + "\""
	}
	text, err := withoutComments(e.Content())
	if err == nil {
		err = s.parse(text, doubt, 0)
	}
	if err != nil {
		return e.Errorf("%w", err)
	}
	return nil
}

// maxRuleDepth bounds rules within rules.
const maxRuleDepth = 20

// parse reads rules. Those that can't change a still picture are passed over: key
// frames, fonts (text is set in the report's own).
func (s *Sheet) parse(text, doubt string, depth int) error {
	if depth > maxRuleDepth {
		return fmt.Errorf("вложенность таблицы стилей больше %d", maxRuleDepth)
	}
	for {
		text = strings.TrimSpace(text)
		if text == "" {
			return nil
		}
		if text[0] == '@' {
			inside, more, rest, err := atRule(text)
			if err == nil {
				err = s.parse(inside, cmp.Or(more, doubt), depth+1)
			}
			if err != nil {
				return err
			}
			text = rest
			continue
		}
		head, body, after, ok := block(text)
		if !ok {
			return errors.New("ошибка в таблице стилей: нет парной скобки")
		}
		text = after
		if err := s.add(head, body, doubt); err != nil {
			return err
		}
	}
}

// add takes a rule for each selector. One that can't be read at all voids the rule,
// as in browsers (CSS Syntax 3, 9).
func (s *Sheet) add(head, body, doubt string) error {
	list, err := parseDeclarations(body)
	if err != nil {
		return err
	}
	var rules []rule
	for _, text := range splitOutside(head, ',') {
		text = strings.TrimSpace(text)
		sel := parseSelector(text)
		if sel == nil {
			return nil
		}
		r := rule{sel, doubt, list}
		if sel.foreign() != "" {
			r.doubt = "селектор «" + short(text) + "»"
		}
		rules = append(rules, r)
	}
	if s.rules = append(s.rules, rules...); len(s.rules) > maxRules {
		return fmt.Errorf("в таблице стилей больше %d правил", maxRules)
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
				if r.doubt != "" {
					return nil, e.Errorf("таблица стилей: %s не поддерживается", r.doubt)
				}
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
