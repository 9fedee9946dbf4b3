package docx

import (
	"fmt"
	"strings"

	"rd50/generator/revision"
)

// atom is a piece of a paragraph's content that stays whole: a word or what of it stands in
// one run, a field, a formula, a picture.
type atom struct {
	run  *element // nil for what stands in none
	word string   // characters of the run
	kid  *element // another part of the run
	all  elements // what the atom is where it is no part of a run
	text string   // of a field: what it shows
	link *element // the hyperlink that it stands in
	note string   // the id of the footnote that it calls
}

// token is a word of a paragraph with its atoms, and what stands around it without a width:
// bookmarks.
type token struct {
	text          string
	atoms         []atom
	before, after elements
}

// paragraphWords is a paragraph in its words.
type paragraphWords struct {
	e      *element
	tokens []token
	rest   elements // bookmarks of a paragraph without words
}

// Signs that stand for what is no text where words are compared.
const (
	signNote    = "\x04"
	signMark    = "\x05" // the number in a footnote itself
	signPicture = "\x06"
	signFormula = "\x07"
)

// reader takes a paragraph apart.
type tokenReader struct {
	out     paragraphWords
	waiting elements // bookmarks before the next word
	field   *openedField
	link    *element
}

// openedField is a field whose end has not come yet.
type openedField struct {
	runs   elements
	depth  int
	result bool
	text   strings.Builder
	look   *element // the first run of what it shows
}

// paragraphPart gives a paragraph as it is compared, with the footnotes that it calls.
func (b *bodyParts) paragraphPart(e *element) *revision.Part {
	r := tokenReader{out: paragraphWords{e: e}}
	r.content(e)
	r.close()
	p := &revision.Part{Kind: e.name, Node: &r.out, Words: make([]string, len(r.out.tokens))}
	for i, t := range r.out.tokens {
		p.Words[i] = t.text
		if t.text == signNote {
			p.Parts = append(p.Parts, b.notePart(t.atoms[0].note))
		}
	}
	return p
}

// notePart gives the text of a footnote.
func (b *bodyParts) notePart(id string) *revision.Part {
	p := &revision.Part{Kind: "w:footnote", Closed: true}
	if n := b.note(id); n != nil {
		p.Node = n
		for _, e := range n.elements() {
			p.Parts = append(p.Parts, b.part(e))
		}
	}
	return p
}

// note gives a footnote by its id; nil for one that the writer has not made.
func (b *bodyParts) note(id string) *element {
	for _, n := range b.notes {
		if n.attr("w:id") == id {
			return n
		}
	}
	return nil
}

func (r *tokenReader) content(e *element) {
	for _, k := range e.elements() {
		switch {
		case k.name == "w:pPr":
		case r.field != nil:
			r.inField(k)
		case k.name == "w:r":
			r.run(k)
		case k.name == "w:hyperlink":
			r.link = k
			r.content(k)
			r.link = nil
		case k.name == "m:oMath", k.name == "m:oMathPara":
			r.add(token{text: signFormula + string(k.append(nil)), atoms: []atom{{all: elements{k}, link: r.link}}})
		case k.name == "w:bookmarkEnd" && len(r.waiting) == 0 && len(r.out.tokens) > 0:
			last := &r.out.tokens[len(r.out.tokens)-1]
			last.after = append(last.after, k)
		default:
			r.waiting = append(r.waiting, k)
		}
	}
}

// close settles what is open at the paragraph's end.
func (r *tokenReader) close() {
	if r.field != nil {
		r.endField()
	}
	if n := len(r.out.tokens); n > 0 {
		r.out.tokens[n-1].after = append(r.out.tokens[n-1].after, r.waiting...)
	} else {
		r.out.rest = r.waiting
	}
}

// add puts a word behind the others.
func (r *tokenReader) add(t token) {
	t.before, r.waiting = r.waiting, nil
	r.out.tokens = append(r.out.tokens, t)
}

func (r *tokenReader) run(e *element) {
	if c := e.child("w:fldChar"); c != nil {
		r.field = &openedField{}
		r.inField(e)
		return
	}
	for _, k := range e.elements() {
		a := atom{run: e, kid: k, link: r.link}
		switch k.name {
		case "w:rPr":
		case "w:t":
			for _, w := range revision.Split(k.ownText()) {
				r.word(w, atom{run: e, word: w, link: r.link})
			}
		case "w:softHyphen":
			r.glue(a)
		case "w:footnoteReference":
			a.note = k.attr("w:id")
			r.add(token{text: signNote, atoms: []atom{a}})
		default:
			r.add(token{text: signOf(k), atoms: []atom{a}})
		}
	}
}

// word adds a word of a run; one that goes on from the run before, over a place where it
// may be broken, is the same word.
func (r *tokenReader) word(w string, a atom) {
	if n := len(r.out.tokens); n > 0 && len(r.waiting) == 0 {
		last := &r.out.tokens[n-1]
		if joined := last.text + w; len(last.after) == 0 && last.atoms[len(last.atoms)-1].run != nil && revision.IsOne(joined) && last.open(a) {
			last.text, last.atoms = joined, append(last.atoms, a)
			return
		}
	}
	r.add(token{text: w, atoms: []atom{a}})
}

// open tells whether a word may go on in another run: it has ended in a place to break it.
func (t *token) open(a atom) bool {
	last := t.atoms[len(t.atoms)-1]
	return (last.kid != nil && last.kid.name == "w:softHyphen" || last.run != a.run) && last.link == a.link
}

// glue adds what has no width to the word before it.
func (r *tokenReader) glue(a atom) {
	if n := len(r.out.tokens); n > 0 && len(r.waiting) == 0 {
		r.out.tokens[n-1].atoms = append(r.out.tokens[n-1].atoms, a)
		return
	}
	r.add(token{atoms: []atom{a}})
}

// sign gives the word that stands for an element of a run.
func signOf(k *element) string {
	switch k.name {
	case "w:tab":
		return "\t"
	case "w:br":
		return "\n"
	case "w:noBreakHyphen":
		return nonBreakingHyphen
	case "w:footnoteRef":
		return signMark
	case "w:drawing":
		return signPicture + pictureOf(k)
	}
	return fmt.Sprint("\x08", k.name)
}

// pictureOf names the file that a drawing shows, the vector before its pixels: those depend
// on how large it is.
func pictureOf(e *element) string {
	pixels, vector := "", ""
	e.each(func(k *element) {
		switch k.name {
		case "a:blip":
			pixels = k.attr("r:embed")
		case "asvg:svgBlip":
			vector = k.attr("r:embed")
		}
	})
	if vector != "" {
		return vector
	}
	return pixels
}

// inField takes a run of a field.
func (r *tokenReader) inField(e *element) {
	f := r.field
	f.runs = append(f.runs, e)
	if c := e.child("w:fldChar"); c != nil {
		switch c.attr("w:fldCharType") {
		case "begin":
			f.depth++
		case "separate":
			f.result = true
		case "end":
			if f.depth--; f.depth == 0 {
				r.endField()
			}
		}
		return
	}
	if f.result {
		f.text.WriteString(e.words())
		if f.look == nil {
			f.look = e
		}
	}
}

func (r *tokenReader) endField() {
	f := r.field
	r.field = nil
	r.add(token{text: f.text.String(), atoms: []atom{{run: f.look, all: f.runs, text: f.text.String(), link: r.link}}})
}
