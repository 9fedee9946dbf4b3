// Package markup reads an SVG file into a tree of elements and works out which
// declarations of its style sheets hold for each. It knows nothing of shapes.
//
// Nothing outside the file is read: entities other than XML's own five, DTDs
// with an internal subset, imports and foreign encodings are errors.
package markup

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Limits of a file.
const (
	MaxBytes    = 8 << 20
	MaxElements = 200_000
	MaxDepth    = 200
)

// Namespaces that matter.
const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
	htmlSpace  = "http://www.w3.org/1999/xhtml"
)

// Element is an SVG element, or a piece of character data when Name is empty.
type Element struct {
	Name     string
	Line     int
	Attr     map[string]string // without namespaces; href and space stand for xlink:href and xml:space
	Data     string            // of character data
	Parent   *Element
	Children []*Element
}

// Content gives the character data of the element's own children.
func (e *Element) Content() string {
	var b strings.Builder
	for _, c := range e.Children {
		b.WriteString(c.Data)
	}
	return b.String()
}

// Errorf tells a fault with the element's line.
func (e *Element) Errorf(format string, args ...any) error {
	return Errorf(e.Line, format, args...)
}

// Errorf tells a fault with a line of the file.
func Errorf(line int, format string, args ...any) error {
	return fmt.Errorf(format+", строка %d", append(args, line)...)
}

// Parse reads a file. Elements and attributes of other namespaces, such as an
// editor's own, are left out with all that they hold; HTML stays in foreign objects.
func Parse(data []byte) (*Element, error) {
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("файл SVG больше %d МиБ", MaxBytes>>20)
	}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	r := &reader{decoder: xml.NewDecoder(bytes.NewReader(data))}
	r.decoder.CharsetReader = r.refuseEncoding
	for {
		token, err := r.decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, r.syntaxError(err)
		}
		if err := r.take(token); err != nil {
			return nil, err
		}
	}
	if r.root == nil {
		return nil, errors.New("в файле нет элемента <svg>")
	}
	return r.root, nil
}

// reader builds the tree; foreign counts how deep it is in elements of other
// namespaces.
type reader struct {
	decoder  *xml.Decoder
	root     *Element
	current  *Element
	depth    int
	foreign  int
	elements int
	encoding string
}

func (r *reader) take(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		return r.open(token)
	case xml.EndElement:
		r.close()
	case xml.CharData:
		if r.current != nil && r.foreign == 0 {
			r.current.Children = append(r.current.Children, &Element{Line: r.line(), Data: string(token), Parent: r.current})
		}
	case xml.ProcInst:
		if token.Target == "xml-stylesheet" {
			return Errorf(r.line(), "внешняя таблица стилей не поддерживается")
		}
	case xml.Directive:
		if bytes.ContainsRune(token, '[') || bytes.Contains(token, []byte("ENTITY")) {
			return Errorf(r.line(), "описание DTD внутри файла не поддерживается")
		}
	}
	return nil
}

func (r *reader) line() int {
	line, _ := r.decoder.InputPos()
	return line
}

func (r *reader) open(token xml.StartElement) error {
	if r.elements++; r.elements > MaxElements {
		return fmt.Errorf("в файле SVG больше %d элементов", MaxElements)
	}
	if r.depth++; r.depth > MaxDepth {
		return Errorf(r.line(), "вложенность элементов больше %d", MaxDepth)
	}
	if r.foreign > 0 || !r.known(token.Name.Space) {
		if r.current == nil {
			return fmt.Errorf("корневой элемент — <%s>, а нужен <svg>", token.Name.Local)
		}
		r.foreign++
		return nil
	}
	e := &Element{Name: token.Name.Local, Line: r.line(), Parent: r.current, Attr: attributes(token.Attr)}
	switch {
	case r.current != nil:
		r.current.Children = append(r.current.Children, e)
	case r.root != nil:
		return Errorf(e.Line, "после элемента <svg> стоит еще один корневой элемент")
	case e.Name != "svg":
		return fmt.Errorf("корневой элемент — <%s>, а нужен <svg>", e.Name)
	default:
		r.root = e
	}
	r.current = e
	return nil
}

// known tells whether elements of a namespace are kept: those of SVG and, in a
// foreign object, of HTML.
func (r *reader) known(space string) bool {
	if space == htmlSpace {
		for e := r.current; e != nil; e = e.Parent {
			if e.Name == "foreignObject" {
				return true
			}
		}
	}
	return space == svgSpace || space == ""
}

func (r *reader) close() {
	r.depth--
	if r.foreign > 0 {
		r.foreign--
		return
	}
	r.current = r.current.Parent
}

func attributes(list []xml.Attr) map[string]string {
	out := make(map[string]string, len(list))
	for _, a := range list {
		name := a.Name.Local
		switch a.Name.Space {
		case "":
			out[name] = a.Value
		case xlinkSpace, "xlink":
			if _, has := out[name]; name == "href" && !has {
				out[name] = a.Value
			}
		case xmlSpace, "xml":
			if name == "space" {
				out[name] = a.Value
			}
		}
	}
	return out
}

func (r *reader) refuseEncoding(name string, _ io.Reader) (io.Reader, error) {
	r.encoding = name
	return nil, errors.New("unsupported encoding")
}

func (r *reader) syntaxError(err error) error {
	if r.encoding != "" {
		return fmt.Errorf("кодировка %q не поддерживается, нужна UTF-8", r.encoding)
	}
	line := r.line()
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		line = syntax.Line
		switch {
		case strings.Contains(syntax.Msg, "invalid UTF-8"):
			return Errorf(line, "файл SVG не в кодировке UTF-8")
		case strings.Contains(syntax.Msg, "entity"):
			return Errorf(line, "неизвестная сущность XML или знак & без пары")
		case strings.Contains(syntax.Msg, "unexpected EOF"):
			return Errorf(line, "файл SVG обрывается")
		}
	}
	return Errorf(line, "нарушена разметка XML")
}
