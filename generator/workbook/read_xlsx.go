package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// What a book may hold. A book of a real engagement has a few thousand rows; beyond
// the bounds it is a mistake or an attack.
const (
	mostUnzipped = 256 << 20
	mostRows     = 20_000 // of a sheet, down to the last one that is filled
	mostColumns  = 1_000
	mostEmpty    = 2_000 // empty rows in a row, behind which nothing is looked for
)

// ReadXLSX reads the sheets of a book. Formulas count as the values that were saved
// with them; macros, links and pictures are not looked at.
func ReadXLSX(file string, data []byte) (grids []Grid, err error) {
	defer func() {
		if r := recover(); r != nil {
			grids, err = nil, errors.New("файл поврежден")
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: mostUnzipped, UnzipXMLSizeLimit: mostUnzipped,
	})
	switch {
	case errors.Is(err, excelize.ErrWorkbookPassword), errors.Is(err, excelize.ErrWorkbookFileFormat):
		return nil, errors.New("книга защищена паролем или это не книга Excel")
	case err != nil && strings.Contains(err.Error(), "unzip size"):
		return nil, fmt.Errorf("развернутая книга больше %d МиБ", mostUnzipped>>20)
	case err != nil:
		return nil, errors.New("файл поврежден или это не книга Excel")
	}
	defer f.Close()
	for _, name := range f.GetSheetList() {
		g := Grid{File: file, Sheet: name}
		if err := g.read(f); err != nil {
			return nil, fmt.Errorf("лист «%s»: %w", name, err)
		}
		grids = append(grids, g)
	}
	return grids, nil
}

func (g *Grid) read(f *excelize.File) error {
	rows, err := f.Rows(g.Sheet)
	if err != nil {
		return err
	}
	defer rows.Close()
	filled := 0
	for n := 0; rows.Next() && n-filled < mostEmpty; n++ {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		if len(cells) > mostColumns {
			cells = cells[:mostColumns]
		}
		g.Rows = append(g.Rows, cells)
		if !g.blank(n) {
			filled = n + 1
		}
		if filled > mostRows {
			return fmt.Errorf("строк больше %d", mostRows)
		}
	}
	g.Rows = g.Rows[:filled]
	return rows.Error()
}
