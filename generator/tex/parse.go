package tex

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxDepth bounds the nesting of groups, so that no input exhausts the stack.
const maxDepth = 60

// Parse reads a formula without its dollar signs. The error is in Russian and
// says what stands at which character.
func Parse(s string) (*Row, error) {
	if !utf8.ValidString(s) {
		return nil, fmt.Errorf("формула: текст не в кодировке UTF-8")
	}
	p := &parser{in: []rune(s)}
	row, err := p.row("")
	if err != nil {
		return nil, fmt.Errorf("формула, знак %d: %w", p.pos, err)
	}
	if len(row.Nodes) == 0 {
		return nil, fmt.Errorf("формула пуста")
	}
	return row, nil
}

type parser struct {
	in    []rune
	pos   int
	depth int
}

func (p *parser) skipBlanks() {
	for p.pos < len(p.in) && unicode.IsSpace(p.in[p.pos]) {
		p.pos++
	}
}

// peek gives the next rune, 0 at the end.
func (p *parser) peek() rune {
	if p.pos < len(p.in) {
		return p.in[p.pos]
	}
	return 0
}

// row reads nodes up to the closing mark: «}», «]», «\right», or the end for "".
// The mark itself is read too.
func (p *parser) row(closing string) (*Row, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, fmt.Errorf("слишком глубокая вложенность")
	}
	defer func() { p.depth-- }()
	row := &Row{}
	for {
		p.skipBlanks()
		if p.pos == len(p.in) {
			if closing != "" {
				return nil, fmt.Errorf("нет закрывающего знака %s", closing)
			}
			return row, nil
		}
		if closing != "" && p.accept(closing) {
			return row, nil
		}
		if err := p.element(row); err != nil {
			return nil, err
		}
	}
}

// accept reads the mark if it stands next.
func (p *parser) accept(mark string) bool {
	m := []rune(mark)
	if len(p.in)-p.pos < len(m) || string(p.in[p.pos:p.pos+len(m)]) != mark {
		return false
	}
	if next := p.pos + len(m); len(m) > 1 && next < len(p.in) && isLatin(p.in[next]) {
		return false // a longer command, \rightarrow
	}
	p.pos += len(m)
	return true
}

// element reads one node with its scripts and appends it to the row.
func (p *parser) element(row *Row) error {
	var base Node = &Row{}
	if r := p.peek(); r != '^' && r != '_' && r != '\'' {
		n, err := p.atom()
		if err != nil {
			return err
		}
		if n == nil {
			return nil
		}
		base = n
	}
	if s, ok := base.(*Symbol); ok && s.Class == Binary && !hasLeft(row) {
		s.Class = Ordinary
	}
	n, err := p.scripts(base)
	if err != nil {
		return err
	}
	row.Nodes = append(row.Nodes, n)
	return nil
}

// hasLeft tells whether a binary sign at the end of the row would have
// something to its left to bind.
func hasLeft(row *Row) bool {
	for i := len(row.Nodes) - 1; i >= 0; i-- {
		switch n := row.Nodes[i].(type) {
		case *Space:
			continue
		case *Symbol:
			return n.Class == Letter || n.Class == Ordinary || n.Class == Closing
		}
		return true
	}
	return false
}

// scripts reads what hangs on a base: ^, _ and primes, each once.
func (p *parser) scripts(base Node) (Node, error) {
	var sub, sup Node
	var primes string
	for {
		p.skipBlanks()
		r := p.peek()
		switch {
		case r == '\'':
			p.pos++
			primes += "′"
		case r == '_' && sub == nil, r == '^' && sup == nil:
			p.pos++
			arg, err := p.argument()
			if err != nil {
				return nil, err
			}
			if r == '_' {
				sub = arg
			} else {
				sup = arg
			}
		case r == '_', r == '^':
			return nil, fmt.Errorf("два индекса %c подряд", r)
		case r == '\\' && (p.accept(`\limits`) || p.accept(`\nolimits`)):
		default:
			return hang(base, sub, withPrimes(primes, sup)), nil
		}
	}
}

func withPrimes(primes string, sup Node) Node {
	if primes == "" {
		return sup
	}
	row := &Row{Nodes: []Node{&Symbol{primes, Ordinary}}}
	if sup != nil {
		row.Nodes = append(row.Nodes, sup)
	}
	return row
}

func hang(base, sub, sup Node) Node {
	if sub == nil && sup == nil {
		return base
	}
	if o, ok := base.(*Operator); ok && takesLimits(o) {
		o.From, o.To = sub, sup
		return o
	}
	return &Script{Base: base, Sub: sub, Sup: sup}
}

// takesLimits tells a sum or max from a sin, whose scripts stand beside it.
func takesLimits(o *Operator) bool {
	return !o.Word || operators[o.Symbol].Word
}

// argument reads what a command or a script applies to: a group or one atom.
func (p *parser) argument() (Node, error) {
	p.skipBlanks()
	if p.pos == len(p.in) {
		return nil, fmt.Errorf("формула обрывается")
	}
	if r := p.peek(); unicode.IsDigit(r) { // x^12 is x¹2, as in TeX
		p.pos++
		return &Number{string(r)}, nil
	}
	if r := p.peek(); r == '^' || r == '_' || r == '\'' {
		return nil, fmt.Errorf("перед %c нет основания", r)
	}
	if p.depth++; p.depth > maxDepth {
		return nil, fmt.Errorf("слишком глубокая вложенность")
	}
	defer func() { p.depth-- }()
	n, err := p.atom()
	if err == nil && n == nil {
		return &Row{}, nil
	}
	return n, err
}

// atom reads one node without scripts; nil for a command that prints nothing.
func (p *parser) atom() (Node, error) {
	r := p.peek()
	switch {
	case r == '{':
		p.pos++
		return p.row("}")
	case r == '}':
		return nil, fmt.Errorf("лишний знак }")
	case r == '\\':
		return p.command()
	case r == '~':
		p.pos++
		return &Space{spaces[" "]}, nil
	case '0' <= r && r <= '9':
		return p.number(), nil
	case unicode.Is(unicode.Cyrillic, r):
		return p.russian(), nil
	case unicode.IsLetter(r):
		p.pos++
		return &Symbol{string(r), Letter}, nil
	}
	if s, ok := signs[r]; ok {
		p.pos++
		return &s, nil
	}
	if strings.ContainsRune("%&#$", r) {
		return nil, fmt.Errorf(`знак %c записывается как \%c`, r, r)
	}
	if !unicode.IsPrint(r) {
		return nil, fmt.Errorf("знак U+%04X в формуле недопустим", r)
	}
	return nil, fmt.Errorf("знак «%c» в формуле недопустим", r)
}

// number reads digits with a decimal mark between them; TeX's «1{,}5» too.
func (p *parser) number() Node {
	var b strings.Builder
	marked := false
	for {
		switch r := p.peek(); {
		case '0' <= r && r <= '9':
			b.WriteRune(r)
			p.pos++
		case !marked && (r == ',' || r == '.') && p.digitAt(p.pos+1):
			marked = true
			b.WriteRune(r)
			p.pos++
		case !marked && r == '{' && p.braced(',') && p.digitAt(p.pos+3):
			marked = true
			b.WriteByte(',')
			p.pos += 3
		default:
			return &Number{b.String()}
		}
	}
}

func (p *parser) digitAt(i int) bool {
	return i < len(p.in) && '0' <= p.in[i] && p.in[i] <= '9'
}

func (p *parser) braced(r rune) bool {
	return p.pos+2 < len(p.in) && p.in[p.pos+1] == r && p.in[p.pos+2] == '}'
}

func (p *parser) russian() Node {
	start := p.pos
	for p.pos < len(p.in) && unicode.Is(unicode.Cyrillic, p.in[p.pos]) {
		p.pos++
	}
	return &Text{string(p.in[start:p.pos])}
}

func isLatin(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// name reads a command's name behind its backslash: letters or one character.
func (p *parser) name() string {
	p.pos++
	start := p.pos
	for p.pos < len(p.in) && isLatin(p.in[p.pos]) {
		p.pos++
	}
	if start == p.pos && p.pos < len(p.in) {
		p.pos++
	}
	return string(p.in[start:p.pos])
}

func (p *parser) command() (Node, error) {
	name := p.name()
	if s, ok := symbols[name]; ok {
		return &s, nil
	}
	if o, ok := operators[name]; ok {
		return &o, nil
	}
	if w, ok := spaces[name]; ok {
		return &Space{w}, nil
	}
	switch {
	case functions[name]:
		return &Operator{Symbol: name, Word: true}, nil
	case words[name]:
		return p.words(name)
	case ignored[name]:
		return nil, nil
	case name == "frac" || name == "dfrac" || name == "tfrac":
		return p.fraction()
	case name == "sqrt":
		return p.root()
	case name == "overline" || name == "bar":
		of, err := p.argument()
		if err != nil {
			return nil, err
		}
		return &Bar{of}, nil
	case name == "left":
		return p.fenced()
	case name == "right":
		return nil, fmt.Errorf(`\right без \left`)
	case name == `\`:
		return nil, fmt.Errorf(`перенос строки \\ в формуле не поддерживается`)
	}
	return nil, fmt.Errorf(`неизвестная команда \%s`, name)
}

// words reads the plain characters of \text{…}; blanks in it are printed.
func (p *parser) words(name string) (Node, error) {
	p.skipBlanks()
	if p.peek() != '{' {
		return nil, fmt.Errorf(`после \%s нет знака {`, name)
	}
	p.pos++
	var b strings.Builder
	for p.pos < len(p.in) {
		r := p.in[p.pos]
		p.pos++
		switch {
		case r == '}':
			return word(name, strings.Join(strings.FieldsFunc(" "+b.String()+" ", isBreak), " ")), nil
		case r == '\\' && p.pos < len(p.in) && strings.ContainsRune(`%&#$_{}`, p.in[p.pos]):
			b.WriteRune(p.in[p.pos])
			p.pos++
		case r == '\\' || r == '{' || r == '$':
			return nil, fmt.Errorf(`внутри \%s допустим только простой текст, а стоит %c`, name, r)
		case r == '~':
			b.WriteRune('\u00a0')
		case unicode.IsControl(r) && !isBreak(r) || r == unicode.ReplacementChar:
			return nil, fmt.Errorf("управляющий знак U+%04X в формуле", r)
		default:
			b.WriteRune(r)
		}
	}
	return nil, fmt.Errorf("нет закрывающего знака }")
}

func isBreak(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }

func word(name, text string) Node {
	text = text[1 : len(text)-1]
	if name == "operatorname" {
		return &Operator{Symbol: text, Word: true}
	}
	return &Text{text}
}

func (p *parser) fraction() (Node, error) {
	over, err := p.argument()
	if err != nil {
		return nil, err
	}
	under, err := p.argument()
	if err != nil {
		return nil, err
	}
	return &Fraction{over, under}, nil
}

func (p *parser) root() (Node, error) {
	p.skipBlanks()
	var degree Node
	if p.peek() == '[' {
		p.pos++
		d, err := p.row("]")
		if err != nil {
			return nil, err
		}
		degree = d
	}
	of, err := p.argument()
	if err != nil {
		return nil, err
	}
	return &Root{degree, of}, nil
}

func (p *parser) fenced() (Node, error) {
	opening, err := p.fence(`\left`)
	if err != nil {
		return nil, err
	}
	body, err := p.row(`\right`)
	if err != nil {
		return nil, err
	}
	closing, err := p.fence(`\right`)
	if err != nil {
		return nil, err
	}
	return &Fenced{opening, closing, body}, nil
}

func (p *parser) fence(after string) (string, error) {
	p.skipBlanks()
	r := p.peek()
	if r == '\\' {
		if s, ok := symbols[p.name()]; ok && (s.Class == Opening || s.Class == Closing || s.Class == Ordinary) {
			return s.Text, nil
		}
	} else if f, ok := fences[r]; ok {
		p.pos++
		return f, nil
	}
	return "", fmt.Errorf("после %s нет скобки", after)
}
