package review

import (
	"slices"
	"strings"

	"rd50/generator/ooxml"
)

// untracked adds the edits that nobody tracked: what a text says otherwise than the
// version that was sent.
func (r *reader) untracked() error {
	sent, err := r.sent()
	if sent == nil || err != nil {
		return err
	}
	c := &comparison{reader: r, sent: sent, was: units(sent, sent), is: units(r.doc, sent)}
	if len(r.doc.texts) == 0 && c.common() < versions {
		return nil
	}
	c.named()
	c.unnamed()
	if len(c.found) > mostRemarks {
		return tooMany(len(c.found))
	}
	return nil
}

// sent gives the document that was sent, as the engagement renders it: the version that
// the file tells, or the one that it has most in common with; nil where that is not to be
// had.
func (r *reader) sent() (*document, error) {
	best, most := r.places.present, 0.0
	if r.doc.version == best.version {
		return best, nil
	}
	if r.doc.version == "" {
		most = r.likeness(best)
	} else {
		best = nil
	}
	for n := 0; ; n++ {
		data := r.Earlier(n)
		if data == nil {
			return best, nil
		}
		d, err := open(data)
		if err != nil {
			return nil, err
		}
		if d.version == r.doc.version {
			return d, nil
		}
		if r.doc.version == "" {
			if s := r.likeness(d); s > most {
				best, most = d, s
			}
		}
	}
}

// likeness tells which share of the text the document has in common with another.
func (r *reader) likeness(d *document) float64 {
	c := &comparison{reader: r, sent: d, was: units(d, d), is: units(r.doc, d)}
	return c.common()
}

// unit is a paragraph, or a cell with all its paragraphs, as texts are compared.
type unit struct {
	unitKey
	paragraphs []*paragraph
}

// unitKey names a unit in its document: by the bookmark, or by the paragraph that has none.
type unitKey struct {
	name string
	cell int // -1 outside of tables
	only *paragraph
}

func keyOf(p *paragraph, name string) unitKey {
	switch {
	case name == "":
		return unitKey{cell: -1, only: p}
	case p.row == nil:
		return unitKey{name: name, cell: -1}
	}
	return unitKey{name: name, cell: p.cell}
}

// letters are those that the unit is known by.
func (u *unit) letters() string { return ooxml.Letters(u.text(typed)) }

// texts gives what each paragraph says that says anything.
func (u *unit) texts(keep func(piece) bool) []string {
	var out []string
	for _, p := range u.paragraphs {
		if s := p.whole(keep); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (u *unit) text(keep func(piece) bool) string { return strings.Join(u.texts(keep), "\n") }

// continued starts the letters of a line that stands where a page happens to end.
const continued = "Продолжениетаблицы"

// units gives what a document says, in order.
func units(d, tables *document) []*unit {
	var out []*unit
	known := map[unitKey]*unit{}
	for _, p := range d.paragraphs {
		if !p.body || p.listed || strings.HasPrefix(p.letters(), continued) {
			continue
		}
		name, _ := d.named(p, tables)
		k := keyOf(p, name)
		if same := known[k]; same != nil {
			same.paragraphs = append(same.paragraphs, p)
			continue
		}
		known[k] = &unit{k, []*paragraph{p}}
		out = append(out, known[k])
	}
	return out
}

// comparison is that of a returned document with the one that was sent.
type comparison struct {
	*reader
	sent    *document
	was, is []*unit
}

// versions is how much two versions of one text have in common at least: otherwise every
// paragraph would be an edit.
const versions = 0.5

// common tells which share of the text stands in the other document as it is, in letters:
// the short cells of tables are alike in all reports.
func (c *comparison) common() float64 {
	texts := map[string]bool{}
	for _, u := range c.was {
		texts[u.letters()] = true
	}
	same, all := 0, 0
	for _, u := range c.is {
		s := u.letters()
		if all += len(s); texts[s] {
			same += len(s)
		}
	}
	return float64(same) / float64(max(all, 1))
}

// named compares what bookmarks name in both.
func (c *comparison) named() {
	was := map[unitKey]*unit{}
	for _, u := range c.was {
		was[u.unitKey] = u
	}
	for _, u := range c.is {
		if before := was[u.unitKey]; u.name != "" && before != nil {
			c.compare(before, u)
		}
	}
}

// compare tells of one text that is not the other.
func (c *comparison) compare(was, is *unit) {
	if is.letters() != was.letters() && c.doc.asSent(is) {
		return // the files have changed since, not the document
	}
	same := slices.EqualFunc(was.texts(typed), is.texts(typed), func(a, b string) bool { return plain(a) == plain(b) })
	before, after := was.text(original), is.text(original)
	if same || len(before)+len(after) > longest {
		return
	}
	p := is.paragraphs[0]
	c.edited(before, after, anchor{p, shared(before, p.was())}, c.places.keys(p))
}

// asSent tells a text that has the letters with which the report was written, by its own
// table: a paragraph's, or those of the whole row that a cell stands in.
func (d *document) asSent(u *unit) bool {
	t, told := d.texts[u.name]
	paragraphs := u.paragraphs
	if t.cells != nil && paragraphs[0].row != nil {
		paragraphs = paragraphs[0].row.paragraphs
	}
	var b strings.Builder
	for _, p := range paragraphs {
		b.WriteString(p.part(0, p.all.Len(), original))
	}
	return told && ooxml.Hash(ooxml.Letters(b.String())) == t.hash
}

// shared is how far two texts are one, to the beginning of the word that differs.
func shared(a, b string) int {
	end := 0
	for i := 0; i < len(a) && i < len(b) && a[i] == b[i]; i++ {
		if a[i] == ' ' {
			end = i + 1
		}
	}
	return end
}

func (c *comparison) edited(before, after string, at anchor, keys []string) {
	if len(c.found) > mostRemarks {
		return
	}
	m := Remark{Kind: Edit, Text: after, Quote: before, Before: before, After: after}
	end := shared(before, after)
	m.Key, m.Place = c.locate(keys, before[max(0, end-around):end], before[end:min(len(before), end+around)])
	c.found = append(c.found, found{m, at.paragraph.index, at.at})
}

// unnamed compares what has no bookmark with what has none or has lost its own, by the
// words: what is alike was edited, the rest came or went.
func (c *comparison) unnamed() {
	r := c.rest()
	found := map[int]bool{}
	for i, j := range align(unitItems(r.bare), unitItems(r.lost)) {
		if j >= 0 {
			found[j] = true
			c.compare(r.lost[j], r.bare[i])
		} else if p := r.bare[i].paragraphs[0]; !r.known[r.bare[i].letters()] {
			c.edited("", r.bare[i].text(original), anchor{p, 0}, c.before(p))
		}
	}
	for j, u := range r.lost {
		if u.name != "" && !found[j] && c.had(u, r.said) {
			c.gone(u, r.last)
		}
	}
}

// rest is what bookmarks leave to compare.
type rest struct {
	bare, lost  []*unit
	said, known map[string]bool       // letters of the bare and of the lost texts
	last        map[string]*paragraph // that a bookmark names
}

// rest sorts out the units. What is printed again behind the end of a page, the head of a
// table, belongs to none: it stands where its first print has its bookmark.
func (c *comparison) rest() rest {
	r := rest{said: map[string]bool{}, known: map[string]bool{}, last: map[string]*paragraph{}}
	kept, again := map[unitKey]bool{}, map[string]bool{}
	for _, u := range c.is {
		if u.name != "" {
			kept[u.unitKey], r.last[u.name] = true, u.paragraphs[len(u.paragraphs)-1]
		}
	}
	for _, u := range c.was {
		for _, p := range u.paragraphs { // which are known one by one
			switch s := p.letters(); {
			case s == "":
			case kept[u.unitKey]:
				again[s] = true
			case u.name != "" && !c.doc.tells(u.name): // the files have it since
				r.known[s] = true
			default:
				r.known[s] = true
				r.lost = append(r.lost, &unit{u.unitKey, []*paragraph{p}})
			}
		}
	}
	for _, u := range c.is {
		if s := u.letters(); u.name == "" && s != "" && (!again[s] || r.known[s]) {
			r.bare, r.said[s] = append(r.bare, u), true
		}
	}
	return r
}

// had tells whether the returned document ever had a text that is not found in it: its
// own table says so, or no text of it is the same.
func (c *comparison) had(u *unit, said map[string]bool) bool {
	return c.doc.tells(u.name) && (len(c.doc.texts) > 0 || !said[u.letters()])
}

// tells tells whether a document may have had what a bookmark names: its own table says
// so, or it has lost that.
func (d *document) tells(name string) bool {
	_, told := d.texts[name]
	return told || len(d.texts) == 0
}

func unitItems(list []*unit) []item {
	var out []item
	for i, u := range list {
		out = append(out, itemOf(u.letters(), i))
	}
	return out
}

// before gives the keys of the paragraph that a new one stands behind.
func (c *comparison) before(p *paragraph) []string {
	for i := p.index - 1; i >= max(0, p.index-nearby); i-- {
		if keys := c.places.keys(c.doc.paragraphs[i]); len(keys) > 0 {
			return keys
		}
	}
	return nil
}

// gone tells of a text that is not there any more, behind the one that stood before it.
func (c *comparison) gone(u *unit, kept map[string]*paragraph) {
	p := u.paragraphs[0]
	at := anchor{c.doc.paragraphs[0], 0}
	for i := p.index - 1; i >= max(0, p.index-nearby); i-- {
		if name, _ := c.sent.named(c.sent.paragraphs[i], nil); kept[name] != nil {
			at = anchor{kept[name], kept[name].all.Len()}
			break
		}
	}
	name, keys := c.sent.named(p, nil)
	c.edited(u.text(original), "", at, c.places.now(p, name, keys))
}
