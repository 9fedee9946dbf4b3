package review

import (
	"encoding/xml"
	"strings"

	"rd50/generator/ooxml"
)

// text is what the report told of a paragraph, or of a row of a table.
type text struct {
	keys  []string
	hash  string
	cells [][]string // keys of a row's cells; nil of a paragraph
}

// of gives the keys of a cell; those of the row's entry where the cell has none.
func (t text) of(cell int) []string {
	if cell >= 0 && cell < len(t.cells) && len(t.cells[cell]) > 0 {
		return t.cells[cell]
	}
	if t.cells != nil && len(t.keys) > 0 {
		return []string{entryOf(t.keys[0])}
	}
	return t.keys
}

// entryOf gives the entry that a key stands in, «requirements[R3]»; the key itself where
// it stands in none.
func entryOf(key string) string {
	if i := strings.LastIndex(key, "]."); i >= 0 {
		return key[:i+1]
	}
	return key
}

// readTexts reads a custom XML part, if it is the report's.
func (d *document) readTexts(data []byte) error {
	names, depth, last := namespaces{}, 0, ""
	return ooxml.Walk(data, func(token xml.Token) error {
		e, ok := token.(xml.StartElement)
		if !ok {
			if _, ends := token.(xml.EndElement); ends {
				depth--
			}
			return nil
		}
		depth++
		switch name := names.of(e); {
		case name == "rd50:texts" && depth == 1:
			d.version, d.designation = attr(e, "version"), attr(e, "designation")
			d.own = change{attr(e, "author"), dateOf(attr(e, "date"))}
		case name == "rd50:t" && depth == 2:
			last = attr(e, "n")
			d.texts[last] = text{keys: lines(attr(e, "k")), hash: attr(e, "h")}
		case name == "rd50:c" && depth == 3:
			t := d.texts[last]
			t.cells = append(t.cells, lines(attr(e, "k")))
			d.texts[last] = t
		}
		return nil
	})
}

// kin is how much of what a report told of its paragraphs a version of the same engagement
// tells at least. Captions and heads of columns, which are alike in all, come to 0.3.
const kin = 0.4

// sent tells whether a document is a report of this engagement, as far as it tells: by its
// own table, which no edit of the text touches.
func (s Source) sent(d, present *document) (bool, error) {
	if len(d.texts) == 0 || d.akin(present) {
		return true, nil
	}
	for n := 0; ; n++ {
		data := s.Earlier(n)
		if data == nil {
			return false, nil
		}
		earlier, err := open(data)
		if err != nil || d.akin(earlier) {
			return err == nil, err
		}
	}
}

// akin tells whether two reports are versions of one.
func (d *document) akin(other *document) bool {
	if d.designation != "" && d.designation == other.designation {
		return true
	}
	same := 0
	for name, t := range d.texts {
		if was, told := other.texts[name]; told && was.hash == t.hash {
			same++
		}
	}
	return float64(same) >= kin*float64(len(d.texts))
}

// forget drops what the document tells of its paragraphs: the keys are another
// engagement's.
func (d *document) forget() {
	d.texts = map[string]text{}
	for _, p := range d.paragraphs {
		p.traces = nil
		if p.row != nil {
			p.row.traces = nil
		}
	}
}

func lines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}
