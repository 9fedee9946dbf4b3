package prose

import (
	"fmt"
	"reflect"
	"slices"
	"sync"

	"rd50/generator/beside"
	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/pattern"
	"rd50/generator/picture"
	"rd50/generator/report"
)

// Book is every piece of prose of an engagement, parsed once: the checks read
// its references, the assembler takes its blocks.
type Book struct {
	Pages []Page
	byKey map[string]*Text
}

// Page is one piece of prose and where it is written.
type Page struct {
	Prose engagement.Prose
	Text  *Text
}

// Read parses all prose of an engagement, in the order of the format. Pictures
// seen before are not decoded again; has tells whether a sign can be printed, nil that
// all can.
func Read(e *engagement.Engagement, seen *picture.Seen, has func(rune) bool) *Book {
	b := &Book{byKey: map[string]*Text{}}
	isSource := map[string]bool{}
	for _, s := range e.Sources {
		isSource[s.ID] = true
	}
	names := e.Names()
	var files sync.Mutex // what the engagement reads it notes
	for _, p := range texts(e) {
		b.Pages = append(b.Pages, Page{Prose: p})
	}
	origins := make([]func(int) string, len(b.Pages))
	for i, p := range b.Pages {
		origins[i] = placesOf(p.Prose, names)
	}
	beside.Each(len(b.Pages), func(i int) {
		p := b.Pages[i].Prose
		b.Pages[i].Text = Parse(p.Text, Surroundings{
			Key:      origins[i],
			HasSign:  has,
			Top:      top(p.Key),
			InCell:   inCell.MatchString(p.Key),
			IsSource: func(id string) bool { return isSource[id] },
			Picture:  func(name string) (report.Image, error) { return readPicture(e, &files, p, name, seen) },
		})
	})
	for _, p := range b.Pages {
		b.byKey[p.Prose.Key] = p.Text
	}
	return b
}

// placesOf names the lines of a text: those of its file, or of the value that holds it.
func placesOf(p engagement.Prose, names *engagement.Names) func(offset int) string {
	origin := p.File
	if origin == "" {
		origin = names.Of(p.Key)
	}
	var ends []int
	for i, c := range []byte(p.Text) {
		if c == '\n' {
			ends = append(ends, i)
		}
	}
	return func(offset int) string {
		line, _ := slices.BinarySearch(ends, offset)
		return fmt.Sprintf("%s:%d", origin, line+1)
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

func readPicture(e *engagement.Engagement, files *sync.Mutex, from engagement.Prose, name string, seen *picture.Seen) (report.Image, error) {
	files.Lock()
	data, _, err := e.Picture(from, name)
	files.Unlock()
	if err != nil {
		return report.Image{}, err
	}
	img, err := seen.Decode(name, data)
	if err != nil {
		return img, fmt.Errorf("рисунок «%s»: %w", name, err)
	}
	return img, nil
}

// Blocks gives the parsed blocks of a piece of prose. A book serves one
// assembly: the blocks are not copied.
func (b *Book) Blocks(p engagement.Prose) []report.Block {
	if t, ok := b.byKey[p.Key]; ok && !p.Empty() {
		return t.Blocks
	}
	return nil
}

// Places gives the paragraphs of a piece of prose that parts of its section take the
// place of, with the ids of the parts.
func (b *Book) Places(p engagement.Prose) map[report.Block]string {
	out := map[report.Block]string{}
	if t, ok := b.byKey[p.Key]; ok && !p.Empty() {
		for _, place := range t.Places {
			out[place.Block] = place.Part
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
