package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"rd50/generator/ooxml"
)

// check looks over the parts of a package: the names, the targets of all relations
// and, where asked, whether each part's XML is well formed.
func check(files []file, document string, parse bool) error {
	names := map[string]bool{}
	for _, f := range files {
		if names[f.name] {
			return fmt.Errorf("часть %s записана дважды", f.name)
		}
		names[f.name] = true
	}
	for _, name := range []string{typesPart, rootRels, mainPart} {
		if !names[name] {
			return fmt.Errorf("нет части %s", name)
		}
	}
	for _, f := range files {
		if f.name == mainPart && parse {
			f.data = []byte(document)
		}
		if err := checkPart(f, names, parse); err != nil {
			return fmt.Errorf("часть %s: %w", f.name, err)
		}
	}
	return nil
}

func checkPart(f file, names map[string]bool, parse bool) error {
	switch {
	case strings.HasSuffix(f.name, ".rels"):
		return checkRelations(f.name, f.data, names)
	case parse && strings.HasSuffix(f.name, ".xml"):
		return wellFormed(f.data)
	}
	return nil
}

// wellFormed reads XML to its end; it must have a root.
func wellFormed(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	found := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			if !found {
				return errors.New("пустой XML")
			}
			return nil
		}
		if err != nil {
			return err
		}
		if _, ok := token.(xml.StartElement); ok {
			found = true
		}
	}
}

func checkRelations(name string, data []byte, names map[string]bool) error {
	var rels struct {
		List []struct {
			Target string `xml:",attr"`
			Mode   string `xml:"TargetMode,attr"`
		} `xml:"Relationship"`
	}
	if err := xml.Unmarshal(data, &rels); err != nil {
		return err
	}
	for _, r := range rels.List {
		if r.Mode == "External" {
			continue
		}
		if target := ooxml.Related(name, r.Target); !names[target] {
			return fmt.Errorf("связь ведет к части %s, которой нет", target)
		}
	}
	return nil
}
