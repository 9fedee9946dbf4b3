package revision_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
)

// This file reads a DOCX as Word does when all tracked changes are accepted or rejected.
// It knows nothing of the writer.

// node is an element of a part, or characters.
type node struct {
	name  string // without its prefix
	attrs map[string]string
	kids  []*node
	text  string
}

func (n *node) child(names ...string) *node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		i := slices.IndexFunc(n.kids, func(k *node) bool { return k.name == name })
		if i < 0 {
			return nil
		}
		n = n.kids[i]
	}
	return n
}

func (n *node) each(f func(*node)) {
	f(n)
	for _, k := range n.kids {
		k.each(f)
	}
}

func parsed(t testing.TB, data []byte) *node {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	root := &node{}
	open := []*node{root}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return root.kids[len(root.kids)-1]
		}
		if err != nil {
			t.Fatal(err)
		}
		top := open[len(open)-1]
		switch x := token.(type) {
		case xml.StartElement:
			n := &node{name: x.Name.Local, attrs: map[string]string{}}
			for _, a := range x.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			top.kids, open = append(top.kids, n), append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.kids = append(top.kids, &node{text: string(x)})
		}
	}
}

// marked is a DOCX with tracked changes.
type marked struct {
	body  *node
	notes map[string]*node
	files map[string]string // the digest of what a relation leads to
}

func openMarked(t testing.TB, docx []byte) *marked {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	read := func(name string) []byte {
		f, err := z.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		data, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	m := &marked{body: parsed(t, read("word/document.xml")).child("body"), notes: map[string]*node{}, files: map[string]string{}}
	for _, n := range parsed(t, read("word/footnotes.xml")).kids {
		m.notes[n.attrs["id"]] = n
	}
	for _, r := range parsed(t, read("word/_rels/document.xml.rels")).kids {
		if path.Base(r.attrs["Type"]) == "image" {
			m.files[r.attrs["Id"]] = fmt.Sprintf("%x", sha256.Sum256(read("word/"+r.attrs["Target"])))[:12]
		}
	}
	return m
}

// settled reads one side of a marked document.
type settled struct {
	*marked
	gone []string // the marks whose content is not on this side
}

func (m *marked) accepted() []string { return settled{m, []string{"del", "moveFrom"}}.lines(m.body) }
func (m *marked) rejected() []string { return settled{m, []string{"ins", "moveTo"}}.lines(m.body) }

// lost tells whether properties bear a mark of the other side.
func (s settled) lost(properties *node) bool {
	return properties != nil && slices.ContainsFunc(properties.kids, func(k *node) bool { return slices.Contains(s.gone, k.name) })
}

// lines gives the paragraphs and rows of a body, a cell or a footnote. A paragraph whose
// end is lost goes on in the next one.
func (s settled) lines(box *node) []string {
	var out []string
	before := ""
	flush := func() {
		if before != "" {
			out = append(out, before)
		}
		before = ""
	}
	for _, k := range box.kids {
		switch k.name {
		case "p":
			text := before + s.text(k)
			before = ""
			if s.lost(k.child("pPr", "rPr")) {
				before = text
				continue
			}
			if k.child("pPr", "pageBreakBefore") != nil {
				text = "\f" + text
			}
			out = append(out, text)
		case "tbl":
			flush()
			for _, row := range k.kids {
				if row.name == "tr" && !s.lost(row.child("trPr")) {
					out = append(out, s.row(row))
				}
			}
		}
	}
	flush()
	return out
}

func (s settled) row(row *node) string {
	var cells []string
	for _, c := range row.kids {
		if c.name == "tc" {
			cells = append(cells, strings.Join(s.lines(c), "¶"))
		}
	}
	return "| " + strings.Join(cells, " | ")
}

func (s settled) text(n *node) string {
	var b strings.Builder
	for _, k := range n.kids {
		switch {
		case slices.Contains(s.gone, k.name):
		case k.name == "t", k.name == "delText":
			for _, c := range k.kids {
				b.WriteString(c.text)
			}
		case k.name == "tab":
			b.WriteByte('\t')
		case k.name == "br":
			b.WriteByte('\n')
		case k.name == "noBreakHyphen":
			b.WriteString("\u2011")
		case k.name == "footnoteReference":
			b.WriteString("{" + strings.Join(s.lines(s.notes[k.attrs["id"]]), "¶") + "}")
		case k.name == "drawing":
			b.WriteString("<" + s.picture(k) + ">")
		case k.name == "pPr", k.name == "instrText":
		default:
			b.WriteString(s.text(k))
		}
	}
	return b.String()
}

// picture tells a drawing by its vector file, else by its pixels.
func (s settled) picture(n *node) string {
	name := ""
	n.each(func(k *node) {
		if k.name == "blip" && name == "" || k.name == "svgBlip" {
			name = s.files[k.attrs["embed"]]
		}
	})
	return name
}

// told drops the sections that follow the new text without marks.
func told(lines []string) []string {
	var out []string
	follows := false
	for _, l := range lines {
		if title, opens := strings.CutPrefix(l, "\f"); opens {
			follows = title == "РЕФЕРАТ" || title == "СОДЕРЖАНИЕ"
		}
		if !follows {
			out = append(out, l)
		}
	}
	return out
}

// within gives the texts of all tracked changes of a kind.
func (m *marked) within(kind string) []string {
	var out []string
	m.body.each(func(k *node) {
		if k.name == kind && len(k.kids) > 0 {
			out = append(out, settled{m, nil}.text(k))
		}
	})
	return out
}
