package docx

import (
	"bytes"
	"testing"
)

// A package that is not whole does not pass.
func TestCheck(t *testing.T) {
	rels := func(target string) file {
		return file{name: "word/_rels/document.xml.rels", data: []byte(`<Relationships><Relationship Id="a" Target="` + target + `"/></Relationships>`)}
	}
	sound := []file{{name: "[Content_Types].xml", data: []byte("<a/>")}, {name: "_rels/.rels", data: []byte("<a/>")}, {name: mainPart, data: []byte("<a>б</a>")}}
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
		data, err := pack(c.files)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if err := check(data); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	data, err := pack(sound)
	if err != nil {
		t.Fatal(err)
	}
	for _, damaged := range [][]byte{nil, data[:len(data)/2], bytes.Replace(data, []byte("PK\x05\x06"), []byte("PK\x05\x05"), 1)} {
		if check(damaged) == nil {
			t.Errorf("%d damaged bytes pass", len(damaged))
		}
	}
}
