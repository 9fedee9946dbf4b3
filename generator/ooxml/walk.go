package ooxml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
)

// deepest is how deep elements of a file may stand inside each other.
const deepest = 200

// Walk reads a part's XML and calls visit for each start and end of an element and the
// characters within. Prefixes stay as they stand in the file, in the names' Space. A
// document type is refused, for it could name entities.
func Walk(data []byte, visit func(xml.Token) error) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	var open []xml.Name
	roots := 0
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			if len(open) > 0 || roots != 1 {
				return errors.New("XML оборван или пуст")
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if len(open) == 0 {
				roots++
			}
			if open = append(open, token.Name); len(open) >= deepest {
				return errors.New("слишком глубоко вложенный XML")
			}
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != token.Name {
				return errors.New("XML не закрыт: " + Prefixed(token.Name))
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) == 0 {
				continue
			}
		case xml.Directive:
			return errors.New("объявление DOCTYPE в XML не допускается")
		default:
			continue
		}
		if err := visit(token); err != nil {
			return err
		}
	}
}

// Prefixed gives a name as it stands in the file.
func Prefixed(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}
