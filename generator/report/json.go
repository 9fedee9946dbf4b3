package report

import (
	"cmp"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode"

	"rd50/generator/plainjson"
)

// JSON writes the report for external writers: every node is an object whose
// "type" is its name here, fields are in lower camel case, pictures are base64.
// The form is stable within FormatVersion.
func JSON(w io.Writer, r *Report, pictures Pictures) error {
	tree, err := former{pictures}.plain(reflect.ValueOf(r))
	if err != nil {
		return err
	}
	return plainjson.Write(w, envelope{FormatVersion, tree}, "")
}

// FormatVersion is the version of the JSON form.
//
// Version 3: a cell may cover several rows, its "rowSpan", and those below leave it out; a figure has "width" and "landscape".
const FormatVersion = 3

type envelope struct {
	Version int `json:"version"`
	Report  any `json:"report"`
}

// former turns the model into its JSON form.
type former struct{ pictures Pictures }

// plain turns a value of the model into maps, lists and scalars. Nodes of the
// sealed sets carry their type.
func (f former) plain(v reflect.Value) (any, error) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return nil, nil
		}
		return f.plain(v.Elem())
	case reflect.Struct:
		return f.plainStruct(v)
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return v.Bytes(), nil
		}
		list := []any{}
		for i := range v.Len() {
			e, err := f.plain(v.Index(i))
			if err != nil {
				return nil, err
			}
			list = append(list, e)
		}
		return list, nil
	case reflect.String, reflect.Int, reflect.Bool, reflect.Float64:
		return v.Interface(), nil
	}
	return nil, fmt.Errorf("report: %s has no JSON form", v.Type())
}

var (
	blockType  = reflect.TypeFor[Block]()
	inlineType = reflect.TypeFor[Inline]()
	imageType  = reflect.TypeFor[Image]()
)

func (f former) plainStruct(v reflect.Value) (any, error) {
	var out plainjson.Object
	t := v.Type()
	if t == imageType {
		return f.image(v.Interface().(Image))
	}
	if p := reflect.PointerTo(t); p.Implements(blockType) || p.Implements(inlineType) {
		out = append(out, plainjson.Member{"type", t.Name()})
	}
	for i := range v.NumField() {
		name := cmp.Or(t.Field(i).Tag.Get("json"), camel(t.Field(i).Name))
		if name == "-" {
			continue
		}
		value, err := f.plain(v.Field(i))
		if err != nil {
			return nil, err
		}
		out = append(out, plainjson.Member{name, value})
	}
	return out, nil
}

// image leaves out the drawing: the file tells the same.
func (f former) image(img Image) (any, error) {
	data, err := f.pictures(img)
	return plainjson.Object{
		{"name", img.Name}, {"format", img.Format}, {"width", img.Width}, {"height", img.Height}, {"data", data},
	}, err
}

// camel lowers the first word of a Go name: TeX and ID become teX's plain forms
// tex and id.
func camel(name string) string {
	if name == "TeX" || strings.ToUpper(name) == name {
		return strings.ToLower(name)
	}
	return string(unicode.ToLower(rune(name[0]))) + name[1:]
}
