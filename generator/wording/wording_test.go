package wording

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator/report"
	"rd50/templates"
)

// files gives a set of templates of one file, sections/x.toml.
func files(toml string) fs.FS {
	return fstest.MapFS{"sections/x.toml": {Data: []byte(toml)}}
}

func load(t *testing.T, toml string, replacements ...string) *Wording {
	t.Helper()
	var more []fs.FS
	for _, r := range replacements {
		more = append(more, files(r))
	}
	w, err := Load(files(toml), more...)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// print fills one phrase.
func print(t *testing.T, text string, v Values) (string, error) {
	t.Helper()
	w := load(t, "[a]\nb = '''"+text+"'''\n").Section("x", Values{"system": "АС «Клиент»", "name": "общее"})
	return w.Text("a.b", v), w.Err()
}

func TestPlaceholders(t *testing.T) {
	for _, c := range []struct {
		about, text string
		values      Values
		want        string
	}{
		{"a value", "Вариант {{id}}.", Values{"id": "V1"}, "Вариант V1."},
		{"blanks inside", "Вариант {{ id }}.", Values{"id": "V1"}, "Вариант V1."},
		{"a common value", "Цели {{system}}.", nil, "Цели АС «Клиент»."},
		{"the call's own value wins", "{{name}}", Values{"name": "свое"}, "свое"},
		{"within emphasis and code", "*{{id}}* `{{id}}`", Values{"id": "V1"}, "V1 V1"},
		{"one: 1 этап", "{{n: этап|этапа|этапов}}", Values{"n": "1"}, "1_этап"},
		{"few: 3 этапа", "{{n: этап|этапа|этапов}}", Values{"n": "3"}, "3_этапа"},
		{"many: 12 этапов", "{{n: этап|этапа|этапов}}", Values{"n": "12"}, "12_этапов"},
		{"one again: 21 этап", "{{n: этап|этапа|этапов}}", Values{"n": "21"}, "21_этап"},
		{"in words up to nine", "к {{n дат. м.: этапу|этапам|этапам}}", Values{"n": "3"}, "к трем этапам"},
		{"in words, one", "{{n вин. ж.: задачу|задачи|задач}}", Values{"n": "1"}, "одну задачу"},
		{"from ten on in figures", "{{n род. ж.: задачи|задач|задач}}", Values{"n": "21"}, "21_задачи"},
		{"a value that ends the sentence", "Итого {{sum}}.", Values{"sum": "180 тыс. руб."}, "Итого 180 тыс. руб."},
		{"… in its middle", "Итого {{sum}} в год.", Values{"sum": "5 руб."}, "Итого 5 руб. в год."},
		{"an ellipsis stays", "Ждать… {{id}}... и", Values{"id": "A..B"}, "Ждать… A..B... и"},
		{"a value is never a placeholder", "{{id}}", Values{"id": "{{system}}"}, "{{system}}"},
	} {
		got, err := print(t, c.text, c.values)
		if want := strings.ReplaceAll(c.want, "_", report.NBSP); got != want || err != nil {
			t.Errorf("%s: %q gives %q, %v; want %q", c.about, c.text, got, err, want)
		}
	}
}

func TestAValueIsNeverMarkup(t *testing.T) {
	for _, value := range []string{
		"A|B*", "*a*", "[@x]", "{{y}}", "`c`", "$$x$$", "# А", "- а", "1. б", "[с](https://a.ru)", `\*`, "&amp;", "<b>", "а\nб", "[^1]", "{#a}",
	} {
		w := load(t, "[a]\nb = 'Имя *{{v}}* [@t: {{v}}]'\nc = '{{v}}'\n").Section("x", nil)
		in := w.Inlines("a.b", Values{"v": value})
		if len(in) != 4 {
			t.Fatalf("%q changes the phrase: %d inlines", value, len(in))
		}
		if got := report.PlainText(in[:2]); got != "Имя "+value {
			t.Errorf("%q is printed as %q", value, got)
		}
		if ref := in[3].(*report.Reference); ref.ID != "t" || ref.Words != value {
			t.Errorf("%q changes the reference: %+v", value, ref)
		}
		if got := w.Text("a.c", Values{"v": value}); got != value {
			t.Errorf("%q alone is printed as %q", value, got)
		}
		if err := w.Err(); err != nil {
			t.Errorf("%q: %v", value, err)
		}
	}
}

func TestFaultsOfAPhrase(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{{id}}", "подстановка {{id}} здесь неизвестна"},
		{"[@t: {{id}}]", "подстановка {{id}} здесь неизвестна"},
		{"{{system: а|б|в}}", "подстановка {{system}} не число"},
		{"{{System}}", "подстановка не распознана: {{System}}"},
		{"{{n: а|б}}", "подстановка не распознана: {{n: а|б}}"},
		{"{{n зв. м.: а|б|в}}", "подстановка не распознана: {{n зв. м.: а|б|в}}"},
		{"Раз.\n\nДва.", "нужен один абзац, а не 2"},
		{"![п](a.png)", "в шаблоне нет рисунков"},
	} {
		_, err := print(t, c.text, Values{"n": "1"})
		if want := "шаблон sections/x.toml: a.b: " + c.want; err == nil || err.Error() != want {
			t.Errorf("%q: got %v\nwant %s", c.text, err, want)
		}
	}
}

func TestWords(t *testing.T) {
	w := load(t, "[a]\nb = 'раз'\nlist = ['*Код*', 'Имя {{n}}']\n").Section("x", Values{"n": "1"})
	if got := strings.Join(w.List("a.list", nil), ","); got != "Код,Имя 1" {
		t.Errorf("list: %s", got)
	}
	for _, c := range []struct {
		about string
		call  func(w *Words)
		want  string
	}{
		{"no such phrase", func(w *Words) { w.Text("a.c", nil) }, "шаблон sections/x.toml: a.c: фразы нет"},
		{"a list isn't a phrase", func(w *Words) { w.Inlines("a.list", nil) }, "шаблон sections/x.toml: a.list: фразы нет"},
		{"no such list", func(w *Words) { w.List("a.c", nil) }, "шаблон sections/x.toml: a.c: списка нет"},
		{"the first fault sticks", func(w *Words) { w.Text("a.d", nil); w.Text("a.e", nil) }, "шаблон sections/x.toml: a.d: фразы нет"},
	} {
		w := load(t, "[a]\nb = 'раз'\nlist = ['а', 'б']\n").Section("x", nil)
		if c.call(w); w.Err() == nil || w.Err().Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.about, w.Err(), c.want)
		}
	}
}

func TestReplacement(t *testing.T) {
	const shipped = "[a]\nb = 'Этапов: {{n}}.'\nlist = ['Код', 'Имя']\nkept = 'как было'\n"
	w := load(t, shipped, "[a]\nb = 'Всего {{n: этап|этапа|этапов}}.'\n", "[a]\nlist = ['№', 'Название']\n").Section("x", nil)
	got := []string{w.Text("a.b", Values{"n": "2"}), strings.Join(w.List("a.list", nil), " "), w.Text("a.kept", nil)}
	if want := "Всего 2" + report.NBSP + "этапа.|№ Название|как было"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}

	for _, c := range []struct{ about, replacement, want string }{
		{"unknown phrase", "[a]\nc = ''", "шаблон sections/x.toml: фразы a.c нет в наборе"},
		{"unknown placeholder", "[a]\nb = '{{m}}'", "шаблон sections/x.toml: a.b: подстановка {{m}} здесь неизвестна; известны: n"},
		{"two forms of a word", "[a]\nb = '{{n: этап|этапа}}'", "шаблон sections/x.toml: a.b: подстановка не распознана: {{n: этап|этапа}}; число со словом пишется {{число: этап|этапа|этапов}}"},
		{"another number of columns", "[a]\nlist = ['Код']", "шаблон sections/x.toml: a.list: нужно строк: 2, дано: 1"},
		{"not running text", "[a]\nb = '- {{n}}'", "шаблон sections/x.toml: a.b: нужен абзац текста"},
		{"a number", "[a]\nb = 1", "шаблон sections/x.toml: a.b: нужна строка или список строк"},
		{"a list of numbers", "[a]\nlist = [1, 2]", "шаблон sections/x.toml: a.list: в списке нужны строки"},
		{"every fault is told", "[a]\nd = ''\nc = ''", "шаблон sections/x.toml: фразы a.c нет в наборе\nшаблон sections/x.toml: фразы a.d нет в наборе"},
	} {
		_, err := Load(files(shipped), files(c.replacement))
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v\nwant %s", c.about, err, c.want)
		}
	}
	if _, err := Load(files(shipped), files("[a")); err == nil || !strings.HasPrefix(err.Error(), "шаблон sections/x.toml: ") {
		t.Errorf("broken TOML: got %v", err)
	}
	if _, err := Load(files(shipped), fstest.MapFS{"x.toml": {}}); err == nil {
		t.Error("a folder of another shape replaces nothing and is no error")
	}
}

// TestShippedPhrases holds every shipped phrase to what a customer's must be.
func TestShippedPhrases(t *testing.T) {
	w, err := Load(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Names()) == 0 {
		t.Fatal("no files")
	}
	for _, name := range w.Names() {
		for key, list := range w.files[name].byKey {
			if err := parseable(list); err != nil {
				t.Errorf("sections/%s.toml: %s: %v", name, key, err)
			}
			everything := Values{}
			asked, err := names(list)
			if err != nil {
				t.Errorf("sections/%s.toml: %s: %v", name, key, err)
			}
			for _, n := range asked {
				everything[n] = "1"
			}
			words := w.Section(name, everything)
			words.List(key, nil)
			if err := words.Err(); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestShippedPhrasesAreUsed finds phrases that no section asks for. Those of
// common.toml are asked for by the values of the engagement.
func TestShippedPhrasesAreUsed(t *testing.T) {
	w, err := Load(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	sources, err := filepath.Glob("../section/*.go")
	if err != nil || len(sources) == 0 {
		t.Fatal(sources, err)
	}
	var code strings.Builder
	for _, name := range sources {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		code.Write(data)
	}
	for _, name := range w.Names() {
		for key := range w.files[name].byKey {
			if name != "common" && !mentions(code.String(), key) {
				t.Errorf("sections/%s.toml: no section uses %s", name, key)
			}
		}
	}
}

// mentions tells whether code holds a key whole, or put together of a part and
// an engagement's word: "title." + kind, phase + ".heading".
func mentions(code, key string) bool {
	dot := strings.Index(key, ".")
	for i := dot + 1; i <= len(key); i++ {
		if strings.Contains(code, `"`+key[:i]+`"`) {
			return true
		}
	}
	for i := dot + 2; i <= len(key); i++ { // an engagement's word before it: measure + ".where_"
		if strings.Contains(code, `"`+key[dot:i]+`"`) {
			return true
		}
	}
	return strings.Contains(code, `"`+key[:dot]+`"`) && strings.Contains(code, `+"."`) // measure + "."
}
