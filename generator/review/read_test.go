package review

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"rd50/generator/diagnostic"
	"rd50/generator/golden"
	"rd50/generator/ooxml"
	"rd50/generator/ooxml/parcel"
	_ "rd50/generator/pace"
)

// parts reads an archive of a DOCX's parts and of the engagement's files.
func parts(t testing.TB, name string) map[string]string {
	t.Helper()
	a, err := txtar.ParseFile("testdata/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range a.Files {
		out[f.Name] = string(f.Data)
	}
	return out
}

// packed makes a DOCX of parts; those of later maps take the place of earlier ones, an
// empty one that of nothing.
func packed(t testing.TB, maps ...map[string]string) []byte {
	t.Helper()
	at := map[string]int{}
	var list []parcel.Part
	for _, m := range maps {
		for name, content := range m {
			if strings.HasPrefix(name, "files/") {
				continue
			}
			if _, known := at[name]; !known {
				at[name] = len(list)
				list = append(list, parcel.Part{Name: name})
			}
			list[at[name]].Content = content
		}
	}
	doc, err := parcel.Pack(slices.DeleteFunc(list, func(p parcel.Part) bool { return p.Content == "" }))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// sourceOf is the engagement of sent.txtar.
func sourceOf(t testing.TB) Source {
	t.Helper()
	sent := parts(t, "sent")
	return Source{Present: packed(t, sent), Earlier: func(int) []byte { return nil }, Find: func(key string) []Written { return finds(sent, key) }}
}

// finds looks a key up in the files of sent.txtar: a line of prose, or a value by the
// words «NAME =» behind the entry's id.
func finds(sent map[string]string, key string) []Written {
	if file, line := ooxml.CutLine(key); line > 0 {
		lines := strings.Split(sent["files/"+file], "\n")
		text, _, _ := strings.Cut(strings.Join(lines[line-1:], "\n"), "\n\n")
		return []Written{{key, diagnostic.Position{File: file, Line: line, Column: 1}, text}}
	}
	const file = "engagement.toml"
	text, from := sent["files/"+file], 0
	if m := entryID.FindStringSubmatch(key); m != nil {
		if from = strings.Index(text, `"`+m[1]+`"`); from < 0 {
			return nil
		}
	}
	name := key[strings.LastIndexByte(key, '.')+1:] + " = "
	at := strings.Index(text[from:], name)
	if at < 0 || strings.HasSuffix(key, "]") {
		return []Written{{key, diagnostic.Position{File: file, Line: strings.Count(text[:from], "\n") + 1, Column: 1}, ""}}
	}
	value, _, _ := strings.Cut(text[from+at+len(name):], "\n")
	return []Written{{key, diagnostic.Position{File: file, Line: strings.Count(text[:from+at], "\n") + 1, Column: len(name) + 1}, value}}
}

var entryID = regexp.MustCompile(`\[(\w+)\]`)

// listed prints remarks for a golden.
func listed(list []Remark) string {
	var b strings.Builder
	for _, r := range list {
		fmt.Fprintf(&b, "%s %s %s «%s»\n  о «%s»\n  %s %s\n", r.Kind, r.Author, r.Date.Format(time.DateTime), r.Text, r.Quote, r.Key, r.Place)
		if r.Resolved {
			b.WriteString("  снято\n")
		}
		for _, x := range r.Replies {
			fmt.Fprintf(&b, "  ответ %s %s «%s»\n", x.Author, x.Date.Format(time.DateTime), x.Text)
		}
		if r.Kind != Comment {
			fmt.Fprintf(&b, "  было «%s»\n  стало «%s»\n", r.Before, r.After)
		}
	}
	return strings.ReplaceAll(b.String(), " \n", "\n")
}

func read(t testing.TB, doc []byte) string {
	t.Helper()
	got, err := Read(doc, sourceOf(t))
	if err != nil {
		t.Fatal(err)
	}
	return listed(got.Remarks)
}

// TestWord reads what Word makes of a report: threads, changes in cut runs, moves, rows,
// paragraphs and untracked edits.
func TestWordGolden(t *testing.T) {
	golden.Compare(t, "word", []byte(read(t, packed(t, parts(t, "sent"), parts(t, "word"), map[string]string{"word/document.xml": ""}))))
}

// TestWordsAlone reads the same without bookmarks and the part that tells them.
func TestWordsAlone(t *testing.T) {
	word := parts(t, "word")
	word["word/document2.xml"] = regexp.MustCompile(`<w:bookmark(Start|End) [^>]*>`).ReplaceAllString(word["word/document2.xml"], "")
	with := read(t, packed(t, parts(t, "sent"), parts(t, "word"), map[string]string{"word/document.xml": ""}))
	if got := read(t, packed(t, word)); got != with {
		t.Errorf("the words tell\n%s\nwant\n%s", got, with)
	}
}

// sentBack gives the sent report with a change in its text, and further parts.
func sentBack(t testing.TB, old, new string, more map[string]string) []byte {
	t.Helper()
	sent := parts(t, "sent")
	text := sent["word/document.xml"]
	if !strings.Contains(text, old) {
		t.Fatalf("no %s", old)
	}
	return packed(t, sent, map[string]string{"word/document.xml": strings.Replace(text, old, new, 1)}, more)
}

// TestUntracked: an edit is told with the words before and after, what came and what went,
// too; what programs compute and how they break words is none.
func TestUntracked(t *testing.T) {
	const text = `<w:r><w:t>Оператор ведет журнал обращений вручную.</w:t></w:r>`
	paragraph := `<w:p><w:bookmarkStart w:id="9" w:name="_rdfour"/>` + text + `<w:bookmarkEnd w:id="9"/></w:p>`
	cell := `<w:r><w:t>Единая карточка клиента</w:t></w:r>`
	for _, c := range []struct{ name, old, new, want string }{
		{"nothing", "х", "х", ""},
		{"blanks and hyphens", "ведет журнал", "ведет\u00a0жур\u00adнал", ""},
		{"a number that a program writes", `<w:r><w:t>1</w:t></w:r></w:fldSimple>`, `<w:r><w:t>7</w:t></w:r></w:fldSimple>`, ""},
		{"a word", "журнал обращений", "журнал всех обращений", "prose/study.md:9:23 «Оператор ведет журнал обращений вручную.» → «Оператор ведет журнал всех обращений вручную.»\n"},
		{"on the next line", "вручную", "сам", "prose/study.md:10:1 «Оператор ведет журнал обращений вручную.» → «Оператор ведет журнал обращений сам.»\n"},
		{"a cell", "Единая карточка", "Общая карточка", "engagement.toml:10:9 «Единая карточка клиента» → «Общая карточка клиента»\n"},
		{"a cell's second paragraph", "Кроме писем", "Кроме бумажных писем", "engagement.toml:6:15 «Учет обращений всех каналов\nКроме писем» → «Учет обращений всех каналов\nКроме бумажных писем»\n"},
		{"an empty cell", cell, "", "engagement.toml:10:9 «Единая карточка клиента» → «»\n"},
		{"gone", paragraph, "", "prose/study.md:9:1 «Оператор ведет журнал обращений вручную.» → «»\n"},
		{"cut in two", "журнал обращений", `журнал</w:t></w:r></w:p><w:p><w:r><w:t>обращений`, "prose/study.md:9:16 «Оператор ведет журнал обращений вручную.» → «Оператор ведет журнал\nобращений вручную.»\n"},
		{"new", paragraph, paragraph + `<w:p><w:r><w:t>Новый абзац.</w:t></w:r></w:p>`, "prose/study.md:9:1 «» → «Новый абзац.»\n"},
	} {
		got, err := Read(sentBack(t, c.old, c.new, nil), sourceOf(t))
		if err != nil {
			t.Fatal(err)
		}
		said := ""
		for _, r := range got.Remarks {
			said += fmt.Sprintf("%s «%s» → «%s»\n", r.Place, r.Before, r.After)
		}
		if said != c.want {
			t.Errorf("%s: said %s want %s", c.name, said, c.want)
		}
	}
}

// TestFilesChangedSince: what the files say otherwise since the report was sent is nobody's
// edit: a value, a paragraph that is new in them. What the document tells of its texts
// shows it.
func TestFilesChangedSince(t *testing.T) {
	sent := parts(t, "sent")
	table := strings.Replace(sent["customXml/item1.xml"], `k="requirements[R2].id" h="7"`, `k="requirements[R2].id" h="`+ooxml.Hash("R2Единаякарточкаклиента2")+`"`, 1)
	source := sourceOf(t)
	source.Present = packed(t, sent, map[string]string{
		"word/document.xml": strings.NewReplacer("Единая карточка клиента", "Единый профиль", "</w:body>",
			`<w:p><w:bookmarkStart w:id="11" w:name="_rdnew"/><w:r><w:t>Новый абзац заказчика принят.</w:t></w:r><w:bookmarkEnd w:id="11"/></w:p></w:body>`).Replace(sent["word/document.xml"]),
		"customXml/item1.xml": strings.Replace(table, "</texts>", `<t n="_rdnew" k="remarks[Z1].text" h="1"/></texts>`, 1),
	})
	for name, c := range map[string]struct{ old, new, want string }{
		"a value of the files":      {"х", "х", ""},
		"an edit of the same value": {"карточка клиента", "карточка абонента", "«Единый профиль» → «Единая карточка абонента»"},
		"what the files answered":   {"</w:body>", "<w:p><w:r><w:t>Новый абзац заказчика.</w:t></w:r></w:p></w:body>", "«» → «Новый абзац заказчика.»"},
		"what they took over":       {"</w:body>", "<w:p><w:r><w:t>Новый абзац заказчика принят.</w:t></w:r></w:p></w:body>", ""},
	} {
		got, err := Read(sentBack(t, c.old, c.new, map[string]string{"customXml/item1.xml": table}), source)
		if err != nil {
			t.Fatal(err)
		}
		said := ""
		for _, r := range got.Remarks {
			said += fmt.Sprintf("«%s» → «%s»", r.Before, r.After)
		}
		if said != c.want {
			t.Errorf("%s: %s, want %s", name, said, c.want)
		}
	}
}

// TestOtherReport: the keys that a report of another engagement tells are not this one's,
// and its text is no edit of this one's.
func TestOtherReport(t *testing.T) {
	table := regexp.MustCompile(` h="(.)"`).ReplaceAllString(parts(t, "sent")["customXml/item1.xml"], ` h="other$1"`)
	doc := func(designation string) []byte {
		return sentBack(t, "КОНЦЕПЦИЯ СИСТЕМЫ «МАЯК»", `Договор поставки</w:t></w:r><w:ins w:author="А"><w:r><w:t> и сроки</w:t></w:r></w:ins><w:r><w:t>`,
			map[string]string{"customXml/item1.xml": strings.Replace(table, `version="1.0"`, `version="1.0" designation="`+designation+`"`, 1)})
	}
	source := sourceOf(t)
	got, err := Read(doc("АБ-1"), source)
	if err != nil || got.Other == nil || *got.Other != (Report{"АБ-1", "1.0"}) || len(got.Remarks) != 1 || got.Remarks[0].Key != "" {
		t.Errorf("%v, %v: %s", err, got.Other, listed(got.Remarks))
	}
	source.Present = packed(t, parts(t, "sent"), map[string]string{
		"customXml/item1.xml": strings.Replace(parts(t, "sent")["customXml/item1.xml"], `version="1.0"`, `version="1.0" designation="АБ-1"`, 1)})
	if got, err := Read(doc("АБ-1"), source); err != nil || got.Other != nil {
		t.Errorf("a version of the same designation: %v, %v", err, got.Other)
	}
}

// TestOwnChanges: the changes that the report itself shows against an older version are
// nobody's remarks; the customer's within them are.
func TestOwnChanges(t *testing.T) {
	const own, theirs = `w:author="Меридиан" w:date="2026-10-19T00:00:00Z"`, `w:author="Анна" w:date="2026-11-01T00:00:00Z"`
	table := strings.Replace(parts(t, "sent")["customXml/item1.xml"], `version="1.0"`, `version="1.0" author="Меридиан" date="2026-10-19T00:00:00Z"`, 1)
	doc := sentBack(t, `<w:r><w:t>Срок работ — двенадцать месяцев.</w:t></w:r>`,
		`<w:r><w:t xml:space="preserve">Срок работ — </w:t></w:r><w:del `+own+`><w:r><w:delText>девять</w:delText></w:r></w:del>`+
			`<w:ins `+own+`><w:r><w:t>двенадцать</w:t></w:r><w:ins `+theirs+`><w:r><w:t xml:space="preserve"> полных</w:t></w:r></w:ins></w:ins><w:r><w:t xml:space="preserve"> месяцев.</w:t></w:r>`,
		map[string]string{"customXml/item1.xml": table})
	got, err := Read(doc, sourceOf(t))
	if err != nil || len(got.Remarks) != 1 || got.Remarks[0].Author != "Анна" || got.Remarks[0].After != "Срок работ — двенадцать полных месяцев." {
		t.Errorf("%v, %s", err, listed(got.Remarks))
	}
}

// TestThreadsOfLibreOffice: older LibreOffice tells no threads; its replies stand at the
// end of what they answer and span nothing.
func TestThreadsOfLibreOffice(t *testing.T) {
	said := func(id, author, text string) string {
		return `<w:comment w:id="` + id + `" w:author="` + author + `"><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:comment>`
	}
	doc := sentBack(t, `<w:t>Затраты составят 10 млн руб. без НДС.</w:t></w:r>`,
		`<w:t xml:space="preserve">Затраты </w:t></w:r><w:commentRangeStart w:id="1"/><w:r><w:t>составят</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`+
			`<w:r><w:commentReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> 10 млн руб. без НДС.</w:t></w:r><w:r><w:commentReference w:id="3"/></w:r>`,
		map[string]string{
			"word/comments.xml":            `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + said("1", "Анна", "Когда?") + said("2", "Петр", "В марте.") + said("3", "Анна", "Чьих?") + `</w:comments>`,
			"word/_rels/document.xml.rels": strings.Replace(parts(t, "sent")["word/_rels/document.xml.rels"], "</R", `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></R`, 1),
		})
	want := `comment Анна 0001-01-01 00:00:00 «Когда?»
  о «составят»
  prose/study.md prose/study.md:7:9
  ответ Петр 0001-01-01 00:00:00 «В марте.»
comment Анна 0001-01-01 00:00:00 «Чьих?»
  о «Затраты составят 10 млн руб. без НДС.»
  prose/study.md prose/study.md:7:1
`
	if got := read(t, doc); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestForeign: a DOCX of somebody else is read as far as its words tell; what the report
// never said is no edit.
func TestForeign(t *testing.T) {
	foreign := map[string]string{}
	for _, name := range []string{"_rels/.rels"} {
		foreign[name] = parts(t, "sent")[name]
	}
	change := func(text string) string {
		return `<w:p><w:r><w:t>` + text + `</w:t></w:r><w:ins w:author="Анна"><w:r><w:t xml:space="preserve"> Неверно.</w:t></w:r></w:ins></w:p>`
	}
	reading, err := Read(packed(t, foreign, bodyOf(change("Протокол совещания от 3 ноября")+change("Данные клиентов хранятся в пяти системах, не сверяются.")+change("Прочее"))), sourceOf(t))
	if err != nil {
		t.Fatal(err)
	}
	var places []string
	for _, r := range reading.Remarks {
		places = append(places, r.Key+" "+r.Place.String())
	}
	if got, want := strings.Join(places, "\n"), " :0:0\nprose/study.md prose/study.md:5:58\n :0:0"; got != want {
		t.Errorf("got %s want %s", got, want)
	}
}
