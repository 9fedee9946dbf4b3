package svg

import (
	"fmt"
	"slices"
	"strings"
)

// unsupported tells whether a property is known, changes the picture and can't
// be drawn, and which of its values change nothing.
func unsupported(name string) (harmless []string, listed bool) {
	switch name {
	case "filter", "mask", "text-transform", "marker-mid", "font-variant":
		return []string{"none", "normal", "0 0", "0px 0px"}, true
	case "text-decoration", "text-decoration-line":
		return []string{"none", "none solid"}, true
	case "mix-blend-mode", "paint-order", "letter-spacing", "word-spacing":
		return []string{"normal", "0", "0px", "normal fill stroke"}, true
	case "writing-mode":
		return []string{"lr-tb", "lr", "horizontal-tb"}, true
	case "direction":
		return []string{"ltr"}, true
	case "baseline-shift":
		return []string{"baseline", "0", "0px", "0%"}, true
	case "vector-effect":
		return []string{"none"}, true
	case "clip", "rotate":
		return []string{"auto", "0"}, true
	case "pathLength":
		return nil, true
	}
	return nil, false
}

func onlyHarmless(name, value string, harmless []string) error {
	if slices.Contains(harmless, strings.Join(strings.Fields(value), " ")) {
		return nil
	}
	return fmt.Errorf("%s=\"%s\" не поддерживается", name, short(value))
}
