package prose

import (
	"reflect"
	"slices"
	"strconv"
	"sync"

	"rd50/generator/beside"
	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/pattern"
	"rd50/generator/report"
)

// Book is every piece of prose of an engagement, parsed once: the checks read
// its references, the assembler copies its blocks.
type Book struct {
	Pages []Page
	byKey map[string]*Text
}

// Page is one piece of prose and where it is written.
type Page struct {
	Prose engagement.Prose
	Text  *Text
}

// Signs tells which signs can be printed.
type Signs interface{ Prints(r rune) bool }

// Read parses all prose of an engagement, in the order of the format. What known holds
// of it is not parsed again; signs are nil where all can be printed.
func Read(e *engagement.Engagement, known *Known, signs Signs) *Book {
	b := &Book{byKey: map[string]*Text{}}
	r := &reader{engagement: e, known: known, signs: signs, isSource: map[string]bool{}}
	for _, s := range e.Sources {
		r.isSource[s.ID] = true
	}
	names := e.Names()
	for _, p := range texts(e) {
		b.Pages = append(b.Pages, Page{Prose: p})
	}
	origins := make([]string, len(b.Pages))
	for i, p := range b.Pages {
		origins[i] = originOf(p.Prose, names)
	}
	beside.Each(len(b.Pages), func(i int) { b.Pages[i].Text = r.text(b.Pages[i].Prose, origins[i]) })
	known.age()
	for _, p := range b.Pages {
		b.byKey[p.Prose.Key] = p.Text
	}
	return b
}

// reader reads the texts of an engagement.
type reader struct {
	engagement *engagement.Engagement
	known      *Known
	signs      Signs
	isSource   map[string]bool
	files      sync.Mutex // what the engagement reads it notes
}

// text parses a piece of prose, or gives what it was parsed to before.
func (r *reader) text(p engagement.Prose, origin string) *Text {
	written := writing{text: p.Text, origin: origin, signs: r.signs, top: top(p.Key), inCell: inCell.MatchString(p.Key)}
	answers := asker{
		source:  func(id string) bool { return r.isSource[id] },
		picture: func(name string) ([]byte, error) { return r.picture(p, name) },
	}
	return r.known.text(written, answers)
}

func (r *reader) picture(from engagement.Prose, name string) ([]byte, error) {
	r.files.Lock()
	defer r.files.Unlock()
	data, _, err := r.engagement.Picture(from, name)
	return data, err
}

// originOf names the file that holds a text, or the value that does.
func originOf(p engagement.Prose, names *engagement.Names) string {
	if p.File != "" {
		return p.File
	}
	return names.Of(p.Key)
}

// placesIn names the lines of a text by where it is written.
func placesIn(text, origin string) func(offset int) string {
	var ends []int
	for i := range len(text) {
		if text[i] == '\n' {
			ends = append(ends, i)
		}
	}
	return func(offset int) string {
		line, _ := slices.BinarySearch(ends, offset)
		return origin + ":" + strconv.Itoa(line+1)
	}
}

// inCell are the texts that the assembler prints in tables.
var inCell = pattern.New(`^(?:(?:strategy\.(?:goals|tasks)|object\.processes)\[\d+\]\.text|remarks\[\d+\]\.answer)$`)

// headed are the texts that stand under a generated heading: of a subsection, or of a
// point, level 3.
var (
	headed = pattern.New(`^(?:object|solution|choice|acceptance|variants\[\d+\])\.`)
	deeper = pattern.New(`^strategy\.`)
)

// top gives the level of the highest heading of a text: one below that of the generated
// heading which it stands under.
func top(key string) int {
	switch {
	case deeper.MatchString(key):
		return subsection + 2
	case headed.MatchString(key):
		return subsection + 1
	}
	return subsection
}

// Blocks gives the parsed blocks of a piece of prose. Nobody changes them: they may
// belong to other books, too.
func (b *Book) Blocks(p engagement.Prose) []report.Block {
	if t, ok := b.byKey[p.Key]; ok && !p.Empty() {
		return t.Blocks
	}
	return nil
}

// Places gives, for each block of a piece of prose, the id of the part of its section that
// takes the block's place; empty for the others.
func (b *Book) Places(p engagement.Prose) []string {
	out := make([]string, len(b.Blocks(p)))
	for i, block := range b.Blocks(p) {
		for _, place := range b.byKey[p.Key].Places {
			if report.Block(place.Block) == block {
				out[i] = place.Part
			}
		}
	}
	return out
}

// texts gives all prose that is not empty, each once.
func texts(e *engagement.Engagement) []engagement.Prose {
	var out []engagement.Prose
	add := func(p engagement.Prose) {
		if !p.Empty() {
			out = append(out, p)
		}
	}
	v := reflect.ValueOf(e).Elem()
	for i := range v.NumField() {
		switch name := v.Type().Field(i).Name; {
		case !v.Type().Field(i).IsExported():
		case name == "Sections":
			for _, id := range outline.IDs() {
				if p, ok := e.SectionProse(id); ok {
					add(p)
				}
			}
		case name == "Appendices":
			for i := range e.Appendices {
				add(e.AppendixProse(i))
			}
		default:
			eachProse(v.Field(i), add)
		}
	}
	return out
}

var proseType = reflect.TypeFor[engagement.Prose]()

func eachProse(v reflect.Value, f func(engagement.Prose)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachProse(v.Elem(), f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachProse(v.Index(i), f)
		}
	case reflect.Struct:
		if v.Type() == proseType {
			f(v.Interface().(engagement.Prose))
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				eachProse(v.Field(i), f)
			}
		}
	}
}
