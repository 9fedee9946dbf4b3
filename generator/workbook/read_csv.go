package workbook

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// ReadCSV reads a table of values parted by «;», «,» or tabs, in UTF-8, UTF-16 or
// cp1251; which of them, it finds by itself.
func ReadCSV(file string, data []byte) (Grid, error) {
	text, err := decoded(data)
	if err != nil {
		return Grid{}, err
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = separator(text), -1, true
	g := Grid{File: file}
	for {
		record, err := r.Read()
		if record == nil {
			return g, nil
		}
		if err != nil {
			var at *csv.ParseError
			if errors.As(err, &at) {
				return Grid{}, fmt.Errorf("строка %d: кавычки не закрыты", at.StartLine)
			}
			return Grid{}, err
		}
		// Empty lines are no records: the rows keep the numbers that people see.
		for line, _ := r.FieldPos(0); len(g.Rows) < line-1 && !multiline(g.Rows); {
			g.Rows = append(g.Rows, nil)
		}
		g.Rows = append(g.Rows, record)
		if len(g.Rows) > mostRows {
			return Grid{}, fmt.Errorf("строк больше %d", mostRows)
		}
	}
}

// multiline tells whether a cell has several lines, so that rows and lines differ.
func multiline(rows [][]string) bool {
	for _, row := range rows {
		for _, c := range row {
			if bytes.ContainsRune([]byte(c), '\n') {
				return true
			}
		}
	}
	return false
}

func decoded(data []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
	case utf8.Valid(data):
		return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), nil
	case bytes.IndexByte(data, 0) >= 0:
		return nil, errors.New("это не текст CSV")
	}
	return charmap.Windows1251.NewDecoder().Bytes(data)
}

// separator is the sign that most often parts the values of the first lines outside
// of quotes.
func separator(text []byte) rune {
	const lines = 10
	count := map[byte]int{}
	quoted, seen := false, 0
	for _, c := range text {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n':
			if seen++; seen == lines {
				return most(count)
			}
		case c == ';' || c == ',' || c == '\t':
			count[c]++
		}
	}
	return most(count)
}

func most(count map[byte]int) rune {
	best := byte(';')
	for _, c := range []byte("\t,") {
		if count[c] > count[best] {
			best = c
		}
	}
	return rune(best)
}
