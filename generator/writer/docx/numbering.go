package docx

import (
	"strings"

	"rd50/generator/report"
)

// Native lists. Abstract ones are kinds of marks; each list of the report is a
// w:num of its own, so that it starts anew.
const (
	abstractHeadings = iota
	abstractDash
	abstractDigit
	abstractLetter
	abstractSource
	abstractNote
	abstractOwn // the first of those made for one list
)

// headingNumbers is the w:num of the sections of the main part.
const headingNumbers = 1

// cyrillic are the letters that Word and LibreOffice count with in the format
// russianLower. Letters that ГОСТ 7.32-2017, 6.4.6 leaves out are skipped by
// starting the count anew behind each.
var cyrillic = []rune("абвгдежзиклмнопрстуфхцчшщэюя")

// mark is the look of one level: the format's name and the text around.
type mark struct{ format, text string }

// ownStart leaves the start of a list to its kind.
const ownStart = -1

// concrete is a w:num.
type concrete struct{ abstract, level, start int }

type numbering struct {
	own  []*element // abstract lists beyond the fixed ones
	nums []concrete
	// How many ids a template's own lists take; 0 and 0 without one.
	abstracts, concretes int
	templated            bool
}

func newNumbering() *numbering {
	return &numbering{nums: []concrete{{abstractHeadings, 0, ownStart}}}
}

// list makes a list that starts at the given number on one level.
func (n *numbering) list(abstract, level, start int) int {
	n.nums = append(n.nums, concrete{abstract, level, start})
	return n.concretes + len(n.nums)
}

// literal makes a list whose mark is a fixed text.
func (n *numbering) literal(level int, text string) int {
	id := abstractOwn + len(n.own)
	n.own = append(n.own, abstractList(n.abstracts+id, levels(func(int) mark { return mark{"bullet", text} })))
	return n.list(id, level, 1)
}

// appendix makes the numbers А.1, А.1.1 of an appendix's headings (6.17.6).
func (n *numbering) appendix(letter string) int {
	id := abstractOwn + len(n.own)
	of := func(level int) mark {
		text := letter
		for i := 2; i <= level+1; i++ {
			text += ".%" + string(rune('0'+i))
		}
		return mark{"decimal", text}
	}
	e := abstractList(n.abstracts+id, nil)
	for level := range 4 {
		listLevel(level, of(level), "", indentation{first: indent}).addTo(e)
	}
	n.own = append(n.own, e)
	return n.list(id, 0, ownStart)
}

// item gives the place of the i-th item in a list of the report; lists is the
// w:num of the item before, 0 at the first.
func (n *numbering) item(l *report.List, i, level, before int) *item {
	level = min(level, 8)
	at := func(num int) *item { return &item{num: num, level: level} }
	switch l.Kind {
	case report.Letter:
		if i >= 25 {
			return at(n.literal(level, l.Mark(i)))
		}
		if i > 0 && letterValue(i) == letterValue(i-1)+1 {
			return at(before)
		}
		return at(n.list(abstractLetter, level, letterValue(i)))
	case report.Digit:
		if l.Offset+i >= mostCounted {
			return at(n.literal(level, l.Mark(i)))
		}
		if i == 0 {
			return at(n.list(abstractDigit, level, 1+l.Offset))
		}
	default:
		if i == 0 {
			return at(n.list(abstractDash, level, 1))
		}
	}
	return at(before)
}

// mostCounted is the highest number that Word counts to.
const mostCounted = 32767

// letterValue is the value by which russianLower prints the i-th allowed letter.
func letterValue(i int) int {
	letter := []rune(report.ListLetter(i))[0]
	for k, r := range cyrillic {
		if r == letter {
			return k + 1
		}
	}
	return 0
}

func (n *numbering) part() file {
	root := el("w:numbering", namespaces(), n.abstractLists(), n.lists())
	return file{"word/numbering.xml", wordType + "numbering+xml", root.document()}
}

func (n *numbering) abstractLists() elements {
	kind := func(id int, format, text string) *element {
		return abstractList(n.abstracts+id, levels(func(l int) mark {
			return mark{format, strings.ReplaceAll(text, "%", percent(l))}
		}))
	}
	return append(elements{n.headingList(),
		kind(abstractDash, "bullet", "–"),
		kind(abstractDigit, "decimal", "%)"),
		kind(abstractLetter, "russianLower", "%)"),
		kind(abstractSource, "decimal", "%."),
		kind(abstractNote, "decimal", "%")}, n.own...)
}

func (n *numbering) lists() elements {
	var out elements
	for i, c := range n.nums {
		e := el("w:num", num("w:numId", n.concretes+i+1), el("w:abstractNumId", valNum(n.abstracts+c.abstract)))
		if c.start != ownStart {
			el("w:lvlOverride", num("w:ilvl", c.level), el("w:startOverride", valNum(c.start))).addTo(e)
		}
		out = append(out, e)
	}
	return out
}

func percent(level int) string { return "%" + string(rune('1'+level)) }

// levels gives the nine levels of a list: each one indent further, the mark in
// the first line, the text from the level's left side on (6.4.6).
func levels(of func(level int) mark) elements {
	var out elements
	for level := range 9 {
		out = append(out, listLevel(level, of(level), "", indentation{left: level * indent, first: indent}))
	}
	return out
}

func abstractList(id int, levels elements) *element {
	return el("w:abstractNum", num("w:abstractNumId", id), el("w:multiLevelType", val("multilevel")), levels)
}

// headingList numbers sections 1, subsections 1.1 and so on without a dot at the
// end (6.4.1). A template's headings keep their own place and are put into the
// list one by one.
func (n *numbering) headingList() *element {
	e := abstractList(n.abstracts+abstractHeadings, nil)
	for level := range 4 {
		var parts []string
		for i := range level + 1 {
			parts = append(parts, percent(i))
		}
		m := mark{"decimal", strings.Join(parts, ".")}
		if n.templated {
			l := listLevel(level, m, "", indentation{})
			l.without("w:pPr")
			l.without("w:rPr")
			l.addTo(e)
			continue
		}
		listLevel(level, m, styleHeading+string(rune('1'+level)), indentation{first: indent}).addTo(e)
	}
	return e
}

func listLevel(level int, m mark, style string, ind indentation) *element {
	return el("w:lvl", num("w:ilvl", level),
		el("w:start", valNum(1)),
		el("w:numFmt", val(m.format)),
		when(style != "", "w:pStyle", val(style)),
		el("w:suff", val("space")),
		el("w:lvlText", val(m.text)),
		el("w:lvlJc", val("left")),
		paragraph{indentation: &ind}.element(),
		look{face: serif}.element())
}
