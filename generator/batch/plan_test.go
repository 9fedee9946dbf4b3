package batch

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestFind(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"б/engagement.toml":           "",
		"а/engagement.toml":           "",
		"а/versions/1.1.toml":         `extends = "../engagement.toml"`,
		"а/versions/prices.toml":      "price = 1", // a version of nothing
		"а/versions/broken.toml":      "extends = ",
		"а/versions/notes.md":         "",
		"а/[x]/engagement.toml":       "",
		"а/[x]/versions/2.toml":       "extends = 1", // its fault is told when it is read
		".git/engagement.toml":        "",
		"а/deep/er/engagement.toml":   "",
		"в/versions/1.1.toml":         `extends = "../engagement.toml"`, // no engagement beside
		"г/engagement.toml.bak":       "",
		"а/deep/er/other/report.toml": "",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	got, err := Find(files)
	want := []string{
		"а/[x]/engagement.toml", "а/[x]/versions/2.toml", "а/deep/er/engagement.toml",
		"а/engagement.toml", "а/versions/1.1.toml", "а/versions/broken.toml", "б/engagement.toml",
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v\ngot  %q\nwant %q", err, got, want)
	}
}

func TestMirror(t *testing.T) {
	for name, want := range map[string]string{
		"engagement.toml":            ".",
		"acme/crm/engagement.toml":   "acme/crm",
		"acme/crm/versions/1.1.toml": "acme/crm",
		"versions/1.1.toml":          ".",
		"../other/engagement.toml":   "../other",
	} {
		if got := Mirror(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestOrder(t *testing.T) {
	a, b := Report{Name: "а", Folder: "."}, Report{Name: "б", Folder: "."}
	got, err := Order([]Report{b, a, b})
	if err != nil || len(got) != 2 || got[0].Name != "а" || got[1].Name != "б" {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := Order([]Report{a, {Name: "а", Folder: ".", Output: "Отчет"}}); err == nil || !strings.Contains(err.Error(), "указана дважды") {
		t.Errorf("one report in two places: %v", err)
	}
}

func TestReadList(t *testing.T) {
	got, err := ReadList([]byte(`
formats = ["pdf"]
[[reports]]
path = "acme"
[[reports]]
path = "b/engagement.toml"
formats = ["md", "docx"]
output = "заказчик/Концепция"
`))
	if err != nil || len(got) != 2 {
		t.Fatal(got, err)
	}
	if a := got[0]; a.Path != "acme" || !slices.Equal(a.Formats, []string{"pdf"}) || a.Output != "" {
		t.Errorf("%+v", a)
	}
	if b := got[1]; b.Path != "b/engagement.toml" || !slices.Equal(b.Formats, []string{"md", "docx"}) || b.Output != "заказчик/Концепция" {
		t.Errorf("%+v", b)
	}
}

func TestFaultsOfAList(t *testing.T) {
	for _, c := range []struct{ about, text, fault string }{
		{"no TOML", "[[reports]\npath", "не TOML: строка 2: заголовок не закрыт"},
		{"nothing in it", "", "нет ни одной таблицы [[reports]]"},
		{"a mistyped key", "[[reports]]\npath = 'a'\nfromats = ['pdf']", "[[reports]] № 1: неизвестный ключ «fromats»; известны: formats, output, path"},
		{"a mistyped key at the top", "format = 1\n[[reports]]\npath = 'a'", "неизвестный ключ «format»; известны: formats, reports"},
		{"no path", "[[reports]]\npath = 'a'\n[[reports]]", "[[reports]] № 2: не задан ключ path"},
		{"formats that are no list", "[[reports]]\npath = 'a'\nformats = 'pdf'", "formats: нужен список текстов"},
		{"a path that is no text", "[[reports]]\npath = 1", "path: нужен текст"},
		{"an output outside", "[[reports]]\npath = 'a'\noutput = '../b'", "нужен путь внутри папки"},
		{"an output among the batch's own files", "[[reports]]\npath = 'a'\noutput = '.rd50'", "нужен путь внутри папки"},
		{"an output that Windows can't have", "[[reports]]\npath = 'a'\noutput = 'a:b'", "нужен путь внутри папки"},
	} {
		if _, err := ReadList([]byte(c.text)); err == nil || !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s: %v, want %s", c.about, err, c.fault)
		}
	}
}

func TestParseShard(t *testing.T) {
	for text, want := range map[string]Shard{"0/1": {0, 1}, "0/8": {0, 8}, "7/8": {7, 8}} {
		if got, err := ParseShard(text); err != nil || got != want {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "1", "8/8", "-1/8", "1/0", "a/b", "1/2/3", "0/9999999999", "1/1048577"} {
		if got, err := ParseShard(text); err == nil {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestShardsShareTheWhole: each report is in exactly one part, whatever the
// number of parts, and no part is much larger than others.
func TestShardsShareTheWhole(t *testing.T) {
	const reports = 2000
	for _, count := range []int{1, 2, 3, 8} {
		sizes := make([]int, count)
		for i := range reports {
			name, holders := fmt.Sprintf("e%04d/engagement.toml", i), 0
			for index := range count {
				if (Shard{index, count}).Holds(name) {
					sizes[index]++
					holders++
				}
			}
			if holders != 1 {
				t.Fatalf("%s is in %d of %d parts", name, holders, count)
			}
		}
		if even := reports / count; slices.Max(sizes) > even*5/4 || slices.Min(sizes) < even*3/4 {
			t.Errorf("%d parts have %v", count, sizes)
		}
	}
}

// TestTheSplitIsFixed: machines with different builds must agree on it.
func TestTheSplitIsFixed(t *testing.T) {
	for name, want := range map[string]int{"acme/crm/engagement.toml": 3, "телеком/versions/1.1.toml": 1} {
		for index := range 8 {
			if got := (Shard{index, 8}).Holds(name); got != (index == want) {
				t.Errorf("%s in part %d: %v, want part %d", name, index, got, want)
			}
		}
	}
}

func TestShardInAName(t *testing.T) {
	for _, c := range []struct {
		shard      Shard
		name, want string
	}{
		{Shard{}, "rd50-manifest.json", "rd50-manifest.json"},
		{Shard{0, 1}, "rd50-manifest.json", "rd50-manifest.json"},
		{Shard{2, 8}, "rd50-manifest.json", "rd50-manifest.2-of-8.json"},
		{Shard{2, 8}, "rd50", "rd50.2-of-8"},
	} {
		if got := c.shard.In(c.name); got != c.want {
			t.Errorf("%v in %s: %s", c.shard, c.name, got)
		}
	}
}
