package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// check opens a finished package again: the zip's checksums, each part's XML,
// the targets of all relations.
func check(data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	names := map[string]bool{}
	for _, f := range z.File {
		if names[f.Name] {
			return fmt.Errorf("часть %s записана дважды", f.Name)
		}
		names[f.Name] = true
	}
	for _, name := range []string{typesPart, rootRels, mainPart} {
		if !names[name] {
			return fmt.Errorf("нет части %s", name)
		}
	}
	for _, f := range z.File {
		if err := checkPart(f, names); err != nil {
			return fmt.Errorf("часть %s: %w", f.Name, err)
		}
	}
	return nil
}

func checkPart(f *zip.File, names map[string]bool) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	data, err := io.ReadAll(r) // to the end, where the checksum is compared
	if err != nil {
		return err
	}
	switch {
	case strings.HasSuffix(f.Name, ".rels"):
		return checkRelations(f.Name, data, names)
	case strings.HasSuffix(f.Name, ".xml"):
		return wellFormed(data)
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
		if target := partOf(name, r.Target); !names[target] {
			return fmt.Errorf("связь ведет к части %s, которой нет", target)
		}
	}
	return nil
}
