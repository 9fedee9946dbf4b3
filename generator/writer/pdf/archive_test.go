package pdf

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"

	"rd50/fonts"
	"rd50/generator/typeset"
	"rd50/generator/writer/pdf/internal/readback"
)

// TestTheCatalogueNamesTheStandards shows what archives and assistive technology ask for.
func TestTheCatalogueNamesTheStandards(t *testing.T) {
	data, _ := build(t, everything())
	f := open(t, data)
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")) {
		t.Error("the header names no binary file of PDF 1.7")
	}
	for _, want := range []string{
		"/Lang(ru-RU)", "/MarkInfo<</Marked true>>", "/ViewerPreferences<</DisplayDocTitle true>>", "/PageLabels<</Nums[0<</S/D>>]>>",
		"/S/GTS_PDFA1", "/PageMode/UseOutlines",
	} {
		if !strings.Contains(f.Catalogue(), want) {
			t.Errorf("no %s in the catalogue", want)
		}
	}
	packet := string(f.Streams[readback.Ref(f.Catalogue(), "/Metadata ")])
	for _, want := range []string{
		"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>",
		"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", "Концепция АС «Клиент»", "<xmp:CreateDate>2026-01-15T00:00:00+00:00</xmp:CreateDate>",
	} {
		if !strings.Contains(packet, want) {
			t.Errorf("no %s in the metadata", want)
		}
	}
	if info := f.Bodies[f.Info]; !strings.Contains(info, "/CreationDate(D:20260115000000+00'00')") || !strings.Contains(info, textString("Концепция АС «Клиент»")) {
		t.Errorf("the document's information is %s", info)
	}
	for _, n := range f.Pages() {
		if page := f.Bodies[n]; !strings.Contains(page, "/Tabs/S") || !strings.Contains(page, "/StructParents ") {
			t.Errorf("page %s", page)
		}
	}
}

// TestElements shows one element of each kind as it is written.
func TestElements(t *testing.T) {
	data, _ := build(t, everything())
	f := open(t, data)
	root, err := f.Structure()
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	level := 0
	root.Walk(func(e *readback.Element) {
		count[e.Type]++
		must := map[string]string{
			"TH": "/Scope/Column", "Figure": "/Alt" + textString("схема"), "Formula": "/Alt", "Note": "/ID(note00001)",
		}[e.Type]
		if !strings.Contains(e.Body, must) {
			t.Errorf("%s without %s: %s", e.Type, must, e.Body)
		}
		if len(e.Type) == 2 && e.Type[0] == 'H' {
			if at := int(e.Type[1] - '0'); at > level+1 {
				t.Errorf("%s behind a heading of level %d", e.Type, level)
			} else {
				level = at
			}
		}
		if e.Type == "Link" && e.Links == 0 {
			t.Errorf("a link that leads nowhere: %q", e.Text)
		}
		if e.Type == "Table" && e.Kids[0].Type != "Caption" && count["Table"] < 3 {
			t.Errorf("a table starts with %s", e.Kids[0].Type)
		}
	})
	for _, kind := range strings.Fields("Document Sect H1 H2 H3 P L LI Lbl LBody BlockQuote Code Table TR TH TD Caption Figure Formula Note TOC TOCI Reference Link") {
		if count[kind] == 0 {
			t.Errorf("no element %s in %v", kind, count)
		}
	}
	if strings.Contains(root.Text, "Продолжение таблицы") || strings.Contains(root.Text, "....") {
		t.Error("what is repeated or only ornament belongs to the structure")
	}
}

// TestLinksAndOutline: each link says where it leads and belongs to an element.
func TestLinksAndOutline(t *testing.T) {
	data, _ := build(t, everything())
	f := open(t, data)
	pages := f.Pages()
	links := 0
	for _, n := range pages {
		for _, a := range readback.Refs(f.Bodies[n], "/Annots") {
			links++
			body := f.Bodies[a]
			if !strings.Contains(body, "/F 4") || !strings.Contains(body, "/Contents<feff") || !strings.Contains(body, "/StructParent ") {
				t.Errorf("link %s", body)
			}
			if strings.Contains(body, "/Dest[") && !strings.Contains(fmt.Sprint(pages), fmt.Sprint(readback.Ref(body, "/Dest["))) {
				t.Errorf("link %s leads to no page", body)
			}
		}
	}
	if links < 20 {
		t.Errorf("%d links", links)
	}
	outline := f.Bodies[readback.Ref(f.Catalogue(), "/Outlines ")]
	first := f.Bodies[readback.Ref(outline, "/First ")]
	if readback.Ref(outline, "/Count ") != 5 || !strings.Contains(first, textString("ТЕРМИНЫ И ОПРЕДЕЛЕНИЯ")) {
		t.Errorf("outline %s, first %s", outline, first)
	}
}

// TestAttachments: the files come back as they were given, and links lead where they
// led without them.
func TestAttachments(t *testing.T) {
	attachments := []Attachment{
		{Name: "концепция.toml", MediaType: "application/toml", Title: "Исходные данные", Relation: SourceRelation, Data: []byte("a = 1\n")},
		{Name: "report.json", MediaType: "application/json", Title: "Отчет", Relation: DataRelation, Data: []byte("{}")},
	}
	data, _ := buildWith(t, everything(), Options{Attachments: attachments})
	f := open(t, data)
	specs := readback.Refs(f.Catalogue(), "/AF")
	if len(specs) != 2 {
		t.Fatalf("%d associated files", len(specs))
	}
	for i, n := range specs {
		a, spec := attachments[i], f.Bodies[n]
		if got := f.Streams[readback.Ref(spec, "/EF<</F ")]; !bytes.Equal(got, a.Data) {
			t.Errorf("%s holds %q", a.Name, got)
		}
		if !strings.Contains(spec, "/UF"+textString(a.Name)) || !strings.Contains(spec, "/AFRelationship/"+string(a.Relation)) {
			t.Errorf("file %s", spec)
		}
	}
	if packet := f.Streams[readback.Ref(f.Catalogue(), "/Metadata ")]; !bytes.Contains(packet, []byte("<pdfaid:part>3<")) {
		t.Error("a file with attachments is PDF/A-3")
	}
	if _, err := f.Structure(); err != nil {
		t.Error(err)
	}
}

// TestBrokenWordsReadWhole: the hyphen at a line's end is a soft one, and lines are
// parted by blanks.
func TestBrokenWordsReadWhole(t *testing.T) {
	data, _ := build(t, everything())
	root, err := open(t, data).Structure()
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(root.Text, "\u00ad"); n < 5 {
		t.Fatalf("%d broken words", n)
	}
	text := strings.Join(strings.Fields(strings.ReplaceAll(root.Text, "\u00ad", "")), " ")
	if n := strings.Count(text, strings.TrimSpace(words)); n < 20 {
		t.Errorf("the running text stands %d times", n)
	}
}

// TestBytesAreTheSame over runs, goroutines and numbers of processors.
func TestBytesAreTheSame(t *testing.T) {
	r := resolved(t, everything())
	l, err := typeset.Typeset(r, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	first, err := written(r, l, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, processors := range []int{1, 3} {
		runtime.GOMAXPROCS(processors)
		var all sync.WaitGroup
		for range 10 {
			all.Go(func() {
				if again, err := written(r, l, Options{}); err != nil || !bytes.Equal(first, again) {
					t.Errorf("another run gives another file (%v)", err)
				}
			})
		}
		all.Wait()
	}
}

// TestProfile: the colour profile says its own length and holds what a display profile must.
func TestProfile(t *testing.T) {
	p := profile()
	if n := int(p[0])<<24 | int(p[1])<<16 | int(p[2])<<8 | int(p[3]); n != len(p) {
		t.Errorf("%d bytes, the header says %d", len(p), n)
	}
	for _, tag := range []string{"mntrRGB XYZ ", "acsp", "desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"} {
		if !bytes.Contains(p, []byte(tag)) {
			t.Errorf("no %q", tag)
		}
	}
}

// TestToUnicodeIsLegal: a range keeps to one first byte, a block to 100 ranges.
func TestToUnicodeIsLegal(t *testing.T) {
	var signs []rune
	for r := rune(0xF0); r < 0x600; r += 1 + r%2 {
		signs = append(signs, r)
	}
	signs = append(signs, 0x6FE, 0x6FF, 0x700)
	text := string(toUnicode(signs))
	for _, want := range []string{"100 beginbfrange\n", "<06FE> <06FF> <06FE>\n<0700> <0700> <0700>\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}
