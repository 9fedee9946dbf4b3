package docx

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"rd50/generator/ooxml"
	"rd50/generator/report"
)

// ownTemplate is a customer's DOCX as parts; changes replace or add parts, an
// empty text drops one.
func ownTemplate(t testing.TB, changes map[string]string) []byte {
	t.Helper()
	const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	parts := [][2]string{
		{typesPart, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="` + wordType + `template.main+xml"/><Override PartName="/word/styles.xml" ContentType="` + wordType + `styles+xml"/>` +
			`<Override PartName="/word/header1.xml" ContentType="` + wordType + `header+xml"/><Override PartName="/word/numbering.xml" ContentType="` + wordType + `numbering+xml"/>` +
			`<Override PartName="/word/settings.xml" ContentType="` + wordType + `settings+xml"/></Types>`},
		{rootRels, `<Relationships xmlns="` + packageRel + `"><Relationship Id="rId1" Type="` + officeRel + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{mainPart, `<w:document ` + w + `><w:body><w:p><w:r><w:t>Начало: {{ti</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>tle}} и {{version}}</w:t></w:r></w:p>` +
			`<w:p><w:r><w:t>{{re</w:t></w:r><w:r><w:t>port}}</w:t></w:r></w:p><w:p><w:r><w:t>Конец</w:t></w:r></w:p>` +
			`<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2000" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>`},
		{mainRels, `<Relationships xmlns="` + packageRel + `"><Relationship Id="rId1" Type="` + officeRel + `styles" Target="styles.xml"/><Relationship Id="rId2" Type="` + officeRel + `header" Target="/word/header1.xml"/>` +
			`<Relationship Id="rId3" Type="` + officeRel + `numbering" Target="numbering.xml"/><Relationship Id="rId4" Type="` + officeRel + `settings" Target="settings.xml"/></Relationships>`},
		{"word/_rels/settings.xml.rels", `<Relationships xmlns="` + packageRel + `"><Relationship Id="rId1" Type="` + officeRel + `attachedTemplate" Target="file:///C:/x.dotm" TargetMode="External"/></Relationships>`},
		{"word/settings.xml", `<w:settings ` + w + `><w:attachedTemplate r:id="rId1"/><w:compat/></w:settings>`},
		{"word/header1.xml", `<w:hdr ` + w + `><w:p><w:r><w:t>{{designation}}{{city}}{{customer}}</w:t></w:r></w:p></w:hdr>`},
		{"word/numbering.xml", `<w:numbering ` + w + `><w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></w:numbering>`},
		{"word/styles.xml", `<w:styles ` + w + `><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>` +
			`<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>` +
			`<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="Подпись заказчика"/></w:style></w:styles>`},
	}
	var files []file
	for _, p := range parts {
		if text, changed := changes[p[0]]; !changed {
			files = append(files, file{name: p[0], data: []byte(p[1])})
		} else if text != "" {
			files = append(files, file{name: p[0], data: []byte(text)})
		}
		delete(changes, p[0])
	}
	for name, text := range changes {
		files = append(files, file{name: name, data: []byte(text)})
	}
	data, err := pack(files, "", stored)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// forTemplate is the report of all blocks and inlines, with what marks name.
func forTemplate(t testing.TB) *report.Report {
	r := everything(t)
	r.Meta.Customer, r.Meta.City = "АО «Заказчик»", "Москва"
	return r
}

// The report stands in place of its mark, and all that the customer's file has
// stays around it.
func TestTemplate(t *testing.T) {
	parts := unzip(t, writeInto(t, ownTemplate(t, nil), forTemplate(t), samplePages()))
	document := parts[mainPart]
	for name, c := range map[string]struct {
		part string
		want []string // in this order
	}{
		"the report between the customer's words": {mainPart, []string{`Начало: Концепция CRM`, `Министерство связи`, `ВВЕДЕНИЕ`, `Конец`}},
		"the first run's look":                    {mainPart, []string{`<w:r><w:t xml:space="preserve">Начало: Концепция CRM</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> и 1.0</w:t></w:r>`}},
		"the header, filled":                      {"word/header1.xml", []string{"К-1МоскваАО «Заказчик»"}},
		"the customer's heading":                  {mainPart, []string{`<w:pStyle w:val="1"/><w:pageBreakBefore/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="6"/></w:numPr>`}},
		"our caption under another id":            {"word/styles.xml", []string{`w:styleId="Caption"><w:name w:val="Подпись заказчика"/>`, `w:styleId="CaptionReport"><w:name w:val="caption"/>`}},
		"lists behind the customer's":             {"word/numbering.xml", []string{`<w:abstractNum w:abstractNumId="3">`, `<w:abstractNum w:abstractNumId="4">`, `<w:num w:numId="5">`, `<w:num w:numId="6"><w:abstractNumId w:val="4"/>`}},
		"the customer's page, wide tables turned": {mainPart, []string{`<w:titlePg/></w:sectPr>`, `w:orient="landscape"`, `<w:pgSz w:w="11906" w:h="16838"/>`}},
		"no template behind the template":         {"word/_rels/settings.xml.rels", []string{`<Relationships`, `/>`}},
		"pages are counted on opening":            {"word/settings.xml", []string{`<w:updateFields w:val="true"/><w:footnotePr>`, `<w:compat/>`}},
		"a document, no template":                 {typesPart, []string{`PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"`, `/word/footnotes.xml`}},
	} {
		rest, found := parts[c.part], true
		for _, w := range c.want {
			if _, rest, found = strings.Cut(rest, w); !found {
				t.Errorf("%s: %s has no %q", name, c.part, w)
				break
			}
		}
	}
	for _, gone := range []string{"{{", `w:val="Caption"`, "Продолжение таблицы"} {
		if strings.Contains(document, gone) {
			t.Errorf("the document holds %q", gone)
		}
	}
	if strings.Contains(parts["word/settings.xml"]+parts["word/_rels/settings.xml.rels"], "attachedTemplate") {
		t.Error("the attached template stays")
	}
}

// bodyOf is a document of paragraphs and tables for ownTemplate.
func bodyOf(content string) map[string]string {
	return map[string]string{mainPart: `<w:document xmlns:w="` + namespaces().main() + `"><w:body>` + content + `</w:body></w:document>`}
}

func paragraphOf(runs ...string) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(`<w:r><w:t>` + r + `</w:t></w:r>`)
	}
	return `<w:p>` + b.String() + `</w:p>`
}

// Names are filled wherever a run of text may stand, however it is cut; values
// are not read again.
func TestPlaceholders(t *testing.T) {
	for _, c := range []struct{ content, want string }{
		{paragraphOf("{", "{", "ti", "tle", "}", "}"), "Концепция CRM"},
		{paragraphOf("а {{ version }} б {{version}} в"), "а 1.0 б 1.0 в"},
		{paragraphOf("{{date}}, {{ye", "ar}} {{city}}"), "23.11.2026, 2026 Москва"},
		{paragraphOf("{{contractor}}/{{system}}/{{edition}}"), "ООО «Исполнитель»/Концепция АС/Версия 1.0"},
		{`<w:tbl><w:tr><w:tc>` + paragraphOf("{{cus", "tomer}}") + `</w:tc></w:tr></w:tbl>`, "АО «Заказчик»"},
		{paragraphOf("{single} {{}} {{a{b}}"), "{single} {{}} {{a{b}}"},
		{`<w:p><w:del><w:r><w:delText>{{title}}</w:delText></w:r></w:del><w:ins><w:r><w:t>{{city}}</w:t></w:r></w:ins></w:p>`, "Москва"},
		{`<w:p><w:r><w:t>{{title</w:t><w:tab/><w:t>}}</w:t></w:r></w:p>`, "{{title}}"},
	} {
		r := forTemplate(t)
		r.Meta.Edition = "Версия 1.0"
		data := writeInto(t, ownTemplate(t, bodyOf(c.content+paragraphOf("{{content}}"))), r, nil)
		root, err := parseXML([]byte(unzip(t, data)[mainPart]))
		if err != nil {
			t.Fatal(err)
		}
		if got := root.child("w:body").elements()[0].words(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	r := forTemplate(t)
	r.Meta.Title = "{{customer}} <w:t>"
	data := writeInto(t, ownTemplate(t, bodyOf(paragraphOf("{{title}}")+paragraphOf("{{report}}"))), r, nil)
	if text := unzip(t, data)[mainPart]; !strings.Contains(text, ">{{customer}} &lt;w:t&gt;<") {
		t.Error("a value is read as a template")
	}
}

// Where the report goes and whether it brings its title page.
func TestTemplatePlace(t *testing.T) {
	section := `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1" w:right="1" w:bottom="1" w:left="1" w:header="1" w:footer="1" w:gutter="0"/></w:sectPr>`
	for name, c := range map[string]struct{ content, start, end string }{
		"mark":              {paragraphOf("{{report}}"), `<w:body><w:p><w:pPr><w:pStyle w:val="CoverPage"/></w:pPr><w:r><w:t xml:space="preserve">Министерство`, ``},
		"own title page":    {paragraphOf("Титул") + paragraphOf("{{content}}"), `Титул</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="HeadingUnlisted1"/><w:pageBreakBefore/>`, ``},
		"empty":             {`<w:p/>`, `<w:body><w:p><w:pPr><w:pStyle w:val="CoverPage"/>`, ``},
		"at the end":        {paragraphOf("Письмо"), `Письмо</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="SectionEnd"/><w:pageBreakBefore/></w:pPr></w:p>`, ``},
		"behind a break":    {`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`, `<w:br w:type="page"/></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverPage"/>`, ``},
		"its own section":   {`<w:p><w:pPr>` + section + `</w:pPr><w:r><w:t>{{report}}</w:t></w:r></w:p>` + paragraphOf("Дальше"), `Министерство`, `</w:sectPr></w:pPr></w:p><w:p><w:r><w:t>Дальше`},
		"before a section":  {paragraphOf("{{report}}") + section, `Министерство`, `</w:sectPr></w:body>`},
		"no page of itself": {paragraphOf("{{report}}"), ``, `w:footer="567" w:gutter="0"/><w:cols w:space="709"/></w:sectPr></w:body>`},
	} {
		text := unzip(t, writeInto(t, ownTemplate(t, bodyOf(c.content)), forTemplate(t), samplePages()))[mainPart]
		if !strings.Contains(text, c.start) || !strings.Contains(text, c.end) {
			t.Errorf("%s: no %q or %q", name, c.start, c.end)
		}
	}
}

// What is no sound template is refused in words.
func TestTemplateFaults(t *testing.T) {
	with := func(name, text string) []byte { return ownTemplate(t, map[string]string{name: text}) }
	rels := func(kind, target string) []byte {
		return with("word/_rels/header1.xml.rels", `<Relationships xmlns="`+packageRel+`"><Relationship Id="x" Type="`+officeRel+kind+`" Target="`+target+`" TargetMode="External"/></Relationships>`)
	}
	bomb := with("word/media/zeros.bin", strings.Repeat("\x00", ooxml.MostUnpacked+1))
	many := map[string]string{}
	for i := range ooxml.MostParts {
		many[fmt.Sprintf("word/media/%d.bin", i)] = "a"
	}
	main := `<w:document xmlns:w="` + namespaces().main() + `"><w:body>`
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"text":            {[]byte("текст"), "файл поврежден или это не документ .docx"},
		"cut":             {ownTemplate(t, nil)[:900], "файл поврежден или это не документ .docx"},
		"old or locked":   {[]byte("\xd0\xcf\x11\xe0…"), "файл защищен паролем или это документ .doc; нужен .docx без пароля"},
		"zip bomb":        {bomb, "в распакованном виде файл больше 64 МиБ"},
		"many parts":      {ownTemplate(t, many), "частей в файле 2009, допускается 2000"},
		"climbing name":   {with("../a", "a"), `недопустимое или повторное имя части "../a"`},
		"same name":       {with("WORD/document.xml", "<a/>"), `недопустимое или повторное имя части "WORD/document.xml"`},
		"macros":          {with("word/vbaProject.bin", "x"), "в файле есть макросы; нужен .docx без макросов"},
		"macro type":      {with(typesPart, `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`), "в файле есть макросы; нужен .docx без макросов"},
		"disguised":       {with(typesPart, `<Types><Override PartName="/word/header1.bin" ContentType="`+wordType+`header+xml"/></Types>`), "часть /word/header1.bin: ее вид " + wordType + "header+xml, а имя не на .xml"},
		"ActiveX":         {with("word/activeX/activeX1.bin", "x"), "в файле есть элементы ActiveX"},
		"external entity": {with(mainPart, `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>`+main+`&x;</w:body></w:document>`), "часть word/document.xml: объявление DOCTYPE в XML не допускается"},
		"unclosed":        {with(mainPart, main), "часть word/document.xml: XML оборван или пуст"},
		"crossed":         {with(mainPart, main+`</w:document></w:body>`), "часть word/document.xml: XML не закрыт: w:document"},
		"deep":            {with(mainPart, strings.Repeat("<a>", 300)+strings.Repeat("</a>", 300)), "часть word/document.xml: слишком глубоко вложенный XML"},
		"no document":     {with(mainPart, ""), "это не документ Word: нет части word/document.xml"},
		"strict":          {with(mainPart, `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>`), "вид документа не поддерживается: сохраните шаблон как «Документ Word (.docx)»"},
		"no body":         {with(mainPart, `<w:document xmlns:w="`+namespaces().main()+`"/>`), "часть word/document.xml: нет тела документа"},
		"remote picture":  {rels("image", "http://example.org/a.png"), "при открытии загружается внешний файл «http://example.org/a.png» (image)"},
		"lost part":       {with("word/header1.xml", ""), "часть word/_rels/document.xml.rels: связь ведет к части /word/header1.xml, которой нет"},
		"no styles":       {with(mainRels, `<Relationships/>`), "в шаблоне нет стилей: нет части word/styles.xml"},
		"no Normal":       {with("word/styles.xml", `<w:styles/>`), "в шаблоне нет стиля абзаца «Обычный» (Normal)"},
		"wrong kind":      {with("word/styles.xml", `<w:styles><w:style w:type="paragraph"><w:name w:val="Normal"/></w:style><w:style w:type="character"><w:name w:val="Caption"/></w:style></w:styles>`), "стиль «caption» в шаблоне не того вида: нужен стиль абзаца"},
		"unknown name":    {ownTemplate(t, bodyOf(paragraphOf("{{заказчик}}"))), "метка {{заказчик}} неизвестна; известны: report, content, title, customer, contractor, system, designation, version, edition, date, city, year"},
		"twice":           {ownTemplate(t, bodyOf(paragraphOf("{{report}}")+paragraphOf("{{content}}"))), "метка {{report}} или {{content}} стоит в шаблоне дважды"},
		"in a line":       {ownTemplate(t, bodyOf(paragraphOf("Отчет: {{report}}"))), "метка {{report}} стоит не в отдельном абзаце основного текста"},
		"field":           {with("word/header1.xml", `<w:hdr><w:p><w:fldSimple w:instr=" includetext &quot;c:\a.txt&quot; "/></w:p></w:hdr>`), "часть word/header1.xml: " + noField("INCLUDETEXT")},
		"other document":  {ownTemplate(t, bodyOf(`<w:altChunk r:id="x"/>`)), "часть word/document.xml: в шаблон вложен другой документ (altChunk)"},
		"in a header":     {with("word/header1.xml", `<w:hdr>`+paragraphOf("{{report}}")+`</w:hdr>`), "часть word/header1.xml: метка {{report}} стоит не в отдельном абзаце основного текста"},
	} {
		err := CheckTemplate(c.data)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
		if err := Write(&bytes.Buffer{}, forTemplate(t), nil, Options{Template: c.data}); err == nil {
			t.Errorf("%s: was written", name)
		}
	}
	if err := CheckTemplate(ownTemplate(t, nil)); err != nil {
		t.Error(err)
	}
	if err := CheckTemplate(rels("hyperlink", "https://example.org/")); err != nil {
		t.Errorf("an address in a header: %v", err)
	}
}

// The two templates made in LibreOffice (testdata/templates/make.py) come out
// whole, with the same bytes each time, and a report can be a template again.
func TestRealTemplates(t *testing.T) {
	for name, want := range map[string][]string{
		"brand": {`{word/header1.xml}АО «Заказчик» · К-1, версия 1.0`, `{word/document.xml}ВВЕДЕНИЕ`, `{word/styles.xml}DejaVu Serif`, `{word/_rels/header1.xml.rels}media/image1.png`},
		"split": {`{word/document.xml}АО «Заказчик»`, `{word/document.xml}Приложено к договору от 23.11.2026`, `{word/footer1.xml}Ред. 1.0`},
	} {
		template, err := os.ReadFile("testdata/templates/" + name + ".docx")
		if err != nil {
			t.Fatal(err)
		}
		if err := CheckTemplate(template); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		data := writeInto(t, template, forTemplate(t), samplePages())
		if !bytes.Equal(data, writeInto(t, template, forTemplate(t), samplePages())) {
			t.Errorf("%s: two writes differ", name)
		}
		if dir := os.Getenv("RD50_STRESS_DIR"); dir != "" {
			if err := os.WriteFile(dir+"/template-"+name+".docx", data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		parts := unzip(t, data)
		for _, w := range want {
			part, text, _ := strings.Cut(w[1:], "}")
			if !strings.Contains(parts[part], text) {
				t.Errorf("%s: %s has no %q", name, part, text)
			}
		}
		again := unzip(t, writeInto(t, data, forTemplate(t), samplePages()))[mainPart]
		if n := strings.Count(again, `w:name="_Toc_intro"`); n != 1 {
			t.Errorf("%s: the bookmark of the introduction stands %d times", name, n)
		}
	}
}

// FuzzTemplate holds that no file panics or passes half read.
func FuzzTemplate(f *testing.F) {
	f.Add([]byte(`<w:p/>`), []byte(`<w:styles/>`))
	f.Add([]byte(paragraphOf("{{", "report}}")), []byte(``))
	f.Fuzz(func(t *testing.T, content, styles []byte) {
		changes := bodyOf(string(content))
		if len(styles) > 0 {
			changes["word/styles.xml"] = string(styles)
		}
		data := ownTemplate(t, changes)
		if CheckTemplate(data) == nil {
			writeInto(t, data, forTemplate(t), nil)
		}
	})
}

// A placeholder that a tracked change has deleted is filled, too: the change may be
// rejected.
func TestDeletedPlaceholder(t *testing.T) {
	deleted := `<w:p><w:del><w:r><w:delText>{{city}}</w:delText></w:r></w:del></w:p>`
	text := unzip(t, writeInto(t, ownTemplate(t, bodyOf(deleted+paragraphOf("{{content}}"))), forTemplate(t), nil))[mainPart]
	if !strings.Contains(text, ">Москва</w:delText>") {
		t.Error("the placeholder stays in the deletion")
	}
	if err := CheckTemplate(ownTemplate(t, bodyOf(strings.Replace(deleted, "city", "город", 1)))); err == nil {
		t.Error("an unknown name in a deletion is taken")
	}
}

// Tables of a template with several columns are as wide as the narrowest of them, and a
// page that is turned for a wide table has one.
func TestTemplateColumns(t *testing.T) {
	page := `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>`
	for columns, most := range map[string]int{
		``:                                  9354,
		`<w:cols w:num="1" w:space="708"/>`: 9354,
		`<w:cols w:num="2" w:space="754"/>`: 4300,
		`<w:cols w:num="2" w:equalWidth="0"><w:col w:w="6000" w:space="354"/><w:col w:w="3000"/></w:cols>`: 3000,
	} {
		r := resolved(t, &report.Report{Sections: []*report.Section{section("s", longTable(), wideTable())}})
		data := writeInto(t, ownTemplate(t, bodyOf(paragraphOf("{{report}}")+`<w:sectPr>`+page+columns+`</w:sectPr>`)), r, pages{wide: map[string]bool{"tab-wide": true}})
		text := unzip(t, data)[mainPart]
		var widths []string
		for _, m := range regexp.MustCompile(`<w:tblW w:w="([0-9]+)"`).FindAllStringSubmatch(text[strings.Index(text, "Длинная таблица"):], -1) {
			widths = append(widths, m[1])
		}
		if len(widths) != 2 || widths[0] != fmt.Sprint(most) || widths[1] != "14286" {
			t.Errorf("%s: tables are %v wide, want %d and 14286", columns, widths, most)
		}
		turned := text[:strings.Index(text, `w:orient="landscape"`)]
		if rest := text[len(turned):]; strings.Contains(rest[:strings.Index(rest, "</w:sectPr>")], "w:cols") {
			t.Errorf("%s: the turned page has columns", columns)
		}
	}
}
