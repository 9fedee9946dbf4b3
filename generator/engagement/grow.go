package engagement

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// maxDepth bounds the parts of a key and the nesting of values. The format
// needs five; the bound keeps hostile input from exhausting the stack.
const maxDepth = 100

// stop is where and why a file could not be read any further; foreign when the
// parser stopped and not a rule of this package.
type stop struct {
	offset  int
	message string
	hint    string
	foreign bool
	first   *node // what is defined already, of something defined twice
}

// reach gives the last offset at which the other parser may tell of the same
// fault.
func (s *stop) reach(f *file) int {
	if s.foreign {
		return f.behindLine(s.offset)
	}
	return s.offset
}

func (s *stop) Error() string { return s.message }

// grower builds the tree of one file: the keys, the shapes and the places.
type grower struct {
	file   *file
	parser *unstable.Parser
	root   *node
	table  *node // the table that the last header opened
	made   map[*node]origin
}

// grow gives the tree without its scalars' values; see node.fill. The error is
// a *stop.
func grow(f *file) (*node, error) {
	g := &grower{file: f, parser: &unstable.Parser{}, root: newTable(f, 0), made: map[*node]origin{}}
	g.root.headed = true
	g.table = g.root
	g.parser.Reset([]byte(f.text))
	for g.parser.NextExpression() {
		if err := g.expression(g.parser.Expression()); err != nil {
			return nil, err
		}
	}
	if err := g.parser.Error(); err != nil {
		return nil, g.stopOf(err)
	}
	return g.root, nil
}

func (g *grower) stopOf(err error) *stop {
	var fault *unstable.ParserError
	if errors.As(err, &fault) {
		return &stop{offset: int(g.parser.Range(fault.Highlight).Offset), message: fault.Message, foreign: true}
	}
	return &stop{message: err.Error(), foreign: true}
}

func (g *grower) expression(n *unstable.Node) error {
	switch n.Kind {
	case unstable.Table, unstable.ArrayTable:
		return g.header(n)
	case unstable.KeyValue:
		_, err := g.keyValue(g.table, n, 0)
		return err
	}
	return &stop{message: "запись не распознана"}
}

// part is one part of a dotted key.
type part struct {
	name    string
	at, end int
}

func (g *grower) parts(n *unstable.Node) ([]part, error) {
	var out []part
	for it := n.Key(); it.Next(); {
		k := it.Node()
		at := int(k.Raw.Offset)
		out = append(out, part{string(k.Data), at, at + int(k.Raw.Length)})
		if len(out) > maxDepth {
			return nil, &stop{offset: at, message: fmt.Sprintf("в ключе больше %d частей", maxDepth)}
		}
	}
	return out, nil
}

// keyValue adds «a.b = value» to a table and gives the offset behind it.
func (g *grower) keyValue(parent *node, n *unstable.Node, depth int) (int, error) {
	parts, err := g.parts(n)
	if err != nil {
		return 0, err
	}
	last := parts[len(parts)-1]
	if parent, err = g.dotted(parent, parts[:len(parts)-1]); err != nil {
		return 0, err
	}
	if first := parent.table[last.name]; first != nil {
		return 0, g.twice(last, first)
	}
	start := g.skip(last.end, " \t=")
	child, end, err := g.value(n.Value(), start, depth+1)
	if err != nil {
		return 0, err
	}
	child.keyAt = last.at
	if child.shape == tableShape {
		child.at = last.at
	}
	parent.set(last.name, child)
	return end, nil
}

// value makes the node of a value that starts at or behind from and gives the
// offset behind the value. The parser tells no place for arrays, so they are
// found by passing over what stands between the values.
func (g *grower) value(n *unstable.Node, from, depth int) (*node, int, error) {
	if depth > maxDepth {
		return nil, 0, &stop{offset: from, message: fmt.Sprintf("вложенность больше %d уровней", maxDepth)}
	}
	switch n.Kind {
	case unstable.Array:
		return g.array(n, from, depth)
	case unstable.InlineTable:
		return g.inlineTable(n, depth)
	}
	at := int(n.Raw.Offset)
	end := at + int(n.Raw.Length)
	return &node{shape: shapeOf(n.Kind), file: g.file, at: at, end: end, keyAt: at}, end, nil
}

func (g *grower) array(n *unstable.Node, from, depth int) (*node, int, error) {
	out := &node{shape: arrayShape, file: g.file, at: from, keyAt: from}
	end := from + 1
	for it := n.Children(); it.Next(); {
		item, behind, err := g.value(it.Node(), g.trivia(end), depth+1)
		if err != nil {
			return nil, 0, err
		}
		out.items = append(out.items, item)
		end = behind
	}
	return out, g.trivia(end) + 1, nil
}

func (g *grower) inlineTable(n *unstable.Node, depth int) (*node, int, error) {
	out := newTable(g.file, int(n.Raw.Offset))
	out.headed = true
	g.made[out] = inBraces
	end := out.at + 1
	for it := n.Children(); it.Next(); {
		behind, err := g.keyValue(out, it.Node(), depth)
		if err != nil {
			return nil, 0, err
		}
		end = behind
	}
	return out, g.trivia(end) + 1, nil
}

func shapeOf(k unstable.Kind) shape {
	switch k {
	case unstable.String:
		return textShape
	case unstable.Integer:
		return integerShape
	case unstable.Float:
		return floatShape
	case unstable.Bool:
		return boolShape
	case unstable.LocalDate:
		return dayShape
	}
	return momentShape
}

func (g *grower) skip(at int, set string) int {
	for at < len(g.file.text) && strings.IndexByte(set, g.file.text[at]) >= 0 {
		at++
	}
	return at
}

// trivia passes over blanks, line ends, commas and comments.
func (g *grower) trivia(at int) int {
	for {
		at = g.skip(at, " \t\n\r,")
		if at >= len(g.file.text) || g.file.text[at] != '#' {
			return at
		}
		for at < len(g.file.text) && g.file.text[at] != '\n' {
			at++
		}
	}
}
