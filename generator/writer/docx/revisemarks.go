package docx

import (
	"rd50/generator/revision"
)

// paragraph writes a paragraph of both reports whose words changed.
func (r *reviser) paragraph(s revision.Step) *element {
	old, new := s.Old.Node.(*paragraphWords), s.New.Node.(*paragraphWords)
	w := &runWriter{r: r, out: el("w:p")}
	w.out.kids = append(w.out.kids, propertiesOf(new.e)...)
	for _, e := range revision.Compare(s.Old.Words, s.New.Words) {
		if e.Same {
			for i := range e.New[1] - e.New[0] {
				r.sameNote(old.tokens[e.Old[0]+i], new.tokens[e.New[0]+i])
			}
			w.tokens(new.tokens[e.New[0]:e.New[1]], unmarked)
			continue
		}
		w.tokens(old.tokens[e.Old[0]:e.Old[1]], gone)
		w.tokens(new.tokens[e.New[0]:e.New[1]], added)
	}
	w.end(new)
	return w.out
}

func propertiesOf(p *element) []part {
	if properties := p.child("w:pPr"); properties != nil {
		return []part{properties}
	}
	return nil
}

// wholeParagraph marks all of a paragraph, its end too. What is gone has left its section's
// properties to what stays.
func (r *reviser) wholeParagraph(p *paragraphWords, m change) *element {
	w := &runWriter{r: r, out: el("w:p")}
	w.out.kids = append(w.out.kids, propertiesOf(p.e)...)
	w.tokens(p.tokens, m)
	w.end(p)
	if m.old() {
		if properties := w.out.child("w:pPr"); properties != nil {
			properties.without("w:sectPr")
		}
		r.gone = append(r.gone, w.out)
	}
	r.markEnd(w.out, m)
	return w.out
}

// sameNote compares the texts of a footnote that both reports call at one place.
func (r *reviser) sameNote(old, new token) {
	if new.text != signNote {
		return
	}
	was, is := r.was.notePart(old.atoms[0].note), r.is.notePart(new.atoms[0].note)
	if s := (revision.Step{Old: was, New: is}); s.Changed() && was.Node != nil && is.Node != nil {
		list := r.blocks(s.Within())
		closed(list, r)
		setContent(is.Node.(*element), list.elements())
	}
}

// loneNote marks the text of a footnote that one of the reports alone calls; that of the
// old one is put among those of the new.
func (r *reviser) loneNote(id string, m change) {
	from := r.is
	if m.old() {
		from = r.was
	}
	p := from.notePart(id)
	n, ok := p.Node.(*element)
	if !ok {
		return
	}
	var list revisedList
	for _, k := range p.Parts {
		list = append(list, r.alone(k, m)...)
	}
	if k := len(list); k > 0 && list[k-1].e.name == "w:p" { // a note without a paragraph is none
		unmarkEnd(list[k-1].e)
	}
	setContent(n, list.elements())
	if m.old() {
		r.d.notes = append(r.d.notes, n)
	}
}

func setContent(e *element, list elements) {
	e.kids = nil
	list.addTo(e)
}

// runWriter puts words into a paragraph again, those of one run and mark together.
type runWriter struct {
	r    *reviser
	out  *element
	mark change
	link *element // of the new report that is open
	open *element // where runs go now
	from *element // the run that the last word came from
	run  *element // its copy
}

func (w *runWriter) tokens(list []token, m change) {
	for _, t := range list {
		if !m.old() {
			w.plain(t.before)
		}
		for _, a := range t.atoms {
			w.atom(a, m)
		}
		if !m.old() {
			w.plain(t.after)
		}
	}
}

// end adds the bookmarks of a paragraph without words.
func (w *runWriter) end(p *paragraphWords) { w.plain(p.rest) }

// plain adds what is never marked.
func (w *runWriter) plain(list elements) {
	if len(list) > 0 {
		w.open, w.run, w.from = nil, nil, nil
		list.addTo(w.out)
	}
}

func (w *runWriter) atom(a atom, m change) {
	w.enter(a, m)
	if a.note != "" && m != unmarked {
		w.r.loneNote(a.note, m)
	}
	if len(a.all) > 0 {
		w.run, w.from = nil, nil
		w.whole(a, m)
		return
	}
	if w.run == nil || w.from != a.run {
		w.run, w.from = el("w:r"), a.run
		if look := a.run.child("w:rPr"); look != nil {
			look.addTo(w.run)
		}
		w.run.addTo(w.open)
	}
	if a.kid != nil {
		a.kid.addTo(w.run)
	} else {
		w.words(a.word, m)
	}
}

// enter opens the mark and the link that an atom stands in. A link of the old report is
// plain text: its end may be gone.
func (w *runWriter) enter(a atom, m change) {
	link := a.link
	if m.old() {
		link = nil
	}
	if w.open != nil && w.mark == m && w.link == link {
		return
	}
	w.open, w.mark, w.link, w.run, w.from = w.out, m, link, nil, nil
	if link != nil {
		w.open = &element{name: link.name, attrs: link.attrs}
		w.open.addTo(w.out)
	}
	if m != unmarked {
		e := w.r.signed(m)
		e.addTo(w.open)
		w.open = e
	}
}

// whole adds a field or a formula. A field of the old report is the text that it shows: it
// would count again what is gone.
func (w *runWriter) whole(a atom, m change) {
	if !m.old() || a.run == nil && a.text == "" {
		a.all.addTo(w.open)
		return
	}
	if a.text == "" {
		return
	}
	run := el("w:r", a.run.child("w:rPr"))
	w.run = run
	w.words(a.text, m)
	w.run = nil
	run.addTo(w.open)
}

// words adds characters to a run; they go on in the element of those before.
func (w *runWriter) words(text string, m change) {
	name := "w:t"
	if m == gone {
		name = "w:delText"
	}
	if n := len(w.run.kids); n > 0 {
		if last, ok := w.run.kids[n-1].(*element); ok && last.name == name {
			characters(legal(text)).addTo(last)
			return
		}
	}
	el(name, at("xml:space", "preserve"), characters(legal(text))).addTo(w.run)
}
