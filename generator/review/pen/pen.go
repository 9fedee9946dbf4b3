// Package pen is the customer's in tests: it edits the words of a DOCX as Word does,
// tracked or not, and writes comments with replies. It knows the XML that the writer of
// DOCX makes, and no other.
package pen

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"io"
	"iter"
	"regexp"
	"slices"
	"strings"

	"rd50/generator/ooxml/parcel"
)

// Pen edits one document.
type Pen struct {
	names    []string
	parts    map[string]string
	body     []piece // of the main part, which stands here alone
	comments []string
	threads  []string
	last     int // number given
}

const (
	mainPart = "word/document.xml"
	mainRels = "word/_rels/document.xml.rels"
	types    = "[Content_Types].xml"
	word     = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	word14   = "http://schemas.microsoft.com/office/word/2010/wordml"
	word15   = "http://schemas.microsoft.com/office/word/2012/wordml"
)

// Open takes a document.
func Open(doc []byte) (*Pen, error) {
	z, err := zip.NewReader(bytes.NewReader(doc), int64(len(doc)))
	if err != nil {
		return nil, err
	}
	p := &Pen{parts: map[string]string{}}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		p.names, p.parts[f.Name] = append(p.names, f.Name), string(data)
	}
	p.body = pieces(p.parts[mainPart])
	return p, nil
}

// piece is a paragraph of the main part, or what stands between two.
type piece struct {
	xml  string
	said string // by a paragraph
}

// pieces takes the main part to pieces, every other of which is a paragraph.
func pieces(part string) []piece {
	const open, shut = "<w:p>", "</w:p>"
	var out []piece
	for {
		between, rest, found := strings.Cut(part, open)
		text, after, whole := strings.Cut(rest, shut)
		if !found || !whole {
			return append(out, piece{xml: part})
		}
		text = open + text + shut
		out = append(out, piece{xml: between}, piece{text, said(text)})
		part = after
	}
}

// paragraphs gives the places of the paragraphs among the pieces.
func (p *Pen) paragraphs() iter.Seq2[int, piece] {
	return func(yield func(int, piece) bool) {
		for i := 1; i < len(p.body); i += 2 {
			if !yield(i, p.body[i]) {
				return
			}
		}
	}
}

// Sign is who did something, and when: «2026-11-12T10:00:00Z».
type Sign struct{ Author, Date string }

func (s Sign) attributes() string {
	return ` w:author="` + html.EscapeString(s.Author) + `" w:date="` + s.Date + `"`
}

var runForm = regexp.MustCompile(`<w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t xml:space="preserve">([^<]*)</w:t>(?:<w:softHyphen/>)?</w:r>`)

// Paragraphs gives the texts of the paragraphs with the texts of their runs: no word may
// be edited that stands in two.
func (p *Pen) Paragraphs() map[string][]string {
	out := map[string][]string{}
	for _, x := range p.paragraphs() {
		var runs []string
		for _, m := range runForm.FindAllStringSubmatch(x.xml, -1) {
			runs = append(runs, html.UnescapeString(m[1]))
		}
		if _, twice := out[x.said]; twice {
			runs = nil
		}
		out[x.said] = runs
	}
	return out
}

func said(paragraph string) string {
	const text = `<w:t xml:space="preserve">`
	var b strings.Builder
	_, texts, _ := strings.Cut(paragraph, text)
	for part := range strings.SplitSeq(texts, text) {
		words, _, _ := strings.Cut(part, "<")
		b.WriteString(html.UnescapeString(words))
	}
	return b.String()
}

// Edit is a word of a paragraph and what takes its place. It is tracked where somebody
// signs it.
type Edit struct {
	Paragraph string // its text, or the beginning of that
	Old, New  string
	By        Sign
}

// Rewrite makes edits, of each paragraph one.
func (p *Pen) Rewrite(edits ...Edit) error {
	for _, e := range edits {
		err := p.within(e.Paragraph, e.Old, func(open, before, word, after string) string {
			if e.By.Author == "" {
				return open + before + html.EscapeString(e.New) + after
			}
			by := ` w:id="` + p.next() + `"` + e.By.attributes() + ">"
			out := open + before + "</w:t></w:r><w:del" + by + strings.Replace(open, "<w:t ", "<w:delText ", 1) + word + "</w:delText></w:r></w:del>"
			if e.New != "" {
				out += "<w:ins" + by + open + html.EscapeString(e.New) + "</w:t></w:r></w:ins>"
			}
			return out + open + after
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Comment is what somebody says of words of a paragraph.
type Comment struct {
	Paragraph, Quote string
	By               Sign
	Text             string
	Replies          []Reply
	Done             bool
}

// Reply is an answer to a comment.
type Reply struct {
	By   Sign
	Text string
}

// Write puts comments down.
func (p *Pen) Write(comments ...Comment) error {
	for _, c := range comments {
		id := p.say(c.By, c.Text, "", c.Done)
		ids := []string{id}
		for _, r := range c.Replies {
			ids = append(ids, p.say(r.By, r.Text, id, c.Done))
		}
		err := p.within(c.Paragraph, c.Quote, func(open, before, word, after string) string {
			var begin, end string
			for _, id := range ids {
				begin += `<w:commentRangeStart w:id="` + id + `"/>`
				end += `<w:commentRangeEnd w:id="` + id + `"/><w:r><w:commentReference w:id="` + id + `"/></w:r>`
			}
			return open + before + "</w:t></w:r>" + begin + open + word + "</w:t></w:r>" + end + open + after
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *Pen) next() string {
	p.last++
	return fmt.Sprint(90000 + p.last)
}

// say writes a comment, or a reply to one, and gives its id.
func (p *Pen) say(by Sign, text, parent string, done bool) string {
	id := p.next()
	p.comments = append(p.comments, `<w:comment w:id="`+id+`"`+by.attributes()+`><w:p w14:paraId="000`+id+`"><w:r><w:t>`+html.EscapeString(text)+`</w:t></w:r></w:p></w:comment>`)
	thread := `<w15:commentEx w15:paraId="000` + id + `"`
	if parent != "" {
		thread += ` w15:paraIdParent="000` + parent + `"`
	}
	flag := map[bool]string{false: "0", true: "1"}[done]
	p.threads = append(p.threads, thread+` w15:done="`+flag+`"/>`)
	return id
}

// within changes the run that holds some words, of the paragraph with a text or of the
// first that begins with it.
func (p *Pen) within(paragraph, words string, change func(open, before, words, after string) string) error {
	for _, is := range []func(said, paragraph string) bool{func(a, b string) bool { return a == b }, strings.HasPrefix} {
		for i, x := range p.paragraphs() {
			if !is(x.said, paragraph) {
				continue
			}
			if new, ok := inRun(x.xml, html.EscapeString(words), change); ok {
				p.body[i] = piece{new, said(new)}
				return nil
			}
		}
	}
	return fmt.Errorf("no run of a paragraph %q holds %q", paragraph, words)
}

// inRun changes the first run of a paragraph that holds some words.
func inRun(paragraph, words string, change func(open, before, words, after string) string) (string, bool) {
	for _, run := range runForm.FindAllStringSubmatchIndex(paragraph, -1) {
		before, after, found := strings.Cut(paragraph[run[2]:run[3]], words)
		if found {
			new := change(paragraph[run[0]:run[2]], before, words, after+paragraph[run[3]:run[1]])
			return paragraph[:run[0]] + new + paragraph[run[1]:], true
		}
	}
	return "", false
}

// Bytes gives the document as it is now.
func (p *Pen) Bytes() ([]byte, error) {
	names := slices.Clone(p.names)
	var body strings.Builder
	for _, x := range p.body {
		body.WriteString(x.xml)
	}
	p.parts[mainPart] = body.String()
	if len(p.comments) > 0 {
		names = p.related(names, "comments", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
			`<w:comments xmlns:w="`+word+`" xmlns:w14="`+word14+`">`+strings.Join(p.comments, "")+`</w:comments>`)
		names = p.related(names, "commentsExtended", "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
			`<w15:commentsEx xmlns:w15="`+word15+`">`+strings.Join(p.threads, "")+`</w15:commentsEx>`)
	}
	parts := make([]parcel.Part, len(names))
	for i, name := range names {
		parts[i] = parcel.Part{Name: name, Content: p.parts[name]}
	}
	return parcel.Pack(parts)
}

// related puts a part beside the document.
func (p *Pen) related(names []string, name, kind, text string) []string {
	p.parts["word/"+name+".xml"] = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + text
	p.parts[mainRels] = strings.Replace(p.parts[mainRels], "</Relationships>", `<Relationship Id="pen`+name+`" Type="`+kind+`" Target="`+name+`.xml"/></Relationships>`, 1)
	p.parts[types] = strings.Replace(p.parts[types], "</Types>",
		`<Override PartName="/word/`+name+`.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.`+name+`+xml"/></Types>`, 1)
	return append(names, "word/"+name+".xml")
}
