package docx

import (
	"rd50/generator/report"
	"rd50/generator/typeset"
)

// Sheets is what a typesetting may tell besides: which parts of the title page stand on
// which sheet (6.10.1). Without it all stand on one.
type Sheets interface {
	TitleSheets() [][]typeset.TitlePart
}

// group is a part of the title page with the free space above it in twips.
type group struct {
	part    typeset.TitlePart
	content elements
	gap     int
	lines   int // how many it is about high
}

// titlePage writes the title page from top to bottom (5.1, 6.10) and its further sheets.
func titlePage(d *writer) {
	sheets := titleSheets(d, titleGroups(d, &d.report.Title))
	for i, groups := range sheets {
		if i > 0 {
			p := paragraph{style: styleTitle, pageBreak: true, align: alignRight, after: new(int)}
			*p.after = gapObject
			d.body = append(d.body, el("w:p", p.element(), text(look{}, "Продолжение титульного листа")))
		}
		for j, g := range groups {
			if j > 0 {
				d.body = append(d.body, blankLine(g.gap))
			}
			d.body = append(d.body, g.content...)
		}
		sheetEnd(d, i, len(sheets))
	}
	if len(sheets) > 1 && d.template == nil { // whose pages bear no numbers
		d.body = append(d.body, tiny(d.unnumbered()))
	}
}

// sheetEnd writes the lines at the lower edge of a sheet: the reference to the next one,
// city and year on the first alone. What stands there goes to the page of the paragraph
// behind it.
func sheetEnd(d *writer, i, sheets int) {
	line := func(align alignment, s string) {
		p := paragraph{style: styleTitle, frame: &frame{width: d.sheet.textWidth()}, align: align}
		d.body = append(d.body, d.origins.titled(elements{el("w:p", p.element(), text(look{}, s))}, d.report.Title.Origins)...)
	}
	if i+1 < sheets {
		line(alignRight, "Продолжение на следующем листе")
	}
	if i == 0 {
		line("", d.report.Title.Place)
	}
	d.body = append(d.body, tiny(nil))
}

// titleSheets shares the groups out among sheets as the typesetting does.
func titleSheets(d *writer, groups []group) [][]group {
	known, ok := d.pages.(Sheets)
	if !ok || len(known.TitleSheets()) == 0 {
		fitGaps(groups, fontSize(d.report.Layout), d.sheet)
		return [][]group{groups}
	}
	byPart := map[typeset.TitlePart]group{}
	for _, g := range groups {
		byPart[g.part] = g
	}
	var out [][]group
	for _, parts := range known.TitleSheets() {
		var sheet []group
		for _, p := range parts {
			gap := int(p.Gap * 20)
			p.Gap = 0
			if g, ok := byPart[p]; ok {
				g.gap = gap
				sheet = append(sheet, g)
			}
		}
		if d.template != nil {
			fitGaps(sheet, fontSize(d.report.Layout), d.sheet)
		}
		out = append(out, sheet)
	}
	return out
}

// titleGroups writes the parts of the title page, as the typesetting names them.
func titleGroups(d *writer, t *report.TitlePage) []group {
	interval := fontSize(d.report.Layout) * 20 * 1149 * 3 / 1000 // two lines at one and a half
	var out []group
	add := func(name string, index, gap int, content elements, lines int) {
		if len(content) > 0 {
			out = append(out, group{typeset.TitlePart{Name: name, Index: index}, content, gap, lines})
		}
	}
	block := func(name string, gap int, align alignment, lines ...string) {
		add(name, 0, gap, d.origins.titled(titleLines(align, lines...), t.Origins), linesOf(lines, d.sheet.textWidth()))
	}
	block("organisation", 0, alignCentre, t.Ministry, t.Organisation, report.Bracketed(t.Short))
	block("codes", interval, alignLeft, t.Codes...)
	gap := interval
	for i, row := range report.ApprovalRows(t.Approvals) {
		content, lines := approvals(d, row, d.approvalWidth())
		add("approvals", i, gap, content, lines)
		gap = gapObject
	}
	block("document", interval, alignCentre, t.Document...)
	block("name", gapObject, alignCentre, titleName(t)...)
	gap = interval
	for i, s := range t.Signatures {
		columns := d.signatureColumns()
		add("signature", i, gap, d.origins.titled(elements{signature(s, columns)}, s.Origins), 1+linesOf(s.Post(), columns.role))
		gap = gapObject
	}
	return out
}

// fitGaps narrows the free space where the page is too short for it.
func fitGaps(groups []group, size int, page sheet) {
	line := size * 20 * 1149 / 1000
	room := page.textHeight() - 3*line // city and year, and a reserve
	gaps := 0
	for _, g := range groups {
		room -= g.lines * line
		gaps += g.gap
	}
	if gaps <= room || gaps == 0 {
		return
	}
	for i := range groups {
		groups[i].gap = max(groups[i].gap/4, groups[i].gap*max(room, 0)/gaps)
	}
}
