// Package tex reads the part of TeX's mathematics that engagements use into a
// small tree, from which the PDF draws and the DOCX makes native formulas.
//
// Fractions (\frac), roots (\sqrt, \sqrt[n]), sub- and superscripts, sums and
// products with limits (\sum, \prod, \int), limits under words (\max, \lim),
// fences (\left( … \right)), words (\text, \mathrm, \operatorname), Greek
// letters, relations and the usual signs; see commands.go for the whole list.
// What is not on it is an error that names the command: a formula is never
// printed otherwise than it was meant.
package tex

// Node is a part of a formula. The set is closed; nodes are pointers.
type Node interface{ node() }

// Class is the part that a symbol plays in its line, which decides the blanks
// around it: a Binary sign has 4/18 em on both sides, a Relation 5/18, a
// Punctuation 3/18 behind it, the others none. In scripts there are none.
type Class int

// Classes of symbols. A minus or plus with nothing to its left is Ordinary.
const (
	Letter   Class = iota // a variable, printed in italics
	Ordinary              // upright: ∞, %, an upright Greek capital, a unary minus
	Binary                // + − · × ±
	Relation              // = ≤ ≈ →
	Opening
	Closing
	Punctuation
)

// Row is nodes side by side.
type Row struct{ Nodes []Node }

// Symbol is one character: a variable or a sign.
type Symbol struct {
	Text  string
	Class Class
}

// Number is digits with at most one decimal mark, as written: «12», «1,5».
type Number struct{ Text string }

// Text is upright words: \text{руб.}, \mathrm{NPV}, and a run of Russian letters.
type Text struct{ Text string }

// Fraction is \frac.
type Fraction struct{ Over, Under Node }

// Root is \sqrt; Degree is nil for a square root.
type Root struct{ Degree, Of Node }

// Bar is a line over a body, as over a mean: \overline, \bar.
type Bar struct{ Of Node }

// Script is a base with a subscript, a superscript or both; the other is nil.
type Script struct{ Base, Sub, Sup Node }

// Operator is a sign with limits. Symbol is ∑, ∏ or ∫, or with Word an upright
// word such as max, which is followed by 3/18 em. From and To may be nil.
type Operator struct {
	Symbol   string
	Word     bool
	From, To Node
}

// Fenced is a body between fences as tall as it is; Open and Close are one
// character, or empty for the invisible fence «.».
type Fenced struct {
	Open, Close string
	Body        Node
}

// Space is a blank, in eighteenths of an em; \! is negative.
type Space struct{ Width int }

func (*Row) node()      {}
func (*Symbol) node()   {}
func (*Number) node()   {}
func (*Text) node()     {}
func (*Fraction) node() {}
func (*Root) node()     {}
func (*Bar) node()      {}
func (*Script) node()   {}
func (*Operator) node() {}
func (*Fenced) node()   {}
func (*Space) node()    {}
