package report

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// letters are the designations of appendices: Russian capitals without Ё З Й О
// Ч Ъ Ы Ь, then Latin ones without I and O (ГОСТ 7.32-2017, 6.17.4).
var letters = strings.Split("А Б В Г Д Е Ж И К Л М Н П Р С Т У Ф Х Ц Ш Щ Э Ю Я "+
	"A B C D E F G H J K L M N P Q R S T U V W X Y Z", " ")

// AppendixLetter gives the designation of the i-th appendix, counted from 0; when both
// alphabets are used up, Arabic digits go on (6.17.4).
func AppendixLetter(i int) string {
	if i < len(letters) {
		return letters[i]
	}
	return strconv.Itoa(i - len(letters) + 1)
}

// Resolve gives every section, heading, table, figure, formula, footnote and
// source its number, puts the sources in the order of first citation, fills
// every reference and gives figures their alternative text. It returns an error
// that names each reference that leads nowhere and each table whose cells don't fill it.
func Resolve(r *Report) error {
	n := &numbering{report: r, places: map[string]place{}}
	for _, s := range r.Sections {
		n.sections = append(n.sections, gathered(s))
	}
	n.orderAppendices()
	for _, s := range n.sections {
		n.section(s)
	}
	n.labels()
	n.sources()
	r.Counts.Figures, r.Counts.Tables = n.figures.total, n.tables.total
	r.Counts.Appendices, r.Counts.Sources = n.appendices, len(r.Sources)
	n.pages()
	err := errors.Join(n.references(), n.shapes())
	n.alternatives()
	return err
}

// orderAppendices puts the appendices in the order in which the text first refers to
// them (6.17.2): first the report's own text, then that of the appendices themselves.
// Those that nothing refers to come last in their own order.
func (n *numbering) orderAppendices() {
	rank := map[string]int{}
	for _, appendices := range []bool{false, true} {
		for _, s := range n.sections {
			if (s.Kind == Appendix) == appendices {
				s.rank(rank)
			}
		}
	}
	var places []int
	var list []*content
	for i, s := range n.sections {
		if s.Kind == Appendix {
			places, list = append(places, i), append(list, s)
		}
	}
	last := len(rank) + 1
	slices.SortStableFunc(list, func(a, b *content) int { return cmp.Compare(cmp.Or(rank[a.ID], last), cmp.Or(rank[b.ID], last)) })
	for i, s := range list {
		n.sections[places[i]], n.report.Sections[places[i]] = s, s.Section
	}
}

// rank counts what a section refers to, in order.
func (s *content) rank(rank map[string]int) {
	for _, in := range s.inlines {
		if ref, ok := in.(*Reference); ok && ref.ID != s.ID && rank[ref.ID] == 0 {
			rank[ref.ID] = len(rank) + 1
		}
	}
}

// place is what a reference to an id prints.
type place struct {
	word   string // «таблица», used unless the reference has words of its own
	number string // follows the word
	target string
}

// counter numbers one kind of object: all of them, those within the present
// section, and those that are numbered through the report.
type counter struct{ total, local, running int }

type numbering struct {
	report                    *Report
	sections                  []*content
	places                    map[string]place
	mains, appendices         int
	tables, figures, formulas counter
	footnotes                 int
	headings                  int              // in the present section
	levels                    [deepest + 1]int // headings by level in the present section
}

func (n *numbering) section(s *content) {
	switch s.Kind {
	case Main:
		n.mains++
		s.Number = strconv.Itoa(n.mains)
		n.places[s.ID] = place{"раздел", s.Number, s.ID}
	case Appendix:
		s.Number = AppendixLetter(n.appendices)
		n.appendices++
		n.places[s.ID] = place{"приложение", s.Number, s.ID}
	default:
		n.places[s.ID] = place{strings.ToLower(s.Title), "", s.ID}
	}
	n.tables.local, n.figures.local, n.formulas.local = 0, 0, 0
	n.levels, n.headings = [deepest + 1]int{}, 0
	for _, h := range lonePoints(s.blocks) {
		h.Unnumbered = true
	}
	for _, b := range s.blocks {
		n.block(s.Section, b)
	}
	for _, in := range s.inlines {
		if f, ok := in.(*Footnote); ok {
			n.footnotes++
			f.Number = n.footnotes
		}
	}
}

func (n *numbering) block(s *Section, b Block) {
	switch b := b.(type) {
	case *Heading:
		n.heading(s, b)
	case *Table:
		if len(b.Caption) > 0 {
			b.Number = n.next(&n.tables, s)
			n.places[b.ID] = place{"таблица", b.Number, b.ID}
		}
	case *Figure:
		b.Number = n.next(&n.figures, s)
		n.places[b.ID] = place{"рисунок", b.Number, b.ID}
	case *Formula:
		if b.ID != "" {
			b.Number = n.next(&n.formulas, s)
			n.places[b.ID] = place{"формула", "(" + b.Number + ")", b.ID}
		}
	}
}

// counted stands in the id of a heading that has none of its own.
const counted = "/heading-"

// IsCounted tells whether the id of a heading is its place alone, which is another in
// another version of the report.
func IsCounted(id string) bool { return strings.Contains(id, counted) }

// heading numbers a subsection within its section, a point within its
// subsection (6.4.2), a lone point not at all (6.4.3).
func (n *numbering) heading(s *Section, h *Heading) {
	n.headings++
	if h.ID == "" { // the table of contents leads to every heading
		h.ID = s.ID + counted + strconv.Itoa(n.headings)
	}
	if s.Number == "" || h.Unnumbered {
		h.Unnumbered = true
		n.places[h.ID] = place{"«" + PlainText(h.Inlines) + "»", "", h.ID}
		return
	}
	level := levelOf(h)
	n.levels[level]++
	for i := level + 1; i < len(n.levels); i++ {
		n.levels[i] = 0
	}
	parts := []string{s.Number}
	for i := 2; i <= level; i++ {
		n.levels[i] = max(n.levels[i], 1) // a level that was jumped over is taken
		parts = append(parts, strconv.Itoa(n.levels[i]))
	}
	h.Number = strings.Join(parts, ".")
	word := "подраздел"
	if level > 2 {
		word = "пункт"
	}
	n.places[h.ID] = place{word, h.Number, h.ID}
}

// next gives the number of the next table, figure or formula: continuous, by
// section where the layout says so, and always by letter in an appendix
// (6.5.5, 6.5.6, 6.6.4, 6.8.5, 6.17.6). Structural elements have no number of their own
// to put before it.
func (n *numbering) next(c *counter, s *Section) string {
	c.total++
	if s.Kind == Appendix || n.report.Layout.BySection && s.Kind == Main {
		c.local++
		return s.Number + "." + strconv.Itoa(c.local)
	}
	c.running++
	return strconv.Itoa(c.running)
}

func (n *numbering) labels() {
	for _, l := range n.report.Labels {
		n.places[l.ID] = place{l.Text, "", l.Target}
	}
}

// sources numbers the sources by first citation; those never cited come last
// in their own order (5.10.2, 6.16).
func (n *numbering) sources() {
	known := map[string]*Source{}
	for _, s := range n.report.Sources {
		known[s.ID], s.Number = s, 0
	}
	next := 1
	give := func(s *Source) {
		if s != nil && s.Number == 0 {
			s.Number = next
			next++
		}
	}
	n.eachInline(func(in Inline) {
		if c, ok := in.(*Citation); ok {
			for _, w := range c.Works() {
				give(known[w.ID])
			}
		}
	})
	for _, s := range n.report.Sources {
		give(s)
	}
	slices.SortFunc(n.report.Sources, func(a, b *Source) int { return cmp.Compare(a.Number, b.Number) })
}

// eachInline calls f for the inlines that print numbers.
func (n *numbering) eachInline(f func(Inline)) {
	for _, s := range n.sections {
		for _, in := range s.inlines {
			f(in)
		}
	}
}

func (n *numbering) pages() {
	line := n.report.CountsLine()
	n.eachInline(func(in Inline) {
		if c, ok := in.(*CountsLine); ok {
			c.Text = line
		}
	})
}

func (n *numbering) references() error {
	numbers := map[string]int{}
	for _, s := range n.report.Sources {
		numbers[s.ID] = s.Number
	}
	short := map[string]string{}
	for _, l := range n.report.Labels {
		short[l.ID] = l.Short
	}
	bare := n.bareLabels()
	var errs []error
	n.eachInline(func(in Inline) {
		switch in := in.(type) {
		case *FootnoteMark:
			in.Number = in.Note.Number
		case *Citation:
			for _, w := range in.Works() {
				if w.Number = numbers[w.ID]; w.Number == 0 {
					errs = append(errs, fmt.Errorf("источника «%s» нет в отчете", w.ID))
				}
			}
		case *Reference:
			p, ok := n.places[in.ID]
			if !ok {
				errs = append(errs, &Dangling{in.ID})
				return
			}
			in.Text, in.Target = cmp.Or(bare[in], p.print(in.Words, short[in.ID])), p.target
		}
	})
	return errors.Join(errs...)
}

// alternatives gives a figure without a text of its own for those who don't see
// it the caption's words.
func (n *numbering) alternatives() {
	for _, s := range n.sections {
		for _, b := range s.blocks {
			if f, ok := b.(*Figure); ok && f.Alt == "" {
				f.Alt = PlainText(f.Caption)
			}
		}
	}
}

// print gives the words of a reference and the number behind them.
func (p place) print(words, short string) string {
	if words == "" {
		words = p.word
	} else if p.number == "" && words != short && !strings.ContainsAny(words, " «") {
		p.number = short // one word, as in «требованию», wants the code behind it
	}
	if p.number == "" {
		return words
	}
	return words + NBSP + p.number
}

// Dangling is a reference to what the report does not have.
type Dangling struct{ ID string }

func (d *Dangling) Error() string { return "ссылка [@" + d.ID + "] никуда не ведет" }
