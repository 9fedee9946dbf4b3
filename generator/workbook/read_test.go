package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// TestReadCSV reads one table in every way that Russian programs write it.
func TestReadCSV(t *testing.T) {
	want := [][]string{{"Код", "Требование"}, {"R1", "АС ведет учет, «полный»; и\tточный"}, {"R2", "строка\nи строка"}}
	for _, sign := range []string{";", ",", "\t"} {
		text := strings.ReplaceAll("Код;Требование\r\nR1;\"АС ведет учет, «полный»; и\tточный\"\r\nR2;\"строка\nи строка\"\r\n", "Код;", "Код"+sign)
		text = strings.ReplaceAll(strings.ReplaceAll(text, "R1;", "R1"+sign), "R2;", "R2"+sign)
		cp1251, err := charmap.Windows1251.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		for name, data := range map[string]string{"UTF-8": text, "UTF-8, BOM": "\ufeff" + text, "cp1251": cp1251, "UTF-16": utf16} {
			g, err := Read("требования.csv", []byte(data))
			if err != nil {
				t.Fatal(err)
			}
			if !slices.EqualFunc(g[0].Rows, want, slices.Equal) {
				t.Errorf("%s, %q: got %q", name, sign, g[0].Rows)
			}
		}
	}
}

// TestCellsAreTold brings each kind of cell that is wrong.
func TestCellsAreTold(t *testing.T) {
	w := words(t)
	e, text := sample(t, "minimal", "engagement.toml")
	for _, c := range []struct{ table, head, row, fault, hint string }{
		{"requirements", "Код;Вид", "R1;важное", "т.csv, B2: Вид: значение «важное» не из перечня", "возможные значения: функция"},
		{"requirements", "Код;V1", "R1;почти", "т.csv, B2: V1 ", "полностью, частично, нет"},
		{"requirements", "Код;Требование", "R1;#REF!", "т.csv, B2: Требование: в ячейке ошибка формулы #REF!", ""},
		{"requirements", "Код;Требование", "R1;а\nR1;б", "т.csv, A3: «R1» в таблице дважды", "впервые: т.csv, A2"},
		{"criteria", "Код;Вес", "C1;60 %", "т.csv, B2: Вес: «60 %» — не число", "в других графах"},
		{"indicators", "Код;Срок", "I1;31 июня", "т.csv, B2: Срок: «31 июня» — не дата", "27.11.2026"},
		{"sources", "Код;Заглавие;Вид;Год", "S1;Книга;книга;2020,5", "т.csv, D2: Год: «2020,5» — не целое число", ""},
		{"requirements", "Номер;Описание", "1;а", "т.csv: нет ни одной таблицы концепции", "--table requirements"},
	} {
		g, err := ReadCSV("т.csv", []byte(c.head+"\n"+c.row+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		out, err := w.Merge(Input{Engagement: e, Text: text, Table: c.table}, []Grid{g})
		if err != nil || len(out.Faults) != 1 {
			t.Errorf("%s: %v, %v", c.row, err, out.Faults)
			continue
		}
		f := out.Faults[0]
		if got := f.Place + ": " + f.Message; !strings.HasPrefix(got, c.fault) || !strings.Contains(f.Hint, c.hint) {
			t.Errorf("got %s; hint %s\nwant %s; hint %s", got, f.Hint, c.fault, c.hint)
		}
	}
}

// TestWaysOfWriting brings values as people write them in spreadsheets.
func TestWaysOfWriting(t *testing.T) {
	for _, c := range []struct {
		form      Form
		key, cell string
		want      string
	}{
		{Number, "", "1 234,50", "1234.5"}, {Number, "", "0.30000000000000004", "0.3"}, {Number, "", "−5", "-5"}, {Number, "", "1E3", "1000"},
		{Whole, "", "2 026", "2026"}, {Day, "", "46357", "2026-12-01"}, {Day, "", "01.12.2026", "2026-12-01"}, {Day, "", "2026-12-01", "2026-12-01"},
		{IDs, "", "R1; R2,R3\nR4", "R1, R2, R3, R4"}, {Lines, "", " раз \n\n два ", "раз\nдва"}, {Text, "", "'=1", "=1"},
		{Text, "duration", "2 недели", "2w"}, {Text, "duration", "10 раб. дней", "10d"}, {Text, "duration", "1 мес.", "1mo"}, {Text, "duration", "3d", "3d"},
	} {
		got, err := Column{Key: c.key, Form: c.form}.canonical(c.cell)
		if err != nil || got != c.want {
			t.Errorf("%q: got %q, %v; want %q", c.cell, got, err, c.want)
		}
	}
}

// altered gives a book with one part changed or added.
func altered(t *testing.T, book []byte, name string, write func(io.Writer)) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for _, f := range r.File {
		if f.Name == name {
			continue
		}
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	part, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	write(part)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestHostileBooks reads what is made to harm: it is read within bounds or refused.
func TestHostileBooks(t *testing.T) {
	f := excelize.NewFile()
	for at, v := range map[string]any{"A1": "Код", "B1": "Требование", "A2": "R1", "B2": "Текст"} {
		if err := f.SetCellValue("Sheet1", at, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellFormula("Sheet1", "C2", "[1]Лист!A1"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	const sheet = "xl/worksheets/sheet1.xml"
	const head = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	const row = `<row r="1"><c r="A1" t="inlineStr"><is><t>Код</t></is></c></row>`
	for name, c := range map[string]struct {
		data []byte
		rows int // -1 for a book that is refused
	}{
		"a formula of another book": {b.Bytes(), 2},
		"a macro":                   {altered(t, b.Bytes(), "xl/vbaProject.bin", func(w io.Writer) { fmt.Fprint(w, "\xd0\xcf\x11\xe0") }), 2},
		"a link to another book": {altered(t, b.Bytes(), "xl/externalLinks/externalLink1.xml", func(w io.Writer) {
			fmt.Fprint(w, `<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`)
		}), 2},
		"a million empty rows": {altered(t, b.Bytes(), sheet, func(w io.Writer) {
			fmt.Fprint(w, head, row)
			for i := 2; i <= 1_048_576; i++ {
				fmt.Fprintf(w, `<row r="%d"/>`, i)
			}
			fmt.Fprint(w, `</sheetData></worksheet>`)
		}), 1},
		"a row far below": {altered(t, b.Bytes(), sheet, func(w io.Writer) {
			fmt.Fprint(w, head, row, `<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>`)
		}), 1},
		"a zip bomb": {altered(t, b.Bytes(), sheet, func(w io.Writer) {
			fmt.Fprint(w, head)
			blank := bytes.Repeat([]byte(" "), 1<<20)
			for range 300 {
				_, _ = w.Write(blank)
			}
			fmt.Fprint(w, `</sheetData></worksheet>`)
		}), -1},
		"a torn file": {b.Bytes()[:b.Len()/2], -1},
		"an old book": {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), -1},
	} {
		t.Run(name, func(t *testing.T) {
			grids, err := Read("книга.xlsx", c.data)
			if c.rows < 0 {
				if err == nil {
					t.Errorf("it was read: %v", grids)
				}
			} else if err != nil || len(grids[0].Rows) != c.rows {
				t.Errorf("%v, %v", err, grids)
			}
		})
	}
}
