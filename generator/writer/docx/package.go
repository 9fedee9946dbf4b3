package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"path"
	"strings"
	"time"

	"github.com/nguyenthenguyen/docx"
)

// file is one part of the package.
type file struct {
	name string // within the zip
	kind string // content type; empty for one that a Default gives
	data []byte
}

// Relationship types and content types of Office Open XML (ISO/IEC 29500-1,
// part 11 and annex A).
const (
	officeRel  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	packageRel = "http://schemas.openxmlformats.org/package/2006/relationships"
	wordType   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	mainPart   = "word/document.xml"
)

// relation is an entry of a .rels part.
type relation struct {
	id, kind, target string
	external         bool
}

// relations are those of one part, numbered in the order of their making.
type relations struct{ list []relation }

// add gives the id of a relation, a new one only where there is none as yet.
func (r *relations) add(kind, target string, external bool) string {
	taken := map[string]bool{}
	for _, have := range r.list {
		if have.kind == kind && have.target == target {
			return have.id
		}
		taken[have.id] = true
	}
	n := len(r.list) + 1
	for taken[fmt.Sprintf("rId%d", n)] { // by a template
		n++
	}
	id := fmt.Sprintf("rId%d", n)
	r.list = append(r.list, relation{id, kind, target, external})
	return id
}

func (r *relations) part(name string) file {
	root := el("Relationships", at("xmlns", packageRel))
	for _, rel := range r.list {
		kind := rel.kind
		if !strings.Contains(kind, ":") {
			kind = officeRel + kind
		}
		e := el("Relationship", at("Id", rel.id), at("Type", kind), at("Target", rel.target))
		if rel.external {
			at("TargetMode", "External").addTo(e)
		}
		e.addTo(root)
	}
	return file{name: name, data: root.document()}
}

// defaultTypes gives content types by the ending of a part's name.
func defaultTypes() [][2]string {
	return [][2]string{
		{"rels", "application/vnd.openxmlformats-package.relationships+xml"}, {"xml", "application/xml"},
		{"png", "image/png"}, {"jpeg", "image/jpeg"}, {"svg", "image/svg+xml"},
	}
}

// contentTypes lists the kinds of all parts; it must be the first in the zip.
func contentTypes(files []file) file {
	root := el("Types", at("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"))
	for _, d := range defaultTypes() {
		el("Default", at("Extension", d[0]), at("ContentType", d[1])).addTo(root)
	}
	for _, f := range files {
		if f.kind != "" {
			el("Override", at("PartName", "/"+f.name), at("ContentType", f.kind)).addTo(root)
		}
	}
	return file{name: typesPart, data: root.document()}
}

// assemble makes the package. The document's text goes in by way of the docx
// library; pictures don't pass through it, which would pack them once more.
func assemble(files []file, document []byte) ([]byte, error) {
	var parts, media []file
	for _, f := range files {
		if strings.HasPrefix(f.name, "word/media/") {
			media = append(media, f)
		} else {
			parts = append(parts, f)
		}
	}
	packed, err := pack(parts)
	if err != nil {
		return nil, err
	}
	filled, err := fill(packed, document)
	if err != nil {
		return nil, err
	}
	return withMedia(filled, media)
}

// pack makes a zip to be filled: nothing is compressed, it is read again at once.
func pack(files []file) ([]byte, error) {
	b := room(files)
	z := zip.NewWriter(b)
	for _, f := range files {
		if err := add(z, f, zip.Store); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// room gives a buffer for files that are not compressed, which grows no more.
func room(files []file) *bytes.Buffer {
	const around = 256 // bytes of a file's names and sizes
	n := 0
	for _, f := range files {
		n += len(f.data) + around
	}
	return bytes.NewBuffer(make([]byte, 0, n))
}

// add writes a part. Times are zero, so that equal parts give equal bytes.
func add(z *zip.Writer, f file, method uint16) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: method, Modified: time.Time{}})
	if err == nil {
		_, err = w.Write(f.data)
	}
	if err != nil {
		return fmt.Errorf("часть %s: %w", f.name, err)
	}
	return nil
}

// withMedia adds pictures to a zip, whose parts are copied as they are packed.
// PNG and JPEG are compressed in themselves.
func withMedia(packed []byte, media []file) ([]byte, error) {
	from, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, err
	}
	b := room(append(media, file{data: packed}))
	z := zip.NewWriter(b)
	for _, f := range from.File {
		if err := z.Copy(f); err != nil {
			return nil, fmt.Errorf("часть %s: %w", f.Name, err)
		}
	}
	for _, f := range media {
		method := zip.Deflate
		switch strings.ToLower(path.Ext(f.name)) {
		case ".png", ".jpeg", ".jpg":
			method = zip.Store
		}
		if err := add(z, f, method); err != nil {
			return nil, err
		}
	}
	err = z.Close()
	return b.Bytes(), err
}

// fill puts the document's text into the package by way of the docx library,
// which writes every other part as it is.
func fill(template, document []byte) ([]byte, error) {
	opened, err := docx.ReadDocxFromMemory(bytes.NewReader(template), int64(len(template)))
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	editable := opened.Editable()
	editable.SetContent(string(document))
	var b bytes.Buffer
	if err := editable.Write(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
