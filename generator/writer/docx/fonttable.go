package docx

import (
	"crypto/sha256"
	"fmt"

	"rd50/fonts"
)

// Faces of the widths of ours, for systems without them.
const (
	serifLike = "Liberation Serif"
	monoLike  = "Liberation Mono"
)

// fontEntries names the faces of a report, and faces of the same widths for systems
// without them, so that lines and pages end where they should.
func fontEntries() elements {
	return elements{
		font(serif, serifLike+",PT Astra Serif,Tinos", "roman", "variable"),
		font(mono, monoLike+",Cousine", "modern", "fixed"),
		font(mathFace, "", "roman", "variable"),
	}
}

func font(name, like, family, pitch string) *element {
	return el("w:font", at("w:name", name), when(like != "", "w:altName", val(like)),
		el("w:charset", val("CC")), el("w:family", val(family)), el("w:pitch", val(pitch)))
}

// fontTable lists the faces; those that go along in the file have relations.
func fontTable(d *writer) []file {
	root := el("w:fonts", namespaces(), fontEntries())
	added := embedFonts(d, root, "word/fontTable.xml")
	return append([]file{{"word/fontTable.xml", wordType + "fontTable+xml", root.document()}}, added...)
}

// mergeFontTable puts the embedded faces into the template's table.
func mergeFontTable(d *writer) (*file, error) {
	if !d.options.EmbedFonts {
		return nil, nil
	}
	name, root, err := partFor(d, "fontTable")
	if err != nil {
		return nil, err
	}
	if root == nil {
		files := fontTable(d)
		d.media = append(d.media, files[1:]...)
		return &files[0], nil
	}
	for _, a := range el("w:fonts", namespaces()).attrs {
		root.setAttr(a.name, a.value)
	}
	d.fontRelations.list = append(d.fontRelations.list, d.template.relations[relsOf(name)]...)
	d.media = append(d.media, embedFonts(d, root, name)...)
	d.template.parts[name] = root.document()
	return nil, nil
}

// embedFonts adds the faces that the file carries, under their own names, where the
// options ask for them; a reader's program takes them in place of the report's by
// w:altName. It gives their parts.
func embedFonts(d *writer, table *element, part string) []file {
	if !d.options.EmbedFonts {
		return nil
	}
	d.fontPart = part
	var out []file
	embed := func(kind string, style fonts.Style) *element {
		data := fonts.Default().First(style).Data
		sum := sha256.Sum256(data)
		name := fmt.Sprintf("fonts/rd50-%x.odttf", sum[:4])
		if d.template == nil || d.template.parts["word/"+name] == nil {
			out = append(out, file{name: "word/" + name, kind: "application/vnd.openxmlformats-officedocument.obfuscatedFont", data: obfuscate(data, sum[:16])})
		}
		return el("w:"+kind, at("r:id", d.fontRelations.add("font", name, false)), at("w:fontKey", fontKey(sum[:16])))
	}
	for _, e := range table.elements() { // a report that serves as a template
		if name := e.attr("w:name"); name == serifLike || name == monoLike {
			table.remove(e)
		}
	}
	text, code := font(serifLike, "", "roman", "variable"), font(monoLike, "", "modern", "fixed")
	embed("embedRegular", fonts.Regular).addTo(text)
	embed("embedBold", fonts.Bold).addTo(text)
	embed("embedItalic", fonts.Italic).addTo(text)
	embed("embedBoldItalic", fonts.BoldItalic).addTo(text)
	embed("embedRegular", fonts.Mono).addTo(code)
	elements{text, code}.addTo(table)
	return out
}

// fontKey prints 16 bytes as a GUID.
func fontKey(key []byte) string {
	return fmt.Sprintf("{%X-%X-%X-%X-%X}", key[:4], key[4:6], key[6:8], key[8:10], key[10:])
}

// obfuscate changes the first 32 bytes of a face by the digits of its key, read from
// their end (ISO/IEC 29500-1, 17.8.1).
func obfuscate(data, key []byte) []byte {
	out := append([]byte(nil), data...)
	for i := range min(32, len(out)) {
		out[i] ^= key[len(key)-1-i%len(key)]
	}
	return out
}
