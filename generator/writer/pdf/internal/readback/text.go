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

// operation is what matters of a page's content: marks, fonts, places and strings.
var operation = regexp.MustCompile(`/\w+<</MCID (\d+)>>BDC|(/Artifact BMC|/Artifact<<[^>]*>>BDC)|(EMC)|/(f\d+) [\d.]+ Tf|([-\d.]+) ([-\d.]+) Td|\[([^\]]*)\] TJ|<([0-9a-f]*)> Tj`)

var hexString = regexp.MustCompile(`<([0-9a-f]*)>`)

// Text gives the strings of a page as they are drawn.
func (f *File) Text(page int) ([]Shown, error) {
	const artifact, outside = -1, -2
	var out []Shown
	var signs map[uint16]rune
	s := Shown{Mark: outside}
	for _, m := range operation.FindAllStringSubmatch(f.Content(page), -1) {
		var codes string
		switch {
		case m[1] != "" || m[2] != "":
			if s.Mark != outside {
				return nil, fmt.Errorf("page object %d: a mark within a mark", page)
			}
			s.Mark = artifact
			if m[1] != "" {
				s.Mark = integer(m[1])
			}
			continue
		case m[3] != "":
			s.Mark = outside
			continue
		case m[4] != "":
			signs = f.fonts[m[4]]
			continue
		case m[5] != "":
			s.X, _ = strconv.ParseFloat(m[5], 64)
			s.Y, _ = strconv.ParseFloat(m[6], 64)
			continue
		case m[8] != "":
			codes = m[8]
		default:
			for _, h := range hexString.FindAllStringSubmatch(m[7], -1) {
				codes += h[1]
			}
		}
		var b strings.Builder
		for ; len(codes) >= 4; codes = codes[4:] {
			r, ok := signs[hexed(codes[:4])]
			if !ok {
				return nil, fmt.Errorf("page object %d: code %s has no meaning", page, codes[:4])
			}
			b.WriteRune(r)
		}
		s.Text = b.String()
		out = append(out, s)
	}
	return out, nil
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
