package prose

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"rd50/generator/pattern"
)

// labelled is {#id name=value word}.
const labelled = `\{#([^}\s]+)((?:\s+[^}\s]+)*)\s*\}`

var (
	captionLabel = pattern.New(`\s*` + labelled + `\s*$`)
	labelForm    = pattern.New(`^\s*(?:` + labelled + `)?\s*$`)
)

// attribute is «width=12cm» or «landscape» behind an id.
type attribute struct {
	name, value string
	set         bool // has a value
	offset      int
}

// attributes parts what stands behind an id; from is where in the source to look for it.
func attributes(source []byte, list string, from int) []attribute {
	var out []attribute
	if at := bytes.Index(source[from:], []byte("{#")); at >= 0 {
		from += at
	}
	for _, word := range strings.Fields(list) {
		at := bytes.Index(source[from:], []byte(word))
		from += max(at, 0)
		name, value, set := strings.Cut(word, "=")
		out = append(out, attribute{name, strings.Trim(value, `"'`), set, from})
		from += len(word)
	}
	return out
}

// unknown tells of an attribute that is none of an object's.
func unknown(c *converter, a attribute, hint string) {
	c.fault(a.offset, "атрибут «"+a.name+"» не распознан", hint)
}

const tableAttributes = "у таблицы может стоять число строк головки: {#tab-1 head=2}"

// headOf takes the attributes of a table.
func headOf(c *converter, t *tableCaption, list []attribute) {
	for _, a := range list {
		if a.name != "head" {
			unknown(c, a, tableAttributes)
			continue
		}
		n, ok := rowCount(a.value)
		if !ok {
			c.fault(a.offset, "число строк головки «"+a.value+"» не распознано", "нужно целое число от 1: head=2")
			continue
		}
		t.head, t.headAt = n, a.offset
	}
}

func rowCount(s string) (n int, ok bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n > 0
}

// headRows gives the rows of a table's head by the attributes behind its id.
func headRows(attributes string) int {
	out := 1
	for _, word := range strings.Fields(attributes) {
		if value, found := strings.CutPrefix(word, "head="); found {
			if n, ok := rowCount(strings.Trim(value, `"'`)); ok {
				out = n
			}
		}
	}
	return out
}

// Widths of the text on a page and on a turned one, in millimetres (ГОСТ 7.32-2017, 6.1.1:
// A4 less margins of 30 and 15 mm).
const (
	uprightWidth = 210 - 30 - 15
	turnedWidth  = 297 - 30 - 15
)

const figureAttributes = "у рисунка могут стоять ширина и отдельный повернутый лист: {#fig-1 width=12cm}, {#fig-1 landscape}"

// pictureLook takes the attributes of a figure.
func pictureLook(c *converter, list []attribute) (width float64, landscape bool) {
	var wide *attribute
	for _, a := range list {
		switch {
		case a.name == "width":
			if w, ok := millimetres(a.value); ok {
				width, wide = w, &a
			} else {
				c.fault(a.offset, "ширина рисунка «"+a.value+"» не распознана", "нужна длина в сантиметрах или миллиметрах: width=12cm, width=120mm")
			}
		case a.name == "landscape" && !a.set:
			landscape = true
		default:
			unknown(c, a, figureAttributes)
		}
	}
	most := float64(uprightWidth)
	if landscape {
		most = turnedWidth
	}
	if width > most {
		hint := fmt.Sprintf("не больше %g мм: width=%gmm", most, most)
		if !landscape && width <= turnedWidth {
			hint += "; на повернутом листе — landscape width=" + wide.value
		}
		c.fault(wide.offset, "рисунок шире страницы: "+wide.value, hint)
		width = 0
	}
	return width, landscape
}

var lengthForm = pattern.New(`^(\d{1,4}(?:[.,]\d{1,3})?)(cm|mm)$`)

// millimetres reads «12cm» or «120mm».
func millimetres(s string) (float64, bool) {
	m := lengthForm.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", "."), 64)
	if m[2] == "cm" {
		n *= 10
	}
	return n, err == nil && n > 0
}
