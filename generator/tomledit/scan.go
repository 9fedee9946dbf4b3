package tomledit

import "strings"

// span is a stretch of the text, in bytes.
type span struct{ from, to int }

// value is a value as it is written.
type value struct {
	span
	items []*value // of a list in brackets
	pairs []*pair  // of a table in braces
	open  byte     // «[» or «{», 0 for a scalar
}

// part is one name of a dotted key and how it is written.
type part struct {
	span
	name string
}

// pair is key = value, on lines of its own or in braces. Its span goes from the
// key to the end of the value.
type pair struct {
	span
	key   []part
	value *value
}

// statement is what stands on lines of its own: a pair or a header.
type statement struct {
	line  span // whole lines, with the comment behind and the line end
	key   []part
	value *value // of a pair; nil for a header
	entry bool   // [[header]]
}

// scanner walks through the text of a file that is known to be TOML.
type scanner struct {
	text string
	at   int
}

// statements gives all statements in the order of the text.
func (s *scanner) statements() []*statement {
	s.at = len(s.text) - len(strings.TrimPrefix(s.text, "\ufeff"))
	var out []*statement
	for {
		line := s.at
		s.blanks()
		switch s.peek() {
		case 0:
			return out
		case '\r', '\n', '#':
			s.toLineEnd()
			continue
		}
		st := s.statement()
		s.toLineEnd()
		st.line = span{line, s.at}
		out = append(out, st)
	}
}

func (s *scanner) statement() *statement {
	if s.peek() != '[' {
		p := s.pair()
		return &statement{key: p.key, value: p.value}
	}
	s.at++
	st := &statement{entry: s.peek() == '['}
	if st.entry {
		s.at++
	}
	st.key = s.key()
	s.at += strings.IndexByte(s.text[s.at:], ']') + 1
	if st.entry {
		s.at++
	}
	return st
}

func (s *scanner) pair() *pair {
	from := s.at
	key := s.key()
	s.at += strings.IndexByte(s.text[s.at:], '=') + 1
	s.filler()
	v := s.value()
	return &pair{span{from, v.to}, key, v}
}

// key reads a dotted key, up to what follows its last name.
func (s *scanner) key() []part {
	var out []part
	for {
		s.filler()
		from := s.at
		name := s.name()
		out = append(out, part{span{from, s.at}, name})
		end := s.at
		s.filler()
		if s.peek() != '.' {
			s.at = end
			return out
		}
		s.at++
	}
}

func (s *scanner) name() string {
	from := s.at
	switch s.peek() {
	case '"':
		s.str()
		return unquote(s.text[from+1 : s.at-1])
	case '\'':
		s.str()
		return s.text[from+1 : s.at-1]
	}
	s.at += strings.IndexAny(s.text[s.at:], ".=] \t\r\n")
	return s.text[from:s.at]
}

func (s *scanner) value() *value {
	v := &value{span: span{from: s.at}}
	switch c := s.peek(); c {
	case '"', '\'':
		s.str()
	case '[', '{':
		v.open = c
		s.at++
		s.elements(v)
	default:
		end := strings.IndexAny(s.text[s.at:], ",]}#\r\n")
		if end < 0 {
			end = len(s.text) - s.at
		}
		s.at += len(strings.TrimRight(s.text[s.at:s.at+end], " \t"))
	}
	v.to = s.at
	return v
}

// elements reads what stands in brackets or braces, and the closing one.
func (s *scanner) elements(v *value) {
	for {
		s.filler()
		switch s.peek() {
		case ',':
			s.at++
		case ']', '}', 0:
			s.at = min(s.at+1, len(s.text))
			return
		default:
			if v.open == '{' {
				v.pairs = append(v.pairs, s.pair())
			} else {
				v.items = append(v.items, s.value())
			}
		}
	}
}

// str goes past a string of any of the four kinds.
func (s *scanner) str() {
	quote := s.text[s.at : s.at+1]
	if triple := strings.Repeat(quote, 3); strings.HasPrefix(s.text[s.at:], triple) {
		s.at += 3
		s.past(triple, quote == `"`)
		// Up to two quotes may stand in front of the closing three.
		for n := 0; n < 2 && strings.HasPrefix(s.text[s.at:], quote); n++ {
			s.at++
		}
		return
	}
	s.at++
	s.past(quote, quote == `"`)
}

// past goes behind the next closing quotes.
func (s *scanner) past(closing string, escapes bool) {
	for s.at < len(s.text) && !strings.HasPrefix(s.text[s.at:], closing) {
		if escapes && s.text[s.at] == '\\' {
			s.at++
		}
		s.at++
	}
	s.at = min(s.at+len(closing), len(s.text))
}

func (s *scanner) blanks() {
	for s.peek() == ' ' || s.peek() == '\t' {
		s.at++
	}
}

// filler goes past blanks, line ends and comments.
func (s *scanner) filler() {
	for {
		s.blanks()
		switch s.peek() {
		case '\r', '\n', '#':
			s.toLineEnd()
		default:
			return
		}
	}
}

// toLineEnd goes behind the next line end.
func (s *scanner) toLineEnd() {
	if end := strings.IndexByte(s.text[s.at:], '\n'); end >= 0 {
		s.at += end + 1
	} else {
		s.at = len(s.text)
	}
}

// peek gives the next byte, 0 at the end.
func (s *scanner) peek() byte {
	if s.at < len(s.text) {
		return s.text[s.at]
	}
	return 0
}
