package docx

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// The tests of this file hold what open checkers of the ГОСТ look read in a file:
// one test a lesson, on a report that uses every block and inline.

// bodyOfEverything gives w:body of that report, and its other parts.
func bodyOfEverything(t *testing.T) (body *element, parts map[string]string) {
	t.Helper()
	parts = unzip(t, write(t, everything(t), samplePages()))
	root, err := parseXML([]byte(parts[mainPart]))
	if err != nil {
		t.Fatal(err)
	}
	return root.child("w:body"), parts
}

// all gives the elements of a name, from top to bottom.
func all(e *element, name string) elements {
	var out elements
	e.each(func(x *element) {
		if x.name == name {
			out = append(out, x)
		}
	})
	return out
}

func styleOf(e *element) string { return e.child("w:pPr").value("w:pStyle") }

// 1: the last section properties of the body hold page and margins, and all
// sections have the same.
func TestPageInTheLastSection(t *testing.T) {
	body, _ := bodyOfEverything(t)
	kids := body.elements()
	last := kids[len(kids)-1]
	if last.name != "w:sectPr" || last.child("w:pgSz").attr("w:w") != "11906" || last.child("w:pgSz").attr("w:h") != "16838" {
		t.Fatalf("the body ends with %s", last.name)
	}
	sections := all(body, "w:sectPr")
	if len(sections) < 3 {
		t.Fatalf("%d sections", len(sections))
	}
	for _, s := range sections {
		for _, m := range []string{"left 1701", "right 851", "top 1134", "bottom 1134"} {
			side, want, _ := strings.Cut(m, " ")
			if got := s.child("w:pgMar").attr("w:" + side); got != want {
				t.Errorf("margin %s is %s, want %s", side, got, want)
			}
		}
	}
}

// 2: face, size, interval and indent of running text are in the named style
// itself, with the face for every script, and not in paragraphs.
func TestLookInNamedStyles(t *testing.T) {
	body, parts := bodyOfEverything(t)
	root, err := parseXML([]byte(parts["word/styles.xml"]))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range root.elements() {
		if s.attr("w:styleId") != styleBody {
			continue
		}
		face := s.child("w:rPr").child("w:rFonts")
		for _, script := range []string{"w:ascii", "w:hAnsi", "w:cs"} {
			if face.attr(script) != "Times New Roman" {
				t.Errorf("%s is %q", script, face.attr(script))
			}
		}
		p := s.child("w:pPr")
		got := fmt.Sprint(s.child("w:rPr").value("w:sz"), p.child("w:spacing").attr("w:line"), p.child("w:ind").attr("w:firstLine"), p.value("w:jc"))
		if got != fmt.Sprint("28", "360", "709", "both") {
			t.Errorf("running text is %s", got)
		}
	}
	for _, p := range body.elements() {
		for _, r := range p.elements() {
			look := r.child("w:rPr")
			if styleOf(p) == styleBody && (look.child("w:rFonts") != nil || look.child("w:sz") != nil) {
				t.Errorf("a look of its own: %s", r.words())
			}
		}
	}
}

// 3: ids of headings hold the word and the level, those of the contents TOCn.
func TestStyleIDs(t *testing.T) {
	body, _ := bodyOfEverything(t)
	levels := map[string]bool{}
	for _, p := range body.elements() {
		levels[styleOf(p)] = true
	}
	for _, want := range []string{"Heading1", "Heading2", "Heading3", "HeadingStructural1", "HeadingAppendix1", "TOC1", "TOC2"} {
		if !levels[want] {
			t.Errorf("no paragraph of style %s", want)
		}
	}
}

// 4: the break of the page stands in the paragraph of every heading of level 1.
func TestBreakInHeadings(t *testing.T) {
	body, _ := bodyOfEverything(t)
	found := 0
	for _, p := range body.elements() {
		if s := styleOf(p); strings.HasPrefix(s, "Heading") && strings.HasSuffix(s, "1") {
			found++
			if p.child("w:pPr").child("w:pageBreakBefore") == nil {
				t.Errorf("no break before %s", p.words())
			}
		}
	}
	if found < 8 {
		t.Errorf("%d headings of level 1", found)
	}
}

// 5: the caption stands right above the table and right below the picture, with
// a dash between spaces; the word and its number are parted by a plain space, by
// which other programs find captions.
func TestCaptionsStandNear(t *testing.T) {
	body, _ := bodyOfEverything(t)
	above := regexp.MustCompile(`^(Таблица (А\.)?[0-9]+\x{a0}— \S|Продолжение таблицы (А\.)?[0-9]+$)`)
	below := regexp.MustCompile(`^Рисунок (А\.)?[0-9]+\x{a0}— \S`)
	tables, pictures := 0, 0
	kids := body.elements()
	for i, e := range kids {
		if e.name == "w:tbl" && e.child("w:tblPr").child("w:tblCaption") != nil {
			tables++
			if got := kids[i-1].words(); !above.MatchString(got) {
				t.Errorf("above a table: %q", got)
			}
		}
		if e.name == "w:p" && len(all(e, "w:drawing")) > 0 {
			pictures++
			if got := kids[i+1].words(); !below.MatchString(got) {
				t.Errorf("below a picture: %q", got)
			}
		}
	}
	if tables < 3 || pictures < 2 {
		t.Errorf("%d tables, %d pictures", tables, pictures)
	}
}

// 6: a run holds one text, broken words too, and numbers of captions are in the text of a field.
func TestOneTextARun(t *testing.T) {
	body, _ := bodyOfEverything(t)
	for _, r := range all(body, "w:r") {
		if n := len(all(r, "w:t")); n > 1 && r.child("w:drawing") == nil {
			t.Errorf("%d texts in a run: %s", n, r.words())
		}
	}
	for _, p := range body.elements() {
		if styleOf(p) == styleCaption && (len(all(p, "w:instrText")) == 0 || len(all(p, "w:fldSimple")) > 0) {
			t.Errorf("no field in %q", p.words())
		}
	}
}

// 7: rows of the contents stand in the body itself, each with a title, a tab and
// a page.
func TestContentsInTheBody(t *testing.T) {
	body, _ := bodyOfEverything(t)
	if len(all(body, "w:sdt")) > 0 {
		t.Error("the body has content controls")
	}
	rows := 0
	for _, p := range body.elements() {
		if !strings.HasPrefix(styleOf(p), styleTOC) {
			continue
		}
		rows++
		tabs := 0
		for _, r := range all(p, "w:r") {
			if r.child("w:tab") != nil {
				tabs++
			}
		}
		if tabs != 1 || !regexp.MustCompile(`\pL.*[1-9][0-9]*$`).MatchString(p.words()) {
			t.Errorf("%d tabs in %q", tabs, p.words())
		}
	}
	if rows < 8 {
		t.Errorf("%d rows", rows)
	}
}

// 8: every reference names a bookmark that is there, every source a paragraph.
func TestReferencesLead(t *testing.T) {
	body, _ := bodyOfEverything(t)
	marks := map[string]bool{}
	for _, b := range all(body, "w:bookmarkStart") {
		if marks[b.attr("w:name")] {
			t.Errorf("bookmark %s stands twice", b.attr("w:name"))
		}
		marks[b.attr("w:name")] = true
	}
	found := 0
	for _, e := range all(body, "w:instrText") {
		words := strings.Fields(string(e.kids[0].(characters)))
		if words[0] == "REF" || words[0] == "PAGEREF" {
			found++
			if !marks[words[1]] {
				t.Errorf("%s leads to %s, which is not there", words[0], words[1])
			}
		}
	}
	for _, h := range all(body, "w:hyperlink") {
		if a := h.attr("w:anchor"); a != "" && !marks[a] {
			t.Errorf("a link leads to %s, which is not there", a)
		}
	}
	if found < 15 {
		t.Errorf("%d references", found)
	}
}

// 9: no bold in running text, no straight quotes, no doubled spaces.
func TestCleanText(t *testing.T) {
	body, _ := bodyOfEverything(t)
	for _, p := range all(body, "w:p") {
		if s := styleOf(p); !strings.HasPrefix(s, "Heading") && len(all(p, "w:b")) > 0 {
			t.Errorf("bold in %s: %s", s, p.words())
		}
		if s := p.words(); styleOf(p) != styleCode && strings.ContainsAny(s, `"`) || strings.Contains(s, "  ") {
			t.Errorf("quotes or spaces: %q", s)
		}
	}
}

// 10: heads of tables are rows that Word repeats, rules are the table's own, and
// a table that goes on is a table of its own with the same head.
func TestNativeTables(t *testing.T) {
	body, _ := bodyOfEverything(t)
	var before *element
	pieces := 0
	for _, e := range body.elements() {
		if e.name == "w:tbl" && e.child("w:tblPr").child("w:tblCaption") != nil {
			borders := e.child("w:tblPr").child("w:tblBorders")
			for _, side := range []string{"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"} {
				if borders.value(side) != "single" {
					t.Errorf("no rule %s", side)
				}
			}
			if e.child("w:tr").child("w:trPr").child("w:tblHeader") == nil {
				t.Errorf("the head does not repeat: %s", e.child("w:tr").words())
			}
		}
		if before != nil && e.name == "w:tbl" {
			if got, want := e.child("w:tr").words(), before.child("w:tr").words(); !strings.HasPrefix(got, want) { // behind it the number of a note that stands under the first piece
				t.Errorf("a piece has the head %q, want %q", got, want)
			}
			pieces++
		}
		if e.name == "w:tbl" {
			before = nil
		}
		if strings.HasPrefix(e.words(), "Продолжение таблицы") {
			for _, x := range body.elements() {
				if x == e {
					break
				}
				if x.name == "w:tbl" {
					before = x
				}
			}
		}
	}
	if pieces == 0 {
		t.Error("no table goes on")
	}
}
