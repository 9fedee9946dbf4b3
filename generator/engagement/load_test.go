package engagement

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator/format"
	"rd50/generator/input"
)

// Numbers keep the digits that were written.
func TestNumbersAreExact(t *testing.T) {
	for written, want := range map[string]string{
		"100.10": "100.1", "0.1": "0.1", "1_000_000.05": "1000000.05", "1e3": "1000", "12.5E-2": "0.125",
		"+7": "7", "0x1F": "31", "0.30000000000000004": "0.30000000000000004", "0.0": "0",
		"999999999999999999": "999999999999999999", "123456789012345678.123456789": "123456789012345678.123456789",
	} {
		e := load(t, with(t, "price = 100.10", "price = "+written), "base.toml")
		if got := e.Costs[0].Price.String(); got != want {
			t.Errorf("%s is %s, want %s", written, got, want)
		}
	}
}

func TestDefaults(t *testing.T) {
	e := load(t, baseFiles(t), "base.toml")
	if !e.Figures.Gantt || !e.Figures.Map || !e.Layout.Hyphenation || e.Layout.FontSize != 14 {
		t.Errorf("figures %+v, layout %+v", e.Figures, e.Layout)
	}
	if e.Layout.Numbering != "continuous" || e.Layout.Bibliography != "gost-7.32" || e.Sections["study"].Place != "before" {
		t.Errorf("layout %+v, sections %+v", e.Layout, e.Sections)
	}
	if e.Report.Document != "О НАУЧНО-ИССЛЕДОВАТЕЛЬСКОЙ РАБОТЕ" || e.Contract != nil || e.Economics != nil {
		t.Errorf("document %q, contract %v, economics %v", e.Report.Document, e.Contract, e.Economics)
	}
	e = load(t, with(t, "", "[figures]\nmap = false\n"), "base.toml")
	if e.Figures.Map || !e.Figures.Gantt {
		t.Errorf("figures %+v", e.Figures)
	}
}

// Values that may be written in two forms.
func TestForms(t *testing.T) {
	e := load(t, with(t, "", `
[[sources]]
id = "S1"
type = "article"
title = "Э"
volume = 7.50
number = "12А"
pages = 12
accessed = 2026-02-28

[[stages]]
id = "E1"
name = "Э"
duration = "3mo"
deliverables = ["Акт"]

[[strategy.indicators]]
id = "I1"
goal = "Z1"
name = "Э"
unit = "%"
baseline = 0
due = 2027-01-01

[[strategy.goals]]
id = "Z1"
title = "Э"

[[acceptance.conditions]]
id = "Ж-1"
text = "Э"
method = "Э"
document = "Э"
indicators = ["I1"]
`), "base.toml")
	s := e.Sources[0]
	if s.Volume != "7.50" || s.Number != "12А" || s.Pages != "12" || s.Accessed.Short() != "28.02.2026" {
		t.Errorf("source is %+v", s)
	}
	if d := e.Stages[0].Duration; d != (Duration{3, Months}) {
		t.Errorf("duration is %+v", d)
	}
	if v := e.Variants[2].Compliance["R1"]; v != (Verdict{"none", "нет"}) || e.Variants[0].Compliance["R1"].Level != "full" {
		t.Errorf("verdict is %+v", v)
	}
	if i := e.Strategy.Indicators[0]; i.Target != nil || i.Baseline == nil || !i.Baseline.IsZero() {
		t.Errorf("indicator is %+v", i)
	}
}

// The same engagement may be written with headers, dotted keys or inline
// tables, and in any order.
func TestSpellings(t *testing.T) {
	files := with(t, "", "")
	text := string(files["base.toml"].Data)
	for _, pair := range [][2]string{
		{"[customer]\nname = \"Заказчик\"\n", ""},
		{"[contractor]\nname = \"Исполнитель\"\n", ""},
		{"[[criteria]]\nid = \"C1\"\nname = \"Критерий\"\nweight = 1\n", ""},
		{"standard = \"rd-50-34.698-90\"\n", "standard = \"rd-50-34.698-90\"\ncustomer.name = \"Заказчик\"\n" +
			"contractor = { name = \"Исполнитель\" }\ncriteria = [\n  # веса\n  { id = \"C1\", \"name\" = \"Критерий\", weight = 1 }, # один\n]\n"},
		{"[report.abstract]\nobject = \"Объект\"\ngoal = \"Цель\"\nresults = \"Результаты\"\n", ""},
		{"[system]", "[report . \"abstract\"]\nobject = \"Объект\"\ngoal = \"Цель\"\nresults = \"Результаты\"\n[system]"},
	} {
		if !strings.Contains(text, pair[0]) {
			t.Fatalf("no passage %q", pair[0])
		}
		text = strings.Replace(text, pair[0], pair[1], 1)
	}
	files["base.toml"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, "\n", "\r\n"))}
	e := load(t, files, "base.toml")
	plain := load(t, baseFiles(t), "base.toml")
	e.source, plain.source = nil, nil
	if !reflect.DeepEqual(e, plain) {
		t.Errorf("got\n%+v\nwant\n%+v", e, plain)
	}
}

func TestPlaces(t *testing.T) {
	files := baseFiles(t)
	files["base.toml"] = &fstest.MapFile{Data: []byte("\ufeff" + `customer.name = "Э"
contractor = { name = "Э", "short" = 'Ю' }
criteria = [ { id = "Ж.1", weight = 1 }, # {
  { id = "C2" } ]
[report.abstract]
goal = """
строка
"""
[[variants]]
 [variants.scores]
 "Ж.1" = 5
 Q = 1
[[ variants ]]
[report]
keywords = ["а", "б",
"в"]
`)}
	e, _ := Load(files, "base.toml")
	for key, want := range map[string]string{
		"":                           "1:1 1:1",
		"nothing":                    "1:1 1:1",
		"customer":                   "1:1 1:1",
		"customer.name":              "1:17 1:10",
		"customer.short":             "1:1 1:1",
		"contractor":                 "2:1 2:1",
		"contractor.name":            "2:23 2:16",
		"contractor.short":           "2:38 2:28",
		"contractor.ministry":        "2:1 2:1",
		"criteria":                   "3:12 3:1",
		"criteria[0].name":           "3:14 3:14",
		"criteria[0].weight":         "3:37 3:28",
		"criteria[1].id":             "4:10 4:5",
		"criteria[2]":                "3:12 3:12",
		"report":                     "14:1 14:1",
		"report.title":               "14:1 14:1",
		"report.abstract.goal":       "6:8 6:1",
		"report.abstract.object":     "5:1 5:1",
		"report.keywords":            "15:12 15:1",
		"report.keywords[2]":         "16:1 16:1",
		"variants":                   "9:1 9:1",
		"variants[0].id":             "9:1 9:1",
		"variants[0].scores":         "10:2 10:2",
		"variants[0].scores.Ж.1":     "11:10 11:2",
		`variants[0].scores."Ж.1"`:   "11:10 11:2",
		"variants[0].scores.Q":       "12:6 12:2",
		"variants[0].scores.R":       "10:2 10:2",
		"variants[1].compliance.R.1": "13:1 13:1",
	} {
		at, keyAt := e.At(key), e.KeyAt(key)
		if got := fmt.Sprintf("%d:%d %d:%d", at.Line, at.Column, keyAt.Line, keyAt.Column); got != want {
			t.Errorf("%s stands at %s, want %s", key, got, want)
		}
	}
	if !e.Has("criteria[1].id") || e.Has("criteria[1].name") || e.Has("criteria[7]") || e.Has("report.title.x") {
		t.Error("Has is wrong")
	}
}

// Offsets in a prose lead back to the line and column where they were written,
// through the line ends and escapes of each kind of string.
func TestProsePlaces(t *testing.T) {
	for _, c := range []struct{ written, at, want string }{
		{`"одна @строка"`, "@", "11:22"},
		{`'одна @строка'`, "@", "11:22"},
		{"'''\nпервая\n\nтретья @'''", "@", "14:8"},
		{"'''первая\nвторая @'''", "@", "12:8"},
		{"\"\"\"\nпервая\nвторая @\"\"\"", "@", "13:8"},
		{`"\t\"\\\u042f\U0001F600 @"`, "@", "11:40"},
		{"\"\"\"\nначало \\\n\n   @конец\"\"\"", "@", "14:4"},
		{"\"\"\"\nначало \\   \n   конец\n@\"\"\"", "@", "14:1"},
		{"'''\r\nпервая\r\nвторая @'''", "@", "13:8"},
	} {
		e := load(t, with(t, `introduction = "Введение"`, "introduction = "+c.written), "base.toml")
		p := e.Report.Introduction
		offset := strings.Index(p.Text, c.at)
		at := e.ProseAt(p, offset)
		if got := fmt.Sprintf("%d:%d", at.Line, at.Column); offset < 0 || got != c.want {
			t.Errorf("%s: offset %d of %q stands at %s, want %s", c.written, offset, p.Text, got, c.want)
		}
	}
	e := load(t, baseFiles(t), "base.toml")
	p, ok := e.SectionProse("study")
	if got := e.ProseAt(p, strings.Index(p.Text, "строка\n\nТ")).String(); !ok || got != "prose/study.md:1:8" {
		t.Errorf("the second word of the file stands at %s", got)
	}
	if got := e.ProseAt(p, 1<<20).String(); got != "prose/study.md:4:1" {
		t.Errorf("an offset behind the end stands at %s", got)
	}
}

func TestIDs(t *testing.T) {
	e := load(t, baseFiles(t), "base.toml")
	var out []string
	for _, id := range e.IDs() {
		out = append(out, fmt.Sprintf("%s %s %s", id.ID, id.Kind.Noun(), id.Key))
	}
	want := `ST1 стратегия strategy.strategies[0]
T1 задача strategy.tasks[0]
V1 вариант variants[0]
V2 вариант variants[1]
V3 вариант variants[2]
R1 требование requirements[0]
C1 критерий criteria[0]`
	if got := strings.Join(out, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPictures(t *testing.T) {
	files := baseFiles(t)
	png := "\x89PNG\r\n\x1a\n…"
	for name, data := range map[string]string{
		"figures/a.png": png, "prose/b c.jpg": "\xff\xd8\xff\xe0", "figures/c.svg": "<?xml version='1.0'?>\n<!-- a > b -->\n<svg/>",
		"figures/d.png": "GIF89a", "big.png": png + strings.Repeat("x", input.Most),
	} {
		files[name] = &fstest.MapFile{Data: []byte(data)}
	}
	e := load(t, files, "base.toml")
	study, _ := e.SectionProse("study")
	for _, c := range []struct {
		from       Prose
		name, want string
	}{
		{study, "figures/a.png", "figures/a.png"},
		{study, "../figures/a.png", "figures/a.png"},
		{study, "b%20c.jpg", "prose/b c.jpg"},
		{study, "b c.jpg", "prose/b c.jpg"},
		{e.Report.Introduction, "figures/c.svg", "figures/c.svg"},
		{e.Report.Introduction, "b c.jpg", "рисунок «b c.jpg»: файл не найден"},
		{study, "figures/d.png", "рисунок «figures/d.png»: не рисунок PNG, JPEG или SVG"},
		{study, "../../a.png", "рисунок «../../a.png»: лежит вне папки концепции"},
		{study, "https://host/a.png", "рисунок «https://host/a.png»: файл не найден"},
		{study, "C:/a.png", "рисунок «C:/a.png»: лежит вне папки концепции"},
		{study, "figures", "рисунок «figures»: это папка, а нужен файл"},
		{study, "big.png", "рисунок «big.png»: файл больше 16 МиБ"},
	} {
		data, got, err := e.Picture(c.from, c.name)
		if err != nil {
			got = err.Error()
		}
		if got != c.want || (err == nil) != (len(data) > 0) {
			t.Errorf("%s gives %s, want %s", c.name, got, c.want)
		}
	}
	if got := strings.Join(e.Files(), ", "); !strings.Contains(got, "figures/a.png") || !strings.Contains(got, "prose/b c.jpg") {
		t.Errorf("files %s", got)
	}
}

func TestUnreadable(t *testing.T) {
	files := baseFiles(t)
	files["big.toml"] = &fstest.MapFile{Data: make([]byte, input.Most+1)}
	files["deep.toml"] = &fstest.MapFile{Data: []byte("a" + strings.Repeat(".a", 1<<20) + " = 1")}
	files["bare.toml"] = &fstest.MapFile{Data: []byte("a = " + strings.Repeat("[", 8<<20))}
	files["cut.toml"] = &fstest.MapFile{Data: []byte("a = [" + strings.Repeat("[", 200) + strings.Repeat("]", 201) +
		"\n" + strings.Repeat("# комментарий\n", 4000))}
	for name, want := range map[string]string{
		"nowhere.toml": "nowhere.toml:1:1 RD006 «nowhere.toml»: файл не найден | нужен файл TOML концепции или ее версии, который можно прочесть",
		"prose":        "prose:1:1 RD006 «prose»: это папка, а нужен файл | нужен файл TOML концепции или ее версии, который можно прочесть",
		"../base.toml": "../base.toml:1:1 RD006 «../base.toml»: путь ведет за пределы доступных папок",
		"big.toml":     "big.toml:1:1 RD006 «big.toml»: файл больше 16 МиБ | нужен файл TOML концепции или ее версии, который можно прочесть",
		"deep.toml":    "deep.toml:1:201 RD001 файл не разобран: в ключе больше 100 частей",
		"cut.toml":     "cut.toml:1:105 RD001 файл не разобран: вложенность больше 100 уровней",
	} {
		e, faults := Load(files, name)
		if got := told(faults); e != nil || got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	if e, faults := Load(files, "bare.toml"); e != nil || len(faults) != 1 || faults[0].Code != "RD001" {
		t.Errorf("eight million brackets give %s", told(faults))
	}
}

// Links that lead out of the folder are refused where the file system tells
// them, as that of os.Root does; other faults of prose files stand beside.
func TestProseFiles(t *testing.T) {
	folder, outside := t.TempDir(), t.TempDir()
	for name, data := range map[string]string{
		outside + "/secret.md": "Тайна", folder + "/empty.md": "\n \n", folder + "/koi8.md": "\n\nтекст \xd4\xc5",
		folder + "/base.toml": string(baseFiles(t)["base.toml"].Data),
	} {
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(outside+"/secret.md", folder+"/link.md"); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for name, want := range map[string]string{
		"link.md":  "лежит вне папки концепции | файлы концепции лежат в ее папке, путь пишется от нее: prose/study.md",
		"empty.md": "файл пуст | по этому пути от папки концепции нужен непустой файл, который можно прочесть",
		"koi8.md":  "не в кодировке UTF-8 | файл сохраняется в кодировке UTF-8: в Блокноте «Сохранить как», кодировка «UTF-8»; первый такой знак в koi8.md:3:7",
		"empti.md": "файл не найден | возможно, empty.md",
	} {
		text := strings.Replace(string(baseFiles(t)["base.toml"].Data), "prose/study.md", name, 1)
		if err := os.WriteFile(folder+"/base.toml", []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, faults := Load(root.FS(), "base.toml")
		if got := told(faults); got != "base.toml:95:8 RD006 sections.study.file: «"+name+"»: "+want {
			t.Errorf("got %s", got)
		}
	}
}

// A bad value leaves the default in place, so that a draft can still be drawn.
func TestBadValuesKeepDefaults(t *testing.T) {
	e, faults := Load(with(t, "", "[layout]\nfont_size = 99\nnumbering = 1\nhyphenation = 'да'\n[[figures]]\nmap = false\n"), "base.toml")
	if len(faults) != 4 || e.Layout.FontSize != 14 || e.Layout.Numbering != "continuous" || !e.Layout.Hyphenation || !e.Figures.Map {
		t.Errorf("%+v %+v\n%s", e.Layout, e.Figures, told(faults))
	}
}

// An engagement made by hand has no places, and says so without a panic.
func TestEngagementWithoutFiles(t *testing.T) {
	e := &Engagement{Appendices: []Appendix{{Text: Prose{Text: "Э"}}}}
	if e.At("a").Line != 0 || e.KeyAt("a").Line != 0 || e.ProseAt(Prose{}, 3).Line != 0 || e.Has("a") || e.IDs() != nil {
		t.Error("places of nothing")
	}
	if _, _, err := e.Picture(Prose{}, "a.png"); err == nil || e.AppendixProse(0).Text != "Э" || e.Files() != nil {
		t.Error("files of nothing")
	}
}

// Every tag of the model is one that the decoder understands, names a known
// kind, and every required key says what it holds.
func TestModelTags(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice || typ.Kind() == reflect.Map {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || !format.IsTable(typ) || seen[typ] {
			return
		}
		seen[typ] = true
		fields := format.Fields(typ)
		for _, f := range fields {
			for _, k := range []Kind{f.ID, f.Ref, f.Keys} {
				if k != "" && k.Noun() == "" {
					t.Errorf("%s.%s: unknown kind %q", typ.Name(), f.Key, k)
				}
			}
			if f.Required && f.About == "" {
				t.Errorf("%s.%s: required without a name for messages", typ.Name(), f.Key)
			}
			walk(typ.Field(f.Index).Type)
		}
	}
	walk(reflect.TypeFor[Engagement]())
	if len(seen) < 40 {
		t.Errorf("only %d tables were seen", len(seen))
	}
}

// Of a file of 5 000 lines all 200 faults are told.
func TestLargeFile(t *testing.T) {
	var b strings.Builder
	for i := range 700 {
		fmt.Fprintf(&b, "[[terms]]\nterm = \"Термин %d\"\ndefinition = '''\nпервая\nвторая\n'''\n", i)
		if i%7 == 0 {
			b.WriteString("definicion = \"Э\"\nurl = 1\n")
		}
	}
	files := with(t, "", b.String())
	_, faults := Load(files, "base.toml")
	if len(faults) != 200 {
		t.Errorf("%d faults, want 200", len(faults))
	}
}

func FuzzLoad(f *testing.F) {
	base := baseFiles(f)
	f.Add(base["base.toml"].Data, []byte("extends = 'base.toml'\n[[variants]]\nid = 'V1'\nremove = true\n"))
	f.Add([]byte("a = {b.c = [[1], {d = '''\n'''}]}"), []byte("extends = 'version.toml'"))
	f.Add([]byte("[[variants]]\n[variants.scores]\n\"я\" = 1e9999\n"), []byte("\xff"))
	f.Fuzz(func(t *testing.T, text, version []byte) {
		files := fstest.MapFS{
			"base.toml": {Data: text}, "version.toml": {Data: version}, "prose/study.md": base["prose/study.md"],
		}
		for _, name := range []string{"base.toml", "version.toml"} {
			e, faults := Load(files, name)
			if e == nil && len(faults) == 0 {
				t.Fatal("neither an engagement nor a fault")
			}
			for _, d := range faults {
				if d.Message == "" || d.Position.Line < 1 || d.Position.Column < 1 || d.Position.File == "" {
					t.Fatalf("a fault without a place or a message: %+v", d)
				}
			}
			if e != nil {
				for i := range 20 {
					e.ProseAt(e.Report.Introduction, i)
				}
			}
		}
	})
}
