package review

import "strings"

// edit is one tracked change: pieces of one author and kind that stand side by side.
type edit struct {
	kind   Kind
	by     change
	texts  [][]string // the pieces of a paragraph or a cell each
	start  anchor
	pieces map[*paragraph][]piece
	row    *row // a whole row of a table
	marked bool // it takes or brings the end of a paragraph
}

// tracker joins pieces into changes, of one kind.
type tracker struct {
	kind  Kind
	of    func(marks) *change
	open  *edit
	fresh bool // the next piece begins a paragraph
	edits []*edit
}

func trackers() []*tracker {
	return []*tracker{
		{kind: Insertion, of: func(m marks) *change { return m.inserted }},
		{kind: Deletion, of: func(m marks) *change { return m.deleted }},
	}
}

// edits gives the tracked changes in the order of the text.
func (d *document) edits() []*edit {
	var out []*edit
	for _, t := range trackers() {
		var in *row
		for _, p := range d.paragraphs {
			if p.row != nil && t.of(p.row.mark) != nil {
				if p.row != in {
					t.rowOf(p)
				}
				in = p.row
				continue
			}
			t.paragraph(p)
		}
		out = append(out, t.edits...)
	}
	return out
}

// rowOf adds a row that was inserted or deleted as a whole.
func (t *tracker) rowOf(p *paragraph) {
	t.open = nil
	e := &edit{kind: t.kind, by: *t.of(p.row.mark), start: anchor{p, 0}, row: p.row}
	cell := -1
	for _, q := range p.row.paragraphs {
		if q.cell != cell {
			e.texts, cell = append(e.texts, nil), q.cell
		}
		n := len(e.texts) - 1
		e.texts[n] = append(e.texts[n], q.whole(func(piece) bool { return true })+" ")
	}
	t.edits = append(t.edits, e)
}

func (t *tracker) paragraph(p *paragraph) {
	if t.open != nil && !t.open.marked {
		t.open = nil
	}
	t.fresh = true
	for _, x := range p.pieces {
		c := t.of(x.marks)
		if c == nil {
			t.open = nil
			continue
		}
		e := t.going(c, anchor{p, x.from})
		t.say(e, p.all.String()[x.from:x.to])
		e.pieces[p] = append(e.pieces[p], x)
		e.marked = false
	}
	if c := t.of(p.mark); c != nil {
		t.going(c, anchor{p, p.all.Len()}).marked = true
	} else {
		t.open = nil
	}
}

// going gives the change that goes on with one more piece, or begins with it.
func (t *tracker) going(c *change, at anchor) *edit {
	if t.open == nil || t.open.by.author != c.author {
		t.open = &edit{kind: t.kind, by: *c, start: at, pieces: map[*paragraph][]piece{}}
		t.edits = append(t.edits, t.open)
		t.fresh = true
	}
	return t.open
}

func (t *tracker) say(e *edit, s string) {
	if t.fresh || len(e.texts) == 0 {
		e.texts = append(e.texts, nil)
	}
	n := len(e.texts) - 1
	e.texts[n] = append(e.texts[n], s)
	t.fresh = false
}

// paragraphEnd stands for a paragraph's end where nothing else was inserted or deleted.
const paragraphEnd = "¶"

// text is what was inserted or deleted.
func (e *edit) text() string {
	between := "\n"
	if e.row != nil {
		between = " | "
	}
	var said []string
	for _, pieces := range e.texts {
		s := strings.Join(pieces, "")
		if e.row != nil {
			if s = strings.TrimSpace(s); s == "" {
				continue
			}
		}
		said = append(said, s)
	}
	if s := strings.Join(said, between); s != "" {
		return s
	}
	return paragraphEnd
}

// longest is how many bytes a paragraph has at most whose text is told as a whole.
const longest = 1 << 14

// around gives the paragraph that the change begins in without it and with it alone,
// every other change rejected.
func (e *edit) around() (before, after string) {
	p := e.start.paragraph
	if p.all.Len() > longest {
		return "", ""
	}
	if e.row != nil {
		before, after = e.text(), ""
		if e.kind == Insertion {
			before, after = after, before
		}
		return before, after
	}
	before = p.was()
	own := map[piece]bool{}
	for _, x := range e.pieces[p] {
		own[x] = true
	}
	after = p.whole(func(x piece) bool {
		if own[x] {
			return e.kind == Insertion
		}
		return original(x)
	})
	return before, after
}
