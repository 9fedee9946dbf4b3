package docx

import (
	"fmt"
	"strings"

	"rd50/generator/report"
)

// contents writes the table of contents as a TOC field with its rows in the
// body itself, each a link with the page that the typesetting found (6.13). It
// takes the levels 1 to 3 of the outline: headings that are not listed stand
// outside of it or deeper.
func contents(d *writer) elements {
	start := fieldStart(`TOC \o "1-3" \h \z \u`)
	before := d.above(0)
	var out elements
	for _, entry := range d.report.Outline() {
		out = append(out, contentsEntry(d, entry, before))
		before = nil
	}
	if len(out) == 0 {
		out = elements{el("w:p", paragraph{style: styleTOC + "1"}.element())}
	}
	insertRuns(out[0], start)
	fieldEnd().addTo(out[len(out)-1])
	return out
}

// contentsEntry writes one row: number, title, leaders, page.
func contentsEntry(d *writer, e report.Entry, before *int) *element {
	level := min(max(e.Level, 1), 3)
	title, number := e.Title, strings.ReplaceAll(e.Number, " ", report.NBSP)
	if e.Status != "" {
		title = "(" + e.Status + ") " + title
	}
	if number != "" {
		title = number + " " + title
	}
	p := paragraph{style: fmt.Sprint(styleTOC, level), before: before}
	if strings.HasPrefix(number, "ПРИЛОЖЕНИЕ") {
		number = "" // further lines start under the designation
	}
	size := fontSize(d.report.Layout) * 2
	own := contentsIndent(level, number, size)
	if d.template != nil {
		p.tabs = []tab{{"right", "dot", d.sheet.textWidth()}}
	} else if *own != *contentsIndent(level, strings.Repeat("1.", level-1)+"1", size) {
		p.indentation = own
	}
	name := d.bookmarks.contents(e.ID)
	page := field("PAGEREF "+name+` \h`, textRun(look{}, d.page(e.ID)))
	return el("w:p", p.element(), el("w:hyperlink", at("w:anchor", name), at("w:history", "1"),
		text(look{}, title), el("w:r", el("w:tab")), page))
}

func (d *writer) page(id string) string {
	page, ok := d.pages.PageOf(id)
	if !ok {
		return "0"
	}
	return fmt.Sprint(page)
}
