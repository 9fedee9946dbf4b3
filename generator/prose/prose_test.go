package prose

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"strings"
	"testing"

	_ "rd50/generator/pace"
	"rd50/generator/picture"
	"rd50/generator/report"
	"rd50/templates"
)

// around knows the sources src… and one picture.
var around = Surroundings{
	IsSource: func(id string) bool { return strings.HasPrefix(id, "src") },
	Picture: func(name string) (report.Image, error) {
		if name != "a.png" {
			return report.Image{}, errors.New("файла нет")
		}
		return report.Image{Name: name, Format: report.PNG, Width: 2, Height: 1}, nil
	},
}

// dump gives the blocks as report.Dump shows them.
func dump(t *testing.T, blocks []report.Block) string {
	t.Helper()
	var b strings.Builder
	if err := report.Dump(&b, &report.Report{Sections: []*report.Section{{Blocks: blocks}}}, picture.Bytes); err != nil {
		t.Fatal(err)
	}
	_, out, _ := strings.Cut(b.String(), "section  - # «»\n")
	return strings.TrimSuffix(strings.ReplaceAll("\n"+out, "\n  ", "\n")[1:], "\n")
}

// lines writes a Markdown text, or a dump, one line an argument.
func lines(l ...string) string { return strings.Join(l, "\n") }

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ about, source, want string }{
		{"the highest heading becomes a subsection", lines("# Первый", "", "Текст.", "", "### Третий {#sub-a}"),
			lines("heading 2 - # Первый", "paragraph Текст.", "heading 4 - #sub-a Третий")},
		{"a heading below ## stays a subsection", "## Второй\n\n### Третий", lines("heading 2 - # Второй", "heading 3 - # Третий")},
		{"underlined headings", "Один\n===\n\nДва\n---", lines("heading 2 - # Один", "heading 3 - # Два")},

		{"the lines of a paragraph are joined", "Первая\nвторая.", "paragraph Первая вторая."},
		{"forced line breaks", "Раз  \nдва\\\nтри", "paragraph Раз<break>два<break>три"},
		{"emphasis", "*к* _к_ **в** ***кв***", "paragraph <em к> <em к> <strong в> <em <strong кв>>"},
		{"no emphasis within a word", "a_b_c 2*3*4", "paragraph a_b_c 2<em 3>4"},
		{"code in the line", "`a*b` ``a`b``", "paragraph <code a*b> <code a`b>"},
		{"escapes", `\*нет\* \[@x] \\ \$\$`, `paragraph *нет* [@x] \ $$`},
		{"entities", "&laquo;А&raquo; &amp; &#8212; &нет;", "paragraph «А» & — &нет;"},
		{"an escaped entity is text", `\&amp;`, "paragraph &amp;"},
		{"characters that are no markup", "A|B* 5 < 6 && 7 > 3 ~ $5", "paragraph A|B* 5 < 6 && 7 > 3 ~ $5"},
		{"raw HTML is text", "<b>ж</b> <br>\n\n<div>\nб\n</div>",
			lines("paragraph <b>ж</b> <br>", "paragraph <div> б </div>")},

		{"links", "[имя](https://a.ru \"т\") <https://a.ru> <a@b.ru>",
			"paragraph <link https://a.ru имя> <link https://a.ru https://a.ru> <link mailto:a@b.ru a@b.ru>"},
		{"reference-style links", lines("[а] и [имя][а]", "", "[а]: https://a.ru"),
			"paragraph <link https://a.ru а> и <link https://a.ru имя>"},

		{"lists in lists", lines("- раз", "  - два", "    1. три", "    2. четыре", "", "  абзац", "- пять"),
			lines("item –", "  paragraph раз", "  item –", "    paragraph два", "    item 1)", "      paragraph три",
				"    item 2)", "      paragraph четыре", "  paragraph абзац", "item –", "  paragraph пять")},
		{"another mark is another list", "- а\n\n1) б", lines("item –", "  paragraph а", "item 1)", "  paragraph б")},
		{"no task lists", "- [ ] дело", lines("item –", "  paragraph [ ] дело")},
		{"an empty item", "-\n- б", lines("item –", "item –", "  paragraph б")},
		{"a note", "> Примечание — Суммы *без* налога.", "note Суммы <em без> налога."},
		{"several notes", "> Примечания\n>\n> 1. Раз.\n> 2. Два.", lines("note Раз.", "note Два.")},
		{"no note without its dash", "> Примечание автора", lines("quote", "  paragraph Примечание автора")},
		{"quotations", "> раз\n>\n> - два", lines("quote", "  paragraph раз", "  item –", "    paragraph два")},
		{"code blocks", lines("```sql", "select 1", "", "```", "", "    отступ", "", "~~~", "x"),
			lines(`code sql "select 1"`, `code  "отступ"`, `code  "x"`)},

		{"definitions", lines("АС", ": система [@R1]", "", "Отток", ": доля"),
			lines("definition АС — система <ref R1>", "definition Отток — доля")},
		{"terms that share an explanation; a term with two", lines("Клиент", "Абонент", ": раз", ": два"),
			"definition Клиент, Абонент — раз<break>два"},

		{"footnotes stand at their place", lines("А[^1], Б[^x].", "", "[^x]: Вторая.", "[^1]: *Первая*.", "", "    Ее второй абзац."),
			"paragraph А<footnote 0 <em Первая>. ⏎ paragraph Ее второй абзац.>, Б<footnote 0 Вторая.>."},
		{"a footnote with two marks stands once", "А[^1] и Б[^1].\n\n[^1]: Текст.",
			"paragraph А<footnote 0 Текст.> и Б<footnote 0 again>."},
	} {
		p := Parse(c.source, around)
		if got := dump(t, p.Blocks); got != c.want {
			t.Errorf("%s:\n%s\ngives\n%s\nwant\n%s", c.about, c.source, got, c.want)
		}
		for _, f := range p.Faults {
			t.Errorf("%s: fault %+v", c.about, f)
		}
	}
}

func TestReferences(t *testing.T) {
	for _, c := range []struct{ about, source, want string }{
		{"plain", "см. [@tab_a]", "paragraph см. <ref tab_a>"},
		{"with words", "в [@tab-a: таблице]", "paragraph в <ref tab-a: таблице>"},
		{"Russian id", "[@Р1.2]", "paragraph <ref Р1.2>"},
		{"blanks behind the id", "[@R1 ] и [@R1 : слова]", "paragraph <ref R1> и <ref R1: слова>"},
		{"a source is cited", "[@src1], [@src2: раздел 5]", "paragraph <cite src1 [0]>, <cite src2 [0, раздел 5]>"},
		{"a place in a source", "[@src1, с. 12], [@src2,  таблица\n4]", "paragraph <cite src1 [0, с. 12]>, <cite src2 [0, таблица 4]>"},
		{"words that are no place stand before the number", "по [@src1: стандарту]", "paragraph по стандарту <cite src1 [0]>"},
		{"words over two lines", "[@R1: слова\nв две строки]", "paragraph <ref R1: слова в две строки>"},
		{"… in a quotation", "> [@R1: слова\n> в две]", "quote\n  paragraph <ref R1: слова в две>"},
		{"within emphasis and links", "*[@R1]* [т [@R2]](https://a.ru)", "paragraph <em <ref R1>> <link https://a.ru т <ref R2>>"},
		{"never in code", "`[@R1]`", "paragraph <code [@R1]>"},
		{"the templates' own objects have a slash", "[@plan/stages: таблице]", "paragraph <ref plan/stages: таблице>"},
		{"in headings, items, cells", "# [@R1]\n\n- [@R2]\n\n| [@R3] |\n|---|\n| [@src1] |",
			"heading 2 - # <ref R1>\nitem –\n  paragraph <ref R2>\ntable - # \n  column left\n  head <ref R3>\n  row <cite src1 [0]>"},
	} {
		p := Parse(c.source, around)
		if got := dump(t, p.Blocks); got != c.want || len(p.Faults) > 0 {
			t.Errorf("%s: %q gives\n%s\n%+v\nwant\n%s", c.about, c.source, got, p.Faults, c.want)
		}
		if n := strings.Count(c.source, "[@") - strings.Count(c.source, "`[@"); len(p.Uses) != n {
			t.Errorf("%s: %d uses, want %d", c.about, len(p.Uses), n)
		}
	}
}

// ГОСТ Р 7.0.5-2008, 7.2 and 7.5: several sources stand in the same brackets, each with
// the place that is meant. Every id is a use of its own, at its own sign.
func TestCitationsOfSeveralSources(t *testing.T) {
	for _, c := range []struct{ source, want, uses string }{
		{"[@src1; @src2]", "<cite src1+src2 [0; 0]>", "src1 @0, src2 @8"},
		{"А [@src1, с. 3;@src2, п. 4.1 ; @src3]", "А <cite src1+src2+src3 [0, с. 3; 0, п. 4.1; 0]>", "src1 @3, src2 @17, src3 @34"},
		{"> [@src1;\n> @src2]", "", ""},
	} {
		p := Parse(c.source, around)
		if c.want == "" {
			if got := dump(t, p.Blocks); len(p.Uses) != 2 || !strings.Contains(got, "src1+src2") {
				t.Errorf("%q gives %s, %+v", c.source, got, p.Faults)
			}
			continue
		}
		var uses []string
		for _, u := range p.Uses {
			uses = append(uses, fmt.Sprintf("%s @%d", u.ID, u.Offset))
			if !u.Cited {
				t.Errorf("%q: %s may be no source", c.source, u.ID)
			}
		}
		if got := dump(t, p.Blocks); got != "paragraph "+c.want || strings.Join(uses, ", ") != c.uses || len(p.Faults)+len(p.Doubts) > 0 {
			t.Errorf("%q gives %s with uses %v, %+v", c.source, got, uses, p.Faults)
		}
	}
}

func TestCitationsThatAreNone(t *testing.T) {
	for _, source := range []string{"[@src1,]", "[@src1, @src2]", "[@src1; src2]", "[@src1; @src2", "[@src1;]", "[@src1, с. 1; @]"} {
		if p := Parse(source, around); len(p.Faults) != 1 || p.Faults[0].Hint != referenceHint {
			t.Errorf("%q: %+v", source, p.Faults)
		}
	}
	p := Parse("по [@src1: стандарту]", around)
	if want := "слова пишутся перед ссылкой: стандарту [@src1]; место в источнике — через запятую: [@src1, с. 12]"; len(p.Doubts) != 1 || p.Doubts[0].Hint != want {
		t.Errorf("%+v", p.Doubts)
	}
}

func TestTables(t *testing.T) {
	const table = "| а | б |\n|---|:-:|\n| 1 | 2 |"
	const body = "\n  column left\n  column centre\n  head а | б\n  row 1 | 2"
	for _, c := range []struct{ about, source, want string }{
		{"without caption", table, "table - # " + body},
		{"caption directly before", "Таблица: Имя {#tab-a}\n" + table, "table - #tab-a Имя" + body},
		{"a blank line between", "Таблица: Имя {#tab-a}\n\n" + table, "table - #tab-a Имя" + body},
		{"underscores in the id", "Таблица: Имя {#tab_a_b}\n\n" + table, "table - #tab_a_b Имя" + body},
		{"caption without id", "Таблица: Имя\n" + table, "table - # Имя" + body},
		{"markup in the caption", "Таблица: *Имя* [@src1] {#t}\n" + table, "table - #t <em Имя> <cite src1 [0]>" + body},
		{"caption over two lines", "Таблица: Длинное\nимя {#t}\n\n" + table, "table - #t Длинное имя" + body},
		{"caption at the end of a paragraph", "Абзац.\nТаблица: Имя {#t}\n\n" + table, "paragraph Абзац.\ntable - #t Имя" + body},
		{"… behind a forced break", "Абзац.  \nТаблица: Имя {#t}\n" + table, "paragraph Абзац.\ntable - #t Имя" + body},
		{"short rows are filled", "| а | б |\n|:--|--:|\n| 1 |", "table - # \n  column left\n  column right\n  head а | б\n  row 1 | "},
		{"a pipe in a cell", "| а |\n|---|\n| `x\\|y` \\| $$\\|z\\|$$ |", "table - # \n  column left\n  head а\n  row <code x|y> | <math |z|>"},
		{"a head of two rows", "Таблица: Имя {#t head=2}\n\n| а | б |\n|---|---|\n| в | г |\n| 1 | 2 |", "table - #t Имя\n  column left\n  column left\n  head а | б\n  head в | г\n  row 1 | 2"},
		{"a head of all rows", "Таблица: Имя {#t head=2}\n| а |\n|---|\n| б |", "table - #t Имя\n  column left\n  head а\n  head б"},
		{"joined cells", "Таблица: Имя {#t head=2}\n| а | б | << |\n|---|---|---|\n| ^^ | в | г |\n| 1 | 2 | << |\n| ^^ | ^^ | << |\n| 3 | 4 | 5 |",
			"table - #t Имя\n  column left\n  column left\n  column left\n  head (↓2) а | (×2) б\n  head в | г\n  row 1 | (×2) 2\n  row 3 | 4 | 5"},
		{"over rows and columns", "| а | б | в |\n|---|---|---|\n| 1 | << | 2 |\n| ^^ | ^^ | 3 |",
			"table - # \n  column left\n  column left\n  column left\n  head а | б | в\n  row (↓2) (×2) 1 | 2\n  row 3"},
		{"the signs themselves", "| а | б |\n|---|---|\n| \\^^ | `<<` |", "table - # \n  column left\n  column left\n  head а | б\n  row ^^ | <code <<>"},
		{"in a quotation", "> Таблица: Имя {#q}\n>\n> | а |\n> |---|", "quote\n  table - #q Имя\n    column left\n    head а"},
		{"in a list", "- пункт\n\n  Таблица: Имя {#q}\n\n  | а |\n  |---|",
			"item –\n  paragraph пункт\n  table - #q Имя\n    column left\n    head а"},
	} {
		p := Parse(c.source, around)
		if got := dump(t, p.Blocks); got != c.want || len(p.Faults) > 0 {
			t.Errorf("%s:\n%s\ngives\n%s\n%+v\nwant\n%s", c.about, c.source, got, p.Faults, c.want)
		}
	}
}

func TestFiguresAndFormulas(t *testing.T) {
	const picture = "png a.png 2×1, 0 B"
	for _, c := range []struct{ about, source, want string }{
		{"figure", "![Имя](a.png){#fig-a}", "figure  #fig-a Имя alt=«» " + picture},
		{"without id", "![Имя](a.png)", "figure  # Имя alt=«» " + picture},
		{"a blank before the id", "![Имя](a.png) {#fig_a_b}", "figure  #fig_a_b Имя alt=«» " + picture},
		{"the title is the alternative text", `![Имя](a.png "Синяя &amp; белая"){#f}`, "figure  #f Имя alt=«Синяя & белая» " + picture},
		{"a width", "![Имя](a.png){#f width=12,5cm}", "figure  #f width=125mm Имя alt=«» " + picture},
		{"in millimetres", "![Имя](a.png){#f width=80mm}", "figure  #f width=80mm Имя alt=«» " + picture},
		{"a page of its own", "![Имя](a.png){#f landscape width=20cm}", "figure  #f width=200mm landscape Имя alt=«» " + picture},
		{"reference style", "![Имя][p]{#f}\n\n[p]: a.png \"Т\"", "figure  #f Имя alt=«Т» " + picture},
		{"markup in the caption", "![*Имя* [@src1]](a.png){#f}", "figure  #f <em Имя> <cite src1 [0]> alt=«» " + picture},
		{"in a list", "- пункт\n\n  ![Имя](a.png)", "item –\n  paragraph пункт\n  figure  # Имя alt=«» " + picture},

		{"formula of one line", "$$ a = b $$ {#eq_a}", "formula - #eq_a a = b"},
		{"without id", "$$a=b$$", "formula - # a=b"},
		{"of many lines", "$$\na =\n  b\n$$ {#eq-a}", "formula - #eq-a a = b"},
		{"opened and closed behind the signs", "$$ a =\nb $$", "formula - # a = b"},
		{"it interrupts a paragraph", "текст\n$$ a $$\nтекст", "paragraph текст\nformula - # a\nparagraph текст"},
		{"in the line", "где $$ x_i^2 $$ —", "paragraph где <math x_i^2> —"},
		{"in the line, over two lines", "где $$ a +\nb $$ —", "paragraph где <math a + b> —"},
	} {
		p := Parse(c.source, around)
		if got := dump(t, p.Blocks); got != c.want || len(p.Faults) > 0 {
			t.Errorf("%s:\n%s\ngives\n%s\n%+v\nwant\n%s", c.about, c.source, got, p.Faults, c.want)
		}
	}
}

// In each source the sign ¦ stands where the fault is told; it is no part of
// the text.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ about, source, message string }{
		{"heading too deep", "# А\n\n## Б\n\n### В\n\n¦#### Г", "заголовок глубже четвертого уровня"},
		{"heading in a quotation", "> ¦# А", "заголовок стоит внутри списка, цитаты или сноски"},
		{"thematic break", "А\n\n¦---\n\nБ", "горизонтальная черта в отчете не предусмотрена"},
		{"picture in a paragraph", "Слово ¦![п](a.png) и слово.", "рисунок стоит внутри абзаца"},
		{"picture in a cell", "| а |\n|---|\n| ¦![п](a.png) |", "рисунок стоит внутри абзаца"},
		{"picture that can't be read", "Абзац.\n\n¦![п](нет.png){#f}", "файла нет"},
		{"javascript link", "Слово ¦[с](javascript:alert(1))", "ссылка «javascript:alert(1)» ведет не на внешний адрес"},
		{"relative link", "Слово ¦[с](docs/a.md)", "ссылка «docs/a.md» ведет не на внешний адрес"},
		{"link to an anchor", "¦[с](#a)", "ссылка «#a» ведет не на внешний адрес"},
		{"link without address", "¦[с]()", "ссылка «» ведет не на внешний адрес"},
		{"formula not closed", "А\n\n¦$$ a = b\n\nБ", "формула не закрыта"},
		{"formula in the line not closed", "А ¦$$ a = b", "формула не закрыта"},
		{"caption without table", "Абзац.\n\n¦Таблица: Имя {#t}\n\nДальше.", "за подписью таблицы нет таблицы"},
		{"… at the end of a paragraph", "Абзац.\n¦Таблица: Имя {#t}\n\nДальше.", "за подписью таблицы нет таблицы"},
		{"empty caption", "¦Таблица: {#t}\n\n| а |\n|---|", "подпись таблицы пуста"},
		{"more cells than columns", "| а |\n|---|\n| `x¦|y` |", "в строке таблицы ячеек больше, чем столбцов"},
		{"nothing above", "| а | ¦^^ |\n|---|---|\n| 1 | 2 |", "знаки ^^ стоят в первой строке таблицы, над ней ячеек нет"},
		{"nothing to the left", "| а | б |\n|---|---|\n| ¦<< | 2 |", "знаки << стоят в первой графе таблицы, слева ячеек нет"},
		{"across the head's boundary", "| а | б |\n|---|---|\n| ¦^^ | 2 |", "объединение переходит границу головки таблицы"},
		{"… of two rows", "Таблица: Имя {#t head=2}\n\n| а | б |\n|---|---|\n| ^^ | в |\n| ¦^^ | 2 |", "объединение переходит границу головки таблицы"},
		{"joins that make no rectangle", "| а | б |\n|---|---|\n| 1 | << |\n| ¦^^ | 2 |", "объединенные ячейки не образуют прямоугольника"},
		{"… beyond another cell", "| а | б |\n|---|---|\n| 1 | 2 |\n| ^^ | ¦<< |", "объединенные ячейки не образуют прямоугольника"},
		{"a head of more rows than there are", "Таблица: Имя {#t ¦head=4}\n\n| а |\n|---|\n| 1 |", "головка таблицы больше самой таблицы: head=4, а строк 2"},
		{"a head of no row", "Таблица: Имя {#t ¦head=0}\n\n| а |\n|---|", "число строк головки «0» не распознано"},
		{"a head of words", "Таблица: Имя {#t ¦head=два}\n\n| а |\n|---|", "число строк головки «два» не распознано"},
		{"an attribute that tables don't have", "Таблица: Имя {#t ¦width=12cm}\n\n| а |\n|---|", "атрибут «width» не распознан"},
		{"an attribute that figures don't have", "![п](a.png){#f width=5cm ¦height=12cm}", "атрибут «height» не распознан"},
		{"landscape with a value", "![п](a.png){#f ¦landscape=1}", "атрибут «landscape» не распознан"},
		{"a width that is no length", "![п](a.png){#f ¦width=12}", "ширина рисунка «12» не распознана"},
		{"a width in another unit", "![п](a.png){#f ¦width=5in}", "ширина рисунка «5in» не распознана"},
		{"a width of nothing", "![п](a.png){#f ¦width=0cm}", "ширина рисунка «0cm» не распознана"},
		{"wider than the page", "![п](a.png){#f ¦width=16.6cm}", "рисунок шире страницы: 16.6cm"},
		{"wider than a turned page", "![п](a.png){#f landscape ¦width=26cm}", "рисунок шире страницы: 26cm"},
		{"a turned page within a list", "- ¦![п](a.png){#f landscape}", "рисунок на отдельном листе стоит внутри списка, цитаты или сноски"},
		{"reference without id", "А ¦[@] б", "ссылка не распознана"},
		{"reference to no id", "А ¦[@1a] б", "ссылка не распознана"},
		{"reference not closed", "А ¦[@R1: слова", "ссылка не распознана"},
		{"label that belongs to nothing", "Абзац ¦{#a}", "метка {#…} стоит не на месте"},
		{"label with a blank", "$$ a $$ ¦{#плохой id}", "метка {#…} стоит не на месте"},
		{"footnote without text", "А¦[^1].", "у сноски [^1] нет текста"},
		{"footnote without mark", "А.\n\n¦[^1]: Текст.", "на сноску [^1] нет ссылки"},
		{"footnote defined twice", "А[^1].\n\n[^1]: Раз.\n¦[^1]: Два.", "на сноску [^1] нет ссылки"},
		{"footnote in itself", "А[^1].\n\n[^1]: Текст¦[^1].", "сноска стоит внутри сноски"},
		{"footnotes in a ring", "А[^1].\n\n[^1]: Текст¦[^2].\n\n[^2]: Текст[^1].", "сноска стоит внутри сноски"},
		{"footnote with a table", "А[^1].\n\n[^1]: Текст.\n\n    ¦| а |\n    |---|", "таблица не может стоять в сноске"},
		{"footnote with a figure in a list", "А[^1].\n\n[^1]: Текст.\n\n    - ¦![п](a.png)", "рисунок не может стоять в сноске"},
		{"footnote with a numbered formula", "А[^1].\n\n[^1]: Текст.\n\n    ¦$$ a $$ {#eq}", "формула с номером не может стоять в сноске"},
		{"nested too deep", strings.Repeat("> ", innermost) + "¦> А", "списки и цитаты вложены слишком глубоко"},
	} {
		offset := strings.Index(c.source, "¦")
		p := Parse(strings.ReplaceAll(c.source, "¦", ""), around)
		if len(p.Faults) != 1 {
			t.Errorf("%s: want one fault, got %+v", c.about, p.Faults)
			continue
		}
		if f := p.Faults[0]; f.Message != c.message || f.Offset != offset {
			t.Errorf("%s: got %d «%s», want %d «%s»", c.about, f.Offset, f.Message, offset, c.message)
		}
		marks := 0
		report.EachInline(p.Blocks, func(in report.Inline) {
			if in == report.Inline(p.Faults[0].Mark) {
				marks++
			}
		})
		if marks != 1 {
			t.Errorf("%s: %d marks in the blocks", c.about, marks)
		}
		if kind := p.Faults[0].Kind; (kind == BadPicture) != (c.message == "файла нет") {
			t.Errorf("%s: fault of kind %d", c.about, kind)
		}
	}
}

// One slip is one fault: a picture that was not understood is rule RD409's, not its
// label, too.
func TestTheLabelOfALostPictureIsNoFaultOfItsOwn(t *testing.T) {
	for _, source := range []string{"![Схема](рис 1.png){#fig-a}", "> ![](a b.png){#fig-a}"} {
		if p := Parse(source, around); len(p.Faults) != 0 {
			t.Errorf("%q: %+v", source, p.Faults)
		}
	}
}

// Whatever is wrong is printed all the same, and a mark stands at each fault.
func TestWhatIsWrongIsStillPrinted(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"А [@] [@1a], $$ b, [^1] {#x}", "paragraph А [@<mark>] [@<mark>1a], $$<mark> b, [^1]<mark> {#x}<mark>"},
		{"[имя](javascript:x)", "paragraph имя<mark>"},
		{"Таблица: Имя {#t}", "paragraph Таблица: Имя {#t}\nparagraph <mark>"},
		{"$$ a", "formula - # a\nparagraph <mark>"},
		{"# А\n##### Б", "heading 2 - # А\nheading 4 - # Б\nparagraph <mark>"},
		{"![Имя](нет.png) {#f}", "figure  #f Имя alt=«»   0×0, 0 B\nparagraph <mark>"},
	} {
		p := Parse(c.source, around)
		if got := dump(t, p.Blocks); got != c.want || len(p.Faults) == 0 {
			t.Errorf("%q gives\n%s\n(%d faults)\nwant\n%s", c.source, got, len(p.Faults), c.want)
		}
	}
}

func TestPlacesOfReferencesAndLabels(t *testing.T) {
	const source = "Введение, см. [@src1] и\n[@tab: таблице]. Сноска[^1].\n\n## Глава {#sub}\n\n" +
		"Таблица: Имя [@R1] {#tab}\n\n| а |\n|---|\n| [@R2] |\n\n- ![Имя](a.png){#fig}\n\n> $$ a $$ {#eq}\n\n[^1]: Текст [@R3].\n"
	p := Parse(source, around)
	var got []string
	for _, u := range p.Uses {
		got = append(got, fmt.Sprintf("use %s at %s", u.ID, head(source, u.Offset)))
	}
	for _, l := range p.Labels {
		got = append(got, fmt.Sprintf("%s %s at %s", l.Kind, l.ID, head(source, l.Offset)))
	}
	want := []string{
		"use src1 at [@src1", "use tab at [@tab: ", "use R3 at [@R3].\n", "use R1 at [@R1] ", "use R2 at [@R2] ",
		"подраздел sub at ## Глава", "таблица tab at Таблица", "рисунок fig at ![Имя](", "формула eq at $$ a $$",
	}
	for i := range want {
		if i >= len(got) || !strings.HasPrefix(got[i], strings.TrimRight(want[i], " \n")) {
			t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	if len(got) != len(want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// head gives the first characters at an offset.
func head(s string, offset int) string {
	r := []rune(s[offset:])
	return string(r[:min(len(r), 10)])
}

func TestAFootnoteWithTwoMarksIsToldOnce(t *testing.T) {
	p := Parse("А[^1] и Б[^1].\n\n[^1]: Текст [@R1] и ![п](a.png).", around)
	if len(p.Uses) != 1 || len(p.Faults) != 1 {
		t.Errorf("want one use and one fault, got %+v and %+v", p.Uses, p.Faults)
	}
}

func TestInlines(t *testing.T) {
	for _, c := range []struct{ source, want, fault string }{
		{"Слово *курсив* [@a/b: таблице].", "paragraph Слово <em курсив> <ref a/b: таблице>.", ""},
		{" \n", "", ""},
		{"Раз.\n\nДва.", "", "нужен один абзац, а не 2"},
		{"- пункт", "", "нужен абзац текста"},
		{"[с](x)", "", "ссылка «x» ведет не на внешний адрес"},
	} {
		in, err := Inlines(c.source, around)
		if err != nil || c.fault != "" {
			if err == nil || err.Error() != c.fault {
				t.Errorf("%q: error %v, want %q", c.source, err, c.fault)
			}
			continue
		}
		if got := dump(t, []report.Block{&report.Paragraph{Inlines: in}}); strings.TrimSpace(got) != orParagraph(c.want) {
			t.Errorf("%q gives %s, want %s", c.source, got, c.want)
		}
	}
}

func orParagraph(s string) string {
	if s == "" {
		return "paragraph"
	}
	return s
}

// FuzzParse: no text brings the program down, and every place that is told lies
// in the text.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"# А {#a}\n\nТаблица: Б {#t}\n\n| а | б |\n|---|---|\n| `x|y` | $$z$$ |",
		"А[^1][^1][^2]\n\n[^1]: Б[^2]\n\n    - в\n[^2]: Г",
		"![п](a.png \"т\"){#f}\n\n$$\na\n$$ {#e}\n\n$$ b",
		"- а\n  - б\n\n      код\n\n> в\n> > г",
		"Термин\n: раз\n: два [@src: с.\n5]",
		"[@R1: а\nб] [@] [^x] {#a} <b> [с](javascript:1) &amp; \\*",
		"\u00a0\x00\xff\r\n\t|\r\n|-|", "Таблица:\n|\n|-|\n|", ": а\n: б", "[a]: b\n[^1]:",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		p := Parse(source, around)
		in := func(what string, offset int) {
			if offset < 0 || offset > len(source) {
				t.Errorf("%s at %d, the text has %d bytes", what, offset, len(source))
			}
		}
		for _, x := range p.Faults {
			in("fault «"+x.Message+"»", x.Offset)
		}
		for _, x := range p.Uses {
			in("reference to "+x.ID, x.Offset)
			if !strings.HasPrefix(source[x.Offset:], "[@"+x.ID) {
				t.Errorf("reference to %s isn't at %d", x.ID, x.Offset)
			}
		}
		for _, x := range p.Labels {
			in("label "+x.ID, x.Offset)
		}
		dump(t, p.Blocks)
	})
}

func noSource(string) bool { return false }

// TestPlainTextIsWhatMarkdownGives: what is not parsed, since it can't hold markup, comes
// out as if it were.
func TestPlainTextIsWhatMarkdownGives(t *testing.T) {
	shipped := 0
	files, _ := fs.Glob(templates.Files, "sections/*.toml")
	for _, name := range files {
		data, err := fs.ReadFile(templates.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range strings.Split(string(data), `"`) {
			got, ok := simple(text, noSource)
			if !ok {
				continue
			}
			shipped++
			parsed := Parse(text, Surroundings{IsSource: noSource}).Blocks
			if want := []report.Block{&report.Paragraph{Inlines: got}}; !reflect.DeepEqual(parsed, want) {
				t.Errorf("%q is read as\n%s\nand quickly as\n%s", text, dump(t, parsed), dump(t, want))
			}
		}
	}
	if shipped < 700 {
		t.Errorf("only %d phrases of the templates are plain", shipped)
	}
	for _, text := range []string{"а {{b_b: этап|этапа|этапов}}", "{{b}} — [@а/б: таблице]{{в}}, [@в]."} {
		if _, ok := simple(text, noSource); !ok {
			t.Errorf("%q is not simple", text)
		}
	}
	for _, text := range []string{"", " а", "а ", "1. а", "- а", "# а", "а\nб", "а *б*", "а [@1]", "а [@@б]", "а [@б", "а [@б: *в*]", "[@б] а", "а {{_б_}}", "а {{б", "а {{*б*}}", "а {б}", "а\\", "а &amp; б", "$$а$$", "а | б"} {
		if _, ok := simple(text, noSource); ok {
			t.Errorf("%q is simple", text)
		}
	}
	if _, ok := simple("а [@б]", func(id string) bool { return id == "б" }); ok {
		t.Error("a citation is simple")
	}
}
