package docx

import (
	"slices"

	"rd50/generator/tex"
)

// fenced makes the brackets of a power one thing with what is between them:
// «(1 + r)^t» is a raised bracket in TeX, but LibreOffice shows a lone bracket
// with an exponent as a fault.
func fenced(nodes []tex.Node) []tex.Node {
	out := slices.Clone(nodes)
	for i := 0; i < len(out); i++ {
		s, ok := out[i].(*tex.Script)
		if !ok || bracket(s.Base) != tex.Closing {
			continue
		}
		open := opening(out[:i])
		if open < 0 {
			continue
		}
		body := &tex.Fenced{
			Open: out[open].(*tex.Symbol).Text, Close: s.Base.(*tex.Symbol).Text,
			Body: &tex.Row{Nodes: slices.Clone(out[open+1 : i])},
		}
		out = slices.Replace(out, open, i+1, tex.Node(&tex.Script{Base: body, Sub: s.Sub, Sup: s.Sup}))
		i = open
	}
	return out
}

// opening finds the bracket that is still open at the end of the nodes; -1 for
// none.
func opening(nodes []tex.Node) int {
	closed := 0
	for i, n := range slices.Backward(nodes) {
		switch bracket(n) {
		case tex.Closing:
			closed++
		case tex.Opening:
			if closed == 0 {
				return i
			}
			closed--
		}
	}
	return -1
}

// bracket gives Opening or Closing for a bracket, Ordinary for anything else.
func bracket(n tex.Node) tex.Class {
	if s, ok := n.(*tex.Symbol); ok && (s.Class == tex.Opening || s.Class == tex.Closing) {
		return s.Class
	}
	return tex.Ordinary
}
