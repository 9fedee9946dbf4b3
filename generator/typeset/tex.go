package typeset

import (
	"fmt"
	"strings"
	"unicode"
)

// mathClass is the part that a sign plays in a formula; it sets the space around it.
type mathClass uint8

const (
	ordinary  mathClass = iota
	large               // ∑ ∏ ∫
	function            // max, ln
	binary              // + −
	relation            // = ≤
	opening             // (
	closing             // )
	separator           // , ;
)

// mathNode is a piece of a parsed formula. The set is closed.
type mathNode interface{ mathNode() }

type (
	// mathSigns is a run of signs that stand together.
	mathSigns struct {
		text   string
		class  mathClass
		italic bool
	}
	mathRow      struct{ items []mathNode }
	mathFraction struct{ over, under mathNode }
	mathRoot     struct{ index, body mathNode }
	mathScripts  struct{ base, below, above mathNode }
	mathFence    struct {
		left, right string
		body        mathNode
	}
	mathSpace struct{ eighteenths Length } // of the em
	mathBar   struct{ body mathNode }
)

func (mathSigns) mathNode()    {}
func (mathRow) mathNode()      {}
func (mathFraction) mathNode() {}
func (mathRoot) mathNode()     {}
func (mathScripts) mathNode()  {}
func (mathFence) mathNode()    {}
func (mathSpace) mathNode()    {}
func (mathBar) mathNode()      {}

// texSigns are the commands that stand for one sign.
var texSigns = map[string]mathSigns{
	"cdot": {"·", binary, false}, "times": {"×", binary, false}, "div": {"÷", binary, false},
	"pm": {"±", binary, false}, "mp": {"∓", binary, false}, "ast": {"∗", binary, false},
	"cap": {"∩", binary, false}, "cup": {"∪", binary, false},
	"le": {"≤", relation, false}, "leq": {"≤", relation, false}, "ge": {"≥", relation, false}, "geq": {"≥", relation, false},
	"ne": {"≠", relation, false}, "neq": {"≠", relation, false}, "approx": {"≈", relation, false},
	"equiv": {"≡", relation, false}, "sim": {"∼", relation, false}, "ll": {"≪", relation, false}, "gg": {"≫", relation, false},
	"to": {"→", relation, false}, "rightarrow": {"→", relation, false}, "Rightarrow": {"⇒", relation, false},
	"leftarrow": {"←", relation, false}, "Leftrightarrow": {"⇔", relation, false},
	"in": {"∈", relation, false}, "notin": {"∉", relation, false}, "subset": {"⊂", relation, false},
	"forall": {"∀", ordinary, false}, "exists": {"∃", ordinary, false}, "infty": {"∞", ordinary, false},
	"partial": {"∂", ordinary, false}, "emptyset": {"∅", ordinary, false}, "prime": {"′", ordinary, false},
	"sum": {"∑", large, false}, "prod": {"∏", large, false}, "int": {"∫", large, false},
	"dots": {"…", ordinary, false}, "ldots": {"…", ordinary, false}, "cdots": {"⋯", ordinary, false},
	"%": {"%", ordinary, false}, "$": {"$", ordinary, false}, "&": {"&", ordinary, false}, "#": {"#", ordinary, false}, "_": {"_", ordinary, false},
	"{": {"{", opening, false}, "}": {"}", closing, false}, "|": {"‖", ordinary, false},
	"langle": {"⟨", opening, false}, "rangle": {"⟩", closing, false},
	"alpha": {"α", ordinary, true}, "beta": {"β", ordinary, true}, "gamma": {"γ", ordinary, true}, "delta": {"δ", ordinary, true},
	"epsilon": {"ε", ordinary, true}, "varepsilon": {"ε", ordinary, true}, "zeta": {"ζ", ordinary, true}, "eta": {"η", ordinary, true},
	"theta": {"θ", ordinary, true}, "iota": {"ι", ordinary, true}, "kappa": {"κ", ordinary, true}, "lambda": {"λ", ordinary, true},
	"mu": {"μ", ordinary, true}, "nu": {"ν", ordinary, true}, "xi": {"ξ", ordinary, true}, "pi": {"π", ordinary, true},
	"rho": {"ρ", ordinary, true}, "sigma": {"σ", ordinary, true}, "tau": {"τ", ordinary, true}, "upsilon": {"υ", ordinary, true},
	"phi": {"φ", ordinary, true}, "varphi": {"φ", ordinary, true}, "chi": {"χ", ordinary, true}, "psi": {"ψ", ordinary, true}, "omega": {"ω", ordinary, true},
	"Gamma": {"Γ", ordinary, false}, "Delta": {"Δ", ordinary, false}, "Theta": {"Θ", ordinary, false}, "Lambda": {"Λ", ordinary, false},
	"Xi": {"Ξ", ordinary, false}, "Pi": {"Π", ordinary, false}, "Sigma": {"Σ", ordinary, false}, "Upsilon": {"Υ", ordinary, false},
	"Phi": {"Φ", ordinary, false}, "Psi": {"Ψ", ordinary, false}, "Omega": {"Ω", ordinary, false},
}

// texWords are the commands that stand for a word in upright letters.
var texWords = []string{"min", "max", "ln", "lg", "log", "exp", "sin", "cos", "tan", "lim", "arg", "det", "sup", "inf"}

// texSpaces are the commands that stand for a space, in eighteenths of the em.
var texSpaces = map[string]Length{",": 3, ":": 4, ">": 4, ";": 5, "!": -3, " ": 4, "quad": 18, "qquad": 36}

// deepest bounds how far formulas nest.
const deepest = 40

// texParser reads a formula in the subset of TeX that reports may use.
type texParser struct {
	rest  []rune
	depth int
}

// parseTeX reads a formula; an unknown command is an error that names it.
func parseTeX(tex string) (mathNode, error) {
	p := &texParser{rest: []rune(tex)}
	row, err := p.row("")
	if err != nil {
		return nil, err
	}
	return row, nil
}

func (p *texParser) blank() {
	for len(p.rest) > 0 && (unicode.IsSpace(p.rest[0]) || p.rest[0] == '~') {
		p.rest = p.rest[1:]
	}
}

// row reads up to the closing sign: «}», «]», «\right», or the formula's end.
func (p *texParser) row(end string) (mathNode, error) {
	if p.depth++; p.depth > deepest {
		return nil, fmt.Errorf("формула вложена слишком глубоко")
	}
	defer func() { p.depth-- }()
	var row mathRow
	for {
		p.blank()
		switch {
		case len(p.rest) == 0 && end == "":
			return row, nil
		case len(p.rest) == 0:
			return nil, fmt.Errorf("в формуле нет закрывающей «%s»", end)
		case end != "" && strings.HasPrefix(string(p.rest[:min(len(p.rest), 6)]), end):
			p.rest = p.rest[len([]rune(end)):]
			return row, nil
		}
		node, err := p.scripted(&row)
		if err != nil {
			return nil, err
		}
		row.items = append(row.items, node)
	}
}

// scripted reads a piece with its indices; an index without a base hangs on nothing.
func (p *texParser) scripted(row *mathRow) (mathNode, error) {
	var base mathNode = mathRow{}
	if c := p.rest[0]; c != '^' && c != '_' {
		var err error
		if base, err = p.atom(); err != nil {
			return nil, err
		}
	}
	out := mathScripts{base: base}
	for {
		p.blank()
		if len(p.rest) == 0 || p.rest[0] != '^' && p.rest[0] != '_' && p.rest[0] != '\'' {
			break
		}
		if err := p.script(&out); err != nil {
			return nil, err
		}
	}
	if out.below == nil && out.above == nil {
		return base, nil
	}
	return out, nil
}

func (p *texParser) script(out *mathScripts) error {
	mark := p.rest[0]
	p.rest = p.rest[1:]
	if mark == '\'' {
		out.above = mathRow{[]mathNode{orEmpty(out.above), mathSigns{text: "′"}}}
		return nil
	}
	node, err := p.argument()
	if err != nil {
		return err
	}
	to := &out.above
	if mark == '_' {
		to = &out.below
	}
	if *to != nil {
		return fmt.Errorf("в формуле два знака «%c» подряд", mark)
	}
	*to = node
	return nil
}

func orEmpty(n mathNode) mathNode {
	if n == nil {
		return mathRow{}
	}
	return n
}

// argument reads a group in braces or a single piece.
func (p *texParser) argument() (mathNode, error) {
	p.blank()
	if len(p.rest) == 0 {
		return nil, fmt.Errorf("формула обрывается")
	}
	return p.atom()
}

func (p *texParser) atom() (mathNode, error) {
	c := p.rest[0]
	p.rest = p.rest[1:]
	switch {
	case c == '\\':
		return p.command()
	case c == '{':
		return p.row("}")
	case c == '}':
		return nil, fmt.Errorf("в формуле лишняя «}»")
	case c == '&' || c == '$' || c == '#':
		return nil, fmt.Errorf("знак «%c» в формуле недопустим", c)
	case unicode.IsDigit(c):
		return p.number(c), nil
	case unicode.Is(unicode.Cyrillic, c):
		return p.cyrillic(c), nil
	}
	return signOf(c), nil
}

// number reads digits with a decimal comma or point.
func (p *texParser) number(first rune) mathNode {
	text := []rune{first}
	for len(p.rest) > 0 {
		c := p.rest[0]
		inside := (c == ',' || c == '.') && len(p.rest) > 1 && unicode.IsDigit(p.rest[1])
		if !unicode.IsDigit(c) && !inside {
			break
		}
		text = append(text, c)
		p.rest = p.rest[1:]
	}
	return mathSigns{text: string(text)}
}

// cyrillic reads a Russian word; such words stand upright.
func (p *texParser) cyrillic(first rune) mathNode {
	text := []rune{first}
	for len(p.rest) > 0 && unicode.Is(unicode.Cyrillic, p.rest[0]) {
		text = append(text, p.rest[0])
		p.rest = p.rest[1:]
	}
	return mathSigns{text: string(text)}
}

func signOf(c rune) mathSigns {
	switch c {
	case '+':
		return mathSigns{text: "+", class: binary}
	case '-', '−', '–':
		return mathSigns{text: "−", class: binary}
	case '*', '×', '·', '±', '÷':
		return mathSigns{text: string(c), class: binary}
	case '=', '<', '>', '≤', '≥', '≠', '≈', '≡', '→', '∈':
		return mathSigns{text: string(c), class: relation}
	case ':':
		return mathSigns{text: ":", class: binary}
	case '(', '[':
		return mathSigns{text: string(c), class: opening}
	case ')', ']':
		return mathSigns{text: string(c), class: closing}
	case ',', ';':
		return mathSigns{text: string(c), class: separator}
	case '∑', '∏', '∫':
		return mathSigns{text: string(c), class: large}
	}
	return mathSigns{text: string(c), italic: unicode.Is(unicode.Latin, c) || unicode.Is(unicode.Greek, c) && unicode.IsLower(c)}
}

// command reads what follows a backslash.
func (p *texParser) command() (mathNode, error) {
	name := p.name()
	if s, ok := texSigns[name]; ok {
		return s, nil
	}
	if w, ok := texSpaces[name]; ok {
		return mathSpace{w}, nil
	}
	for _, w := range texWords {
		if w == name {
			return mathSigns{text: w, class: function}, nil
		}
	}
	switch name {
	case "frac", "dfrac", "tfrac":
		return p.fraction()
	case "sqrt":
		return p.root()
	case "text", "mathrm", "operatorname", "textrm":
		text, err := p.plain(name)
		return mathSigns{text: text}, err
	case "mathit":
		text, err := p.plain(name)
		return mathSigns{text: text, italic: true}, err
	case "overline", "bar":
		body, err := p.argument()
		return mathBar{body}, err
	case "left":
		return p.fence()
	}
	return nil, fmt.Errorf("команда «\\%s» в формуле неизвестна", name)
}

// name reads a command's name: letters, or one other sign.
func (p *texParser) name() string {
	n := 0
	for n < len(p.rest) && p.rest[n] < 128 && unicode.IsLetter(p.rest[n]) {
		n++
	}
	if n == 0 {
		n = min(1, len(p.rest))
	}
	name := string(p.rest[:n])
	p.rest = p.rest[n:]
	return name
}

func (p *texParser) fraction() (mathNode, error) {
	over, err := p.argument()
	if err != nil {
		return nil, err
	}
	under, err := p.argument()
	return mathFraction{over, under}, err
}

func (p *texParser) root() (mathNode, error) {
	var out mathRoot
	var err error
	if p.blank(); len(p.rest) > 0 && p.rest[0] == '[' {
		p.rest = p.rest[1:]
		if out.index, err = p.row("]"); err != nil {
			return nil, err
		}
	}
	out.body, err = p.argument()
	return out, err
}

// plain reads the words of \text{…} as they stand.
func (p *texParser) plain(command string) (string, error) {
	p.blank()
	if len(p.rest) == 0 || p.rest[0] != '{' {
		return "", fmt.Errorf("после «\\%s» в формуле нужны фигурные скобки", command)
	}
	for i, c := range p.rest {
		if c == '}' {
			text := string(p.rest[1:i])
			p.rest = p.rest[i+1:]
			return text, nil
		}
	}
	return "", fmt.Errorf("в формуле нет закрывающей «}»")
}

// fence reads \left( … \right).
func (p *texParser) fence() (mathNode, error) {
	left, err := p.delimiter()
	if err != nil {
		return nil, err
	}
	body, err := p.row(`\right`)
	if err != nil {
		return nil, err
	}
	right, err := p.delimiter()
	return mathFence{left, right, body}, err
}

func (p *texParser) delimiter() (string, error) {
	p.blank()
	if len(p.rest) == 0 {
		return "", fmt.Errorf("формула обрывается")
	}
	c := p.rest[0]
	p.rest = p.rest[1:]
	if c == '\\' {
		name := p.name()
		if s, ok := texSigns[name]; ok && len([]rune(s.text)) == 1 {
			return s.text, nil
		}
		return "", fmt.Errorf("команда «\\%s» в формуле не скобка", name)
	}
	if c == '.' {
		return "", nil
	}
	return string(c), nil
}
