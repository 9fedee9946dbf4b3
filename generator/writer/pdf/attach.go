package pdf

import (
	"crypto/md5"
	"fmt"
	"slices"
	"strings"
)

// Attachment is a file that a PDF carries within it.
type Attachment struct {
	Name      string // with the extension
	MediaType string // application/json
	Title     string // for people
	Relation  Relation
	Data      []byte
}

// Relation is what an attachment is to the document (ISO 19005-3, 6.8).
type Relation string

// SourceRelation is what the document was made from, DataRelation what it shows in a
// form for machines.
const (
	SourceRelation Relation = "Source"
	DataRelation   Relation = "Data"
)

// attachments embeds files as associated with the whole document (ISO 19005-3, 6.8)
// and gives the entries of the catalogue. All are as old as the report.
func (w *writer) attachments(files []Attachment, reportDate string) []byte {
	date := pdfDate(documentDate(reportDate))
	var all []int
	names := map[string]int{}
	var keys []string
	for _, a := range files {
		dict := fmt.Sprintf("/Type/EmbeddedFile/Subtype/%s/Params<</Size %d/ModDate%s/CheckSum<%x>>>", subtype(a.MediaType), len(a.Data), date, md5.Sum(a.Data))
		data := w.stream(deflate, dict, a.Data)
		spec := w.add("<</Type/Filespec/F%s/UF%s/Desc%s/AFRelationship/%s/EF<</F %d 0 R/UF %d 0 R>>>>",
			textString(a.Name), textString(a.Name), textString(a.Title), a.Relation, data, data)
		all = append(all, spec)
		key := textString(a.Name)
		if _, ok := names[key]; !ok {
			keys = append(keys, key)
		}
		names[key] = spec
	}
	slices.Sort(keys) // as UTF-16 sorts: the digits are in order
	b := append(appendRefs([]byte("/AF["), all), "]/Names<</EmbeddedFiles<</Names["...)
	for _, k := range keys {
		b = fmt.Appendf(b, "%s %d 0 R ", k, names[k])
	}
	return append(b, "]>>>>"...)
}

// subtype writes a media type as a name.
func subtype(mediaType string) string {
	var b strings.Builder
	for _, c := range []byte(mediaType) {
		if c > ' ' && c < 0x7F && !strings.ContainsRune("()<>[]{}/%#", rune(c)) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "#%02X", c)
		}
	}
	return b.String()
}
