package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/flate"
	"github.com/nguyenthenguyen/docx"
)

// assemble makes the package: the docx library opens one of the parts that it reads and
// takes the document's text into it, and each part is packed once. The library would pack
// them by itself slowly, and keep quiet about a part that is broken.
func assemble(files []file, document string) ([]byte, error) {
	var read, media, others []file
	for _, f := range files {
		if readByLibrary(f.name) {
			read = append(read, f)
		}
		if strings.HasPrefix(f.name, "word/media/") {
			media = append(media, f)
		} else {
			others = append(others, f)
		}
	}
	open, err := pack(read, "", stored)
	if err != nil {
		return nil, err
	}
	text, err := fill(open, document)
	if err != nil {
		return nil, err
	}
	return pack(append(others, media...), text, packed)
}

// readByLibrary tells whether the docx library reads a part of a package.
func readByLibrary(name string) bool {
	return name == mainPart || name == mainRels || strings.Contains(name, "header") || strings.Contains(name, "footer")
}

// fill puts the document's text into a package by way of the docx library.
func fill(pack []byte, document string) (string, error) {
	opened, err := docx.ReadDocxFromMemory(bytes.NewReader(pack), int64(len(pack)))
	if err != nil {
		return "", err
	}
	defer opened.Close()
	editable := opened.Editable()
	editable.SetContent(document)
	return editable.GetContent(), nil
}

// stored and packed tell how a part goes into a zip: as it is, where it is read again at
// once, or compressed, but for pictures that are so in themselves.
func stored(file) uint16 { return zip.Store }

func packed(f file) uint16 {
	switch strings.ToLower(path.Ext(f.name)) {
	case ".png", ".jpeg", ".jpg":
		return zip.Store
	}
	return zip.Deflate
}

// pack makes a zip; the main part is the document's text, if it is told. Times are zero, so that equal parts give equal bytes.
func pack(files []file, document string, method func(file) uint16) ([]byte, error) {
	b := room(files, document, method)
	z := zip.NewWriter(b)
	deflater := deflaters.Get().(*deflater)
	defer deflaters.Put(deflater)
	z.RegisterCompressor(zip.Deflate, deflater.onto)
	for _, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: method(f), Modified: time.Time{}})
		if err == nil {
			err = f.write(w, document)
		}
		if err != nil {
			return nil, fmt.Errorf("часть %s: %w", f.name, err)
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// write writes a part's content, the document's text without a copy of the whole.
func (f file) write(w io.Writer, document string) error {
	if f.name != mainPart || document == "" {
		_, err := w.Write(f.data)
		return err
	}
	piece := make([]byte, 32<<10)
	for document != "" {
		n := copy(piece, document)
		if _, err := w.Write(piece[:n]); err != nil {
			return err
		}
		document = document[n:]
	}
	return nil
}

// room gives a buffer that grows seldom.
func room(files []file, document string, method func(file) uint16) *bytes.Buffer {
	const around = 256 // bytes of a file's names and sizes
	const shrinks = 6  // times, or more, does XML
	n := 0
	for _, f := range files {
		size := len(f.data)
		if f.name == mainPart {
			size += len(document)
		}
		if method(f) == zip.Deflate {
			size /= shrinks
		}
		n += size + around
	}
	return bytes.NewBuffer(make([]byte, 0, n))
}

// deflater compresses one part after another; it has a megabyte of tables.
type deflater struct{ w *flate.Writer }

var deflaters = sync.Pool{New: func() any { return new(deflater) }}

// fast is the level of compression: two thirds of the time that level 4 takes, a tenth
// more bytes of the text, a fortieth of a file with pictures.
const fast = 2

func (d *deflater) onto(w io.Writer) (io.WriteCloser, error) {
	if d.w == nil {
		var err error
		d.w, err = flate.NewWriter(w, fast)
		return d.w, err
	}
	d.w.Reset(w)
	return d.w, nil
}
