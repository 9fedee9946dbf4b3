package svg

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/drawing/raster"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		head + `<style>.a{fill:red}</style><g transform="rotate(30)"><path class="a" d="M0 0a5 5 0 0110 0z" stroke="blue" stroke-dasharray="2 1"/></g></svg>`,
		head + `<text x="5" y="9" transform="skewX(9)" textLength="30">Да<tspan dy="3" font-weight="bold">нет</tspan></text></svg>`,
		head + `<marker id="m" viewBox="0 0 9 9" orient="auto"><path d="M0 0L9 9"/></marker><polyline points="1 2 3 4" stroke="red" marker-end="url(#m)"/></svg>`,
		head + `<symbol id="s"><ellipse cx="5" cy="5" rx="5" ry="2"/></symbol><use href="#s" width="20" height="9"/><svg viewBox="0 0 1 1"/></svg>`,
		head + `<clipPath id="c"><rect width="50" height="9"/></clipPath><g clip-path="url(#c)" transform="scale(2 3)"><line x2="9" stroke="#fff8" stroke-linecap="round"/></g></svg>`,
	} {
		f.Add([]byte(seed))
	}
	set := fonts.Default()
	f.Fuzz(func(t *testing.T, data []byte) { survive(t, data, set) })
}

// FuzzAttributes gets past the markup, into the small languages of attributes.
func FuzzAttributes(f *testing.F) {
	f.Add("M0 0a5 5 0 0110 0z", "rotate(30 5 5) skewX(3)", "stroke:red;stroke-width:3;stroke-dasharray:2 1;stroke-linecap:round", "Да")
	f.Add("M1 1q2 3 4 5t6 7s1 2 3 4", "matrix(1 .1 -.3 2 5 6)", "fill:rgb(1 2 3/50%);font:bold 12px/2 mono;stroke:#123;stroke-linejoin:bevel", "a  b")
	f.Add("M5 5Z", "scale(-1 1e-3)", "stroke:hsl(20 30% 40%);stroke-miterlimit:1;font-size:2em;fill-rule:evenodd;opacity:.2", "ё")
	set := fonts.Default()
	f.Fuzz(func(t *testing.T, data, transform, style, text string) {
		survive(t, fmt.Appendf(nil, head+`<marker id="m" orient="auto" overflow="visible"><path d="M0 0H3L1 2"/></marker>
			<path d="%s" transform="%s" style="%s" marker-end="url(#m)"/></svg>`, escape(data), escape(transform), escape(style)), set)
		survive(t, fmt.Appendf(nil, head+`<text x="5" y="9" transform="%s" style="%s" textLength="%s">%s<tspan dy="3">%s</tspan></text></svg>`,
			escape(transform), escape(style), escape(data), escape(text), escape(text)), set)
	})
}

// survive holds what is true of any input: an error, or a picture that can be
// written, read back and painted.
func survive(t *testing.T, data []byte, set *fonts.Faces) {
	d, err := Parse(data)
	if err != nil {
		return
	}
	var first, second bytes.Buffer
	if err := Write(&first, d); err != nil {
		t.Fatalf("can't be written: %v", err)
	}
	again, err := Parse(first.Bytes())
	if err != nil {
		t.Fatalf("what was written isn't read: %v\n%s", err, first.Bytes())
	}
	if err := Write(&second, again); err != nil {
		t.Fatalf("can't be written again: %v", err)
	}
	if d.Height/d.Width < 20 {
		if _, err := raster.Draw(d, 40, set); err != nil && !strings.Contains(err.Error(), "шрифта") && !strings.Contains(err.Error(), "слишком") && !strings.Contains(err.Error(), "размеров") {
			t.Fatalf("can't be painted: %v", err)
		}
	}
}
