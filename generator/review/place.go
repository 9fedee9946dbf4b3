package review

import (
	"slices"

	"rd50/generator/ooxml"
)

// places finds what the paragraphs of a returned document print.
type places struct {
	doc     *document
	present *document                 // what the engagement renders to now
	shown   []*paragraph              // of it, but for its table of contents
	told    []*paragraph              // those of it that have keys
	matched map[*paragraph]*paragraph // by words; nil until they are asked for
	prose   map[string][]*line        // its lines by file; nil until they are asked for
}

// line is a paragraph of prose in the present files.
type line struct {
	keys []string
	item item
}

func newPlaces(doc, present *document) *places {
	p := &places{doc: doc, present: present}
	for _, x := range present.paragraphs {
		if !x.listed {
			p.shown = append(p.shown, x)
		}
		if _, keys := present.named(x, nil); len(keys) > 0 {
			p.told = append(p.told, x)
		}
	}
	return p
}

// named gives the bookmark of a paragraph and the keys that the file's own table has for
// it, or another one's where that has none.
func (d *document) named(p *paragraph, other *document) (name string, keys []string) {
	if name, t := d.told(p.traces, other, false); name != "" {
		return name, t.keys
	}
	if p.row == nil {
		return "", nil
	}
	name, t := d.told(p.row.traces, other, true)
	return name, t.of(p.cell)
}

// told finds the first of some bookmarks that is told of, of a row or of a paragraph.
func (d *document) told(names []string, other *document, row bool) (string, text) {
	for _, n := range names[:min(mostOpen, len(names))] {
		t, ok := d.texts[n]
		if !ok && other != nil {
			t, ok = other.texts[n]
		}
		if ok && (t.cells != nil) == row {
			return n, t
		}
	}
	return "", text{}
}

// keys gives the keys of what a paragraph prints, lines of prose being those of the
// present files; none where neither bookmarks nor words tell.
func (p *places) keys(x *paragraph) []string {
	name, keys := p.doc.named(x, p.present)
	if len(keys) == 0 {
		return p.byWords(x)
	}
	return p.now(x, name, keys)
}

// now gives keys with the lines that prose has in the present files.
func (p *places) now(x *paragraph, name string, keys []string) []string {
	if _, n := ooxml.CutLine(keys[0]); n == 0 {
		return keys
	}
	if now, ok := p.present.texts[name]; ok {
		if x.row != nil && now.cells != nil {
			return now.of(x.cell)
		}
		return now.keys
	}
	return p.inFile(x, keys)
}

// nearby is how far a neighbour is looked for.
const nearby = 200

// byWords gives the keys of the paragraph that says the same in the present report, or
// in the same row; of a new paragraph those of the one before it.
func (p *places) byWords(x *paragraph) []string {
	p.match()
	if now := p.matched[x]; now != nil {
		_, keys := p.present.named(now, nil)
		return keys
	}
	if keys := p.besides(x); keys != nil {
		return keys
	}
	if x.body && p.fresh(x) {
		for i := x.index - 1; i >= max(0, x.index-nearby); i-- {
			if before := p.doc.paragraphs[i]; before.letters() != "" {
				return p.keys(before)
			}
		}
	}
	return nil
}

// fresh tells a paragraph, or a row with all its cells, that was not there before.
func (p *places) fresh(x *paragraph) bool {
	all := []*paragraph{x}
	if x.row != nil {
		all = x.row.paragraphs[:min(nearby, len(x.row.paragraphs))]
	}
	return !slices.ContainsFunc(all, func(q *paragraph) bool { return q.letters() != "" })
}

// besides finds a cell by the other cells of its row.
func (p *places) besides(x *paragraph) []string {
	if x.row == nil {
		return nil
	}
	for _, q := range x.row.paragraphs[:min(nearby, len(x.row.paragraphs))] {
		now := p.matched[q]
		if now == nil || now.row == nil {
			continue
		}
		for _, r := range now.row.paragraphs {
			if r.cell == now.cell+x.cell-q.cell {
				_, keys := p.present.named(r, nil)
				return keys
			}
		}
	}
	return nil
}

// inFile finds the line of prose that was rewritten since among those of its file; the
// file itself where nothing in it is alike.
func (p *places) inFile(x *paragraph, keys []string) []string {
	file, _ := ooxml.CutLine(keys[0])
	if p.prose == nil {
		p.prose = map[string][]*line{}
		for _, now := range p.told {
			_, told := p.present.named(now, nil)
			if origin, n := ooxml.CutLine(told[0]); n > 0 {
				p.prose[origin] = append(p.prose[origin], &line{told, itemOf(now.letters(), 0)})
			}
		}
	}
	was := itemOf(x.letters(), 0)
	most, best := enough, []string{file + ":1"}
	for _, l := range p.prose[file] {
		if s := alike(&was, &l.item); s > most {
			most, best = s, l.keys
		}
	}
	return best
}

// match pairs the paragraphs of both documents by their words, once.
func (p *places) match() {
	if p.matched != nil {
		return
	}
	p.matched = map[*paragraph]*paragraph{}
	was, then := items(p.doc.paragraphs)
	is, now := items(p.shown)
	for i, j := range align(was, is) {
		if j >= 0 {
			p.matched[then[i]] = now[j]
		}
	}
}

// items gives the paragraphs that say anything.
func items(list []*paragraph) ([]item, []*paragraph) {
	var out []item
	kept := slices.DeleteFunc(slices.Clone(list), func(p *paragraph) bool {
		letters := p.letters()
		if letters != "" {
			out = append(out, itemOf(letters, len(out)))
		}
		return letters == ""
	})
	return out, kept
}
