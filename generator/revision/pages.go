package revision

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"rd50/generator/picture"
	"rd50/generator/report"
	"rd50/generator/typeset"
)

// spot is a piece of a word on a page.
type spot struct {
	page     int
	from, to typeset.Length // of its line
	base     typeset.Length
}

// placed is the node of a paragraph of the pages: where each of its words stands, and
// whether it may be a number that the report counts, of a caption or in a reference.
type placed struct {
	spots   [][]spot
	counted []bool
}

// drawn is what was drawn for an element.
type drawn struct {
	runs  []run
	frame *spot // of a picture
	image *report.Image
}

type run struct {
	*typeset.Run
	page int
}

// sheets is a layout ready to be compared.
type sheets struct {
	layout *typeset.Layout
	shared map[*report.Section]bool
	drawn  map[*typeset.Element]*drawn
	owners map[*typeset.Element]*typeset.Element
}

// inLine tells an element within a line of its parent's text.
func inLine(e *typeset.Element) bool {
	switch e.Role {
	case typeset.LinkRole, typeset.NoteMark:
		return true
	case typeset.FormulaRole:
		return e.Block == nil
	}
	return false
}

// sheetsOf gathers what was drawn by the elements that it belongs to, but for the sections
// that both reports share.
func sheetsOf(l *typeset.Layout, shared map[*report.Section]bool) *sheets {
	s := &sheets{l, shared, map[*typeset.Element]*drawn{}, map[*typeset.Element]*typeset.Element{}}
	title, sections, notes := l.SectionElements()
	for _, e := range slices.Concat(title, notes) {
		s.own(e, e)
	}
	skip := map[int]bool{} // pages of what is shared; each section begins a page
	for i, e := range sections {
		if !shared[l.Report.Sections[i]] {
			s.own(e, e)
			continue
		}
		for page, end := s.pages(i); page < end; page++ {
			skip[page] = true
		}
	}
	for i := range l.Pages {
		if !skip[i+1] {
			s.page(i + 1)
		}
	}
	return s
}

// pages gives the pages of a section, from and to.
func (s *sheets) pages(i int) (from, to int) {
	sections := s.layout.Report.Sections
	from, _ = s.layout.PageOf(sections[i].ID)
	if to = len(s.layout.Pages) + 1; i+1 < len(sections) {
		to, _ = s.layout.PageOf(sections[i+1].ID)
	}
	return from, to
}

// page gathers what was drawn on a page, from 1.
func (s *sheets) page(number int) {
	for item := range s.layout.Pages[number-1].Items() {
		switch item := item.(type) {
		case *typeset.Run:
			if d := s.of(item.Element); d != nil {
				d.runs = append(d.runs, run{item, number})
			}
		case *typeset.Picture:
			if d := s.of(item.Element); d != nil {
				d.frame, d.image = &spot{number, item.Y, item.Y + item.H, item.Y + item.H}, item.Image
			}
		}
	}
}

// own notes whose text each element's is.
func (s *sheets) own(e, owner *typeset.Element) {
	if !inLine(e) {
		owner = e
	}
	s.owners[e] = owner
	for _, k := range e.Kids {
		s.own(k, owner)
	}
}

func (s *sheets) of(e *typeset.Element) *drawn {
	owner := s.owners[e]
	if e == nil || owner == nil {
		return nil
	}
	d := s.drawn[owner]
	if d == nil {
		d = &drawn{}
		s.drawn[owner] = d
	}
	return d
}

// parts gives the pages as they are compared: the title page, the sections, the footnotes.
func (s *sheets) parts() []*Part {
	title, sections, notes := s.layout.SectionElements()
	out := []*Part{s.section("/title", nil, title)}
	for i, e := range sections {
		r := s.layout.Report.Sections[i]
		if !s.shared[r] && !Follows(r) {
			out = append(out, s.section(r.ID, r, []*typeset.Element{e}))
		}
	}
	return append(out, s.section("/notes", nil, notes))
}

func (s *sheets) section(name string, of *report.Section, list []*typeset.Element) *Part {
	p := &Part{Kind: "section", Name: name, Node: of}
	for _, e := range list {
		p.Parts = append(p.Parts, s.kids(e)...)
	}
	return p
}

// kids gives the parts below an element, its own text first.
func (s *sheets) kids(e *typeset.Element) []*Part {
	var out []*Part
	if d := s.drawn[e]; d != nil {
		out = append(out, s.text(e, d)...)
	}
	for _, k := range e.Kids {
		switch {
		case inLine(k), k.Role == typeset.Label: // the mark of an item is its place alone
		case k.Role == typeset.Table, k.Role == typeset.Row, k.Role == typeset.HeadCell, k.Role == typeset.DataCell:
			out = append(out, s.box(k))
		default:
			out = append(out, s.named(k, s.kids(k))...)
		}
	}
	return out
}

// box gives a table, a row or a cell.
func (s *sheets) box(e *typeset.Element) *Part {
	p := &Part{Kind: string(e.Role), Parts: s.kids(e), Node: e.Role}
	slices.SortStableFunc(p.Parts, func(a, b *Part) int { // a caption is an element behind the rows that it stands above
		return cmp.Compare(order(a), order(b))
	})
	t, ok := e.Block.(*report.Table)
	switch {
	case e.Role == typeset.Row:
		p.Kind = fmt.Sprint(e.Role, len(p.Parts))
	case e.Role == typeset.Table && ok:
		p.Name = t.ID
		var rows []*Part
		for _, k := range p.Parts {
			if k.Node == typeset.Row {
				rows = append(rows, k)
			}
		}
		NameRows(rows, t)
		p.Whole = Computed(t)
	}
	return p
}

// order puts rows behind other parts.
func order(p *Part) int {
	if p.Node == typeset.Row {
		return 1
	}
	return 0
}

// named gives the parts of a block their names.
func (s *sheets) named(e *typeset.Element, list []*Part) []*Part {
	switch e.Role {
	case typeset.Heading, typeset.FigureRole, typeset.FormulaRole:
		if name := NameOf(e.Block); name != "" {
			for i, p := range list {
				p.Name = fmt.Sprint(name, "#", i)
			}
		}
	}
	return list
}

// text gives what was drawn for an element itself: its words, or a picture.
func (s *sheets) text(e *typeset.Element, d *drawn) []*Part {
	var out []*Part
	if d.frame != nil {
		data, _ := picture.Bytes(*d.image) // the writers tell what is wrong with it
		sign := fmt.Sprintf("\x06%x", sha256.Sum256(data))
		out = append(out, &Part{Kind: "picture", Words: []string{sign}, Node: &placed{[][]spot{{*d.frame}}, []bool{false}}})
	}
	if len(d.runs) == 0 {
		return out
	}
	text, at := joined(d.runs)
	if h, ok := e.Block.(*report.Heading); ok && h.Number != "" { // which is its place alone
		if rest, found := strings.CutPrefix(text, h.Number+" "); found {
			at = at[len(text)-len(rest):]
			text = rest
		}
	}
	p := &Part{Kind: "paragraph", Words: Split(text)}
	node := &placed{}
	from := 0
	for _, w := range p.Words {
		node.spots = append(node.spots, spotsOf(d.runs, at[from:from+len(w)]))
		node.counted = append(node.counted, counts(e) || counts(d.runs[at[from]].Element))
		from += len(w)
	}
	p.Node = node
	return append(out, p)
}

// counts tells an element with a number of the report's own counting.
func counts(e *typeset.Element) bool {
	switch e.Role {
	case typeset.Caption, typeset.LinkRole:
		return true
	case typeset.FormulaRole:
		return e.Block != nil
	}
	return false
}

// joined gives the text of runs without the marks of its lines' ends, and for each byte
// the run that it stands in.
func joined(runs []run) (text string, at []int) {
	var b strings.Builder
	add := func(s string, i int) {
		b.WriteString(s)
		for range len(s) {
			at = append(at, i)
		}
	}
	for i, r := range runs {
		if i > 0 && runs[i-1].End == typeset.AtSpace && below(runs[i-1], r) {
			add(" ", i)
		}
		words := r.Text
		if r.End == typeset.Hyphenated {
			words = strings.TrimSuffix(words, "-")
		}
		add(words, i)
	}
	return b.String(), at
}

// below tells whether a run starts a new line.
func below(before, r run) bool {
	return r.page != before.page || r.X < before.X+before.Width-2*typeset.Point
}

// spotsOf gives the places of the runs that a word stands in.
func spotsOf(runs []run, at []int) []spot {
	var out []spot
	last := -1
	for _, i := range at {
		if i == last {
			continue
		}
		last = i
		r := runs[i]
		out = append(out, spot{r.page, r.Y - r.Size*3/4, r.Y + r.Size/4, r.Y})
	}
	return out
}

// first and last give the places where a part begins and ends; false for one without.
func (p *Part) first() (spot, bool) {
	if n, ok := p.Node.(*placed); ok {
		for _, s := range n.spots {
			if len(s) > 0 {
				return s[0], true
			}
		}
	}
	for _, k := range p.Parts {
		if s, ok := k.first(); ok {
			return s, true
		}
	}
	return spot{}, false
}

func (p *Part) last() (spot, bool) {
	for _, k := range slices.Backward(p.Parts) {
		if s, ok := k.last(); ok {
			return s, true
		}
	}
	if n, ok := p.Node.(*placed); ok {
		for _, s := range slices.Backward(n.spots) {
			if len(s) > 0 {
				return s[len(s)-1], true
			}
		}
	}
	return spot{}, false
}
