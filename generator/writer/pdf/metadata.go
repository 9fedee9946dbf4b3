package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"

	"rd50/generator/report"
)

// maker is told as the program that made the file.
const maker = "rd50"

// properties are what Info and the XMP packet tell alike (ISO 19005-2, 6.6.3).
type properties struct {
	title, author, subject, keywords string
	date                             time.Time
}

func propertiesOf(r *report.Report) properties {
	p := properties{
		title: clean(r.Meta.Title), author: clean(r.Meta.Author), subject: clean(r.Meta.Subject),
		keywords: clean(strings.Join(r.Meta.Keywords, ", ")), date: documentDate(r.Meta.Date),
	}
	if p.title == "" {
		p.title = "Отчет" // a reader shows the title instead of the file's name
	}
	return p
}

// language is the report's, as BCP 47 spells it.
func language(r *report.Report) string {
	if r.Meta.Language == "" {
		return "ru-RU"
	}
	return clean(r.Meta.Language)
}

// documentDate reads the report's date; a report without one gets a fixed day, never
// the clock's.
func documentDate(iso string) time.Time {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t
}

// pdfDate writes a date with its zone (ISO 32000-1, 7.9.4).
func pdfDate(t time.Time) string { return t.Format("(D:20060102150405+00'00')") }

// clean drops what neither XML nor a property of a document can hold.
func clean(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r == '\ufffd' || r >= 0xFFFE && r <= 0xFFFF || r >= 0x7F && r < 0xA0 {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "")))
}

// textString writes a text string (ISO 32000-1, 7.9.2.2).
func textString(s string) string { return string(appendText(nil, s)) }

func appendText(b []byte, s string) []byte {
	b = append(b, "<feff"...)
	for _, r := range clean(s) {
		if hi, lo := utf16.EncodeRune(r); hi != unicode.ReplacementChar {
			b = hex(hex(b, uint16(hi)), uint16(lo))
		} else {
			b = hex(b, uint16(r))
		}
	}
	return append(b, '>')
}

// literal writes a byte string.
func literal(s string) string {
	return "(" + strings.NewReplacer("\\", "\\\\", "(", "\\(", ")", "\\)", "\r", "\\r").Replace(s) + ")"
}

// information is the document information dictionary.
func information(r *report.Report) []byte {
	p := propertiesOf(r)
	date := pdfDate(p.date)
	b := fmt.Appendf(nil, "<</Title%s/Creator(%s)/Producer(%s)/CreationDate%s/ModDate%s", textString(p.title), maker, maker, date, date)
	for _, e := range []struct{ key, value string }{{"Author", p.author}, {"Subject", p.subject}, {"Keywords", p.keywords}} {
		if e.value != "" {
			b = fmt.Appendf(b, "/%s%s", e.key, textString(e.value))
		}
	}
	return append(b, ">>"...)
}

// packet is the XMP packet that names the standards that the file keeps: PDF/A of the
// part, level A, and PDF/UA-1, whose property PDF/A wants described.
func packet(r *report.Report, part int) []byte {
	p := propertiesOf(r)
	date := p.date.Format("2006-01-02T15:04:05+00:00")
	b := []byte("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" + packetHead)
	b = fmt.Appendf(b, "<pdfaid:part>%d</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n", part)
	b = fmt.Appendf(b, "<dc:format>application/pdf</dc:format>\n<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", escape(language(r)))
	b = fmt.Appendf(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n", escape(p.title))
	if p.author != "" {
		b = fmt.Appendf(b, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", escape(p.author))
	}
	if p.subject != "" {
		b = fmt.Appendf(b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>\n", escape(p.subject))
	}
	if p.keywords != "" {
		b = fmt.Appendf(b, "<pdf:Keywords>%s</pdf:Keywords>\n", escape(p.keywords))
	}
	b = fmt.Appendf(b, "<pdf:Producer>%s</pdf:Producer>\n<xmp:CreatorTool>%s</xmp:CreatorTool>\n<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n",
		maker, maker, date, date)
	return append(b, packetTail...)
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}

const packetHead = `<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
`

const packetTail = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of the PDF/UA standard that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
