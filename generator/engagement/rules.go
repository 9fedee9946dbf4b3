package engagement

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// rule is the rd tag of one field; see the head of model.go.
type rule struct {
	required bool
	id       Kind
	ref      Kind
	keys     Kind
	names    bool
	enum     []string
	preset   string // the value when the key is absent
	min, max *decimal.Decimal
	most     int    // entries of a list; 0 for any number
	path     string // picture, file, folder or path
}

// field is one key that a table may hold.
type field struct {
	name  string
	index int
	about string // what the key holds, for messages
	rule  rule
}

// fieldsOf reads the tags of a struct of the model. A tag that can't be read is
// a mistake in the model, told as an error so that a test finds it.
func fieldsOf(t reflect.Type) ([]field, error) {
	var out []field
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Tag.Get("toml")
		if name == "" {
			continue
		}
		r, err := parseRule(f.Tag.Get("rd"))
		if err != nil {
			return nil, fmt.Errorf("%s.%s: %w", t.Name(), f.Name, err)
		}
		out = append(out, field{name: name, index: i, about: f.Tag.Get("ru"), rule: r})
	}
	return out, nil
}

func parseRule(tag string) (rule, error) {
	var r rule
	if tag == "" {
		return r, nil
	}
	for _, part := range strings.Split(tag, ",") {
		name, value, _ := strings.Cut(part, "=")
		switch name {
		case "required":
			r.required = true
		case "id":
			r.id = Kind(value)
		case "ref":
			r.ref = Kind(value)
		case "keys":
			r.keys = Kind(value)
		case "names":
			r.names = true
		case "enum":
			r.enum = strings.Split(value, "|")
		case "default":
			r.preset = value
		case "min", "max":
			if err := r.bound(name, value); err != nil {
				return r, err
			}
		case "most":
			n, err := strconv.Atoi(value)
			if err != nil {
				return r, err
			}
			r.most = n
		case "picture", "file", "folder", "path":
			r.path = name
		default:
			return r, fmt.Errorf("unknown rule %q", part)
		}
	}
	return r, nil
}

func (r *rule) bound(name, value string) error {
	d, err := decimal.NewFromString(value)
	if err != nil {
		return err
	}
	if name == "min" {
		r.min = &d
	} else {
		r.max = &d
	}
	return nil
}
