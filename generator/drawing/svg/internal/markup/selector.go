package markup

import (
	"slices"
	"strings"
)

// selector is compounds from the outermost element to the matched one, as in
// «g.node > rect»; each knows how it is tied to the one before.
type selector []compound

// relation is how an element stands to the one before it in a selector.
type relation byte

const (
	within relation = ' '
	child  relation = '>'
	next   relation = '+'
	after  relation = '~'
)

type compound struct {
	relation relation
	name     string // empty or * for any
	tests    []test
	never    bool   // asks for what a still picture has none of
	foreign  string // what is beyond this reader: whether it holds isn't known
}

// test is a condition on an element: #id, .class, [attribute] or :pseudo-class.
type test struct {
	kind             byte // # . [ :
	name, value, how string
}

// maxCompounds keeps matching cheap.
const maxCompounds = 8

// parseSelector reads a selector. What can't be read at all has no compounds.
func parseSelector(text string) selector {
	var out selector
	tie := within
	for text = strings.TrimSpace(text); text != ""; {
		if len(out) > 0 {
			tie, text = combinator(text)
		}
		c, rest := parseCompound(text)
		if len(rest) == len(text) {
			return nil
		}
		if len(out) == maxCompounds {
			return selector{{foreign: "…"}} // may hold for anything
		}
		c.relation = tie
		out, text = append(out, c), rest
	}
	return out
}

func combinator(text string) (relation, string) {
	rest := strings.TrimLeft(text, " \t\r\n\f")
	if rest != "" && strings.IndexByte(">+~", rest[0]) >= 0 {
		return relation(rest[0]), strings.TrimLeft(rest[1:], " \t\r\n\f")
	}
	return within, rest
}

// parseCompound reads one compound and gives what follows it.
func parseCompound(text string) (c compound, rest string) {
	if strings.HasPrefix(text, "*") {
		c.name, text = "*", text[1:]
	} else {
		c.name, text = identifier(text)
	}
	for text != "" {
		t := test{kind: text[0]}
		before := text
		switch t.kind {
		case '#', '.':
			t.name, text = identifier(text[1:])
		case '[':
			end := strings.IndexByte(text, ']')
			if end < 0 {
				return c, before
			}
			t.attribute(text[1:end])
			text = text[end+1:]
		case ':':
			text = c.pseudo(text)
			continue
		default:
			return c, text
		}
		if t.name == "" {
			return c, before
		}
		c.tests = append(c.tests, t)
	}
	return c, ""
}

// attribute reads «name», «name="value"» and the like.
func (t *test) attribute(text string) {
	t.name, text = identifier(strings.TrimSpace(text))
	text = strings.TrimSpace(text)
	if i := strings.IndexByte(text, '='); i >= 0 {
		t.how, t.value = text[:i+1], strings.Trim(strings.TrimSpace(text[i+1:]), `"'`)
	}
}

// pseudo reads a pseudo-class or -element and gives what follows it.
func (c *compound) pseudo(text string) string {
	name, rest := identifier(strings.TrimLeft(text, ":"))
	argument := ""
	if strings.HasPrefix(rest, "(") {
		if end := strings.IndexByte(rest, ')'); end > 0 {
			argument, rest = rest[:end+1], rest[end+1:]
		}
	}
	switch {
	case strings.HasPrefix(text, "::"), slices.Contains(states, name):
		c.never = true
	case argument == "" && slices.Contains(places, name):
		c.tests = append(c.tests, test{kind: ':', name: name})
	default:
		c.foreign = ":" + name + argument
	}
	return rest
}

// states are pseudo-classes that a still picture is never in; places are those that
// tell where an element stands.
var (
	states = []string{"hover", "active", "focus", "visited", "focus-visible", "focus-within", "target", "checked", "disabled",
		"before", "after", "first-line", "first-letter", "link", "any-link"}
	places = []string{"root", "first-child", "last-child", "only-child", "empty"}
)

// identifier reads a name; a backslash takes the next sign as it is.
func identifier(text string) (name, rest string) {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text):
			i++
			b.WriteByte(text[i])
		case c >= 0x80, c == '-', c == '_', c >= '0' && c <= '9', c|0x20 >= 'a' && c|0x20 <= 'z':
			b.WriteByte(c)
		default:
			return b.String(), text[i:]
		}
	}
	return b.String(), ""
}

// weight is the specificity: identifiers, then classes and the like, then names.
func (s selector) weight() int {
	w := 0
	for _, c := range s {
		for _, t := range c.tests {
			if t.kind == '#' {
				w += 1 << 20
			} else {
				w += 1 << 10
			}
		}
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
	switch s[last].relation {
	case child:
		return e.Parent != nil && s[:last].matches(e.Parent, work)
	case next, after:
		for before := e.before(work); before != nil; before = before.before(work) {
			if s[:last].matches(before, work) {
				return true
			}
			if s[last].relation == next {
				return false
			}
		}
		return false
	}
	for up := e.Parent; up != nil; up = up.Parent {
		if s[:last].matches(up, work) {
			return true
		}
	}
	return false
}

// before gives the element before this one under the same parent.
func (e *Element) before(work *int) *Element {
	if e.Parent == nil {
		return nil
	}
	var last *Element
	for _, c := range e.Parent.Children {
		*work--
		if c == e {
			return last
		}
		if c.Name != "" {
			last = c
		}
	}
	return nil
}

// foreign gives what of a selector is beyond this reader; empty for nothing.
func (s selector) foreign() string {
	for _, c := range s {
		if c.foreign != "" {
			return c.foreign
		}
	}
	return ""
}

func (c compound) matches(e *Element) bool {
	if c.never || c.name != "" && c.name != "*" && c.name != e.Name {
		return false
	}
	return !slices.ContainsFunc(c.tests, func(t test) bool { return !t.holds(e) })
}

func (t test) holds(e *Element) bool {
	switch t.kind {
	case '#':
		return t.name == e.Attr["id"]
	case '.':
		return slices.Contains(strings.Fields(e.Attr["class"]), t.name)
	case ':':
		return t.stands(e)
	}
	value, has := e.Attr[t.name]
	if !has || t.how != "" && t.how != "=" && t.value == "" {
		return false
	}
	switch t.how {
	case "":
		return true
	case "=":
		return value == t.value
	case "~=":
		return slices.Contains(strings.Fields(value), t.value)
	case "|=":
		return value == t.value || strings.HasPrefix(value, t.value+"-")
	case "^=":
		return strings.HasPrefix(value, t.value)
	case "$=":
		return strings.HasSuffix(value, t.value)
	case "*=":
		return strings.Contains(value, t.value)
	}
	return false
}

// stands tells whether an element is in a place among its siblings.
func (t test) stands(e *Element) bool {
	if t.name == "empty" {
		return len(e.Children) == 0
	}
	if e.Parent == nil || t.name == "root" {
		return e.Parent == nil
	}
	var siblings []*Element
	for _, c := range e.Parent.Children {
		if c.Name != "" {
			siblings = append(siblings, c)
		}
	}
	first, last := siblings[0] == e, siblings[len(siblings)-1] == e
	return (first || t.name == "last-child") && (last || t.name == "first-child")
}
