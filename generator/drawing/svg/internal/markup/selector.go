package markup

import (
	"slices"
	"strings"
)

// selector is compounds from the outermost element to the matched one, as in
// «g.node > rect». child tells that the compound stands directly in the one
// before.
type selector []compound

type compound struct {
	name    string // empty or * for any
	id      string
	classes []string
	child   bool
}

// dynamicStates are pseudo-classes that a still picture is never in.
var dynamicStates = [...]string{":hover", ":active", ":focus", ":visited", ":focus-visible", ":focus-within"}

func dynamic(text string) bool {
	for _, state := range dynamicStates {
		if strings.Contains(text, state) {
			return true
		}
	}
	return false
}

// maxCompounds keeps matching cheap.
const maxCompounds = 8

func parseSelector(text string) (selector, bool) {
	var out selector
	child := false
	for _, word := range strings.Fields(strings.ReplaceAll(text, ">", " > ")) {
		if word == ">" {
			if child || len(out) == 0 {
				return nil, false
			}
			child = true
			continue
		}
		c, ok := parseCompound(word)
		if !ok {
			return nil, false
		}
		c.child = child
		out, child = append(out, c), false
	}
	return out, len(out) > 0 && len(out) <= maxCompounds && !child
}

func parseCompound(word string) (compound, bool) {
	var c compound
	for word != "" {
		kind := word[0]
		if kind == '.' || kind == '#' {
			word = word[1:]
		}
		end := strings.IndexAny(word, ".#")
		if end < 0 {
			end = len(word)
		}
		name := word[:end]
		if name == "" || strings.ContainsAny(name, ":[]()+~\"'\\") {
			return c, false
		}
		switch kind {
		case '.':
			c.classes = append(c.classes, name)
		case '#':
			c.id = name
		default:
			c.name = name
		}
		word = word[end:]
	}
	return c, true
}

// weight is the specificity: identifiers, then classes, then names.
func (s selector) weight() int {
	w := 0
	for _, c := range s {
		if c.id != "" {
			w += 1 << 20
		}
		w += len(c.classes) << 10
		if c.name != "" && c.name != "*" {
			w++
		}
	}
	return w
}

// matches tells whether the selector holds for an element. Every comparison is
// taken from work; when that is used up nothing matches any more.
func (s selector) matches(e *Element, work *int) bool {
	if *work--; *work <= 0 {
		return false
	}
	last := len(s) - 1
	if !s[last].matches(e) {
		return false
	}
	if last == 0 {
		return true
	}
	for up := e.Parent; up != nil; up = up.Parent {
		if s[:last].matches(up, work) {
			return true
		}
		if s[last].child {
			return false
		}
	}
	return false
}

func (c compound) matches(e *Element) bool {
	if c.name != "" && c.name != "*" && c.name != e.Name {
		return false
	}
	if c.id != "" && c.id != e.Attr["id"] {
		return false
	}
	if len(c.classes) == 0 {
		return true
	}
	has := strings.Fields(e.Attr["class"])
	for _, class := range c.classes {
		if !slices.Contains(has, class) {
			return false
		}
	}
	return true
}
