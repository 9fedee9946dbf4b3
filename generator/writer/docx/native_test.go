package docx

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rd50/generator/report"
)

// The tests of this file count as Word counts: they read numbering.xml and the
// paragraphs' places in lists and print the marks that a reader sees.

type numberingPart struct {
	Abstract []struct {
		ID     string `xml:"abstractNumId,attr"`
		Levels []struct {
			Format struct {
				Val string `xml:"val,attr"`
			} `xml:"numFmt"`
			Text struct {
				Val string `xml:"val,attr"`
			} `xml:"lvlText"`
		} `xml:"lvl"`
	} `xml:"abstractNum"`
	Nums []struct {
		ID       string `xml:"numId,attr"`
		Abstract struct {
			Val string `xml:"val,attr"`
		} `xml:"abstractNumId"`
		Override []struct {
			Level int `xml:"ilvl,attr"`
			Start struct {
				Val int `xml:"val,attr"`
			} `xml:"startOverride"`
		} `xml:"lvlOverride"`
	} `xml:"num"`
}

type wordParagraph struct {
	Properties struct {
		Style struct {
			Val string `xml:"val,attr"`
		} `xml:"pStyle"`
		Item *struct {
			Level struct {
				Val int `xml:"val,attr"`
			} `xml:"ilvl"`
			Num struct {
				Val string `xml:"val,attr"`
			} `xml:"numId"`
		} `xml:"numPr"`
		PageBreak *struct{} `xml:"pageBreakBefore"`
	} `xml:"pPr"`
	Texts []string `xml:"r>t"`
}

// printed gives the paragraphs of a document's body with Word's marks before
// them.
func printed(t *testing.T, parts map[string]string) []string {
	t.Helper()
	var list numberingPart
	var body struct {
		P []wordParagraph `xml:"body>p"`
	}
	for name, v := range map[string]any{"word/numbering.xml": &list, mainPart: &body} {
		if err := xml.Unmarshal([]byte(parts[name]), v); err != nil {
			t.Fatal(err)
		}
	}
	counts := map[string]*[9]int{}
	var out []string
	for _, p := range body.P {
		line := strings.Join(p.Texts, "")
		num, level := "", 0
		if i := p.Properties.Item; i != nil {
			num, level = i.Num.Val, i.Level.Val
		} else if s := p.Properties.Style.Val; strings.HasPrefix(s, styleHeading) && len(s) == len(styleHeading)+1 {
			num, level = "1", int(s[len(s)-1]-'1')
		}
		if num != "" && num != "0" {
			line = list.mark(num, level, counts) + " " + line
		}
		out = append(out, line)
	}
	return out
}

func (l numberingPart) mark(num string, level int, counts map[string]*[9]int) string {
	for _, n := range l.Nums {
		if n.ID != num {
			continue
		}
		if counts[num] == nil {
			counts[num] = &[9]int{}
			for _, o := range n.Override {
				counts[num][o.Level] = o.Start.Val - 1
			}
		}
		c := counts[num]
		c[level]++
		for i := level + 1; i < len(c); i++ {
			c[i] = 0
		}
		for _, a := range l.Abstract {
			if a.ID == n.Abstract.Val {
				text := a.Levels[level].Text.Val
				for i := range level + 1 {
					place := fmt.Sprintf("%%%d", i+1)
					if !strings.Contains(text, place) {
						continue
					}
					value := fmt.Sprint(c[i])
					if a.Levels[i].Format.Val == "russianLower" {
						value = string(cyrillic[c[i]-1])
					}
					text = strings.ReplaceAll(text, place, value)
				}
				return text
			}
		}
	}
	return "?"
}

// Marks of lists are those that every other format prints, each list from its
// start, without the letters that 6.4.6 leaves out.
func TestListMarks(t *testing.T) {
	for _, kind := range []report.ListKind{report.Dash, report.Letter, report.Digit} {
		var want []string
		var texts []string
		for i := range 54 {
			texts = append(texts, fmt.Sprint("пункт", i))
			want = append(want, fmt.Sprintf("%s пункт%d", report.ItemMark(kind, i), i))
		}
		list := &report.List{Kind: kind, Items: items(texts...)}
		nested := &report.List{Kind: report.Dash, Items: [][]report.Block{{words("внешний"), list}, {words("второй")}}}
		r := resolved(t, &report.Report{Sections: []*report.Section{section("s", list, nested, list)}})
		got := printed(t, unzip(t, write(t, r, nil)))
		all := slices.Concat([]string{"", "", "1 Раздел"}, want, []string{"– внешний"}, want, []string{"– второй"}, want)
		if !slices.Equal(got, all) {
			t.Errorf("%s: %q\nwant %q", kind, got, all)
		}
	}
}

// Headings are numbered by Word as by the report, without a hole, and where
// Word would count otherwise the number is written out.
func TestHeadingNumbers(t *testing.T) {
	app := &report.Section{Kind: report.Appendix, ID: "app", Title: "Приложение", Blocks: []report.Block{
		heading(2, "a1", "один"), heading(3, "a11", "один-один"), heading(2, "a2", "два")}}
	second := *app
	second.Blocks = []report.Block{heading(2, "b1", "снова один")}
	skipping := heading(3, "s1", "пункт без подраздела")
	r := resolved(t, &report.Report{Sections: []*report.Section{
		section("one", heading(2, "11", "а"), heading(3, "111", "б"), heading(4, "1111", "в"), heading(4, "1112", "вв"), heading(2, "12", "г")),
		{Kind: report.Structural, ID: "mid", Title: "ВВЕДЕНИЕ", Blocks: []report.Block{heading(2, "m", "без номера")}},
		section("two", skipping, heading(2, "22", "д"), &report.Heading{Level: 2, ID: "u", Unnumbered: true, Inlines: report.Plain("е")}, heading(2, "23", "ж")),
		app, &second,
	}})
	got := printed(t, unzip(t, write(t, r, nil)))
	want := []string{"", "", "1 Раздел", "1.1 а", "1.1.1 б", "1.1.1.1 в", "1.1.1.2 вв", "1.2 г", "ВВЕДЕНИЕ", "без номера",
		"2 Раздел", "пункт без подраздела", numberOf(r, "22") + " д", "е", numberOf(r, "23") + " ж",
		"ПРИЛОЖЕНИЕ\u00a0АПриложение", "А.1 один", "один-один", "А.2 два",
		"ПРИЛОЖЕНИЕ\u00a0БПриложение", "Б.1 снова один"}
	if !slices.Equal(got, want) {
		t.Errorf(" got %q\nwant %q", got, want)
	}
}

func numberOf(r *report.Report, id string) (number string) {
	for _, s := range r.Sections {
		report.EachBlock(s.Blocks, func(b report.Block) {
			if h, ok := b.(*report.Heading); ok && h.ID == id {
				number = h.Number
			}
		})
	}
	return number
}

// Captions count with SEQ fields; a field is told its number only where its own
// count would differ.
func TestSequences(t *testing.T) {
	d := newWriter(&report.Report{}, nil, Options{})
	var got []string
	for _, number := range []string{"1", "2", "2.1", "2.2", "А.1", "5", "6", "7a"} {
		var b strings.Builder
		for _, e := range sequenceField(d, "Таблица", number) {
			for _, k := range e.kids {
				if k, ok := k.(*element); ok && len(k.kids) > 0 {
					b.WriteString(string(k.kids[0].(characters)))
				}
			}
		}
		got = append(got, b.String())
	}
	want := []string{` SEQ Таблица \* ARABIC 1`, ` SEQ Таблица \* ARABIC 2`, `2. SEQ Таблица_2 \* ARABIC 1`, `2. SEQ Таблица_2 \* ARABIC 2`,
		`А. SEQ Таблица_А \* ARABIC 1`, ` SEQ Таблица \* ARABIC \r 5 5`, ` SEQ Таблица \* ARABIC 6`, "7a"}
	if !slices.Equal(got, want) {
		t.Errorf(" got %q\nwant %q", got, want)
	}
}

// Names of bookmarks are what Word allows, one an id, the same each time.
func TestBookmarkNames(t *testing.T) {
	b, seen := newBookmarks(), map[string]string{}
	for _, id := range []string{"study", "tab-a", "tab_a", "таблица", "рисунок", strings.Repeat("x", 60), strings.Repeat("x", 61), "1", "", "a b", "study_1"} {
		name := b.reference(id)
		if len(name) > 40 || strings.Trim(name, "_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || name[0] != '_' {
			t.Errorf("%q has the name %q", id, name)
		}
		if other, taken := seen[name]; taken {
			t.Errorf("%q and %q have the name %q", id, other, name)
		}
		seen[name] = id
		if again := b.reference(id); again != name {
			t.Errorf("%q has the names %q and %q", id, name, again)
		}
	}
}
