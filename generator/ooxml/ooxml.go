// Package ooxml opens the packages of Office Open XML (ISO/IEC 29500-2) that others
// made, customers' templates and returned reports, and reads their XML: within limits,
// and refusing what could do harm.
package ooxml

import (
	"archive/zip"
	"bytes"
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

// ErrMacros refuses a file with programs in it.
var ErrMacros = errors.New("в файле есть макросы; нужен .docx без макросов")

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

// refuse tells the parts that hold programs.
func (p *Package) refuse() error {
	for _, name := range p.Order {
		lower := strings.ToLower(name)
		switch {
		case strings.Contains(lower, "vbaproject") || strings.Contains(lower, "vbadata"):
			return ErrMacros
		case strings.Contains(lower, "activex"):
			return errors.New("в файле есть элементы ActiveX")
		}
	}
	return nil
}

// Related gives the part that a relation of a .rels part leads to.
func Related(rels, target string) string {
	if strings.HasPrefix(target, "/") {
		return path.Clean(target)[1:]
	}
	return path.Join(path.Dir(path.Dir(rels)), target)
}
