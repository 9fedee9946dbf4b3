package svg

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"rd50/generator/drawing"
)

// scanner reads the little languages of SVG's attributes: path data, points,
// transformations.
type scanner struct {
	text string
	at   int
}

func (s *scanner) done() bool { return s.at >= len(s.text) }

// peek gives the next byte, 0 at the end.
func (s *scanner) peek() byte {
	if s.done() {
		return 0
	}
	return s.text[s.at]
}

func (s *scanner) spaces() {
	for !s.done() && strings.IndexByte(" \t\r\n\f", s.text[s.at]) >= 0 {
		s.at++
	}
}

// separator passes spaces with at most one comma.
func (s *scanner) separator() {
	s.spaces()
	if s.peek() == ',' {
		s.at++
		s.spaces()
	}
}

func (s *scanner) digits() int {
	from := s.at
	for s.peek() >= '0' && s.peek() <= '9' {
		s.at++
	}
	return s.at - from
}

// number reads a number and what separates it from the next.
func (s *scanner) number() (float64, bool) {
	from := s.at
	if c := s.peek(); c == '+' || c == '-' {
		s.at++
	}
	n := s.digits()
	if s.peek() == '.' {
		s.at++
		n += s.digits()
	}
	if n == 0 {
		s.at = from
		return 0, false
	}
	s.exponent()
	v, err := strconv.ParseFloat(s.text[from:s.at], 64)
	if err != nil || !drawing.Bounded(v) {
		s.at = from
		return 0, false
	}
	s.separator()
	return v, true
}

// exponent passes «e-3»; the e of «1em» is none.
func (s *scanner) exponent() {
	from := s.at
	if c := s.peek(); c != 'e' && c != 'E' {
		return
	}
	s.at++
	if c := s.peek(); c == '+' || c == '-' {
		s.at++
	}
	if s.digits() == 0 {
		s.at = from
	}
}

// word reads letters.
func (s *scanner) word() string {
	from := s.at
	for c := s.peek() | 0x20; c >= 'a' && c <= 'z'; c = s.peek() | 0x20 {
		s.at++
	}
	return s.text[from:s.at]
}

// numbers reads a list that takes up the whole text.
func numbers(text string) ([]float64, error) {
	s := scanner{text: strings.TrimSpace(text)}
	var out []float64
	for !s.done() {
		v, ok := s.number()
		if !ok {
			return nil, fmt.Errorf("ошибка в списке чисел «%s»", short(text))
		}
		out = append(out, v)
	}
	return out, nil
}

// number reads a single number.
func number(text string) (float64, error) {
	list, err := numbers(text)
	if err != nil || len(list) != 1 {
		return 0, fmt.Errorf("«%s» — не число", short(text))
	}
	return list[0], nil
}

// share reads an opacity: a number or percents, brought into 0 to 1.
func share(text string) (float64, error) {
	bare, percent := strings.CutSuffix(text, "%")
	v, err := number(bare)
	if percent {
		v /= 100
	}
	return math.Max(0, math.Min(v, 1)), err
}

// unit gives the length of an absolute unit in pixels.
func unit(name string) (float64, bool) {
	switch strings.ToLower(name) {
	case "", "px":
		return 1, true
	case "pt":
		return 96.0 / 72, true
	case "pc":
		return 16, true
	case "mm":
		return 96 / 25.4, true
	case "cm":
		return 96 / 2.54, true
	case "q":
		return 96 / 101.6, true
	case "in":
		return 96, true
	case "rem":
		return 16, true
	}
	return 0, false
}

// measure is what relative lengths relate to: the size of the font and what
// 100 % is.
type measure struct{ em, whole float64 }

// length reads a length in pixels.
func (m measure) length(text string) (float64, error) {
	s := scanner{text: strings.TrimSpace(text)}
	v, ok := s.number()
	name := strings.TrimSpace(s.text[s.at:])
	if !ok {
		return 0, fmt.Errorf("«%s» — не длина", short(text))
	}
	k, known := unit(name)
	switch strings.ToLower(name) {
	case "em":
		k, known = m.em, true
	case "ex":
		k, known = m.em/2, true
	case "%":
		k, known = m.whole/100, true
	}
	if !known {
		return 0, fmt.Errorf("единица длины в «%s» неизвестна", short(text))
	}
	if !drawing.Bounded(v * k) {
		return 0, errors.New("слишком большая длина")
	}
	return v * k, nil
}

// short keeps a piece of the input readable in a message.
func short(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
