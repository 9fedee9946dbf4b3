package workbook

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"rd50/generator/engagement"
)

// Book is what WriteXLSX writes.
type Book struct {
	Tables     []Table
	Engagement *engagement.Engagement
	Program    string // its name and version
}

// keyRow, headRow and firstRow are where a sheet has its keys, its heads and its first
// entry, counted from 1.
const keyRow, headRow, firstRow = 1, 2, 3

// spareRows is how far below the last entry the drop-down lists reach.
const spareRows = 200

// mostText is how many characters a cell of a spreadsheet holds.
const mostText = 32767

// WriteXLSX writes a book: a sheet a table, and one that tells what it is.
func (w *Words) WriteXLSX(out io.Writer, b Book) error {
	f := excelize.NewFile()
	defer f.Close()
	x := &xlsxWriter{file: f, words: w, book: b}
	if err := x.styles(); err != nil {
		return err
	}
	for _, t := range b.Tables {
		s := &sheetWriter{x: x, Table: t, rows: len(t.Rows)}
		if err := s.write(); err != nil {
			return fmt.Errorf("лист «%s»: %w", t.Sheet.Name, err)
		}
	}
	if err := x.about(); err != nil {
		return err
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		return err
	}
	fresh := true
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &fresh}); err != nil {
		return err
	}
	if err := f.SetDocProps(&excelize.DocProperties{
		Title: b.Engagement.Report.Title, Creator: b.Program, Language: "ru-RU", Created: stamp(b), Modified: stamp(b), Version: b.Engagement.Report.Version,
	}); err != nil {
		return err
	}
	_, err := f.WriteTo(out)
	return err
}

// stamp is the moment that a book bears: that of the report, so that equal data give
// equal bytes.
func stamp(b Book) string { return b.Engagement.Report.Date.Format("2006-01-02T15:04:05Z") }

type xlsxWriter struct {
	file  *excelize.File
	words *Words
	book  Book

	head, text, number, day, grey, greyNumber, total int // styles
}

func (x *xlsxWriter) styles() error {
	var err error
	style := func(s excelize.Style) int {
		n, fault := x.file.NewStyle(&s)
		if fault != nil {
			err = fault
		}
		return n
	}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	thin := []excelize.Border{}
	for _, side := range []string{"left", "top", "right", "bottom"} {
		thin = append(thin, excelize.Border{Type: side, Color: "BFBFBF", Style: 1})
	}
	shade := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F2F2F2"}}
	dated := "dd.mm.yyyy"
	general := "General"
	x.head = style(excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}, Border: thin,
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDEBF7"}}})
	x.text = style(excelize.Style{Alignment: top, Border: thin, NumFmt: 49})
	x.number = style(excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}, Border: thin, CustomNumFmt: &general})
	x.day = style(excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}, Border: thin, CustomNumFmt: &dated})
	x.grey = style(excelize.Style{Alignment: top, Border: thin, Fill: shade})
	x.greyNumber = style(excelize.Style{Alignment: top, Border: thin, Fill: shade, CustomNumFmt: &general})
	x.total = style(excelize.Style{Font: &excelize.Font{Bold: true}, CustomNumFmt: &general})
	return err
}

// about writes the sheet that tells what the book is.
func (x *xlsxWriter) about() error {
	a, e := x.words.About, x.book.Engagement
	if _, err := x.file.NewSheet(a.Name); err != nil {
		return err
	}
	rows := [][2]string{
		{a.Title, e.Report.Title}, {a.System, e.System.Name}, {a.Version, e.Report.Version}, {a.Date, e.Report.Date.Short()}, {a.Program, x.book.Program},
	}
	for i, line := range strings.Split(strings.TrimSpace(a.Text), "\n") {
		head := ""
		if i == 0 {
			head = a.How
		}
		rows = append(rows, [2]string{head, line})
	}
	for i, row := range rows {
		for j, text := range row {
			cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
			if err := x.file.SetCellStr(a.Name, cell, text); err != nil {
				return err
			}
		}
	}
	last := fmt.Sprintf("B%d", len(rows))
	for _, err := range []error{
		x.file.SetColWidth(a.Name, "A", "A", 22), x.file.SetColWidth(a.Name, "B", "B", 100), x.file.SetCellStyle(a.Name, "A1", last, x.text), x.page(a.Name, e.Report.Title, false),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// page sets a sheet up for paper: A4, as wide as the paper.
func (x *xlsxWriter) page(sheet, title string, landscape bool) error {
	size, wide, high, orientation, fit := 9, 1, 0, "portrait", true
	if landscape {
		orientation = "landscape"
	}
	if err := x.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	if err := x.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return x.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddHeader: "&L" + strings.ReplaceAll(title, "&", "&&") + "&R&A", OddFooter: "&C&P / &N"})
}

// sheetWriter writes one table.
type sheetWriter struct {
	x *xlsxWriter
	Table
	rows int
}

func (s *sheetWriter) write() error {
	if _, err := s.x.file.NewSheet(s.Sheet.Name); err != nil {
		return err
	}
	for _, step := range []func() error{s.heads, s.entries, s.heights, s.formulas, s.dress, s.lists} {
		if err := step(); err != nil {
			return err
		}
	}
	return s.print(s.x.book.Engagement.Report.Title)
}

// cell names a cell: column from 0, row from 1.
func cell(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		panic(err) // a table is never so wide
	}
	return name
}

func (s *sheetWriter) heads() error {
	for i, c := range s.Columns {
		if err := s.x.file.SetCellStr(s.Sheet.Name, cell(i, keyRow), c.Key); err != nil {
			return err
		}
		if err := s.x.file.SetCellStr(s.Sheet.Name, cell(i, headRow), c.Head); err != nil {
			return err
		}
	}
	return s.x.file.SetRowVisible(s.Sheet.Name, keyRow, false)
}

// lineHeight is that of a line of a cell in points.
const lineHeight = 15

// heights gives each row the height of its longest cell: what opens the book need not
// measure the texts.
func (s *sheetWriter) heights() error {
	heads := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		heads[i] = c.Head
	}
	if err := s.height(headRow, heads); err != nil {
		return err
	}
	for i, row := range s.Rows {
		if err := s.height(firstRow+i, row.Cells); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheetWriter) height(row int, cells []string) error {
	const most = 409 // points, as spreadsheets allow
	lines := 1
	for i, text := range cells {
		n := 0
		for _, line := range strings.Split(text, "\n") {
			n += wrapped(line, int(s.width(i))-1)
		}
		lines = max(lines, n)
	}
	return s.x.file.SetRowHeight(s.Sheet.Name, row, min(float64(lines)*lineHeight, most))
}

// wrapped counts the lines of a text in a column of so many characters, whose words
// stay whole.
func wrapped(text string, width int) int {
	lines, used := 1, 0
	for _, word := range strings.Fields(text) {
		n := len([]rune(word))
		if used > 0 && used+1+n > width {
			lines, used = lines+1, 0
		}
		used += n + 1
	}
	return lines
}

func (s *sheetWriter) entries() error {
	for i, row := range s.Rows {
		for j, c := range s.Columns {
			if err := s.value(cell(j, firstRow+i), c, row.Cells[j]); err != nil {
				return err
			}
		}
	}
	return nil
}

// value writes one cell. A text stays a text, whatever it begins with.
func (s *sheetWriter) value(at string, c Column, v string) error {
	switch {
	case v == "":
		return nil
	case len(utf16.Encode([]rune(v))) > mostText:
		return fmt.Errorf("%s: текст длиннее %d знаков, столько ячейка не вмещает", at, mostText)
	case c.Form == Number || c.Form == Whole:
		number, err := strconv.ParseFloat(v, 64)
		if err != nil {
			return err
		}
		return s.x.file.SetCellFloat(s.Sheet.Name, at, number, -1, 64)
	case c.Form == Day || c.Form == Computed:
		if serial, ok := serialOf(v); ok {
			return s.x.file.SetCellInt(s.Sheet.Name, at, serial)
		}
	case c.Form == Enum:
		for _, known := range c.values {
			if known.value == v {
				v = known.word
			}
		}
	}
	return s.x.file.SetCellStr(s.Sheet.Name, at, v)
}

// serialOf gives a date as spreadsheets count days.
func serialOf(iso string) (int64, bool) {
	day, err := parseISO(iso)
	if err != nil {
		return 0, false
	}
	return int64(day.Sub(epoch).Hours() / 24), true
}

// dress gives the cells their styles and the columns their widths.
func (s *sheetWriter) dress() error {
	last := max(s.rows, 1)
	for i, c := range s.Columns {
		style := map[Form]int{Number: s.x.number, Whole: s.x.number, Day: s.x.day, Computed: s.x.grey}[c.Form]
		switch {
		case style == 0:
			style = s.x.text
		case c.Key == "=start" || c.Key == "=end":
			style = s.x.day
		case c.Key == "=sum":
			style = s.x.greyNumber
		}
		letter, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		for _, err := range []error{
			s.x.file.SetCellStyle(s.Sheet.Name, cell(i, headRow), cell(i, headRow), s.x.head),
			s.x.file.SetCellStyle(s.Sheet.Name, cell(i, firstRow), cell(i, firstRow+last-1), style),
			s.x.file.SetColWidth(s.Sheet.Name, letter, letter, s.width(i)),
		} {
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// width is that of a column in characters: what it holds, within bounds.
func (s *sheetWriter) width(column int) float64 {
	least, most := 9, 24
	switch s.Columns[column].Form {
	case Long:
		most = 60
	case Lines:
		most = 44
	case Day, Computed:
		least, most = 12, 14
	}
	need := least
	for _, row := range s.Rows {
		for _, line := range strings.Split(row.Cells[column], "\n") {
			need = max(need, len([]rune(line))+2)
		}
	}
	for _, v := range s.Columns[column].values {
		need = max(need, len([]rune(v.word))+2)
	}
	for _, word := range strings.Fields(s.Columns[column].Head) {
		need = max(need, min(len([]rune(word))+2, most))
	}
	return float64(min(need, most))
}

// lists gives the columns of closed lists their drop-down lists.
func (s *sheetWriter) lists() error {
	for i, c := range s.Columns {
		if c.Form != Enum {
			continue
		}
		var words []string
		for _, v := range c.values {
			words = append(words, v.word)
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(cell(i, firstRow) + ":" + cell(i, firstRow+s.rows+spareRows))
		if err := v.SetDropList(words); err != nil {
			return err
		}
		v.SetError(excelize.DataValidationErrorStyleStop, c.Head, "Значение выбирается из списка.")
		if err := s.x.file.AddDataValidation(s.Sheet.Name, v); err != nil {
			return err
		}
	}
	return nil
}

// print freezes the heads, gives them a filter and sets the paper up.
func (s *sheetWriter) print(title string) error {
	last := cell(len(s.Columns)-1, firstRow+max(s.rows, 1)-1)
	name, err := excelize.ColumnNumberToName(len(s.Columns))
	if err != nil {
		return err
	}
	for _, err := range []error{
		s.x.file.SetPanes(s.Sheet.Name, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: headRow, TopLeftCell: "B3", ActivePane: "bottomRight"}),
		s.x.file.AutoFilter(s.Sheet.Name, cell(0, headRow)+":"+last, nil),
		s.x.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", s.Sheet.Name, headRow, headRow), Scope: s.Sheet.Name}),
		s.x.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: fmt.Sprintf("'%s'!$A$%d:$%s$%d", s.Sheet.Name, headRow, name, s.lastRow()), Scope: s.Sheet.Name}),
		s.x.page(s.Sheet.Name, title, true),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}
