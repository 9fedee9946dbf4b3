// Package plaincsv writes tables as CSV, for programs and for Excel.
package plaincsv

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// Write writes rows by RFC 4180: commas, CRLF, UTF-8. For Excel, which in Russia takes
// neither, values are parted by «;» under a byte order mark. A text that a spreadsheet
// would run as a formula gets an apostrophe in front.
func Write(w io.Writer, rows [][]string, excel bool) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	if excel {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
		c.Comma = ';'
	}
	for _, row := range rows {
		guarded := make([]string, len(row))
		for i, cell := range row {
			guarded[i] = Guarded(cell)
		}
		if err := c.Write(guarded); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// Guarded gives a cell that no spreadsheet takes for a formula. Numbers stay as they are.
func Guarded(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil {
		return cell
	}
	return "'" + cell
}
