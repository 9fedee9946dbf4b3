package engagement

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// ChildKey gives the path of a table's key: «variants[1].compliance» and «R3»
// make «variants[1].compliance.R3». A name with other characters than letters,
// digits, «_» and «-» is quoted.
func ChildKey(parent, name string) string {
	plain := name != "" && strings.IndexFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '-'
	}) < 0
	if !plain {
		name = strconv.Quote(name)
	}
	if parent == "" {
		return name
	}
	return parent + "." + name
}

// ItemKey gives the path of an array's entry; entries count from 0.
func ItemKey(parent string, i int) string {
	return parent + "[" + strconv.Itoa(i) + "]"
}

var indexes = regexp.MustCompile(`\[[0-9]+\]`)

// headerOf gives a key path as it stands in a table's header, without indexes.
func headerOf(key string) string { return indexes.ReplaceAllString(key, "") }

// find walks the tree along a key path. It gives the last node that exists, and
// whether that is the whole way.
func (n *node) find(key string) (*node, bool) {
	for key != "" {
		next, rest := n.step(key)
		if next == nil {
			return n, false
		}
		n, key = next, rest
	}
	return n, true
}

// step takes one part off a key path.
func (n *node) step(key string) (next *node, rest string) {
	if strings.HasPrefix(key, "[") {
		return n.item(key)
	}
	if n.shape != tableShape {
		return nil, ""
	}
	key = strings.TrimPrefix(key, ".")
	if quoted, err := strconv.QuotedPrefix(key); err == nil {
		name, err := strconv.Unquote(quoted)
		if err != nil {
			return nil, ""
		}
		return n.table[name], key[len(quoted):]
	}
	// An id with a dot may stand unquoted in a path, so the longest name that
	// exists is taken.
	for end := len(key); end > 0; end = strings.LastIndexAny(key[:end], ".[") {
		if child := n.table[key[:end]]; child != nil {
			return child, key[end:]
		}
	}
	return nil, ""
}

func (n *node) item(key string) (*node, string) {
	index, rest, closed := strings.Cut(key[1:], "]")
	i, err := strconv.Atoi(index)
	if !closed || err != nil || i < 0 || i >= len(n.items) {
		return nil, ""
	}
	return n.items[i], rest
}
