package section

import (
	"regexp"
	"strings"

	"rd50/generator/report"
)

// figures is a number as tables print it, with a sign or a per cent sign.
var figures = regexp.MustCompile(`^[-−+]?\d[\d \x{a0}\x{202f}]*(,\d+)?[ \x{a0}]?%?$`)

// alignNumbers sets the columns of a table that hold nothing but numbers to the right,
// so that their digits stand under each other. The first column holds the names of rows.
func alignNumbers(t *report.Table) {
	for i := 1; i < len(t.Columns); i++ {
		if c := &t.Columns[i]; (c.Align == "" || c.Align == report.Left) && ofNumbers(t, i) {
			c.Align = report.Right
		}
	}
}

func ofNumbers(t *report.Table, column int) bool {
	found := false
	for _, row := range t.Rows {
		at, wide := cellAt(row, column)
		if at < 0 || wide {
			continue
		}
		text, plain := line(row[at])
		switch {
		case plain && (text == "" || text == "—"):
		case figures.MatchString(text):
			found = true
		default:
			return false
		}
	}
	return found
}

// line gives the text of a cell; plain tells that there is nothing else in it.
func line(c report.Cell) (text string, plain bool) {
	if len(c.Blocks) == 0 {
		return "", true
	}
	_, plain = c.Blocks[0].(*report.Paragraph)
	return strings.TrimSpace(cellText(c)), plain && len(c.Blocks) == 1
}
