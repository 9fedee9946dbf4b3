package prose

import (
	"rd50/generator/pattern"
	"rd50/generator/report"
)

func (c *converter) reference(n *referenceNode) []report.Inline {
	signsIn(c, n.Pos(), c.source[n.Pos():n.end])
	switch {
	case len(n.cited) > 0:
		return citation(c, n)
	case c.around.IsSource(n.id):
		return wordsAndSource(c, n)
	}
	node := &report.Reference{ID: n.id, Words: n.words}
	c.out.Uses = append(c.out.Uses, Use{ID: n.id, Offset: n.Pos(), Node: node})
	return []report.Inline{node}
}

// citation gives one mark for all sources of a citation, in the order of its author.
func citation(c *converter, n *referenceNode) []report.Inline {
	var all []*report.Citation
	for _, work := range n.cited {
		all = append(all, &report.Citation{ID: work.id, Words: work.place})
	}
	first := all[0]
	first.And = all[1:]
	for i, work := range n.cited {
		at := n.Pos()
		if i > 0 {
			at += work.at
		}
		c.out.Uses = append(c.out.Uses, Use{ID: work.id, Offset: at, Node: first, Cited: true})
	}
	return []report.Inline{first}
}

// placeWords are words that name a place in a source rather than the source.
var placeWords = pattern.New(`^(?i:(?:с|стр|п|пп|подп|гл|ч|т|ст|разд|подразд|табл|рис|прил|абз|вып|л)\.|` +
	`(?:пункт|подпункт|раздел|подраздел|глав|част|том|стать|таблиц|рисун|приложени|страниц|абзац|формул|лист)\p{L}*[\s\x{a0}]|[§№\d])`)

// wordsAndSource gives a citation whose words stand behind a colon, as those of
// other references do: a place goes into the brackets, other words before them.
func wordsAndSource(c *converter, n *referenceNode) []report.Inline {
	node := &report.Citation{ID: n.id}
	c.out.Uses = append(c.out.Uses, Use{ID: n.id, Offset: n.Pos(), Node: node, Cited: true})
	if n.words == "" || placeWords.MatchString(n.words) {
		node.Words = n.words
		return []report.Inline{node}
	}
	c.out.Doubts = append(c.out.Doubts, Fault{
		Offset: n.Pos(), Message: "слова «" + n.words + "» в ссылке на источник печатаются перед его номером",
		Hint: "слова пишутся перед ссылкой: " + n.words + " [@" + n.id + "]; место в источнике — через запятую: [@" + n.id + ", с. 12]",
	})
	return []report.Inline{&report.Text{Text: n.words + " "}, node}
}
