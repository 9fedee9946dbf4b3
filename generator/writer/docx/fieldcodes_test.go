package docx

import (
	"fmt"
	"strings"
	"testing"
)

func noField(name string) string {
	return fmt.Sprintf("поле %s не допускается; допускаются %s", name, strings.Join(soundFields, ", "))
}

// A template's fields print what is in the document; one that reads files or calls
// programs is refused however its code is written.
func TestFieldCodes(t *testing.T) {
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	code := func(s string) string { return `<w:r><w:instrText>` + s + `</w:instrText></w:r>` }
	field := func(inner string) string {
		return char("begin") + inner + char("separate") + `<w:r><w:t>1</w:t></w:r>` + char("end")
	}
	computed := "имя поля вычисляется другим полем; допускаются поля " + strings.Join(soundFields, ", ")
	for _, c := range []struct{ what, text, want string }{
		{"page", field(code(" PAGE \\* MERGEFORMAT ")), ""},
		{"lower case", field(code("numpages")), ""},
		{"contents", field(code(`TOC \o "1-3" \h`) + field(code(`PAGEREF _Toc1 \h`))), ""},
		{"in the result", char("begin") + code("DOCPROPERTY Company") + char("separate") + field(code("DATE")) + char("end"), ""},
		{"link inside", field(code(`HYPERLINK \l "_Toc1"`)), ""},
		{"link to a site", field(code(`HYPERLINK "https://example.org"`)), ""},
		{"none", field(""), ""},
		{"link to a file", field(code(`HYPERLINK "file:///c:/a.exe"`)), noField("HYPERLINK")},
		{"program", field(code(`DDEAUTO c:\\cmd.exe "/k calc"`)), noField("DDEAUTO")},
		{"without a result", char("begin") + code(" dde excel") + char("end"), noField("DDE")},
		{"never closed", char("begin") + code("INCLUDEPICTURE"), noField("INCLUDEPICTURE")},
		{"over runs", field(code("INCL") + code("UDETEXT a")), noField("INCLUDETEXT")},
		{"as plain text", field(`<w:r><w:t>LINK a</w:t></w:r>`), noField("LINK")},
		{"outside of a field", code("EMBED a"), noField("EMBED")},
		{"deleted", `<w:del>` + char("begin") + `<w:r><w:delInstrText>MACROBUTTON a</w:delInstrText></w:r>` + char("end") + `</w:del>`, noField("MACROBUTTON")},
		{"simple", `<w:fldSimple w:instr=" IMPORT a"/>`, noField("IMPORT")},
		{"another prefix", `<x:fldSimple x:instr="DDE a"/>`, noField("DDE")},
		{"nested", field(code("REF ") + field(code("ASK a"))), noField("ASK")},
		{"in a result", char("begin") + code("REF a") + char("separate") + field(code("PRINT a")) + char("end"), noField("PRINT")},
		{"made by a field", field(field(code("REF a")) + code(" c:\\a")), noField("C:")},
		{"made wholly by a field", field(field(code("REF a"))), computed},
		{"formula", field(code("=1+1")), noField("=1+1")},
	} {
		root, err := parseXML([]byte(`<w:p>` + c.text + `</w:p>`))
		if err != nil {
			t.Fatalf("%s: %v", c.what, err)
		}
		got := ""
		if err := checkFields(root); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}
