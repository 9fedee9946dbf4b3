package engagement

import (
	"strings"
	"testing"
	"testing/fstest"
)

// version puts a version file beside base.toml.
func version(t *testing.T, text string) fstest.MapFS {
	t.Helper()
	files := baseFiles(t)
	files["versions/1.1.toml"] = &fstest.MapFile{Data: []byte("extends = \"../base.toml\"\n" + text)}
	return files
}

func variantNames(e *Engagement) string {
	var out []string
	for _, v := range e.Variants {
		out = append(out, v.ID+" "+v.Name)
	}
	return strings.Join(out, ", ")
}

func TestVersionMergesOverBase(t *testing.T) {
	e := load(t, version(t, `
report.version = "1.1"

[[variants]]
id = "V2"
remove = true

[[variants]]
id = "V4"
name = "Четвертый"
text = "Текст"

[[variants]]
id = "V1"
name = "Первый, исправленный"
[variants.scores]
C1 = 7

[[approvals]]
role = "agree"
organisation = "Исполнитель"
position = "Директор"
name = "И.О. Третий"

[[requirements]]
id = "R1"
tasks = []
`), "versions/1.1.toml")
	if got, want := variantNames(e), "V1 Первый, исправленный, V3 Третий, V4 Четвертый"; got != want {
		t.Errorf("variants %s, want %s", got, want)
	}
	v := e.Variants[0]
	if v.Text.Text != "Текст первого" || v.Compliance["R1"].Level != "full" || v.Scores["C1"].String() != "7" {
		t.Errorf("the changed variant is %+v", v)
	}
	if len(e.Approvals) != 2 || e.Approvals[0].Name != "И.О. Первый" || e.Approvals[1].Name != "И.О. Третий" {
		t.Errorf("a new name is a new entry; got %+v", e.Approvals)
	}
	if e.Report.Version != "1.1" || e.Report.City != "Заозерск" || e.Extends != "../base.toml" {
		t.Errorf("report is %+v, extends %q", e.Report, e.Extends)
	}
	if n := len(e.Requirements[0].Tasks); n != 0 {
		t.Errorf("%d tasks, want the empty list of the version", n)
	}
	for key, want := range map[string]string{
		"report.version":           "versions/1.1.toml:3:18",
		"report.city":              "base.toml:10:8",
		"report.udc":               "base.toml:4:1", // the version has no [report]
		"variants[0].name":         "versions/1.1.toml:16:8",
		"variants[0].text":         "base.toml:55:8",
		"variants[0].risks":        "versions/1.1.toml:14:1",
		"variants[1]":              "base.toml:68:1",
		"variants[2]":              "versions/1.1.toml:9:1",
		"sections.study.file":      "base.toml:95:8",
		"requirements[0].priority": "base.toml:78:12",
	} {
		if got := e.At(key).String(); got != want {
			t.Errorf("%s stands at %s, want %s", key, got, want)
		}
	}
	if got := strings.Join(e.Files(), " "); got != "base.toml prose/study.md versions/1.1.toml" {
		t.Errorf("files %s", got)
	}
}

func TestVersionFaults(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"removes what is not there", "[[variants]]\nid = \"V9\"\nremove = true\n",
			"versions/1.1.toml:3:6 RD005 нечего удалять: в исходной концепции нет записи V9 | возможно, V1"},
		{"removes where nothing is", "[[stages]]\nid = \"E1\"\nremove = true\n",
			"versions/1.1.toml:3:6 RD005 нечего удалять: в исходной концепции нет записи E1 | из версии убирается и эта запись: удалять нечего"},
		{"a name that nearly stands in the base", "[[costs]]\nname = \"Работа\"\nkind = \"labour\"\nprice = 2\nquantity = 1\nunit = \"мес.\"\n",
			"versions/1.1.toml:2:1 RD003 не задан обязательный ключ costs[1].phase (стадия затрат) | если изменяется запись исходной концепции: возможно, Работы; если она новая: нужна строка phase = \"development\""},
		{"removes and changes", "[[variants]]\nid = \"V2\"\nname = \"Э\"\nremove = true\n",
			"versions/1.1.toml:4:1 RD002 лишний ключ name: запись удаляется | рядом с remove = true остается только id"},
		{"remove is no flag", "[[variants]]\nid = \"V2\"\nremove = \"да\"\n",
			"versions/1.1.toml:4:10 RD001 remove: нужно true или false, а задано: текст | пишется без кавычек: remove = true"},
		{"remove without id", "[[variants]]\nremove = true\n",
			"versions/1.1.toml:2:1 RD003 не задан обязательный ключ variants[3].id (идентификатор) | нужна строка id = \"V4\"\n" +
				"versions/1.1.toml:2:1 RD003 не задан обязательный ключ variants[3].name (наименование варианта) | нужна строка name = \"…\"\n" +
				"versions/1.1.toml:2:1 RD003 не задан обязательный ключ variants[3].text (описание варианта) | нужна строка text = \"…\"\n" +
				"versions/1.1.toml:3:1 RD002 неизвестный ключ variants[3].remove | известные ключи: id, name, text, advantages, disadvantages, risks, compliance, scores, costs"},
		{"removes what is referred to", "[[strategy.tasks]]\nid = \"T1\"\nremove = true\n",
			"base.toml:79:10 RD005 идентификатор «T1» не задан, а нужна задача | ссылка удаляется вместе с ним: в версии та же запись пишется без нее; удалено в versions/1.1.toml:2:1"},
		{"an id twice in the version", "[[variants]]\nid = \"V4\"\nname = \"Э\"\ntext = \"Э\"\n[[variants]]\nid = \"V4\"\nname = \"Ю\"\ntext = \"Ю\"\n",
			"versions/1.1.toml:7:6 RD004 идентификатор V4 задан дважды | впервые задан в versions/1.1.toml:3:6 (вариант)"},
		{"an id of the base of another kind", "[[requirements]]\nid = \"V1\"\ntext = \"Э\"\nkind = \"data\"\npriority = \"must\"\n",
			"versions/1.1.toml:3:6 RD004 идентификатор V1 задан дважды | впервые задан в base.toml:53:6 (вариант)"},
		{"a bad value over a good one", "report.city = 1\n",
			"versions/1.1.toml:2:15 RD001 report.city: нужен текст, а задано: целое число | текст пишется в кавычках: \"1\""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, faults := Load(version(t, c.text), "versions/1.1.toml")
			if got := told(faults); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// A file that extends itself through others, and bases that can't be read: the
// keys that such a base may hold are not reported as missing.
func TestChains(t *testing.T) {
	files := baseFiles(t)
	for name, text := range map[string]string{
		"a.toml":       "extends = 'b.toml'",
		"b.toml":       "extends = 'c.toml'",
		"c.toml":       "\nextends = 'b.toml'",
		"self.toml":    "extends = 'self.toml'",
		"lost.toml":    "extends = 'nowhere.toml'",
		"out.toml":     "extends = '../base.toml'",
		"abs.toml":     "extends = '/base.toml'",
		"folder.toml":  "extends = 'prose'",
		"empty.toml":   "extends = ' '",
		"late.toml":    "[report]\nextends = 'base.toml'",
		"broken.toml":  "extends = 'bad.toml'",
		"bad.toml":     "a = ",
		"number.toml":  "extends = 1",
		"number2.toml": "extends = 'number.toml'",
		"1.1.toml":     "extends = 'base.toml'\nreport.version = '1.1'\nreport.city = 'Лукоморск'",
		"1.2.toml":     "extends = '1.1.toml'\nreport.version = '1.2'",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, want := range map[string]string{
		"a.toml":       "c.toml:2:11 RD001 версии продолжают друг друга по кругу: b.toml → c.toml → b.toml | исходная концепция не содержит ключа extends",
		"self.toml":    "self.toml:1:11 RD001 версии продолжают друг друга по кругу: self.toml → self.toml | исходная концепция не содержит ключа extends",
		"lost.toml":    "lost.toml:1:11 RD006 «nowhere.toml»: файл не найден | нужен файл TOML концепции или ее версии, который можно прочесть",
		"out.toml":     "out.toml:1:11 RD006 «../base.toml»: путь ведет за пределы доступных папок | версия и концепция, которую она продолжает, лежат в общей папке; например: extends = \"../engagement.toml\"",
		"abs.toml":     "abs.toml:1:11 RD006 extends: «/base.toml»: нужен путь от папки этого файла | например: extends = \"../engagement.toml\"",
		"folder.toml":  "folder.toml:1:11 RD006 «prose»: это папка, а нужен файл | нужен файл TOML концепции или ее версии, который можно прочесть",
		"empty.toml":   "empty.toml:1:11 RD006 extends: « »: нужен путь от папки этого файла | например: extends = \"../engagement.toml\"",
		"late.toml":    "late.toml:2:1 RD002 неизвестный ключ report.extends | строка стоит под заголовком [report] и попала в его таблицу; место ключа extends — в начале файла, до первого заголовка",
		"broken.toml":  "bad.toml:1:4 RD001 файл не разобран: нет значения | после знака «=» нужно значение; текст пишется в кавычках",
		"number.toml":  "number.toml:1:11 RD001 extends: нужен текст, а задано: целое число | текст пишется в кавычках: \"1\"",
		"number2.toml": "number.toml:1:11 RD001 extends: нужен текст, а задано: целое число | например: extends = \"../engagement.toml\"",
		"1.2.toml":     "",
	} {
		e, faults := Load(files, name)
		if got := told(faults); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
		if e == nil {
			t.Errorf("%s: no engagement", name)
		}
	}
	e := load(t, files, "1.2.toml")
	if got := e.Report.Version + " " + e.Report.City; got != "1.2 Лукоморск" {
		t.Errorf("a chain of two versions gives %s", got)
	}
}

// A version in a folder of its own names files of its folder or of the base's.
func TestVersionFiles(t *testing.T) {
	files := version(t, "[[appendices]]\nid = \"A1\"\ntitle = \"Э\"\nstatus = \"mandatory\"\nfile = \"new.md\"\n"+
		"[[appendices]]\nid = \"A2\"\ntitle = \"Э\"\nstatus = \"mandatory\"\nfile = \"prose/study.md\"\n")
	files["versions/new.md"] = &fstest.MapFile{Data: []byte("\ufeffНовый\r\nтекст")}
	e := load(t, files, "versions/1.1.toml")
	p := e.AppendixProse(0)
	if p.Text != "Новый\nтекст" || p.File != "versions/new.md" || p.Key != "appendices[0].file" {
		t.Errorf("prose is %+v", p)
	}
	if got := e.ProseAt(p, len("Новый\nт")).String(); got != "versions/new.md:2:2" {
		t.Errorf("the second letter of the second line stands at %s", got)
	}
	if got, _ := e.Path("appendices[1].file"); got != "prose/study.md" || e.Folder() != "." {
		t.Errorf("the base's file is %s in %s", got, e.Folder())
	}
}

// A version that drops a requirement or criterion drops what the base's
// variants say of it; what it says itself stays, and is told.
func TestRemovalTakesVerdictsAlong(t *testing.T) {
	e, faults := Load(version(t, `
[[requirements]]
id = "R1"
remove = true

[[criteria]]
id = "C1"
remove = true

[[variants]]
id = "V1"
[variants.compliance]
R1 = "none"
`), "versions/1.1.toml")
	for i, v := range e.Variants {
		if _, said := v.Compliance["R1"]; said != (i == 0) {
			t.Errorf("variant %s: R1 has a verdict: %v", v.ID, said)
		}
		if _, said := v.Scores["C1"]; said {
			t.Errorf("variant %s has a score for C1", v.ID)
		}
	}
	var told []string
	for _, f := range faults {
		if strings.HasPrefix(f.Key, "variants") {
			told = append(told, f.Code+" "+f.Key)
		}
	}
	if got, want := strings.Join(told, ", "), "RD005 variants[0].compliance.R1"; got != want {
		t.Errorf("faults %s, want %s", got, want)
	}
}
