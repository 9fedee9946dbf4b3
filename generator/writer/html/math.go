package html

import (
	"fmt"
	"strings"

	"rd50/generator/report"
	"rd50/generator/tex"
)

// formula sets a formula in the middle, its number at the right (6.8.3).
func (w *writer) formula(f *report.Formula) {
	w.put(`<div class="formula"`)
	w.id(f.ID)
	w.put(`><div class="scroll">` + mathML(f.TeX, "block") + "</div>")
	if f.Number != "" {
		w.put(`<span class="number">(` + escape(f.Number) + ")</span>")
	}
	w.put("</div>")
}

// mathML gives a formula as MathML Core, which browsers draw without help; one
// that can't be read is shown as it was written.
func mathML(source, display string) string {
	row, err := tex.Parse(source)
	if err != nil {
		return `<code class="tex">` + escape(source) + "</code>"
	}
	return `<math display="` + display + `">` + mathNode(row) + "</math>"
}

// mathNode gives one element; a part that isn't there is an empty row.
func mathNode(n tex.Node) string {
	switch n := n.(type) {
	case *tex.Row:
		return mathRow(n.Nodes)
	case *tex.Symbol:
		return mathSymbol(n)
	case *tex.Number:
		return element("mn", escape(n.Text))
	case *tex.Text:
		return element("mtext", escape(n.Text))
	case *tex.Fraction:
		return element("mfrac", mathNode(n.Over), mathNode(n.Under))
	case *tex.Root:
		if n.Degree == nil {
			return element("msqrt", mathNode(n.Of))
		}
		return element("mroot", mathNode(n.Of), mathNode(n.Degree))
	case *tex.Bar:
		return element("mover", mathNode(n.Of), `<mo stretchy="true">¯</mo>`)
	case *tex.Script:
		return scripts("msub", "msup", "msubsup", mathNode(n.Base), n.Sub, n.Sup)
	case *tex.Operator:
		return mathOperator(n)
	case *tex.Fenced:
		return element("mrow", fence(n.Open), mathNode(n.Body), fence(n.Close))
	case *tex.Space:
		return fmt.Sprintf(`<mspace width="%.3fem"></mspace>`, float64(n.Width)/18)
	}
	return element("mrow")
}

func mathRow(nodes []tex.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(mathNode(n))
	}
	return element("mrow", b.String())
}

func mathSymbol(s *tex.Symbol) string {
	switch s.Class {
	case tex.Letter:
		return element("mi", escape(s.Text))
	case tex.Ordinary:
		return `<mi mathvariant="normal">` + escape(s.Text) + "</mi>"
	case tex.Opening, tex.Closing:
		return `<mo stretchy="false">` + escape(s.Text) + "</mo>"
	}
	return element("mo", escape(s.Text))
}

func mathOperator(o *tex.Operator) string {
	if o.Word {
		base := element("mo", escape(o.Symbol))
		return element("mrow", scripts("munder", "mover", "munderover", base, o.From, o.To), `<mspace width="0.167em"></mspace>`)
	}
	return scripts("munder", "mover", "munderover", `<mo largeop="true" movablelimits="true">`+escape(o.Symbol)+"</mo>", o.From, o.To)
}

// scripts puts what is there of two scripts at a base.
func scripts(below, above, both, base string, sub, sup tex.Node) string {
	switch {
	case sub != nil && sup != nil:
		return element(both, base, mathNode(sub), mathNode(sup))
	case sub != nil:
		return element(below, base, mathNode(sub))
	case sup != nil:
		return element(above, base, mathNode(sup))
	}
	return base
}

func fence(s string) string {
	if s == "" {
		return ""
	}
	return `<mo stretchy="true" fence="true">` + escape(s) + "</mo>"
}

func element(name string, content ...string) string {
	return "<" + name + ">" + strings.Join(content, "") + "</" + name + ">"
}
