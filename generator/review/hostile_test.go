package review

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rd50/generator/ooxml"
	"rd50/generator/thorough"
)

const (
	documentStart = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	documentEnd   = `</w:body></w:document>`
	relationOf    = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"%s/></Relationships>`
)

func bodyOf(body string) map[string]string {
	return map[string]string{"word/document.xml": documentStart + body + documentEnd}
}

// TestHostile: files that are broken or could do harm are refused as templates are, in
// Russian and in no time.
func TestHostile(t *testing.T) {
	sent := parts(t, "sent")
	with := func(name, content string) []byte { return packed(t, sent, map[string]string{name: content}) }
	many := map[string]string{}
	for i := range ooxml.MostParts {
		many[fmt.Sprintf("word/media/%d.bin", i)] = "a"
	}
	insertion := `<w:ins w:author="А"><w:r><w:t>а</w:t></w:r></w:ins><w:r><w:t>б</w:t></w:r>`
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"text":            {[]byte("текст"), "файл поврежден или это не документ .docx"},
		"cut":             {packed(t, sent)[:900], "файл поврежден или это не документ .docx"},
		"old or locked":   {[]byte("\xd0\xcf\x11\xe0…"), "файл защищен паролем или это документ .doc; нужен .docx без пароля"},
		"zip bomb":        {with("word/media/zeros.bin", strings.Repeat("\x00", ooxml.MostUnpacked+1)), "в распакованном виде файл больше 64 МиБ"},
		"many parts":      {packed(t, sent, many), "частей в файле 2004, допускается 2000"},
		"climbing name":   {with("../a", "a"), `недопустимое или повторное имя части "../a"`},
		"macros":          {with("word/vbaProject.bin", "x"), "в файле есть макросы; нужен .docx без макросов"},
		"macro type":      {with(ooxml.ContentTypes, `<Types><Override ContentType="application/vnd.ms-word.document.macro&#69;nabled.main+xml"/></Types>`), "в файле есть макросы; нужен .docx без макросов"},
		"ActiveX":         {with("word/activeX/activeX1.bin", "x"), "в файле есть элементы ActiveX"},
		"remote picture":  {with("word/_rels/header1.xml.rels", fmt.Sprintf(relationOf, "image", "http://example.org/a.png", ` TargetMode="External"`)), "при открытии загружается внешний файл «http://example.org/a.png» (image)"},
		"external entity": {with("word/document.xml", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>`+documentStart+`&x;`+documentEnd), "часть word/document.xml: объявление DOCTYPE в XML не допускается"},
		"unclosed":        {with("word/document.xml", documentStart), "часть word/document.xml: XML оборван или пуст"},
		"crossed":         {with("word/document.xml", documentStart+`</w:document></w:body>`), "часть word/document.xml: XML не закрыт: w:document"},
		"deep":            {with("word/document.xml", strings.Repeat("<a>", 300)+strings.Repeat("</a>", 300)), "часть word/document.xml: слишком глубоко вложенный XML"},
		"no document":     {with("word/document.xml", ""), "это не документ Word: нет части word/document.xml"},
		"broken table":    {with("customXml/item1.xml", `<texts xmlns="`+ooxml.TextsNamespace+`"><t>`), "часть customXml/item1.xml: XML оборван или пуст"},
		"many paragraphs": {packed(t, sent, bodyOf(strings.Repeat("<w:p/>", mostParagraphs+1))), "часть word/document.xml: абзацев больше 500000"},
		"many changes":    {packed(t, sent, bodyOf("<w:p>"+strings.Repeat(insertion, mostRemarks+1)+"</w:p>")), "замечаний и правок 5001, допускается 5000"},
	} {
		start := time.Now()
		_, err := Read(c.data, sourceOf(t))
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%s: took %v", name, took)
		}
	}
}

// TestLarge: what is read takes time in proportion to the file, however it is made. A file
// eight times as long as another may take longer than eight times as long, for the machine
// has other work, but not the square of it.
func TestLarge(t *testing.T) {
	const longer, most = 8, 30
	whole := longer * thorough.Step(t, 4)
	for name, body := range large() {
		took := func(part int) time.Duration {
			packed := packed(t, parts(t, "sent"), bodyOf(body(part)))
			start := time.Now()
			if _, err := Read(packed, sourceOf(t)); err != nil {
				t.Logf("%s: %v", name, err)
			}
			return time.Since(start)
		}
		short := took(whole)
		long := took(whole / longer)
		t.Logf("%s: %v, %v", name, short, long)
		if long > most*max(short, 10*time.Millisecond) {
			t.Errorf("%s: %d times as long takes %v instead of %v", name, longer, long, short)
		}
	}
}

// large gives documents of which so many make up a large one.
func large() map[string]func(part int) string {
	said := func(s string) string { return `<w:p><w:r><w:t>` + s + `</w:t></w:r></w:p>` }
	return map[string]func(part int) string{
		"equal": func(part int) string {
			return strings.Repeat(said("Данные о клиентах хранятся в пяти системах"), 40_000/part)
		},
		"different": func(part int) string {
			var b strings.Builder
			for i := range 20_000 / part {
				b.WriteString(said(fmt.Sprintf("Абзац %d, которого в отчете нет", i)))
			}
			return b.String()
		},
		"one row": func(part int) string {
			bare := `<w:p><w:bookmarkStart w:id="7" w:name="_rdR1"/></w:p>`
			return `<w:tbl><w:tr><w:tc>` + strings.Repeat(said("а")+bare, 50_000/part) + `</w:tc></w:tr></w:tbl>`
		},
		"bookmarks": func(part int) string {
			return strings.Repeat(`<w:p><w:bookmarkStart w:id="1" w:name="_rdone"/><w:bookmarkStart w:id="2" w:name="_rdtwo"/></w:p>`, 40_000/part)
		},
		"fields": func(part int) string {
			begun := `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText></w:r>`
			return `<w:p>` + strings.Repeat(begun, 20_000/part) + `<w:r><w:t>а</w:t></w:r></w:p>`
		},
		"long change": func(part int) string {
			change := `<w:ins w:author="А"><w:r><w:t>` + strings.Repeat("а", 5000) + `</w:t></w:r></w:ins><w:r><w:t>б</w:t></w:r>`
			return `<w:p>` + strings.Repeat(change, 4000/part) + `</w:p>`
		},
	}
}

// FuzzRead: no document makes the reader fall.
func FuzzRead(f *testing.F) {
	word := parts(f, "word")
	f.Add([]byte(word["word/document2.xml"]), []byte(word["word/comments.xml"]), []byte(word["word/commentsExtended.xml"]))
	f.Add([]byte(documentStart+`<w:tr><w:tc><w:p><w:commentRangeStart w:id="1"/></w:tc></w:tr>`+documentEnd), []byte(`<w:comments/>`), []byte(`<a/>`))
	f.Add([]byte(documentStart+`</w:tbl><w:commentRangeEnd w:id="0"/><w:fldChar w:fldCharType="end"/>`+documentEnd), []byte(word["word/comments.xml"]), []byte(`<a/>`))
	sent, source := parts(f, "sent"), sourceOf(f)
	f.Fuzz(func(t *testing.T, doc, comments, threads []byte) {
		reading, err := Read(packed(t, sent, word, map[string]string{
			"word/document.xml": "", "word/document2.xml": string(doc), "word/comments.xml": string(comments), "word/commentsExtended.xml": string(threads),
		}), source)
		if err != nil && len(reading.Remarks) > 0 {
			t.Errorf("%d remarks and %v", len(reading.Remarks), err)
		}
		for _, r := range reading.Remarks {
			if r.Key == "" && r.Place.Line != 0 || r.Key != "" && r.Place.Line == 0 {
				t.Errorf("%s: key «%s» at %s", r.Text, r.Key, r.Place)
			}
		}
	})
}
