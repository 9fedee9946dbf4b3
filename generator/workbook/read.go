package workbook

import (
	"bytes"
	"errors"
	"strings"
)

// Read reads the tables of a file, whatever its name ends in: books are ZIP files.
func Read(file string, data []byte) ([]Grid, error) {
	switch {
	case bytes.HasPrefix(data, []byte("PK")) && bytes.Contains(data[:min(len(data), 100)], []byte("opendocument")):
		return nil, errors.New("это книга OpenDocument; нужна .xlsx")
	case bytes.HasPrefix(data, []byte("PK")):
		return ReadXLSX(file, data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return nil, errors.New("это книга старого формата (.xls) или защищенная паролем; нужна .xlsx без пароля")
	case strings.HasSuffix(strings.ToLower(file), ".xlsx"):
		return nil, errors.New("это не книга Excel")
	}
	g, err := ReadCSV(file, data)
	return []Grid{g}, err
}
