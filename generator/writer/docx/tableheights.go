package docx

import "rd50/generator/report"

// spareBelow is what the typesetting leaves free below a part of a table that is cut,
// in twips, less what rounding may take.
const spareBelow = 240

// leastHeights makes the rows of a plain table higher by what its pages have in the
// PDF besides them, «Продолжение таблицы» and the room below, so that its pages end at
// the same rows and the contents stay true. An edit just takes that room.
func leastHeights(d *writer, t *report.Table, cuts []int) []int {
	known, ok := d.pages.(Columns)
	if !ok || len(cuts) == 0 {
		return nil
	}
	heights := known.Rows(t)
	if len(heights) != len(t.Rows) {
		return nil
	}
	out := make([]int, 0, len(t.Rows))
	words := fontSize(d.report.Layout)*20*1149/1000 + gapTable
	from := 0
	for i, to := range append(cuts, len(t.Rows)) {
		spare := spareBelow + words
		switch i {
		case 0:
			spare = spareBelow
		case len(cuts):
			spare = words
		}
		for _, h := range heights[from:to] {
			least := 0
			if h > 0 {
				least = int(h*20) + spare/(to-from)
			}
			out = append(out, least)
		}
		from = to
	}
	return out
}
