// Package ooxml opens the packages of Office Open XML (ISO/IEC 29500-2) that others
// made, customers' templates and returned reports, and reads their XML: within limits,
// and refusing what could do harm.
package ooxml

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// What a package may hold at most.
const (
	MostParts    = 2000
	MostUnpacked = 64 << 20 // bytes of all parts
)

// Package holds the parts of a file.
type Package struct {
	Order []string // names of parts as they stand in the file
	Parts map[string][]byte
}

// compound is the first bytes of old Word files and of encrypted new ones.
const compound = "\xd0\xcf\x11\xe0"

var errMacros = errors.New("в файле есть макросы; нужен .docx без макросов")

// Open unpacks a DOCX. Its errors are in Russian.
func Open(data []byte) (*Package, error) {
	if bytes.HasPrefix(data, []byte(compound)) {
		return nil, errors.New("файл защищен паролем или это документ .doc; нужен .docx без пароля")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errors.New("файл поврежден или это не документ .docx")
	}
	if len(z.File) > MostParts {
		return nil, fmt.Errorf("частей в файле %d, допускается %d", len(z.File), MostParts)
	}
	p := &Package{Parts: map[string][]byte{}}
	left := int64(MostUnpacked)
	seen := map[string]bool{}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if !soundName(f.Name) || seen[strings.ToLower(f.Name)] {
			return nil, fmt.Errorf("недопустимое или повторное имя части %q", f.Name)
		}
		seen[strings.ToLower(f.Name)] = true
		content, err := unpack(f, left)
		if err != nil {
			return nil, err
		}
		left -= int64(len(content))
		p.Order = append(p.Order, f.Name)
		p.Parts[f.Name] = content
	}
	return p, p.refuse()
}

// ContentTypes is the part that tells what each part is.
const ContentTypes = "[Content_Types].xml"

func soundName(name string) bool {
	return name != "" && path.Clean("/"+name) == "/"+name && !strings.ContainsAny(name, "\\:\x00")
}

func unpack(f *zip.File, most int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("часть %s повреждена", f.Name)
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, most+1))
	if int64(len(content)) > most {
		return nil, fmt.Errorf("в распакованном виде файл больше %d МиБ", MostUnpacked>>20)
	}
	if err != nil {
		return nil, fmt.Errorf("часть %s повреждена", f.Name)
	}
	return content, nil
}

// refuse tells what would do something behind the reader's back: programs, and files from
// elsewhere other than addresses and an attached template, which is dropped.
func (p *Package) refuse() error {
	for _, name := range p.Order {
		lower := strings.ToLower(name)
		switch {
		case strings.Contains(lower, "vbaproject") || strings.Contains(lower, "vbadata"):
			return errMacros
		case strings.Contains(lower, "activex"):
			return errors.New("в файле есть элементы ActiveX")
		case name == ContentTypes:
			if programs(p.Parts[name]) {
				return errMacros
			}
		case strings.HasSuffix(lower, ".rels"):
			for _, r := range Relations(p.Parts[name]) {
				if kind := path.Base(r.Kind); r.External && kind != "hyperlink" && kind != "attachedTemplate" {
					return fmt.Errorf("при открытии загружается внешний файл «%s» (%s)", r.Target, kind)
				}
			}
		}
	}
	return nil
}

// programs tells content types of files with macros.
func programs(types []byte) bool {
	found := false
	_ = Walk(types, func(token xml.Token) error { // what is broken is told where it is read
		if e, ok := token.(xml.StartElement); ok {
			for _, a := range e.Attr {
				found = found || strings.Contains(strings.ToLower(a.Value), "macroenabled")
			}
		}
		return nil
	})
	return found
}

// Relation is an entry of a .rels part.
type Relation struct {
	ID, Kind, Target string
	External         bool
}

// Relations reads a .rels part; what is broken relates to nothing.
func Relations(data []byte) []Relation {
	var out []Relation
	_ = Walk(data, func(token xml.Token) error {
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "Relationship" {
			var r Relation
			for _, a := range e.Attr {
				switch a.Name.Local {
				case "Id":
					r.ID = a.Value
				case "Type":
					r.Kind = a.Value
				case "Target":
					r.Target = a.Value
				case "TargetMode":
					r.External = a.Value == "External"
				}
			}
			out = append(out, r)
		}
		return nil
	})
	return out
}

// Related gives the part that a relation of a .rels part leads to.
func Related(rels, target string) string {
	if strings.HasPrefix(target, "/") {
		return path.Clean(target)[1:]
	}
	return path.Join(path.Dir(path.Dir(rels)), target)
}
