package docx

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// opens reads a finished package to its end: the zip's checksums, each part's XML,
// the targets of all relations.
func opens(data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	var files []file
	var document []byte
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		part, err := io.ReadAll(r) // to the end, where the checksum is compared
		if err != nil {
			return err
		}
		if f.Name == mainPart {
			document = part
		}
		files = append(files, file{name: f.Name, data: part})
	}
	return check(files, string(document), true)
}

// A package that is not whole does not pass.
func TestCheck(t *testing.T) {
	rels := func(target string) file {
		return file{name: mainRels, data: []byte(`<Relationships><Relationship Id="a" Target="` + target + `"/></Relationships>`)}
	}
	sound := []file{{name: "[Content_Types].xml", data: []byte("<a/>")}, {name: "_rels/.rels", data: []byte("<a/>")}, {name: mainPart}}
	with := func(more ...file) []file { return append(append([]file{}, sound...), more...) }
	for name, c := range map[string]struct {
		files []file
		want  string
	}{
		"sound":        {with(rels("document.xml")), ""},
		"no document":  {sound[:2], "нет части word/document.xml"},
		"twice":        {with(sound[2]), "часть word/document.xml записана дважды"},
		"bad XML":      {with(file{name: "word/styles.xml", data: []byte("<a><b></a>")}), "часть word/styles.xml: XML syntax error on line 1: element <b> closed by </a>"},
		"empty XML":    {with(file{name: "word/styles.xml"}), "часть word/styles.xml: пустой XML"},
		"lost picture": {with(rels("media/image1.png")), "часть word/_rels/document.xml.rels: связь ведет к части word/media/image1.png, которой нет"},
	} {
		got := ""
		if err := check(c.files, "<a>б</a>", true); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Each part is packed once, pictures as they are.
func TestAssemble(t *testing.T) {
	files := []file{
		{name: "[Content_Types].xml", data: []byte("<a/>")}, {name: "_rels/.rels", data: []byte("<a/>")}, {name: mainPart},
		{name: mainRels, data: []byte(`<Relationships><Relationship Id="a" Target="media/image1.png"/></Relationships>`)},
		{name: "word/media/image1.png", data: []byte("pixels")}, {name: "word/media/image2.svg", data: []byte("<svg/>")},
	}
	data, err := assemble(files, "<a>б</a>")
	if err != nil {
		t.Fatal(err)
	}
	if err := opens(data); err != nil {
		t.Error(err)
	}
	parts := unzip(t, data)
	for _, want := range []file{{name: mainPart, data: []byte("<a>б</a>")}, files[4], files[5]} {
		if parts[want.name] != string(want.data) {
			t.Errorf("%s: %q, want %q", want.name, parts[want.name], want.data)
		}
	}
	if len(parts) != len(files) {
		t.Errorf("%d parts, want %d", len(parts), len(files))
	}
}
