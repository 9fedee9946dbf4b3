package docx

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"
	"time"

	"rd50/generator/ooxml"
	"rd50/generator/report"
)

// insertion is what goes in at the template's mark.
type insertion int

const (
	wholeReport  insertion = iota // {{report}}, or no mark: at the end
	withoutTitle                  // {{content}}: the template has a title page of its own
)

// placeholders are the names that a template may hold in double braces, in the
// order of the manual. «report» and «content» stand in a paragraph of their own.
var placeholders = []string{"report", "content", "title", "customer", "contractor", "system", "designation", "version", "edition", "date", "city", "year"}

// values gives what each name stands for in a report.
func values(r *report.Report) map[string]string {
	day, year := r.Meta.Date, ""
	if t, err := time.Parse(time.DateOnly, r.Meta.Date); err == nil {
		day, year = t.Format("02.01.2006"), t.Format("2006")
	}
	return map[string]string{
		"title": r.Meta.Title, "customer": r.Meta.Customer, "contractor": r.Meta.Author, "system": r.Meta.Subject,
		"designation": r.Meta.Designation, "version": r.Meta.Version, "edition": r.Meta.Edition,
		"date": day, "year": year, "city": r.Meta.City,
	}
}

var placeholder = regexp.MustCompile(`\{\{[ \x{a0}]*([^{}\n]{1,40}?)[ \x{a0}]*\}\}`)

// markOf gives the insertion that a paragraph of the body stands for.
func markOf(e *element) (insertion, bool) {
	if e.name != "w:p" {
		return 0, false
	}
	m := placeholder.FindStringSubmatch(e.words())
	if m == nil || m[0] != strings.TrimSpace(e.words()) {
		return 0, false
	}
	switch m[1] {
	case "report":
		return wholeReport, true
	case "content":
		return withoutTitle, true
	}
	return 0, false
}

// findPlace finds the paragraph that the report replaces, else the end of the
// body.
func (t *template) findPlace() error {
	kids := t.body.elements()
	t.body.kids = nil
	kids.addTo(t.body)
	t.place = -1
	for i, e := range kids {
		if mark, ok := markOf(e); ok {
			if t.place >= 0 {
				return errors.New("метка {{report}} или {{content}} стоит в шаблоне дважды")
			}
			t.place, t.insert = i, mark
		}
	}
	if t.place < 0 {
		t.appendPlace(kids)
	}
	t.page, t.ends = t.sectionAfter(t.place)
	return nil
}

// appendPlace makes a paragraph for the report behind what the body holds; an
// empty body becomes that paragraph.
func (t *template) appendPlace(kids elements) {
	end := len(kids)
	if end > 0 && kids[end-1].name == "w:sectPr" {
		end--
	}
	for end > 0 && emptyParagraph(kids[end-1]) {
		end--
	}
	mark := el("w:p")
	if end > 0 && !endsPage(kids[end-1]) {
		mark = el("w:p", paragraph{pageBreak: true}.element())
	}
	rest := elements{mark}
	if n := len(kids); n > 0 && kids[n-1].name == "w:sectPr" {
		rest = append(rest, kids[n-1])
	}
	t.body.kids = nil
	append(append(elements{}, kids[:end]...), rest...).addTo(t.body)
	t.place = end
}

// emptyParagraph tells a paragraph that shows nothing and ends nothing.
func emptyParagraph(e *element) bool {
	if e.name != "w:p" {
		return false
	}
	empty := true
	e.each(func(x *element) {
		switch x.name {
		case "w:t", "w:delText", "w:drawing", "w:pict", "w:object", "w:sectPr", "w:br", "w:fldChar", "w:fldSimple":
			empty = false
		}
	})
	return empty
}

// endsPage tells whether what follows a block starts on a new page anyway.
func endsPage(e *element) bool {
	ends := false
	e.each(func(x *element) {
		if x.name == "w:sectPr" || x.name == "w:br" && x.attr("w:type") == "page" {
			ends = true
		}
	})
	return ends && e.name == "w:p"
}

// fill puts values for the names in the document, headers and footers. With nil
// it only tells a name that is not known.
func (t *template) fill(values map[string]string) error {
	for i, e := range t.body.elements() {
		if i == t.place {
			continue
		}
		if err := fillAll(e, values); err != nil {
			return err
		}
	}
	for _, r := range t.relations[mainRels] {
		if kind := path.Base(r.kind); r.external || kind != "header" && kind != "footer" {
			continue
		}
		name := ooxml.Related(mainRels, r.target)
		root, err := parseXML(t.parts[name])
		if err == nil {
			err = fillAll(root, values)
		}
		if err != nil {
			return fmt.Errorf("часть %s: %w", name, err)
		}
		if values != nil {
			t.parts[name] = root.document()
		}
	}
	return nil
}

func fillAll(e *element, values map[string]string) error {
	var fault error
	e.each(func(x *element) {
		if x.name == "w:p" && fault == nil {
			fault = fillParagraph(x, values)
		}
	})
	return fault
}

// piece is a text of a paragraph's run and where it starts in the paragraph.
type piece struct {
	element     *element
	start, size int // bytes, as it stood
	text        string
}

// fillParagraph replaces names even where Word has split them over runs: the
// value takes the look of the run in which the name starts. Values are not
// searched again.
func fillParagraph(p *element, values map[string]string) error {
	// What a tracked change has deleted is a text of its own, which may be restored.
	return errors.Join(fillTexts(p, "w:t", values), fillTexts(p, "w:delText", values))
}

func fillTexts(p *element, kind string, values map[string]string) error {
	pieces, line := piecesOf(p, kind)
	found := placeholder.FindAllStringSubmatchIndex(line, -1)
	for i := len(found) - 1; i >= 0; i-- {
		m := found[i]
		name := line[m[2]:m[3]]
		if err := checkName(name); err != nil {
			return err
		}
		replace(pieces, m[0], m[1], clean(values[name]))
	}
	if len(found) == 0 || values == nil {
		return nil
	}
	for _, x := range pieces {
		x.element.kids = []part{characters(legal(x.text))}
		x.element.setAttr("xml:space", "preserve")
	}
	return nil
}

func checkName(name string) error {
	if name == "report" || name == "content" {
		return fmt.Errorf("метка {{%s}} стоит не в отдельном абзаце основного текста", name)
	}
	for _, known := range placeholders {
		if name == known {
			return nil
		}
	}
	return fmt.Errorf("метка {{%s}} неизвестна; известны: %s", name, strings.Join(placeholders, ", "))
}

// piecesOf gives the texts of a kind of a paragraph's own runs and all of them in one
// line; what parts texts for a reader, such as a tab, is a line end in it.
func piecesOf(p *element, kind string) ([]*piece, string) {
	var pieces []*piece
	var line strings.Builder
	var walk func(e *element)
	walk = func(e *element) {
		for _, k := range e.elements() {
			switch k.name {
			case "w:p", "w:pPr":
			case "w:tab", "w:br", "w:cr", "w:fldChar":
				line.WriteByte('\n')
			case kind:
				s := k.ownText()
				pieces = append(pieces, &piece{k, line.Len(), len(s), s})
				line.WriteString(s)
			default:
				walk(k)
			}
		}
	}
	walk(p)
	return pieces, line.String()
}

// replace puts a value in place of the bytes from one to before another. It is
// called from the end of the line to its start, so that starts stay true.
func replace(pieces []*piece, from, to int, value string) {
	for _, x := range pieces {
		if x.start >= to || x.start+x.size <= from {
			continue
		}
		low, high := max(from-x.start, 0), min(to-x.start, x.size)
		put := ""
		if x.start <= from {
			put = value
		}
		x.text = x.text[:low] + put + x.text[high:]
	}
}
