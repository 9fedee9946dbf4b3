package engagement

import (
	"strings"
	"testing"
)

// Every case replaces one passage of testdata/base.toml and shows all that is
// reported then.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"no fault", "", "", ""},
		{"syntax: value missing", `city = "Заозерск"`, "city =",
			`base.toml:10:7 RD001 файл не разобран: вместо значения стоит конец строки | после знака «=» нужно значение; текст пишется в кавычках`},
		{"syntax: text not closed", `city = "Заозерск"`, `city = "Заозерск`,
			`base.toml:10:17 RD001 файл не разобран: кавычки не закрыты | закрывающая кавычка стоит в той же строке: city = "Заозерск"`},
		{"syntax: key twice", `city = "Заозерск"`, `city = "Заозерск"
city = "Лукоморск"`,
			`base.toml:11:1 RD001 файл не разобран: ключ city уже задан | нужно оставить одно место; впервые в base.toml:10:1`},
		{"syntax: table twice", "[customer]", "[system]",
			`base.toml:24:2 RD001 файл не разобран: таблица system уже задана | ключи дописываются под тем же заголовком; впервые в base.toml:19:1`},
		{"syntax: two on a line", `city = "Заозерск"`, `city = "Заозерск" udc = "1"`,
			`base.toml:10:19 RD001 файл не разобран: за значением стоит лишнее: «u» | после значения нужна новая строка; текст с кавычками внутри берется в ''' … '''`},
		{"syntax: Russian key", `city = "Заозерск"`, `город = "Заозерск"`,
			`base.toml:10:1 RD001 файл не разобран: в ключе или за ним стоит «г» | ключ не из латинских букв и цифр пишется в кавычках: "город" = "Заозерск"`},
		{"syntax: bad escape", `city = "Заозерск"`, "city = \"Заозерск\\q\"",
			`base.toml:10:17 RD001 файл не разобран: за знаком «\» стоит не то | знак «\» в кавычках служебный, в путях пишется «/»: city = "Заозерск/q"`},
		{"syntax: no such day", "2026-10-19", "2026-02-30",
			`base.toml:9:8 RD001 файл не разобран: нет такой даты или времени: «2026-02-30» | дата пишется так: 2026-10-14`},
		{"syntax: control character", `city = "Заозерск"`, "city = \"За\x01озерск\"",
			`base.toml:10:11 RD001 файл не разобран: в файле недопустимый управляющий знак | знак удаляется; табуляция в тексте разрешена`},
		{"syntax: no UTF-8", `city = "Заозерск"`, "city = \"За\xffозерск\"",
			`base.toml:10:11 RD001 файл не в кодировке UTF-8 | файл сохраняется в кодировке UTF-8: в Блокноте «Сохранить как», кодировка «UTF-8»`},
		{"syntax: nesting", `city = "Заозерск"`, "city = " + strings.Repeat("[", 200) + strings.Repeat("]", 200),
			`base.toml:10:108 RD001 файл не разобран: вложенность больше 100 уровней`},
		{"number for a text", `city = "Заозерск"`, "city = 12",
			`base.toml:10:8 RD001 report.city: нужен текст, а задано: целое число | текст пишется в кавычках: "12"`},
		{"list for a text", `city = "Заозерск"`, `city = ["Заозерск"]`,
			`base.toml:10:8 RD001 report.city: нужен текст, а задано: список | текст пишется в кавычках, без скобок: "Заозерск"`},
		{"text for a table", `[customer]
name = "Заказчик"`, `[[customer]]
name = "Заказчик"`,
			`base.toml:24:1 RD001 customer: нужна таблица, а задано: список | заголовок пишется в одинарных скобках: [customer]`},
		{"table for a list of tables", "[[criteria]]", "[criteria]",
			`base.toml:61:1 RD005 идентификатор «C1» не задан, а нужен критерий | сначала исправляется criteria
base.toml:81:1 RD001 criteria: нужен список, а задано: таблица | заголовок пишется в двойных скобках: [[criteria]]`},
		{"text for a list", `tasks = ["T1"]`, `tasks = "T1"`,
			`base.toml:79:9 RD001 requirements[0].tasks: нужен список, а задано: текст | список пишется в квадратных скобках: ["T1"]`},
		{"text with commas for a list", `tasks = ["T1"]`, `tasks = "T1; T1"`,
			`base.toml:79:9 RD001 requirements[0].tasks: нужен список, а задано: текст | список пишется в квадратных скобках: ["T1", "T1"]`},
		{"date with quotes", "date = 2026-10-19", `date = "19.10.2026"`,
			`base.toml:9:8 RD001 report.date: нужна дата, а задано: текст | дата пишется без кавычек: 2026-10-19`},
		{"date in words", "date = 2026-10-19", `date = "19 октября"`,
			`base.toml:9:8 RD001 report.date: нужна дата, а задано: текст | дата пишется без кавычек: 2026-10-14`},
		{"date with time", "date = 2026-10-19", "date = 2026-10-19T10:00:00",
			`base.toml:9:8 RD001 report.date: нужна дата, а задано: дата со временем | дата пишется без времени: 2026-10-19`},
		{"date, number", "date = 2026-10-19", "date = 2026",
			`base.toml:9:8 RD001 report.date: нужна дата, а задано: целое число | дата пишется так: 2026-10-14`},
		{"text for a number", "price = 100.10", `price = "1 000,50"`,
			`base.toml:92:9 RD001 costs[0].price: нужно число, а задано: текст | число пишется без кавычек: 1000.50`},
		{"infinite", "price = 100.10", "price = inf",
			`base.toml:92:9 RD001 costs[0].price: нужно конечное число, а задано inf | число пишется так: 12.5`},
		{"too great", "price = 100.10", "price = 1e19",
			`base.toml:92:9 RD001 costs[0].price: число больше 10^18 | число пишется так: 12.5`},
		{"too fine", "price = 100.10", "price = 1e-300",
			`base.toml:92:9 RD001 costs[0].price: больше 18 знаков после запятой | число пишется так: 12.5`},
		{"below the minimum", "price = 100.10", "price = -1",
			`base.toml:92:9 RD001 costs[0].price: недопустимое число -1 | допустимо: не меньше 0`},
		{"score above 10", "C1 = 4", "C1 = 10.5",
			`base.toml:61:6 RD001 variants[0].scores.C1: недопустимое число 10.5 | допустимо: от 0 до 10`},
		{"other format", "format = 1", "format = 2",
			`base.toml:1:10 RD001 format: недопустимое число 2 | допустимо: 1`},
		{"float for an integer", "format = 1", "format = 1.0",
			`base.toml:1:10 RD001 format: нужно целое число, а задано: дробное число | целое число пишется без дробной части: 1`},
		{"text for a flag", `city = "Заозерск"`, `city = "Заозерск"
traceability = "true"`,
			`base.toml:11:16 RD001 report.traceability: нужно true или false, а задано: текст | пишется без кавычек: true`},
		{"enum, near", `kind = "final"`, `kind = "finall"`,
			`base.toml:6:8 RD001 report.kind: недопустимое значение «finall» | возможно, "final"; одно из: "final", "interim"`},
		{"enum, far", `status = "draft"`, `status = "черновик"`,
			`base.toml:8:10 RD001 report.status: недопустимое значение «черновик» | одно из: "draft", "review", "approved"`},
		{"enum of a verdict in short form", `R1 = "full"`, `R1 = "fully"`,
			`base.toml:58:6 RD001 variants[0].compliance.R1: недопустимое значение «fully» | возможно, "full"; одно из: "full", "partial", "none"`},
		{"enum of a verdict in a table", `level = "none"`, `level = "no"`,
			`base.toml:72:31 RD001 variants[2].compliance.R1.level: недопустимое значение «no» | одно из: "full", "partial", "none"`},
		{"verdict of a wrong type", `R1 = "full"`, "R1 = 1",
			`base.toml:58:6 RD001 variants[0].compliance.R1: нужна оценка или таблица { level, note }, а задано: целое число | одно из: "full", "partial", "none"`},
		{"a word of a closed list of a wrong type", `status = "draft"`, "status = true",
			`base.toml:8:10 RD001 report.status: нужен текст, а задано: true или false | одно из: "draft", "review", "approved"`},
		{"id with a blank", `id = "V2"`, `id = "V 2"`,
			`base.toml:64:6 RD001 variants[1].id: недопустимый идентификатор «V 2» | идентификатор начинается с буквы и состоит из букв, цифр, «.», «_» и «-»: "V2"`},
		{"a blank text", `city = "Заозерск"`, `city = " "`,
			`base.toml:10:8 RD003 обязательный ключ report.city пуст (город) | впишите значение: city = "…"`},
		{"signs without width", `city = "Заозерск"`, `city = "\u00a0\u200b\ufeff"`,
			`base.toml:10:8 RD003 обязательный ключ report.city пуст (город) | впишите значение: city = "…"`},
		{"prose without width", `introduction = "Введение"`, `introduction = "\u200d\n"`,
			`base.toml:11:16 RD003 обязательный ключ report.introduction пуст (введение) | впишите значение: introduction = "…"`},
		{"prose of comments alone", `introduction = "Введение"`, `introduction = "<!-- о целях --> <!-- и сроках -->\n"`,
			`base.toml:11:16 RD003 обязательный ключ report.introduction пуст (введение) | впишите значение: introduction = "…"`},
		{"keys of an entry one level too high", "[variants.compliance]\nR1 = \"full\"\n\n", "[variants.compliance]\nR1 = \"full\"\nlevel = \"full\"\n\n",
			`base.toml:59:1 RD005 идентификатор «level» не задан, а нужно требование | ключ level стоит в записи: R1 = { level = "full", note = "…" }`},
		{"blank in a list", `tasks = ["T1"]`, `tasks = ["T1", " "]`,
			`base.toml:79:16 RD001 requirements[0].tasks[1]: пустой текст в списке | пустая запись удаляется, или вместо нее нужно значение: "T1"`},
		{"duration", "", `[[stages]]
id = "E1"
name = "Этап"
duration = "2 недели"
deliverables = ["Акт"]
`,
			`base.toml:99:12 RD001 stages[0].duration: длительность «2 недели» не распознана | длительность пишется так: "2w"`},
		{"no lead", "", `[[committee]]
name = "И"
position = "Д"
role = "member"
`,
			`base.toml:96:1 RD001 committee: нет ответственного лица проекта | у одной из записей role = "lead"`},
		{"two leads", "", `[[committee]]
name = "И"
position = "Д"
role = "lead"
[[committee]]
name = "И"
position = "Д"
role = "lead"
`,
			`base.toml:103:8 RD001 committee[1].role: второе ответственное лицо проекта | впишите значение: role = "member"`},
		{"cost of neither form", `quantity = 2
unit = "мес."
price = 100.10`, "",
			`base.toml:86:1 RD003 costs[0]: затраты не заданы | нужна строка amounts = [12]; задается либо quantity, unit и price, либо amounts`},
		{"cost of both forms", "price = 100.10", "price = 100.10\namounts = [1]",
			`base.toml:93:1 RD001 costs[0]: затраты заданы дважды | задается либо quantity, unit и price, либо amounts`},
		{"more years than a table may have", `quantity = 2
unit = "мес."
price = 100.10`, "amounts = [\n" + strings.Repeat("1,\n", 20_000) + "]",
			`base.toml:191:1 RD001 costs[0].amounts: значений: 20000, допустимо не больше 100 | лишние значения удаляются`},
		{"cost in part", "price = 100.10", "",
			`base.toml:86:1 RD003 не задан обязательный ключ costs[0].price | нужна строка price = 12`},
		{"section of neither form", `file = "prose/study.md"`, `place = "after"`,
			`base.toml:94:1 RD003 sections.study: текст не задан | нужна строка text = "…"; задается либо text, либо file`},
		{"section of both forms", `file = "prose/study.md"`, `file = "prose/study.md"
text = "Текст"`,
			`base.toml:95:1 RD001 sections.study: текст задан дважды | задается либо text, либо file`},
		{"unknown key at the top", "format = 1", "formt = 1\nformat = 1",
			`base.toml:1:1 RD002 неизвестный ключ formt | возможно, format`},
		{"unknown table", "[customer]", `[custmer]
name = "Э"
[customer]`,
			`base.toml:24:1 RD002 неизвестный ключ custmer | возможно, customer`},
		{"unknown key in the first entry", `name = "Первый"`, `name = "Первый"
advantagez = ["Э"]`,
			`base.toml:55:1 RD002 неизвестный ключ variants[0].advantagez | возможно, advantages`},
		{"unknown key in the middle entry", `name = "Второй"`, `name = "Второй"
advantagez = ["Э"]`,
			`base.toml:66:1 RD002 неизвестный ключ variants[1].advantagez | возможно, advantages`},
		{"unknown key in the last entry", `name = "Третий"`, `name = "Третий"
advantagez = ["Э"]`,
			`base.toml:71:1 RD002 неизвестный ключ variants[2].advantagez | возможно, advantages`},
		{"unknown key far from all", `name = "Третий"`, `name = "Третий"
qqq = 1`,
			`base.toml:71:1 RD002 неизвестный ключ variants[2].qqq | известные ключи: id, name, text, advantages, disadvantages, risks, compliance, scores, costs`},
		{"unknown key in an inline table", `note = "нет"`, `note = "нет", why = 1`,
			`base.toml:72:53 RD002 неизвестный ключ variants[2].compliance.R1.why | известные ключи: level, note`},
		{"unknown dotted key", "[report.abstract]\nobject = \"Объект\"\ngoal = \"Цель\"\nresults = \"Результаты\"", `abstract.object = "Объект"
abstract.objekt = "Э"
abstract.goal = "Цель"
abstract.results = "Результаты"`,
			`base.toml:15:10 RD002 неизвестный ключ report.abstract.objekt | возможно, object`},
		{"unknown table in an entry", "[variants.scores]", "[variants.score]",
			`base.toml:60:1 RD002 неизвестный ключ variants[0].score | возможно, scores`},
		{"remove outside of a version", `id = "V2"`, `id = "V2"
remove = true`,
			`base.toml:65:1 RD002 неизвестный ключ variants[1].remove | известные ключи: id, name, text, advantages, disadvantages, risks, compliance, scores, costs`},
		{"missing at the top", "format = 1\n", "\n",
			`base.toml:1:1 RD003 не задан обязательный ключ format (версия формата) | нужна строка format = 1`},
		{"missing table", `[customer]
name = "Заказчик"
`, "\n\n",
			`base.toml:1:1 RD003 не задана обязательная таблица [customer] (заказчик) | в конец файла дописывается:
[customer]
name = "…"`},
		{"missing list of tables", "[[approvals]]", "[[approval]]",
			`base.toml:1:1 RD003 не задана ни одна таблица [[approvals]] (грифы титульного листа) | в конец файла дописывается:
[[approvals]]
role = "approve"
organisation = "…"
position = "…"
name = "…"
base.toml:30:1 RD002 неизвестный ключ approval | возможно, approvals`},
		{"missing in a table", `city = "Заозерск"
`, "\n",
			`base.toml:4:1 RD003 не задан обязательный ключ report.city (город) | нужна строка city = "…"`},
		{"missing in a sub-table", `goal = "Цель"
`, "\n",
			`base.toml:14:1 RD003 не задан обязательный ключ report.abstract.goal (цель работы) | нужна строка goal = "…"`},
		{"missing in the first entry", `name = "Первый"
`, "\n",
			`base.toml:52:1 RD003 не задан обязательный ключ variants[0].name (наименование варианта) | нужна строка name = "…"`},
		{"missing in the middle entry", `name = "Второй"
`, "\n",
			`base.toml:63:1 RD003 не задан обязательный ключ variants[1].name (наименование варианта) | нужна строка name = "…"`},
		{"missing in the last entry", `name = "Третий"
`, "\n",
			`base.toml:68:1 RD003 не задан обязательный ключ variants[2].name (наименование варианта) | нужна строка name = "…"`},
		{"missing in an inline table", `level = "none", `, "",
			`base.toml:72:16 RD003 не задан обязательный ключ variants[2].compliance.R1.level (степень соответствия) | в фигурных скобках нужно level = "full"`},
		{"empty text", `city = "Заозерск"`, `city = ""`,
			`base.toml:10:8 RD003 обязательный ключ report.city пуст (город) | впишите значение: city = "…"`},
		{"an empty verdict of a dotted key", "[variants.compliance]\nR1 = \"full\"\n", "compliance.R1 = \"\"\n",
			`base.toml:57:17 RD003 обязательный ключ variants[0].compliance.R1 пуст (степень соответствия) | впишите значение: compliance.R1 = "full"`},
		{"an empty value of a table within braces", `"none"`, `""`,
			`base.toml:72:31 RD003 обязательный ключ variants[2].compliance.R1.level пуст (степень соответствия) | впишите значение: level = "full"`},
		{"blank prose", `introduction = "Введение"`, "introduction = ''' \n '''",
			`base.toml:11:16 RD003 обязательный ключ report.introduction пуст (введение) | впишите значение: introduction = "…"`},
		{"empty list of tables", "format = 1", "format = 1\napprovals = []",
			`base.toml:31:3 RD001 файл не разобран: список approvals уже задан | записи дописываются внутрь тех же скобок [ … ]; впервые в base.toml:2:1`},
		{"interim without stage", `kind = "final"`, `kind = "interim"`,
			`base.toml:4:1 RD003 не задан обязательный ключ report.stage (номер этапа) | нужна строка stage = 1`},
		{"coperformer without organisation", `role = "head"`, `role = "coperformer"`,
			`base.toml:36:1 RD003 не задан обязательный ключ performers[0].organisation (организация) | нужна строка organisation = "…"`},
		{"id twice", `id = "V3"`, `id = "V1"`,
			`base.toml:69:6 RD004 идентификатор V1 задан дважды | впервые задан в base.toml:53:6 (вариант)`},
		{"id twice over two kinds", `id = "C1"`, `id = "V2"`,
			`base.toml:61:1 RD005 идентификатор «C1» не задан, а нужен критерий | заданы: V2
base.toml:82:6 RD004 идентификатор V2 задан дважды | впервые задан в base.toml:64:6 (вариант)`},
		{"id of a section", `id = "V2"`, `id = "study"`,
			`base.toml:64:6 RD004 идентификатор study занят: так называется часть отчета | ссылка [@study] указывает на эту часть; нужен другой идентификатор`},
		{"reference to nothing, near", `strategies = ["ST1"]`, `strategies = ["ST2"]`,
			`base.toml:49:15 RD005 идентификатор «ST2» не задан, а нужна стратегия | возможно, ST1`},
		{"reference to a wrong kind", `tasks = ["T1"]`, `tasks = ["R1"]`,
			`base.toml:79:10 RD005 R1 — требование, а нужна задача | возможно, T1`},
		{"reference where nothing is of its kind", `tasks = ["T1"]`, `tasks = ["T1"]
group = "ГР.2"`,
			`base.toml:80:9 RD005 идентификатор «ГР.2» не задан, а нужна группа требований | не задано ни одной такой записи; в конец файла дописывается:
[[groups]]
id = "ГР.2"
title = "…"`},
		{"an id of two objects may be meant as either", `id = "V3"`, `id = "R1"`,
			`base.toml:75:6 RD004 идентификатор R1 задан дважды | впервые задан в base.toml:69:6 (вариант)`},
		{"reference to another kind where nothing is of its own", `tasks = ["T1"]`, `tasks = ["T1"]
group = "V1"`,
			`base.toml:80:9 RD005 V1 — вариант, а нужна группа требований | не задано ни одной такой записи; в конец файла дописывается:
[[groups]]
id = "G1"
title = "…"`},
		{"reference among several", `strategies = ["ST1"]`, `strategies = ["ST1", "ничто"]`,
			`base.toml:49:22 RD005 идентификатор «ничто» не задан, а нужна стратегия | заданы: ST1`},
		{"key that is no requirement", `R1 = "full"`, `R1 = "full"
C1 = "full"`,
			`base.toml:59:1 RD005 C1 — критерий, а нужно требование | возможно, R1`},
		{"key that is no criterion", "C1 = 4", "C1 = 4\nC7 = 4",
			`base.toml:62:1 RD005 идентификатор «C7» не задан, а нужен критерий | возможно, C1`},
		{"unknown section", "[sections.study]", "[sections.studi]",
			`base.toml:94:1 RD005 неизвестный раздел studi | возможно, study`},
		{"file not there", "prose/study.md", "prose/studi.md",
			`base.toml:95:8 RD006 sections.study.file: «prose/studi.md»: файл не найден | возможно, prose/study.md`},
		{"a folder and file not there", "prose/study.md", "Prose/studi.md",
			`base.toml:95:8 RD006 sections.study.file: «Prose/studi.md»: файл не найден | возможно, prose/study.md`},
		{"file outside", "prose/study.md", "../study.md",
			`base.toml:95:8 RD006 sections.study.file: «../study.md»: лежит вне папки концепции | файлы концепции лежат в ее папке, путь пишется от нее: prose/study.md`},
		{"file with absolute path", "prose/study.md", "/etc/passwd",
			`base.toml:95:8 RD006 sections.study.file: «/etc/passwd»: лежит вне папки концепции | файлы концепции лежат в ее папке, путь пишется от нее: prose/study.md`},
		{"file with Windows path", `file = "prose/study.md"`, "file = 'prose\\study.md'",
			`base.toml:95:8 RD006 sections.study.file: «prose\study.md»: файл не найден | в путях пишется «/»: prose/study.md`},
		{"folder for a file", "prose/study.md", "prose",
			`base.toml:95:8 RD006 sections.study.file: «prose»: это папка, а нужен файл | по этому пути от папки концепции нужен непустой файл, который можно прочесть`},
		{"file for a folder", "", `[layout]
font_dir = "base.toml"
`,
			`base.toml:97:12 RD006 layout.font_dir: «base.toml»: это файл, а нужна папка | по этому пути от папки концепции нужен каталог с файлами TTF`},
		{"font size", "", `[layout]
font_size = 16
numbering = "by_section"
`,
			`base.toml:97:13 RD001 layout.font_size: недопустимое число 16 | допустимо: от 12 до 14
base.toml:98:13 RD001 layout.numbering: недопустимое значение «by_section» | возможно, "by-section"; одно из: "continuous", "by-section"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, faults := Load(with(t, c.old, c.new), "base.toml")
			if got := told(faults); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
