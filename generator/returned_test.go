package generator_test

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rd50/generator"
	"rd50/generator/amend"
	"rd50/generator/review"
	"rd50/generator/writer"
)

var (
	paragraphForm = regexp.MustCompile(`(?s)<w:p>.*?</w:p>`)
	runForm       = regexp.MustCompile(`<w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t xml:space="preserve">([^<]*)</w:t>(?:<w:softHyphen/>)?</w:r>`)
	textForm      = regexp.MustCompile(`<w:t xml:space="preserve">([^<]*)</w:t>`)
)

// returned gives a DOCX in which words of paragraphs are others: every second one
// tracked, as Word does it.
func returned(t *testing.T, doc []byte, edits []amend.Edit, words []string) []byte {
	t.Helper()
	body := partOf(t, doc, "word/document.xml")
	at := map[string][]int{}
	for _, p := range paragraphForm.FindAllStringIndex(body, -1) {
		at[said(body[p[0]:p[1]])] = p
	}
	order := make([]int, len(edits))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return at[edits[j].Before][0] - at[edits[i].Before][0] }) // from the end
	for _, i := range order {
		p := at[edits[i].Before]
		body = body[:p[0]] + replaced(t, body[p[0]:p[1]], words[i], i%2 == 0) + body[p[1]:]
	}
	return withPart(t, doc, "word/document.xml", body)
}

// said gives the text of a paragraph.
func said(paragraph string) string {
	var b strings.Builder
	for _, m := range textForm.FindAllStringSubmatch(paragraph, -1) {
		b.WriteString(html.UnescapeString(m[1]))
	}
	return b.String()
}

// replaced puts «эхэхэ» in the place of a word that stands in one run.
func replaced(t *testing.T, paragraph, word string, tracked bool) string {
	t.Helper()
	for _, at := range runForm.FindAllStringSubmatchIndex(paragraph, -1) {
		run, from := paragraph[at[0]:at[1]], strings.Index(paragraph[at[2]:at[3]], word)
		if from < 0 {
			continue
		}
		from += at[2] - at[0]
		before, after := run[:from], run[from+len(word):]
		if tracked {
			open := run[:at[2]-at[0]]
			const by = ` w:id="9000" w:author="И. Второй" w:date="2026-11-12T10:00:00Z">`
			run = before + "</w:t></w:r><w:del" + by + strings.Replace(open, "<w:t ", "<w:delText ", 1) + word + "</w:delText></w:r></w:del><w:ins" + by +
				open + "эхэхэ</w:t></w:r></w:ins>" + open + after
		} else {
			run = before + "эхэхэ" + after
		}
		return paragraph[:at[0]] + run + paragraph[at[1]:]
	}
	t.Fatalf("%q is in no run of %s", word, said(paragraph))
	return ""
}

func partOf(t *testing.T, doc []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(doc), int64(len(doc)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func withPart(t *testing.T, doc []byte, name, text string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(doc), int64(len(doc)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		data := text
		if f.Name != name {
			data = partOf(t, doc, f.Name)
		}
		if _, err := io.WriteString(part, data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestReturnedEdits: 60 seeded words that were edited in the DOCX, tracked and not, are
// found and taken over: nothing else changes in the files.
func TestReturnedEdits(t *testing.T) {
	templates, err := generator.LoadTemplates(nil)
	if err != nil {
		t.Fatal(err)
	}
	draft := generator.Sketch(generator.Input{Files: os.DirFS("../samples/telecom"), Name: "engagement.toml"}, templates)
	docx, _ := writer.Find("docx")
	files, err := draft.Render([]writer.Format{docx}, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(60, 0))
	rep, err := draft.Report()
	if err != nil {
		t.Fatal(err)
	}
	runs := once(partOf(t, files[0].Data, "word/document.xml"))
	lines := keyed(rep)
	fits := func(text, word string) bool {
		return slices.ContainsFunc(runs[text], func(run string) bool { return strings.Contains(run, word) })
	}
	prose, was := withWords(r, lines, inProse, 40, fits)
	values, more := withWords(r, lines, inValue, 20, fits)
	edits, words := append(prose, values...), append(was, more...)
	if len(edits) < 60 {
		t.Fatalf("%d edits", len(edits))
	}
	remarks, err := draft.Review(returned(t, files[0].Data, edits, words))
	if err != nil {
		t.Fatal(err)
	}
	var found []amend.Edit
	for _, x := range remarks {
		if x.Key == "" {
			t.Errorf("no place: %s %q", x.Kind, x.Text)
		}
		found = append(found, amend.Edit{Key: x.Key, Line: x.Place.Line, Before: x.Before, After: x.After})
	}
	counted := map[review.Kind]int{}
	for _, x := range remarks {
		counted[x.Kind]++
	}
	if counted[review.Insertion] != 30 || counted[review.Deletion] != 30 || counted[review.Edit] != 30 {
		t.Errorf("found %v", counted)
	}
	out, faults, err := generator.Amend(draft, found)
	if err != nil {
		t.Fatal(err)
	}
	for i, fault := range faults {
		if fault != nil {
			t.Errorf("%s:%d: %q → %q: %v", found[i].Key, found[i].Line, found[i].Before, found[i].After, fault)
		}
	}
	if out.New == nil {
		t.Fatalf("faults: %v", out.Faults)
	}
	var changed []string
	for _, f := range out.Files {
		changed = append(changed, replacedIn(t, f)...)
	}
	slices.Sort(changed)
	slices.Sort(words)
	if !slices.EqualFunc(changed, words, strings.EqualFold) {
		t.Errorf("changed\n%q\nwant\n%q", changed, words)
	}
}

// once gives the runs of the texts that one paragraph of a document says alone. A word
// that may part stands in two.
func once(body string) map[string][]string {
	out := map[string][]string{}
	for _, p := range paragraphForm.FindAllString(body, -1) {
		var runs []string
		for _, m := range runForm.FindAllStringSubmatch(p, -1) {
			runs = append(runs, m[1])
		}
		if _, twice := out[said(p)]; twice {
			runs = nil
		}
		out[said(p)] = runs
	}
	return out
}
