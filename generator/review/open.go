package review

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"rd50/generator/ooxml"
)

// open reads a DOCX, whoever made it.
func open(data []byte) (*document, error) {
	p, err := ooxml.Open(data)
	if err != nil {
		return nil, err
	}
	main, err := mainPart(p)
	if err != nil {
		return nil, err
	}
	d := &document{texts: map[string]text{}}
	if err := d.readComments(p, main); err != nil {
		return nil, err
	}
	for _, name := range p.Order {
		if strings.HasPrefix(name, "customXml/") && strings.HasSuffix(name, ".xml") {
			if err := d.readTexts(p.Parts[name]); err != nil {
				return nil, fmt.Errorf("часть %s: %w", name, err)
			}
		}
	}
	for i, name := range slices.Concat([]string{main}, related(p, main, "footnotes", "endnotes", "header", "footer")) {
		if err := d.scan(p.Parts[name], i == 0); err != nil {
			return nil, fmt.Errorf("часть %s: %w", name, err)
		}
	}
	return d, nil
}

// mainPart finds the document's own part: its name is any.
func mainPart(p *ooxml.Package) (string, error) {
	const root = "_rels/.rels"
	for _, r := range ooxml.Relations(p.Parts[root]) {
		if name := ooxml.Related(root, r.Target); path.Base(r.Kind) == "officeDocument" && p.Parts[name] != nil {
			return name, nil
		}
	}
	return "", errors.New("это не документ Word: нет части word/document.xml")
}

// related gives the parts of some kinds that a part relates to, in the order of the kinds.
func related(p *ooxml.Package, part string, kinds ...string) []string {
	rels := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	var out []string
	list := ooxml.Relations(p.Parts[rels])
	for _, kind := range kinds {
		for _, r := range list {
			name := ooxml.Related(rels, r.Target)
			if path.Base(r.Kind) == kind && p.Parts[name] != nil && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}
