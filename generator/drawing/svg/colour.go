package svg

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"

	"rd50/generator/drawing"
)

// parseColour reads a CSS colour: a name, #rgb, #rrggbb (and with opacity),
// rgb(), rgba(), hsl(), hsla(); of light-dark() the first.
func parseColour(text string) (drawing.Colour, error) {
	name := strings.ToLower(strings.TrimSpace(text))
	if hex, ok := strings.CutPrefix(name, "#"); ok {
		if c, ok := hexColour(hex); ok {
			return c, nil
		}
	}
	if c, ok := colornames.Map[name]; ok {
		return drawing.Colour(c), nil
	}
	if name == "transparent" {
		return drawing.Colour{}, nil
	}
	if function, rest, ok := strings.Cut(name, "("); ok && strings.HasSuffix(rest, ")") {
		if function == "light-dark" {
			return parseColour(firstArgument(rest))
		}
		if c, ok := functionColour(function, strings.TrimSuffix(rest, ")")); ok {
			return c, nil
		}
	}
	return drawing.Colour{}, fmt.Errorf("цвет «%s» не распознан", short(text))
}

func hexColour(hex string) (drawing.Colour, bool) {
	if len(hex) == 3 || len(hex) == 4 {
		var long strings.Builder
		for i := range len(hex) {
			long.WriteByte(hex[i])
			long.WriteByte(hex[i])
		}
		hex = long.String()
	}
	if len(hex) == 6 {
		hex += "ff"
	}
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 8 {
		return drawing.Colour{}, false
	}
	return drawing.Colour{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}, true
}

// firstArgument cuts at the first comma outside of brackets.
func firstArgument(text string) string {
	depth := 0
	for i, c := range text {
		switch {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == ',' && depth == 0:
			return text[:i]
		}
	}
	return ""
}

func functionColour(function, arguments string) (drawing.Colour, bool) {
	words := strings.FieldsFunc(arguments, func(r rune) bool { return strings.ContainsRune(", /\t\r\n", r) })
	if len(words) != 3 && len(words) != 4 {
		return drawing.Colour{}, false
	}
	alpha := 1.0
	if len(words) == 4 {
		var err error
		if alpha, err = share(words[3]); err != nil {
			return drawing.Colour{}, false
		}
	}
	var c [3]float64
	ok := false
	switch function {
	case "rgb", "rgba":
		c, ok = rgbParts(words)
	case "hsl", "hsla":
		c, ok = hslParts(words)
	}
	return drawing.Colour{R: eight(c[0]), G: eight(c[1]), B: eight(c[2]), A: eight(alpha)}, ok
}

func eight(v float64) uint8 { return uint8(math.Round(255 * math.Max(0, math.Min(v, 1)))) }

func rgbParts(words []string) (c [3]float64, ok bool) {
	for i := range c {
		bare, percent := strings.CutSuffix(words[i], "%")
		v, err := number(bare)
		if err != nil {
			return c, false
		}
		if c[i] = v / 255; percent {
			c[i] = v / 100
		}
	}
	return c, true
}

// hslParts follows CSS Color 4, section 7.1.
func hslParts(words []string) (c [3]float64, ok bool) {
	hue, err := number(strings.TrimSuffix(words[0], "deg"))
	s, errS := share(words[1])
	l, errL := share(words[2])
	if err != nil || errS != nil || errL != nil {
		return c, false
	}
	for i, n := range [3]float64{0, 8, 4} {
		k := math.Mod(n+hue/30, 12)
		if k < 0 {
			k += 12
		}
		c[i] = l - s*math.Min(l, 1-l)*math.Max(-1, math.Min(math.Min(k-3, 9-k), 1))
	}
	return c, true
}
