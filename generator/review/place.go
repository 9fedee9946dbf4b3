package review

import (
	"slices"

	"rd50/generator/ooxml"
)

// places finds what the paragraphs of a returned document print.
type places struct {
	doc     *document
	present *document                 // what the engagement renders to now
	told    []*paragraph              // those of it that have keys
	matched map[*paragraph]*paragraph // by words; nil until they are asked for
}

func newPlaces(doc, present *document) *places {
	p := &places{doc: doc, present: present}
	for _, x := range present.paragraphs {
		if _, keys := present.named(x, nil); len(keys) > 0 {
			p.told = append(p.told, x)
		}
	}
	return p
}

// named gives the bookmark of a paragraph and the keys that the file's own table has for
// it, or another one's where that has none.
func (d *document) named(p *paragraph, other *document) (name string, keys []string) {
	find := func(names []string, row bool) bool {
		for _, n := range names {
			t, ok := d.texts[n]
			if !ok && other != nil {
				t, ok = other.texts[n]
			}
			if ok && (t.cells != nil) == row {
				name, keys = n, t.keys
				if row {
					keys = t.of(p.cell)
				}
				return true
			}
		}
		return false
	}
	if find(p.traces, false) || p.row == nil {
		return name, keys
	}
	for _, q := range p.row.paragraphs {
		if find(q.traces, true) {
			break
		}
	}
	return name, keys
}

// keys gives the keys of what a paragraph prints, lines of prose being those of the
// present files; none where neither bookmarks nor words tell.
func (p *places) keys(x *paragraph) []string {
	name, keys := p.doc.named(x, p.present)
	if len(keys) == 0 {
		return p.byWords(x)
	}
	if _, line := ooxml.CutLine(keys[0]); line == 0 {
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

// byWords gives the keys of the paragraph that says the same in the present report, or
// in the same row; of a new paragraph those of the one before it.
func (p *places) byWords(x *paragraph) []string {
	p.match()
	if now := p.matched[x]; now != nil {
		_, keys := p.present.named(now, nil)
		return keys
	}
	if x.row != nil {
		return p.besides(x)
	}
	if x.letters() == "" && x.body {
		for i := x.index - 1; i >= 0 && p.doc.paragraphs[i].body; i-- {
			if before := p.doc.paragraphs[i]; before.letters() != "" {
				return p.keys(before)
			}
		}
	}
	return nil
}

// besides finds a cell by the other cells of its row.
func (p *places) besides(x *paragraph) []string {
	for _, q := range x.row.paragraphs {
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
	was := itemOf(x.letters(), 0)
	most, best := enough, []string{file + ":1"}
	for _, now := range p.told {
		_, told := p.present.named(now, nil)
		if origin, line := ooxml.CutLine(told[0]); origin != file || line == 0 {
			continue
		}
		is := itemOf(now.letters(), 0)
		if s := alike(&was, &is); s > most {
			most, best = s, told
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
	is, now := items(p.told)
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
