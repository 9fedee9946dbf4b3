package docx

import (
	"fmt"
	"strings"
	"time"

	"rd50/generator/report"
)

// coreProperties holds the report's metadata. The only date is the report's.
func coreProperties(m report.Meta) file {
	root := el("cp:coreProperties",
		at("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
		at("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
		at("xmlns:dcterms", "http://purl.org/dc/terms/"),
		at("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
		property("dc:title", m.Title),
		property("dc:subject", m.Subject),
		property("dc:creator", m.Author),
		property("cp:keywords", strings.Join(m.Keywords, ", ")),
		property("cp:lastModifiedBy", m.Author),
		date("dcterms:created", m.Date),
		date("dcterms:modified", m.Date),
		property("dc:language", m.Language),
		property("cp:contentStatus", m.Status),
		property("dc:identifier", m.Designation),
		property("cp:version", m.Version))
	return file{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", root.document()}
}

func property(name, value string) *element {
	value = clean(value)
	return when(value != "", name, characters(legal(value)))
}

// date gives a moment at the start of the day, or nothing for what is no date.
func date(name, day string) *element {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return nil
	}
	return el(name, at("xsi:type", "dcterms:W3CDTF"), characters(t.Format("2006-01-02T15:04:05Z")))
}

func appProperties(r *report.Report) file {
	root := el("Properties",
		at("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"),
		when(r.Counts.Pages > 0, "Pages", characters(fmt.Sprint(r.Counts.Pages))),
		el("Application", characters("rd50")),
		property("Company", r.Meta.Author))
	return file{"docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", root.document()}
}

// settings turns hyphenation on and tells Word the file is of its present
// version, so that it opens with neither a prompt nor a compatibility mode.
func settings(r *report.Report, embed bool) file {
	flag := func(name string, on bool) *element { return when(on, name) }
	root := el("w:settings", namespaces(),
		el("w:zoom", num("w:percent", 100)),
		flag("w:embedTrueTypeFonts", embed),
		el("w:defaultTabStop", valNum(indent)),
		flag("w:autoHyphenation", r.Layout.Hyphenation),
		when(r.Layout.Hyphenation, "w:consecutiveHyphenLimit", valNum(2)),
		when(r.Layout.Hyphenation, "w:doNotHyphenateCaps"),
		el("w:characterSpacingControl", val("doNotCompress")),
		el("w:footnotePr", el("w:footnote", num("w:id", -1)), el("w:footnote", num("w:id", 0))),
		el("w:compat",
			el("w:doNotExpandShiftReturn"),
			compat("compatibilityMode", "15"),
			compat("overrideTableStyleFontSizeAndJustification", "1"),
			compat("enableOpenTypeFeatures", "1"),
			compat("doNotFlipMirrorIndents", "1"),
			compat("differentiateMultirowTableHeaders", "1")),
		el("w:themeFontLang", val("ru-RU")),
		el("w:decimalSymbol", val(",")),
		el("w:listSeparator", val(";")))
	return file{"word/settings.xml", wordType + "settings+xml", root.document()}
}

func compat(name, value string) *element {
	return el("w:compatSetting", at("w:name", name), at("w:uri", "http://schemas.microsoft.com/office/word"), val(value))
}

// footers gives the footer with the page number in the middle (6.3.1) and the
// empty one of the title page.
func footers() []file {
	page := el("w:p", paragraph{style: styleFooter}.element(), field("PAGE", textRun(look{}, "2")))
	kind := wordType + "footer+xml"
	return []file{
		{"word/footer1.xml", kind, el("w:ftr", namespaces(), page).document()},
		{"word/footer2.xml", kind, el("w:ftr", namespaces(), el("w:p", paragraph{style: styleFooter}.element())).document()},
	}
}
