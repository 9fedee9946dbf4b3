package docx

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"rd50/fonts"
)

// Faces go into the file where that is asked for, in a template's table too, changed by
// their keys as ISO/IEC 29500-1, 17.8.1 says: so read back they are the faces.
func TestEmbeddedFonts(t *testing.T) {
	plain := unzip(t, write(t, everything(t), nil))
	if table := plain["word/fontTable.xml"]; !strings.Contains(table, `<w:altName w:val="Liberation Serif,`) || strings.Contains(table, "w:embed") {
		t.Errorf("the faces without embedding: %s", table)
	}
	templated := func(template []byte) []byte {
		var b bytes.Buffer
		if err := Write(&b, forTemplate(t), nil, Options{Template: template, EmbedFonts: true}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	once := templated(ownTemplate(t, nil))
	for name, data := range map[string][]byte{"own": templated(nil), "template": once, "its own template": templated(once)} {
		parts := unzip(t, data)
		if n := strings.Count(parts["word/settings.xml"], "<w:embedTrueTypeFonts/>"); n != 1 {
			t.Errorf("%s: %d times told", name, n)
		}
		links := regexp.MustCompile(`<w:embed(\w+) r:id="(\w+)" w:fontKey="\{([-0-9A-F]+)\}"/>`).FindAllStringSubmatch(parts["word/fontTable.xml"], -1)
		styles := []fonts.Style{fonts.Regular, fonts.Bold, fonts.Italic, fonts.BoldItalic, fonts.Mono}
		if len(links) != len(styles) {
			t.Fatalf("%s: %d faces, want %d", name, len(links), len(styles))
		}
		for i, link := range links {
			target := regexp.MustCompile(`Id="` + link[2] + `" [^>]*/font" Target="([^"]*)"`).FindStringSubmatch(parts["word/_rels/fontTable.xml.rels"])
			if got := readBack(parts["word/"+target[1]], link[3]); !bytes.Equal(got, fonts.Default().First(styles[i]).Data) {
				t.Errorf("%s: %s is another face", name, link[1])
			}
		}
	}
}

// readBack undoes the change: byte i by the i-th pair of digits from the key's end.
func readBack(data, key string) []byte {
	out := []byte(data)
	digits := strings.ReplaceAll(key, "-", "")
	for i := range 32 {
		pair := digits[30-2*(i%16):][:2]
		out[i] ^= byte(strings.IndexByte("0123456789ABCDEF", pair[0])<<4 | strings.IndexByte("0123456789ABCDEF", pair[1]))
	}
	return out
}
