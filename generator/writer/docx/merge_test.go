package docx

import (
	"strings"
	"testing"

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
	data, err := pack(files)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// withTemplate is the report of all blocks and inlines for a template.
func withTemplate(t testing.TB, template []byte) *report.Report {
	r := everything(t)
	r.Layout.Template = template
	r.Meta.Customer, r.Meta.City = "АО «Заказчик»", "Москва"
	return r
}

func TestTemplateSmoke(t *testing.T) {
	parts := unzip(t, write(t, withTemplate(t, ownTemplate(t, nil)), samplePages()))
	for n := range parts {
		t.Log(n)
	}
	t.Log(parts[mainPart][:3000])
	t.Log(parts["word/header1.xml"])
	t.Log(parts["word/settings.xml"])
	if strings.Contains(parts[mainPart], "{{") {
		t.Error("left")
	}
}
