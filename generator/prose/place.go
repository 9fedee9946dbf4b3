package prose

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// checkPlace tells of a block that can't stand in a footnote or in the cell of a
// table: what has a number or a caption needs the width of the page.
func (c *converter) checkPlace(n ast.Node) {
	where, hint := "", ""
	switch {
	case c.inNote:
		where, hint = "в сноске", "в тексте сноски допускаются абзацы, перечисления и цитаты"
	case c.around.InCell:
		where, hint = "здесь: текст печатается в ячейке таблицы", "перенесите в текст раздела, в ячейке допускаются абзацы и перечисления"
	default:
		return
	}
	if what := c.wide(n); what != "" {
		c.fault(n.Pos(), what+" не может стоять "+where, hint)
	}
}

// wide names a block that takes the width of the page; empty for any other.
func (c *converter) wide(n ast.Node) string {
	switch n := n.(type) {
	case *east.Table:
		return "таблица"
	case *formulaNode:
		if n.id != "" {
			return "формула с номером"
		}
	case *ast.Heading:
		if c.around.InCell && !c.inNote && n.Parent().Kind() == ast.KindDocument {
			return "заголовок"
		}
	case *ast.Paragraph, *ast.TextBlock:
		if img, ok := n.FirstChild().(*ast.Image); ok {
			if _, alone := c.trailingLabel(img); alone {
				return "рисунок"
			}
		}
	}
	return ""
}
