package readback

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Shown is one string of a page.
type Shown struct {
	X, Y float64 // from the lower left corner, in points; 0 within pictures
	Text string
	Mark int // MCID of the content that it belongs to; -1 of an artifact, -2 outside of any mark
}

// Text gives the strings of a page as they are drawn.
func (f *File) Text(page int) ([]Shown, error) {
	const outside = -2
	var out []Shown
	var signs map[uint16]rune
	s := Shown{Mark: outside}
	for operator, operands := range operations(f.Content(page)) {
		var err error
		switch operator {
		case "BMC", "BDC":
			if s.Mark != outside {
				return nil, fmt.Errorf("page object %d: a mark within a mark", page)
			}
			s.Mark, err = begun(operands)
		case "EMC":
			s.Mark = outside
		case "Tf":
			signs = f.fonts[strings.TrimPrefix(operands[0], "/")]
		case "Td":
			s.X, _ = strconv.ParseFloat(operands[0], 64)
			s.Y, _ = strconv.ParseFloat(operands[1], 64)
		case "TJ", "Tj":
			s.Text, err = meaning(operands[0], signs)
			out = append(out, s)
		}
		if err != nil {
			return nil, fmt.Errorf("page object %d: %w", page, err)
		}
	}
	return out, nil
}

// begun gives the number of a mark; that of an artifact is -1.
func begun(operands []string) (int, error) {
	if operands[0] == "/Artifact" {
		return -1, nil
	}
	if len(operands) < 2 || !strings.Contains(operands[1], "/MCID ") {
		return 0, fmt.Errorf("a mark without a number: %q", operands)
	}
	return Ref(operands[1], "/MCID "), nil
}

// meaning gives what the codes of a string mean, or of the strings of an array.
func meaning(strung string, signs map[uint16]rune) (string, error) {
	var b strings.Builder
	_, list, _ := strings.Cut(strung, "<")
	for part := range strings.SplitSeq(list, "<") {
		for codes, _, _ := strings.Cut(part, ">"); len(codes) >= 4; codes = codes[4:] {
			r, ok := signs[hexed(codes[:4])]
			if !ok {
				return "", fmt.Errorf("code %s has no meaning", codes[:4])
			}
			b.WriteRune(r)
		}
	}
	return b.String(), nil
}

// Element is a node of the structure tree.
type Element struct {
	Type   string
	Body   string // its dictionary
	Parent *Element
	Kids   []*Element
	Links  int    // annotations
	Text   string // all text in it and below, in order; "" of figures and formulas
}

// kid is an entry of an element's /K.
var kid = regexp.MustCompile(`<</Type/OBJR[^>]*>>|<</Type/MCR/Pg ([0-9]+) 0 R/MCID ([0-9]+)>>|([0-9]+) 0 R|([0-9]+)`)

// Structure reads the tree and tells every fault: a mark that belongs to no element or
// to two, a parent that doesn't hold its kid.
func (f *File) Structure() (*Element, error) {
	r := reader{file: f, text: map[[2]int]string{}, seen: map[[2]int]bool{}}
	marks := map[[2]int]bool{}
	for _, page := range f.Pages() {
		shown, err := f.Text(page)
		if err != nil {
			return nil, err
		}
		for _, s := range shown {
			if s.Mark == -2 {
				return nil, fmt.Errorf("page object %d: «%s» is drawn outside of any mark", page, s.Text)
			}
			if s.Mark >= 0 {
				marks[[2]int{page, s.Mark}] = true
				r.text[[2]int{page, s.Mark}] += s.Text
			}
		}
	}
	root := Ref(f.Catalogue(), "/StructTreeRoot ")
	top := Refs(f.Bodies[root], "/K")
	if len(top) != 1 {
		return nil, fmt.Errorf("the tree has %d roots", len(top))
	}
	e := r.element(top[0], nil, root)
	for m := range marks {
		if !r.seen[m] {
			r.fail("mark %d of page object %d belongs to no element: «%s»", m[1], m[0], r.text[m])
		}
	}
	return e, r.fault
}

type reader struct {
	file  *File
	text  map[[2]int]string
	seen  map[[2]int]bool
	fault error
}

func (r *reader) fail(format string, args ...any) {
	if r.fault == nil {
		r.fault = fmt.Errorf(format, args...)
	}
}

func (r *reader) element(number int, parent *Element, above int) *Element {
	body := r.file.Bodies[number]
	e := &Element{Body: body, Parent: parent}
	_, name, _ := strings.Cut(body, "/S/")
	e.Type, _, _ = strings.Cut(name, "/")
	if got := Ref(body, "/P "); got != above {
		r.fail("%s %d says %d is its parent, which is %d", e.Type, number, got, above)
	}
	page := 0
	if head, _, _ := strings.Cut(body, "/K["); strings.Contains(head, "/Pg ") {
		page = Ref(head, "/Pg ")
	}
	_, list, _ := strings.Cut(body, "/K[")
	for _, m := range kid.FindAllStringSubmatch(list, -1) {
		switch {
		case m[1] != "":
			e.Text += r.mark(integer(m[1]), integer(m[2]))
		case m[3] != "":
			k := r.element(integer(m[3]), e, number)
			e.Kids = append(e.Kids, k)
			if k.Type == "Reference" {
				e.Text += " " // the raised number of a footnote
			}
			e.Text += k.Text
			if !strings.Contains("Link Reference Span Lbl Formula", k.Type) {
				e.Text += "\n"
			}
		case m[4] != "":
			e.Text += r.mark(page, integer(m[4]))
		default:
			e.Links++
		}
	}
	if e.Type == "Figure" || e.Type == "Formula" {
		e.Text = " " // what they say instead is in Body
	}
	return e
}

func (r *reader) mark(page, id int) string {
	at := [2]int{page, id}
	if r.seen[at] {
		r.fail("mark %d of page object %d belongs to two elements", id, page)
	}
	r.seen[at] = true
	return r.text[at]
}

// Walk calls f for an element and all below, in reading order.
func (e *Element) Walk(f func(*Element)) {
	f(e)
	for _, k := range e.Kids {
		k.Walk(f)
	}
}
