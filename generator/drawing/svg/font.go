package svg

import (
	"fmt"
	"strings"
)

// fontSize reads a size; percents and em relate to the parent's.
func fontSize(value string, parent float64) (float64, error) {
	keywords := map[string]float64{
		"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32,
		"smaller": parent / 1.2, "larger": parent * 1.2,
	}
	if v, ok := keywords[value]; ok {
		return v, nil
	}
	v, err := measure{parent, parent}.length(value)
	if err != nil || v < 0 {
		return 0, fmt.Errorf("размер шрифта «%s» не распознан", short(value))
	}
	return v, nil
}

// weight tells whether a weight is bold.
func weight(value string, inherited bool) (bool, error) {
	switch value {
	case "bold", "bolder":
		return true, nil
	case "normal", "lighter":
		return false, nil
	}
	v, err := number(value)
	if err != nil {
		return inherited, fmt.Errorf("font-weight=\"%s\" не распознан", short(value))
	}
	return v >= 600, nil
}

// monospaced tells by a list of families whether the text is of a fixed pitch.
func monospaced(families string) bool {
	first, _, _ := strings.Cut(strings.ToLower(families), ",")
	for _, word := range []string{"mono", "courier", "consol", "menlo", "typewriter"} {
		if strings.Contains(first, word) {
			return true
		}
	}
	return false
}

// font reads the shorthand: style and weight, size with or without line height,
// families.
func (st *style) font(value string, parent float64) error {
	st.bold, st.italic = false, false
	words := strings.Fields(value)
	for i, word := range words {
		switch word {
		case "normal":
			continue
		case "italic", "oblique":
			st.italic = true
			continue
		}
		if bold, err := weight(word, false); err == nil {
			st.bold = bold
			continue
		}
		size, _, _ := strings.Cut(word, "/")
		v, err := fontSize(size, parent)
		if err != nil || i == len(words)-1 {
			break
		}
		st.fontSize, st.mono = v, monospaced(strings.Join(words[i+1:], " "))
		return nil
	}
	return fmt.Errorf("font=\"%s\" не распознан", short(value))
}

// baseline gives how far, in em, text moves down for its baseline; the measures
// are Liberation Serif's.
func baseline(value string) (float64, error) {
	const ascent, descent, xHeight = 0.891, 0.216, 0.459
	switch value {
	case "auto", "alphabetic", "baseline":
		return 0, nil
	case "middle":
		return xHeight / 2, nil
	case "central":
		return (ascent - descent) / 2, nil
	case "hanging", "text-before-edge", "text-top", "before-edge":
		return ascent, nil
	case "ideographic", "text-after-edge", "text-bottom", "after-edge":
		return -descent, nil
	case "mathematical":
		return ascent / 2, nil
	}
	return 0, fmt.Errorf("dominant-baseline=\"%s\" не поддерживается", short(value))
}
