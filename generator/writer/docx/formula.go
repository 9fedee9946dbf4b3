package docx

import (
	"fmt"

	"rd50/generator/report"
	"rd50/generator/tex"
)

// formulaBlock writes a displayed formula: in the middle of a line of its own, its
// number in round brackets at the right (6.8.1, 6.8.3).
func formulaBlock(d *writer, b *report.Formula, f flow) *element {
	math := inlineMath(d, b.TeX)
	gap := formulaGap(fontSize(d.report.Layout) * 2)
	if f.tight {
		p := d.properties(f)
		return el("w:p", p.element(), math)
	}
	p := paragraph{style: styleFormula, keepNext: f.keepNext, before: d.above(gap)}
	if f.left > 0 {
		p.indentation = &indentation{left: f.left}
	}
	d.given = gap
	if b.Number == "" {
		return el("w:p", p.element(), d.mark(b.ID, elements{el("m:oMathPara", math)}))
	}
	number := append(elements{textRun(look{}, "(")}, sequenceField(d, "Формула", b.Number)...)
	number = d.mark(b.ID, append(number, textRun(look{}, ")")))
	tabulator := el("w:r", el("w:tab"))
	return el("w:p", p.element(), tabulator, math, tabulator, number)
}

// inlineMath gives a formula as Word's own (OMML, ISO/IEC 29500-1, 22.1).
func inlineMath(d *writer, source string) *element {
	row, err := tex.Parse(source)
	if err != nil {
		d.fail(fmt.Errorf("%w: %s", err, source))
		return nil
	}
	return el("m:oMath", mathRow(d, row.Nodes))
}

// mathRow writes nodes side by side. A sum or a product takes what follows it,
// up to a sign of equal rank, as its operand.
func mathRow(d *writer, nodes []tex.Node) elements {
	var out elements
	nodes = fenced(nodes)
	for i := 0; i < len(nodes); i++ {
		o, ok := nodes[i].(*tex.Operator)
		if !ok || o.Word {
			out = append(out, mathNode(d, nodes[i])...)
			continue
		}
		end := i + 1
		for end < len(nodes) && !endsOperand(nodes[end]) {
			end++
		}
		out = append(out, nary(d, o, nodes[i+1:end]))
		i = end - 1
	}
	return out
}

func endsOperand(n tex.Node) bool {
	s, ok := n.(*tex.Symbol)
	if !ok {
		return false
	}
	switch s.Class {
	case tex.Relation, tex.Punctuation, tex.Closing:
		return true
	case tex.Binary:
		return s.Text == "+" || s.Text == "−"
	}
	return false
}

func mathNode(d *writer, n tex.Node) elements {
	switch n := n.(type) {
	case *tex.Row:
		return mathRow(d, n.Nodes)
	case *tex.Symbol:
		return elements{mathRun(n.Text, n.Class == tex.Letter)}
	case *tex.Number:
		return elements{mathRun(n.Text, false)}
	case *tex.Text:
		return elements{mathWord(n.Text)}
	case *tex.Space:
		return mathSpace(n.Width)
	case *tex.Fraction:
		return elements{el("m:f", argument(d, "m:num", n.Over), argument(d, "m:den", n.Under))}
	case *tex.Root:
		return elements{root(d, n)}
	case *tex.Bar:
		return elements{el("m:bar", el("m:barPr", el("m:pos", at("m:val", "top"))), argument(d, "m:e", n.Of))}
	case *tex.Script:
		return elements{script(d, n)}
	case *tex.Operator:
		return wordOfMath(d, n)
	case *tex.Fenced:
		properties := el("m:dPr", el("m:begChr", at("m:val", n.Open)), el("m:endChr", at("m:val", n.Close)))
		return elements{el("m:d", properties, argument(d, "m:e", n.Body))}
	}
	d.failf("DOCX не передает этой части формулы")
	return nil
}

// mathRun is characters of a formula; what is no variable stands upright.
func mathRun(s string, italic bool) *element {
	upright := when(!italic, "m:rPr", el("m:sty", at("m:val", "p")))
	return el("m:r", upright, look{face: mathFace}.element(), el("m:t", at("xml:space", "preserve"), characters(clean(s))))
}

// mathWord is plain words in a formula, in the face of the text.
func mathWord(s string) *element {
	return el("m:r", el("m:rPr", el("m:nor")), look{face: serif}.element(),
		el("m:t", at("xml:space", "preserve"), characters(clean(s))))
}

// mathSpace takes the blank nearest to a width in eighteenths of an em; there
// are no negative ones.
func mathSpace(width int) elements {
	var s string
	switch {
	case width <= 0:
		return nil
	case width <= 3:
		s = "\u2009"
	case width <= 4:
		s = "\u2005"
	case width <= 6:
		s = "\u2004"
	default:
		for ; width > 0; width -= 18 {
			s += "\u2003"
		}
	}
	return elements{mathRun(s, false)}
}

// argument writes a part of a construction; Word shows an empty one as a box to
// fill in, so it gets a sign without width.
func argument(d *writer, name string, n tex.Node) *element {
	return filled(name, mathNode(d, n))
}

func filled(name string, content elements) *element {
	if len(content) == 0 {
		content = elements{mathRun("\u200b", false)}
	}
	return el(name, content)
}

func root(d *writer, n *tex.Root) *element {
	if n.Degree == nil {
		return el("m:rad", el("m:radPr", el("m:degHide", at("m:val", "1"))), el("m:deg"), argument(d, "m:e", n.Of))
	}
	return el("m:rad", argument(d, "m:deg", n.Degree), argument(d, "m:e", n.Of))
}

func script(d *writer, n *tex.Script) *element {
	base := argument(d, "m:e", n.Base)
	switch {
	case n.Sup == nil:
		return el("m:sSub", base, argument(d, "m:sub", n.Sub))
	case n.Sub == nil:
		return el("m:sSup", base, argument(d, "m:sup", n.Sup))
	}
	return el("m:sSubSup", base, argument(d, "m:sub", n.Sub), argument(d, "m:sup", n.Sup))
}

// nary writes a sum, product or integral with its limits and operand.
func nary(d *writer, o *tex.Operator, operand []tex.Node) *element {
	place := "undOvr"
	if o.Symbol == "∫" {
		place = "subSup"
	}
	hide := func(name string, limit tex.Node) *element {
		return when(limit == nil, name, at("m:val", "1"))
	}
	limit := func(name string, n tex.Node) *element {
		if n == nil {
			return el(name)
		}
		return argument(d, name, n)
	}
	return el("m:nary",
		el("m:naryPr", el("m:chr", at("m:val", o.Symbol)), el("m:limLoc", at("m:val", place)), hide("m:subHide", o.From), hide("m:supHide", o.To)),
		limit("m:sub", o.From), limit("m:sup", o.To), filled("m:e", mathRow(d, operand)))
}

// wordOfMath writes max, lim or sin with what stands below and above it.
func wordOfMath(d *writer, o *tex.Operator) elements {
	e := mathWord(o.Symbol)
	if o.From != nil {
		e = el("m:limLow", el("m:e", e), argument(d, "m:lim", o.From))
	}
	if o.To != nil {
		e = el("m:limUpp", el("m:e", e), argument(d, "m:lim", o.To))
	}
	return append(elements{e}, mathSpace(3)...)
}
