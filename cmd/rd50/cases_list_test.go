package main

import (
	"bytes"
	"image"
	"image/png"
	"strings"
)

// TOML that is none, or that an editor writes by habit.
var tomlCases = []inputCase{
	{name: "07-comma", change: []string{"price = 18\n", "price = 18,5\n"},
		told: [][2]string{{"engagement.toml:210:11: error RD001", "дробная часть отделяется точкой: price = 18.5"}}},
	{name: "10-date2", change: []string{"date = 2026-10-19", "date = 19.10.2026"},
		told: [][2]string{{"engagement.toml:11:13: error RD001", "дата пишется так: год-месяц-день: date = 2026-10-19"}}},
	{name: "13-thousands", change: []string{"price = 18\n", "price = 1 200 000\n"},
		told: [][2]string{{"engagement.toml:210:11: error RD001", "разряды числа не отделяются: price = 1200000"}}},
	{name: "15-winpath", add: "\n[layout]\ndocx_template = \"C:\\Users\\new\\t.docx\"\n",
		told: [][2]string{{"engagement.toml:247:22: error RD001", "путь пишется от папки концепции через «/»: docx_template = \"t.docx\""}}},
	{name: "116-keyaftertable", add: "\nkeywords = [\"a\"]\n",
		told: [][2]string{{"engagement.toml:246:1: error RD002", "место ключа keywords — под заголовком [report]"}}},
	{name: "70-homoglyph", change: []string{`requirements = ["R2", "R3", "R4"]`, `requirements = ["r2", "R3 ", "R4", "В1"]`},
		told: [][2]string{
			{"engagement.toml:135:1: warning RD307", `requirements = ["R2"]`},
			{"engagement.toml:141:1: warning RD307", `requirements = ["R3"]`},
			{"engagement.toml:240:17: error RD005", "возможно, R2"},
			{"engagement.toml:240:23: error RD005", "возможно, R3: в «R3 » лишний пробел"},
			{"engagement.toml:240:36: error RD005", "возможно, R1"},
		}},
	{name: "devzero", path: "v.toml", files: map[string]string{"v.toml": "extends = \"../../../../../../../dev/zero\"\n[report]\nversion = \"1.1\"\n"},
		told: [][2]string{{"v.toml:1:11: error RD006", "лежат в общей папке"}}},
}

// Markdown that is not understood, or that went into the report as it stood.
func markdownCases() []inputCase {
	return []inputCase{
		{name: "133-comment", change: []string{`purpose = "АС`, `purpose = "<!-- маржа 40 % --> АС`}, study: "Слова <!-- скрыто --> и слова.\n\n<!-- TODO -->\n",
			prints: []string{`Слова +и слова\.`}, docx: []string{`Слова +и слова\.`}, never: []string{"маржа", "скрыто", "TODO", "<!--"}},
		{name: "30-leftover", study: "![Схема](рис 1.png)\n\nИ **жирный ** и $E = mc^2$ и {{title}}.\n\n- [ ] задача\n\n::: note\n\n\\newpage\n\n<br>\n",
			told: [][2]string{
				{"study.md:1:1: warning RD409", "![Схема](<рис 1.png>)"},
				{"study.md:3:3: warning RD409", "вплотную к выделяемым словам"},
				{"study.md:3:17: warning RD409", "$$E = mc^2$$"},
				{"study.md:3:30: warning RD409", "впишите значение вместо подстановки"},
				{"study.md:5:3: warning RD409", "«- текст»"},
				{"study.md:7:1: warning RD409", "примечание пишется как цитата"},
				{"study.md:9:1: warning RD409", "уберите команду"},
				{"study.md:11:1: warning RD409", "вместо тега нужна разметка"},
			}},
		{name: "28-fignames", study: "См. [@f1], [@f2], [@f3].\n\n![Пробел](<рис 1.PNG>){#f1}\n\n![Кодировано](%D1%80%D0%B8%D1%81%201.PNG){#f2}\n\n![Черта](figures\\a.png){#f3}\n\n![Без угла](рис 1.PNG){#f5}\n",
			files: map[string]string{"рис 1.PNG": dot(), "figures/a.png": dot()},
			told: [][2]string{
				{"study.md:7:1: error RD006", "в путях пишется «/»: figures/a.png"},
				{"study.md:9:1: warning RD409", "![Без угла](<рис 1.PNG>)"},
			}},
		{name: "135-nocap, 27-tabcap", study: "| а |\n|---|\n| 1 |\n\nTable: По pandoc\n\n| а |\n|---|\n| 1 |\n\n: С двоеточием\n\nТаблица 1 — Руками\n\n| а |\n|---|\n| 1 |\n",
			told: [][2]string{
				{"study.md:1:3: warning RD408", "«Таблица: Подпись {#tab-1}»"},
				{"study.md:7:3: warning RD408", "«Таблица: По pandoc {#tab-2}»"},
				{"study.md:11:1: warning RD409", "подпись таблицы пишется прямо перед ней"},
				{"study.md:13:1: warning RD410", "номер ставит программа"},
				{"study.md:15:3: warning RD408", "«Таблица: Руками {#tab-3}»"},
			}},
		{name: "161-dots, 134-headnum", change: []string{`"учебный центр"`, `"учебный центр."`}, study: "См. [@t].\n\nТаблица: Подпись. {#t}\n\n| Графа. |\n|---|\n| 1 |\n\n## 1.1 Номер\n\nТекст.\n\n## Конец.\n\nТекст.\n",
			told: [][2]string{
				{"engagement.toml:13:13: warning RD410", "точка в конце не ставится: учебный центр"},
				{"study.md:3:1: warning RD410", "точка в конце не ставится: Подпись"},
				{"study.md:5:3: warning RD410", "точка в конце не ставится: Графа"},
				{"study.md:9:1: warning RD410", "уберите номер"},
				{"study.md:13:1: warning RD410", "точка в конце не ставится: Конец"},
			}},
		{name: "25-lists", study: "Продолжение:\n\n5) пять;\n6) шесть.\n",
			prints: []string{`(?m)^5\) пять;\n6\) шесть\.$`}},
		{name: "22-fn", study: "Раз[^a] и два[^a].\n\n[^a]: Общая сноска.\n",
			prints: []string{`Раз\[\^1\] и два\[\^1\]`, `(?m)^\[\^1\]: Общая сноска\.$`}, never: []string{"[^2]"}},
		{name: "25b-formula-in-list, list_figure", files: map[string]string{"f.png": dot()}, study: "По [@eq-d: формуле] и на [@fz: рисунке].\n\n1. доход\n\n   $$ D = N $$ {#eq-d}\n\n2. схема\n\n   ![Подпись](f.png){#fz}\n",
			prints: []string{`По формуле \(1\) и на рисунке 1\.`}, docx: []string{`По формуле \(1\) и на рисунке 1\.`, `Рисунок 1 — Подпись`}},
		{name: "panic", study: strings.Repeat("*", 65536) + "а" + strings.Repeat("*", 65536) + "\n",
			told: [][2]string{{"study.md:1:1: error RD001", "допускается вложенность до 10"}}},
		{name: "spaced", add: "\n[sections.plan]\nfile = \"prose/план работ.md\"\n", files: map[string]string{"prose/план работ.md": "[@tab-x]\n\nТаблица: Сводка {#tab-x}\n\n| А |\n|---|\n| 1 |\n\nТаблица: Еще {#tab-x}\n\n| А |\n|---|\n| 1 |\n"},
			told: [][2]string{{"план работ.md:9:1: error RD004", "/prose/план работ.md:3:1"}}},
	}
}

// Signs and values.
var valueCases = []inputCase{
	{name: "131-vt", change: []string{`text = "Учебный центр ведет`, `text = "Новая\u000bдом\u000cтри\u0085и\u2028все. Учебный центр ведет`},
		prints: []string{`Новая дом три и все\.`}},
	{name: "34b-glyph-data, emoji", change: []string{"Прием заявки и запись", "Прием ✅ и 🚀 запись", "История курсов слушателя", "История 😀 курсов"},
		told: [][2]string{
			{"engagement.toml:89:15: error RD001", "замените его словами"},
			{"engagement.toml:89:19: error RD001", "замените его словами"},
			{"engagement.toml:99:17: error RD001", "замените его словами"},
		}},
	{name: "150-dupterm", add: "\n[[terms]]\nterm = \"Клиент\"\ndefinition = \"лицо\"\n\n[[terms]]\nterm = \"Клиент\"\ndefinition = \"заявитель\"\n",
		told: [][2]string{{"engagement.toml:251:8: warning RD412", "впервые в "}}},
	{name: "130-neartie", change: []string{"weight = 60", "weight = 0.5003", "weight = 40", "weight = 0.4997", "scores.C1 = 4", "scores.C1 = 6", "scores.C2 = 9", "scores.C2 = 8", "scores.C1 = 9", "scores.C1 = 8"},
		prints: []string{`\| — \| 6,999 \| 7,001 \|`}},
	{name: "ellipsis", change: []string{`status = "draft"`, `status = "approved"`, `city = "Заозерск-на-Взморье"`, `city = "…"`, "scores.C1 = 4\nscores.C2 = 9", "scores.C1 = 9\nscores.C2 = 6"},
		told: [][2]string{
			{"engagement.toml:12:9: error RD405", "впишите содержание вместо заполнителя"},
			{"engagement.toml:37:1: warning RD406", "date = "},
			{"engagement.toml:153:1: warning RD407", "которые различают варианты"},
		}},
}

// What DOCX and its templates do with it: a function, as that of prose, so that the command,
// which is this binary, too, does not make their files at each start.
func documentCases() []inputCase {
	return []inputCase{
		{name: "figref", files: map[string]string{"f.png": dot()}, study: "Потоки показаны на [@f: рисунке] и описаны в [@t: таблице].\n\n![Схема](f.png){#f}\n\nТаблица: Обмен {#t}\n\n" + wide,
			docx: []string{`(?m)^Потоки показаны на рисунке 1 и описаны в таблице 1\.$`, `(?m)^Рисунок 1 — Схема$`}},
		{name: "seven-approvals, 112c-name: eight with the sample's own", add: strings.Repeat(approval, 7),
			docx: []string{`(?s)СОГЛАСОВАНО.*ОТЧЕТ.*КОНЦЕПЦИЯ СИСТЕМЫ.*Заозерск-на-Взморье 2026.*РЕФЕРАТ`}, never: []string{"Продолжение титульного листа"}},
		{name: "more approvals than the sheet holds", add: strings.Repeat(approval, 11),
			docx: []string{`(?s)ОТЧЕТ.*КОНЦЕПЦИЯ СИСТЕМЫ.*Заозерск-на-Взморье 2026.*Продолжение титульного листа.*СОГЛАСОВАНО.*РЕФЕРАТ`}},
		{name: "88-tracked", add: templated, files: map[string]string{"t.docx": wordTemplate(`<w:p><w:del w:id="2" w:author="A"><w:r><w:delText>{{customer}}</w:delText></w:r></w:del></w:p>`)},
			docx: []string{"1.1 Общая характеристика объекта"}, never: []string{"{{customer}}"}},
		{name: "89-landscape", add: templated, files: map[string]string{"t.docx": wordTemplate(`<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:cols w:num="2" w:space="700"/></w:sectPr></w:pPr></w:p>`)},
			docx: []string{"Таблица 1"}},
		{name: "dde", add: templated, files: map[string]string{"t.docx": wordTemplate(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\cmd.exe</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`)},
			told: [][2]string{{"engagement.toml:247:17: error RD006", "шаблон — документ Word или LibreOffice"}}},
		{name: "33-longword", study: "См. [@t].\n\nТаблица: Слова {#t}\n\n| Код | Файл |\n|---|---|\n| 1 | CRM_CUSTOMER_INTERACTION_HISTORY_ARCHIVE_TABLE_2026_FINAL.xlsx |\n",
			docx: []string{`CRM_\x{200b}?CUSTOMER_\x{200b}?INTERACTION_\x{200b}?HISTORY`}},
	}
}

const templated = "\n[layout]\ndocx_template = \"t.docx\"\n"

const approval = `
[[approvals]]
role = "agree"
organisation = "ООО «Организация»"
position = "Заместитель генерального директора по развитию"
name = "Г.Г. Абдурахманова-Гильмутдинова"
`

// wide is a table that only a landscape page has room for.
var wide = strings.Repeat("| Периодичность ", 9) + "|\n" + strings.Repeat("|---", 9) + "|\n" + strings.Repeat("| Министерство здравоохранения ", 9) + "|\n"

// dot is a small picture.
func dot() string {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 200, 100))); err != nil {
		panic(err) // memory takes all
	}
	return b.String()
}
