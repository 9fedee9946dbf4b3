package docx

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"rd50/generator/report"
)

const headed = "ПРОЕКТ"

func draftInto(t *testing.T, template []byte, r *report.Report) map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, samplePages(), Options{Template: template, Header: headed}); err != nil {
		t.Fatal(err)
	}
	return unzip(t, b.Bytes())
}

// TestEachSectionHasTheHeader: the title page and landscape pages, too.
func TestEachSectionHasTheHeader(t *testing.T) {
	parts := draftInto(t, nil, everything(t))
	sections := regexp.MustCompile(`(?s)<w:sectPr>.*?</w:sectPr>`).FindAllString(parts[mainPart], -1)
	if len(sections) < 3 {
		t.Fatalf("only %d sections", len(sections))
	}
	for _, s := range sections {
		for _, kind := range []string{"default", "first", "even"} {
			if strings.Count(s, `<w:headerReference w:type="`+kind+`"`) != 1 {
				t.Errorf("pages of kind %s have no header in %s", kind, s)
			}
		}
	}
	if header := parts["word/header1.xml"]; strings.Count(header, headed) != 1 || !strings.Contains(header, `<w:jc w:val="right"/>`) {
		t.Errorf("the header is %s", header)
	}
	if plain := unzip(t, writeInto(t, nil, everything(t), samplePages())); strings.Contains(plain[mainPart], "headerReference") || plain["word/header1.xml"] != "" {
		t.Error("a report that is no draft has a header")
	}
}

// TestTheHeaderStandsAboveTheCustomers and on the pages for which a template has none.
func TestTheHeaderStandsAboveTheCustomers(t *testing.T) {
	for name, file := range map[string]string{"brand": "testdata/templates/brand.docx", "split": "testdata/templates/split.docx", "own": ""} {
		template := ownTemplate(t, nil)
		if file != "" {
			var err error
			if template, err = os.ReadFile(file); err != nil {
				t.Fatal(err)
			}
		}
		parts := draftInto(t, template, forTemplate(t))
		before := unzip(t, writeInto(t, template, forTemplate(t), samplePages()))
		for part, text := range parts {
			if !strings.HasPrefix(part, "word/header") {
				continue
			}
			first, rest, _ := strings.Cut(text, "</w:p>")
			if !strings.Contains(first, headed) || strings.Contains(rest, headed) {
				t.Errorf("%s: %s is %s", name, part, text)
			}
			if old := before[part]; old != "" && !strings.HasSuffix(old, rest) {
				t.Errorf("%s: of the customer's own %s something is gone", name, part)
			}
		}
		section := parts[mainPart][strings.Index(parts[mainPart], "<w:sectPr"):]
		section, _, _ = strings.Cut(section, "</w:sectPr>")
		for _, kind := range []string{"default", "first", "even"} {
			if strings.Count(section, `<w:headerReference w:type="`+kind+`"`) != 1 {
				t.Errorf("%s: pages of kind %s have no header: %s", name, kind, section)
			}
		}
	}
}

// TestTheMarkOfADraft has a style of its own, which a report without marks has not.
func TestTheMarkOfADraft(t *testing.T) {
	marked := &report.Paragraph{Inlines: []report.Inline{&report.Text{Text: "Оценка "}, &report.Mark{Text: "⟦RD202: нет оценки⟧"}}}
	r := everything(t)
	r.Sections[len(r.Sections)-1].Blocks = append(r.Sections[len(r.Sections)-1].Blocks, marked)
	parts := draftInto(t, nil, r)
	for part, want := range map[string]string{
		mainPart:          `<w:r><w:rPr><w:rStyle w:val="DraftMark"/></w:rPr><w:t xml:space="preserve">⟦RD202: нет оценки⟧</w:t></w:r>`,
		"word/styles.xml": `<w:name w:val="Замечание проекта"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr><w:shd w:val="clear" w:color="auto" w:fill="FFDE8C"/></w:rPr>`,
	} {
		if !strings.Contains(parts[part], want) {
			t.Errorf("%s has no %s", part, want)
		}
	}
	if plain := draftInto(t, nil, everything(t)); strings.Contains(plain["word/styles.xml"], "DraftMark") {
		t.Error("there are no marks, but their style")
	}
}
