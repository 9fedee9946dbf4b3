package docx

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"rd50/generator/ooxml"
	"rd50/generator/report"
	"rd50/generator/typeset"
)

// onTemplate is the typesetting's pages for a template, whose own page and faces
// it does not know: nothing is cut or put elsewhere by them.
type onTemplate struct {
	Pages
	upright bool // the template's page stands upright, so that wide tables turn it
}

func (onTemplate) Cuts(*report.Table) []int { return nil }

func (p onTemplate) Landscape(b report.Block) bool { return p.upright && p.Pages.Landscape(b) }

func (p onTemplate) TitleSheets() [][]typeset.TitlePart {
	if known, ok := p.Pages.(Sheets); ok {
		return known.TitleSheets()
	}
	return nil
}

func (onTemplate) Rows(*report.Table) []float64 { return nil }

func (onTemplate) Shown(*report.Figure) (width, height float64) { return 0, 0 }

func (p onTemplate) Whole(t *report.Table) bool {
	known, ok := p.Pages.(Columns)
	return ok && known.Whole(t)
}

func (p onTemplate) Breaks(in report.Inline) []typeset.Break {
	if known, ok := p.Pages.(Columns); ok {
		return known.Breaks(in)
	}
	return nil
}

func (p onTemplate) Columns(t *report.Table) ([]float64, float64) {
	if known, ok := p.Pages.(Columns); ok {
		return known.Columns(t)
	}
	return nil, 0
}

// adopt prepares the writer for a template: its page, and ids behind those that
// it takes itself.
func adopt(d *writer, t *template) {
	d.template = t
	if s, ok := sheetOf(t.page); ok {
		d.sheet = s
	}
	d.pages = onTemplate{d.pages, d.sheet.width < d.sheet.height}
	t.forget()
	d.mainRelations.list = slices.Clone(t.relations[mainRels])
	if notes := t.related("footnotes"); notes != "" {
		d.noteRelations.list = slices.Clone(t.relations[relsOf(notes)])
		if root, err := parseXML(t.parts[notes]); err == nil {
			d.noteCount = highest(root, "w:footnote", "w:id")
		}
	}
	if name := t.related("numbering"); name != "" {
		if root, err := parseXML(t.parts[name]); err == nil {
			d.numbering.abstracts = highest(root, "w:abstractNum", "w:abstractNumId") + 1
			d.numbering.concretes = highest(root, "w:num", "w:numId")
		}
	}
	d.numbering.templated = true
	d.bookmarks.last = highest(t.document, "w:bookmarkStart", "w:id")
	t.document.each(func(e *element) {
		if e.name == "w:bookmarkStart" { // of a report that serves as a template
			d.bookmarks.taken[strings.TrimPrefix(strings.TrimPrefix(e.attr("w:name"), "_Ref_"), "_Toc_")] = true
		}
	})
	for _, name := range t.order { // headers hold drawings too
		if root, err := parseXML(t.parts[name]); err == nil && strings.HasSuffix(name, ".xml") {
			d.drawings = max(d.drawings, highest(root, "wp:docPr", "id"))
		}
	}
}

// sheetOf gives the page of section properties.
func sheetOf(page *element) (sheet, bool) {
	size, margins := page.child("w:pgSz"), page.child("w:pgMar")
	if size == nil || margins == nil {
		return sheet{}, false
	}
	n := func(e *element, name string) int {
		v, _ := strconv.Atoi(e.attr("w:" + name))
		return max(v, -v)
	}
	s := sheet{width: n(size, "w"), height: n(size, "h"),
		sides: n(margins, "left") + n(margins, "right") + n(margins, "gutter"), ends: n(margins, "top") + n(margins, "bottom")}
	if columns := page.child("w:cols"); columns != nil {
		s.narrow = narrowest(columns, s.textWidth())
	}
	const least = 2000 // twips: no text could be set on less
	return s, s.textWidth() > least && s.textHeight() > least && s.width < 1<<16 && s.height < 1<<16
}

// narrowest gives the width of the narrowest column of a text; 0 for one column.
func narrowest(columns *element, width int) int {
	n, _ := strconv.Atoi(columns.attr("w:num"))
	least := 0
	for _, c := range columns.elements() {
		if w, err := strconv.Atoi(c.attr("w:w")); err == nil && w > 0 && (least == 0 || w < least) {
			least = w
		}
	}
	if n < 2 || least > 0 {
		return least
	}
	space := indent // Word's own where none is told
	if s, err := strconv.Atoi(columns.attr("w:space")); err == nil {
		space = s
	}
	return max((width-(n-1)*space)/n, 1)
}

// highest gives the largest whole number of an attribute; at least 0.
func highest(root *element, name, attribute string) int {
	most := 0
	root.each(func(e *element) {
		if n, err := strconv.Atoi(e.attr(attribute)); err == nil && e.name == name && n < 1<<30 {
			most = max(most, n)
		}
	})
	return most
}

// section gives the properties of a section of the report: those of the place,
// the page turned for a wide table.
func (t *template) section(wide, first bool) *element {
	if t.page == nil {
		return nil
	}
	page := t.page.copied()
	if !first {
		page = later(page)
	}
	if size := page.child("w:pgSz"); size != nil && wide {
		w, h := size.attr("w:w"), size.attr("w:h")
		size.setAttr("w:w", h)
		size.setAttr("w:h", w)
		size.setAttr("w:orient", "landscape")
		page.without("w:cols") // a wide table has the page to itself
	}
	return page
}

// splice puts the report's body in its place and gives the whole document.
func splice(d *writer) string {
	t := d.template
	mark := t.body.elements()[t.place]
	content := append(elements{}, d.body...)
	if mark.child("w:pPr").child("w:pageBreakBefore") != nil && t.insert == wholeReport {
		content = append(elements{el("w:p", paragraph{style: styleTiny, pageBreak: true}.element())}, content...)
	}
	if t.ends { // the mark's own paragraph ended the section
		content = append(content, tiny(t.page))
	} else if n := len(content); n == 0 || content[n-1].name != "w:p" {
		content = append(content, tiny(nil))
	}
	if d.divided && t.page != nil {
		*t.page = *later(t.page)
	}
	kids := t.body.elements()
	t.body.kids = nil
	for _, list := range []elements{kids[:t.place], content, kids[t.place+1:]} {
		list.addTo(t.body)
	}
	if t.page == nil {
		d.sectionProperties().addTo(t.body)
	}
	headSections(d, t.document)
	return string(t.document.document())
}

// mergedFiles gives the parts of the template with those of the report in them;
// the document itself is put in later.
func mergedFiles(d *writer) ([]file, error) {
	t := d.template
	ids, err := mergeStyles(d)
	if err != nil {
		return nil, err
	}
	t.parts[t.related("styles")] = t.styles.document()
	for _, e := range slices.Concat(d.body, d.notes) {
		restyle(e, ids)
	}
	var added []file
	for _, merge := range []func(*writer) (*file, error){mergeNumbering, mergeFootnotes, mergeFontTable, mergeSettings, mergeHeaders} {
		f, err := merge(d)
		if err != nil {
			return nil, err
		}
		if f != nil {
			added = append(added, *f)
		}
	}
	added = append(added, customXML(d)...)
	return assembled(d, append(added, d.media...)), nil
}

// partFor gives the part of a kind to merge into, its root parsed; a nil root
// when the template has none. Then the relation is made.
func partFor(d *writer, kind string) (name string, root *element, err error) {
	name = d.template.related(kind)
	if name == "" {
		d.mainRelations.add(kind, kind+".xml", false)
		return "", nil, nil
	}
	root, err = parseXML(d.template.parts[name])
	if err == nil && root.attr("xmlns:w") != namespaces().main() {
		err = fmt.Errorf("часть %s: вид не поддерживается", name)
	}
	return name, root, err
}

func mergeNumbering(d *writer) (*file, error) {
	name, root, err := partFor(d, "numbering")
	if root == nil {
		f := d.numbering.part()
		return &f, err
	}
	root.each(orderLevel)
	for _, e := range d.numbering.abstractLists() {
		root.insertBefore(e, "w:num", "w:numIdMacAtCleanup")
	}
	for _, e := range d.numbering.lists() {
		root.insertBefore(e, "w:numIdMacAtCleanup")
	}
	d.template.parts[name] = root.document()
	return nil, nil
}

// levelOrder is the order of the elements of w:lvl by the schema.
var levelOrder = []string{"w:start", "w:numFmt", "w:lvlRestart", "w:pStyle", "w:isLgl", "w:suff", "w:lvlText",
	"w:lvlPicBulletId", "w:legacy", "w:lvlJc", "w:pPr", "w:rPr"}

// orderLevel puts the elements of a list's level in order, which LibreOffice
// does not.
func orderLevel(e *element) {
	if e.name == "w:lvl" {
		kids := e.elements()
		slices.SortStableFunc(kids, func(a, b *element) int {
			return slices.Index(levelOrder, a.name) - slices.Index(levelOrder, b.name)
		})
		e.kids = nil
		kids.addTo(e)
	}
}

func mergeFootnotes(d *writer) (*file, error) {
	name, root, err := partFor(d, "footnotes")
	if root == nil {
		f := footnotesPart(d)
		return &f, err
	}
	for _, a := range el("w:footnotes", namespaces()).attrs {
		root.setAttr(a.name, a.value)
	}
	d.notes.addTo(root)
	d.template.parts[name] = root.document()
	return nil, nil
}

// settingsBehind are the elements of w:settings that stand behind the footnotes'
// in the schema; footnotes' stand behind w:updateFields.
var settingsBehind = []string{"w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema", "w:themeFontLang",
	"w:clrSchemeMapping", "w:doNotIncludeSubdocsInStats", "w:doNotAutoCompressPictures", "w:forceUpgrade", "w:captions",
	"w:readModeInkLockDown", "w:smartTagType", "sl:schemaLibrary", "w:shapeDefaults", "w:doNotEmbedSmartTags", "w:decimalSymbol",
	"w:listSeparator", "w14:docId", "w15:docId", "w14:discardImageEditingData", "w15:chartTrackingRefBased"}

// mergeSettings asks the reader's Word to count pages anew when it opens the
// file, for the template's own page and faces put them elsewhere.
func mergeSettings(d *writer) (*file, error) {
	name, root, err := partFor(d, "settings")
	if err != nil {
		return nil, err
	}
	own := settings(d.report, d.options.EmbedFonts)
	if root == nil {
		if root, err = parseXML(own.data); err != nil {
			return nil, err
		}
	}
	root.without("w:attachedTemplate")
	root.without("w:updateFields")
	if d.options.EmbedFonts && root.child("w:embedTrueTypeFonts") == nil {
		root.insert(behindZoom(root), el("w:embedTrueTypeFonts"))
	}
	behind := append([]string{"w:hdrShapeDefaults", "w:footnotePr"}, settingsBehind...)
	root.insertBefore(el("w:updateFields", val("true")), behind...)
	if d.template.related("footnotes") == "" {
		root.without("w:footnotePr")
		root.insertBefore(el("w:footnotePr", el("w:footnote", num("w:id", -1)), el("w:footnote", num("w:id", 0))), settingsBehind...)
	}
	if name == "" {
		own.data = root.document()
		return &own, nil
	}
	d.template.parts[name] = root.document()
	return nil, nil
}

// behindZoom is the place of w:embedTrueTypeFonts by the schema.
func behindZoom(settings *element) int {
	before := strings.Fields(`w:writeProtection w:view w:zoom w:removePersonalInformation w:removeDateAndTime
		w:doNotDisplayPageBoundaries w:displayBackgroundShape w:printPostScriptOverText w:printFractionalCharacterWidth w:printFormsData`)
	at := 0
	for i, k := range settings.kids {
		if k, ok := k.(*element); ok && slices.Contains(before, k.name) {
			at = i + 1
		}
	}
	return at
}

// replaced are kinds of relations of the whole package whose parts the report
// brings itself; a thumbnail would show the empty template.
var replaced = []string{"core-properties", "extended-properties", "thumbnail"}

// assembled lists the parts in the template's order, then the report's own, with
// relations and content types of both.
func assembled(d *writer, added []file) []file {
	t := d.template
	root := &relations{}
	gone := map[string]bool{typesPart: true, rootRels: true}
	for _, r := range t.relations[rootRels] {
		if slices.Contains(replaced, path.Base(r.kind)) {
			gone[ooxml.Related(rootRels, r.target)] = true
			continue
		}
		root.list = append(root.list, r)
	}
	added = append(added, coreProperties(d.report.Meta), appProperties(d.report))
	root.add("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml", false)
	root.add("extended-properties", "docProps/app.xml", false)
	rels := map[string]*relations{mainRels: d.mainRelations}
	if len(d.noteRelations.list) > 0 {
		notes := t.related("footnotes")
		if notes == "" {
			notes = "word/footnotes.xml"
		}
		rels[relsOf(notes)] = d.noteRelations
	}
	if d.fontPart != "" {
		rels[relsOf(d.fontPart)] = d.fontRelations
	}
	for _, name := range t.order {
		if strings.HasSuffix(name, ".rels") && name != rootRels && rels[name] == nil {
			rels[name] = &relations{list: t.relations[name]}
		}
	}
	out := []file{{name: typesPart}, root.part(rootRels)}
	for _, name := range t.order {
		if !gone[name] && !strings.HasSuffix(name, ".rels") {
			out = append(out, file{name: name, data: t.parts[name]})
		}
	}
	out = append(out, added...)
	for _, name := range sortedKeys(rels) {
		rels[name].list = slices.DeleteFunc(rels[name].list, func(r relation) bool { return path.Base(r.kind) == "attachedTemplate" })
		out = append(out, rels[name].part(name))
	}
	out[0].data = t.contentTypes(gone, added)
	return out
}

// relsOf gives the part that holds a part's relations.
func relsOf(name string) string {
	return path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
}

func sortedKeys(m map[string]*relations) []string {
	var out []string
	for name := range m {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// contentTypes gives the template's list without the parts that are gone, with
// those of the report.
func (t *template) contentTypes(gone map[string]bool, added []file) []byte {
	known := map[string]bool{}
	t.types.kids = slices.DeleteFunc(t.types.kids, func(k part) bool {
		e, ok := k.(*element)
		return ok && e.name == "Override" && gone[strings.TrimPrefix(e.attr("PartName"), "/")]
	})
	for _, e := range t.types.elements() {
		known[strings.ToLower(e.attr("Extension"))] = true
	}
	for _, d := range defaultTypes() {
		if !known[d[0]] {
			t.types.insertBefore(el("Default", at("Extension", d[0]), at("ContentType", d[1])), "Override")
		}
	}
	for _, f := range added {
		if f.kind != "" {
			el("Override", at("PartName", "/"+f.name), at("ContentType", f.kind)).addTo(t.types)
		}
	}
	return t.types.document()
}
