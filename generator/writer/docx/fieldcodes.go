package docx

import (
	"fmt"
	"slices"
	"strings"
)

// soundFields are the fields that a template may hold: they print what is in the
// document itself. Others read files, call programs or ask the reader.
var soundFields = strings.Fields(`PAGE NUMPAGES SECTIONPAGES TOC REF PAGEREF SEQ STYLEREF
	DATE TIME CREATEDATE SAVEDATE PRINTDATE
	DOCPROPERTY TITLE SUBJECT AUTHOR KEYWORDS COMMENTS LASTSAVEDBY REVNUM EDITTIME NUMWORDS NUMCHARS FILENAME`)

// checkFields refuses a part with a field that is not sound, whatever prefix its
// namespace has, over however many runs its code is spread.
func checkFields(root *element) error {
	c := fieldChecker{}
	root.each(c.visit)
	for range c.open {
		c.close()
	}
	return c.fault
}

// openField is a field whose end has not come yet.
type openField struct {
	code   strings.Builder
	result bool // its code is over
	inner  bool // a field stands within its code
}

type fieldChecker struct {
	open  []*openField
	fault error
}

func (c *fieldChecker) visit(e *element) {
	switch local(e.name) {
	case "fldSimple":
		c.check(localAttr(e, "instr"), false)
	case "fldChar":
		c.char(localAttr(e, "fldCharType"))
	case "instrText", "delInstrText", "t", "delText":
		c.text(e)
	case "altChunk":
		c.fault = fmt.Errorf("в шаблон вложен другой документ (altChunk)")
	}
}

func (c *fieldChecker) char(kind string) {
	n := len(c.open)
	switch {
	case kind == "begin":
		if n > 0 && !c.open[n-1].result {
			c.open[n-1].inner = true
		}
		c.open = append(c.open, &openField{})
	case n == 0:
	case kind == "separate":
		c.open[n-1].result = true
	case kind == "end":
		c.close()
	}
}

func (c *fieldChecker) close() {
	n := len(c.open) - 1
	f := c.open[n]
	c.open = c.open[:n]
	c.check(f.code.String(), f.inner)
}

// text belongs to the code of the innermost field; a code outside of any field is one
// by itself.
func (c *fieldChecker) text(e *element) {
	n := len(c.open)
	switch {
	case n > 0 && !c.open[n-1].result:
		c.open[n-1].code.WriteString(e.ownText())
	case strings.HasSuffix(strings.ToLower(local(e.name)), "instrtext"):
		c.check(e.ownText(), false)
	}
}

// check tells the first code that is not sound. A name that another field makes could
// be any.
func (c *fieldChecker) check(code string, inner bool) {
	name, rest := fieldName(code)
	switch {
	case c.fault != nil || name == "" && !inner || slices.Contains(soundFields, name):
	case name == "HYPERLINK" && opensNothing(rest):
	case name == "":
		c.fault = fmt.Errorf("имя поля вычисляется другим полем; допускаются поля %s", strings.Join(soundFields, ", "))
	default:
		c.fault = fmt.Errorf("поле %s не допускается; допускаются %s", name, strings.Join(soundFields, ", "))
	}
}

// fieldName gives a code's first word in capitals, as Word reads it, and what follows.
func fieldName(code string) (name, rest string) {
	code = strings.TrimSpace(code)
	end := strings.IndexFunc(code, func(r rune) bool { return r <= ' ' || r == '\u00a0' || r == '\\' || r == '"' })
	if end < 0 {
		return strings.ToUpper(code), ""
	}
	if end == 0 {
		end = 1
	}
	return strings.ToUpper(code[:end]), strings.TrimSpace(code[end:])
}

// opensNothing tells a link within the document or to an address that a browser opens.
func opensNothing(rest string) bool {
	rest = strings.ToLower(strings.TrimLeft(rest, `"`))
	return slices.ContainsFunc([]string{`\l`, "http://", "https://", "mailto:"}, func(start string) bool { return strings.HasPrefix(rest, start) })
}

// local gives a name without its prefix.
func local(name string) string { return name[strings.IndexByte(name, ':')+1:] }

func localAttr(e *element, name string) string {
	for _, a := range e.attrs {
		if local(a.name) == name {
			return a.value
		}
	}
	return ""
}
