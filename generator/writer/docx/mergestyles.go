package docx

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// styleNames gives the ids of a template's styles by name in lower case, as Word
// compares them. The default style of paragraphs must be there; all others are
// added where the template has none.
func (t *template) styleNames() (map[string]*element, error) {
	out := map[string]*element{}
	for _, s := range t.styles.elements() {
		if s.name == "w:style" {
			first, _, _ := strings.Cut(s.value("w:name"), ",") // behind commas stand further names
			out[strings.ToLower(strings.TrimSpace(first))] = s
		}
	}
	if s := out["normal"]; s == nil || s.attr("w:type") != "paragraph" {
		return nil, errors.New("в шаблоне нет стиля абзаца «Обычный» (Normal)")
	}
	for _, own := range styleSet(2*tableSize, textWidth, nil, true) {
		name, kind := own.value("w:name"), own.attr("w:type")
		if s := out[strings.ToLower(name)]; s != nil && s.attr("w:type") != kind {
			return nil, fmt.Errorf("стиль «%s» в шаблоне не того вида: нужен %s", name, styleKind(kind))
		}
	}
	return out, nil
}

func styleKind(kind string) string {
	switch kind {
	case "character":
		return "стиль знака"
	case "table":
		return "стиль таблицы"
	}
	return "стиль абзаца"
}

// styleSet gives all styles of a report; size is in half points, width in twips.
func styleSet(size, width int, sizes map[int]bool, marks bool) elements {
	var out elements
	for _, s := range append(paragraphStyles(size, width), tableStylesOf(sizes)...) {
		out = append(out, s.element())
	}
	return append(append(out, characterStyles(size, marks)...), tableStyles()...)
}

// mergeStyles adds the styles that the template lacks, in its typeface. It gives
// the template's ids of those that are called by another id there.
func mergeStyles(d *writer) (map[string]string, error) {
	have, err := d.template.styleNames()
	if err != nil {
		return nil, err
	}
	taken, defaults := map[string]bool{}, map[string]bool{}
	for _, s := range d.template.styles.elements() {
		taken[s.attr("w:styleId")] = true
		if s.attr("w:default") == "1" || s.attr("w:default") == "true" {
			defaults[s.attr("w:type")] = true
		}
	}
	size := d.template.fontSize(have)
	ids := map[string]string{}
	var added elements
	for _, own := range styleSet(fontSize(d.report.Layout)*2, d.sheet.textWidth(), d.tableSizes, d.marks) {
		id := own.attr("w:styleId")
		if s := have[strings.ToLower(own.value("w:name"))]; s != nil {
			ids[id] = s.attr("w:styleId")
			continue
		}
		ids[id] = id
		for taken[ids[id]] {
			ids[id] += "Report"
		}
		own.setAttr("w:styleId", ids[id])
		if defaults[own.attr("w:type")] {
			own.dropAttr("w:default")
		}
		adapt(own, have, size, fontSize(d.report.Layout)*2)
		added = append(added, own)
	}
	for _, s := range added {
		restyle(s, ids)
		s.addTo(d.template.styles)
	}
	return ids, nil
}

// adapt lets an added style take the template's typeface and size, and headings
// the look of the template's headings.
func adapt(s *element, have map[string]*element, size, own int) {
	if r := s.child("w:rPr"); r != nil {
		if f := r.child("w:rFonts"); f != nil && f.attr("w:ascii") == serif {
			r.without("w:rFonts")
		}
		for _, name := range []string{"w:sz", "w:szCs"} {
			switch n, _ := strconv.Atoi(r.value(name)); {
			case n == own:
				r.without(name)
			case n > size-2: // columns are as wide as Times New Roman wants them
				r.child(name).setAttr("w:val", strconv.Itoa(max(size-2, 2*smallestSize)))
			}
		}
	}
	if n := s.child("w:pPr").child("w:numPr"); n != nil {
		s.child("w:pPr").without("w:numPr") // headings are put into lists one by one
	}
	id := s.attr("w:styleId")
	level := id[len(id)-1:]
	if strings.HasPrefix(id, styleHeading) && id != styleHeading+level && have["heading "+level] != nil {
		s.child("w:basedOn").setAttr("w:val", styleHeading+level)
		s.without("w:rPr")
		p := s.child("w:pPr")
		p.without("w:spacing")
		if id != styleStructural+"1" && id != styleUnlisted+"1" {
			p.without("w:ind")
			p.without("w:jc")
		}
		unlist(p)
	}
}

// unlist takes a style out of the list that its base belongs to.
func unlist(p *element) {
	at := 0
	for i, k := range p.elements() {
		switch k.name {
		case "w:keepNext", "w:keepLines", "w:pageBreakBefore":
			at = i + 1
		}
	}
	p.insert(at, (&item{}).element())
}

// restyle puts the template's ids of styles for ours.
func restyle(e *element, ids map[string]string) {
	e.each(func(x *element) {
		switch x.name {
		case "w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link":
			if id, ok := ids[x.attr("w:val")]; ok {
				x.setAttr("w:val", id)
			}
		}
	})
}

// fontSize gives the size of running text in half points: that of the default
// style, else the document's, else the ten points of Word.
func (t *template) fontSize(have map[string]*element) int {
	for _, r := range []*element{
		have["normal"].child("w:rPr"),
		t.styles.child("w:docDefaults").child("w:rPrDefault").child("w:rPr"),
	} {
		if r == nil {
			continue
		}
		if n, err := strconv.Atoi(r.value("w:sz")); err == nil {
			return n
		}
	}
	return 20
}
