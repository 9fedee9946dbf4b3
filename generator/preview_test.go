package generator_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"

	"rd50/generator"
	"rd50/generator/diagnostic"
	"rd50/generator/golden"
	_ "rd50/generator/pace"
	"rd50/generator/thorough"
	"rd50/generator/writer"
	"rd50/generator/writer/markdown"
)

var loadTemplates = sync.OnceValues(func() (*generator.Templates, error) { return generator.LoadTemplates(nil) })

// sketched gives the preview of the engagement.toml in a folder, nil when that is
// no TOML.
func sketched(t testing.TB, folder fs.FS) (*generator.Draft, *generator.Preview) {
	t.Helper()
	templates, err := loadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	d := generator.Sketch(generator.Input{Files: folder, Name: "engagement.toml", Folder: "sample"}, templates)
	return d, d.Preview()
}

var mark = regexp.MustCompile(`⟦[^⟧]*⟧`)

// told compares the marks in a preview with the errors of the draft: each stands
// there once, and nothing else does.
func told(d *generator.Draft, p *generator.Preview) error {
	plain := strings.NewReplacer(`\`, "", "\n", " ", "\r", " ").Replace
	var want, got []string
	for _, f := range d.Faults {
		if f.Severity == diagnostic.Error {
			inside := strings.NewReplacer("⟦", "[", "⟧", "]").Replace(f.Code + ": " + f.Message)
			want = append(want, plain("⟦"+inside+"⟧"))
		}
	}
	for _, m := range mark.FindAllString(string(markdownOf(p)), -1) {
		got = append(got, plain(m))
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		return fmt.Errorf("marks\n  %s\nfor the errors\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
	return nil
}

// overlay is a folder with its engagement.toml replaced.
type overlay struct {
	fs.FS
	text []byte
}

func (o overlay) Open(name string) (fs.File, error) {
	if name == "engagement.toml" {
		return fstest.MapFS{name: {Data: o.text}}.Open(name)
	}
	return o.FS.Open(name)
}

// document is a TOML file as a tree.
type document = map[string]any

func sample(t testing.TB, name string) (document, fs.FS) {
	t.Helper()
	folder := os.DirFS("../samples/" + name)
	data, err := fs.ReadFile(folder, "engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	var tree document
	if err := toml.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	return tree, folder
}

// edited gives a copy of a tree with the value at each path replaced; nil drops it.
func edited(tree any, paths [][]any, value any) any {
	keep := func(key any, child any) (any, bool) {
		var below [][]any
		for _, p := range paths {
			if p[0] == key && len(p) == 1 {
				return value, value != nil
			}
			if p[0] == key {
				below = append(below, p[1:])
			}
		}
		if len(below) == 0 {
			return child, true
		}
		return edited(child, below, value), true
	}
	switch tree := tree.(type) {
	case document:
		out := document{}
		for k, child := range tree {
			if v, ok := keep(k, child); ok {
				out[k] = v
			}
		}
		return out
	case []document:
		var out []any
		for i, child := range tree {
			if v, ok := keep(i, child); ok {
				out = append(out, v)
			}
		}
		return out
	case []any:
		var out []any
		for i, child := range tree {
			if v, ok := keep(i, child); ok {
				out = append(out, v)
			}
		}
		return out
	}
	return tree
}

// paths lists every table, entry and key of a tree, the outer before the inner.
func paths(tree any, outer []any) [][]any {
	var out [][]any
	add := func(key, child any) {
		p := append(slices.Clone(outer), key)
		out = append(append(out, p), paths(child, p)...)
	}
	switch tree := tree.(type) {
	case document:
		for _, k := range slices.Sorted(maps.Keys(tree)) {
			add(k, tree[k])
		}
	case []document:
		for i, child := range tree {
			add(i, child)
		}
	case []any:
		for i, child := range tree {
			add(i, child)
		}
	}
	return out
}

// below gives the value at a path.
func below(tree any, path []any) any {
	for _, key := range path {
		switch t := tree.(type) {
		case document:
			tree = t[key.(string)]
		case []document:
			tree = t[key.(int)]
		case []any:
			tree = t[key.(int)]
		}
	}
	return tree
}

// large tells whether a path leads to a table or a list of tables, other than in
// the third or a later entry of a list: those are as the first two.
func large(tree document, path []any) bool {
	if slices.ContainsFunc(path, func(key any) bool { i, ok := key.(int); return ok && i > 1 }) {
		return false
	}
	switch below(tree, path).(type) {
	case document, []document:
		return true
	}
	return false
}

// mutated checks the preview of a tree with changes.
func mutated(t *testing.T, tree document, folder fs.FS, at [][]any, value any) {
	t.Helper()
	var b bytes.Buffer
	if err := toml.NewEncoder(&b).Encode(edited(tree, at, value)); err != nil {
		return // lists of mixed types have no place in what the encoder writes
	}
	d, p := sketched(t, overlay{folder, b.Bytes()})
	if d.Engagement == nil {
		t.Fatalf("%v := %v: not read", at, value)
	}
	if len(markdownOf(p)) == 0 || len(p.Sections) != 9 {
		t.Errorf("%v := %v: nothing to see", at, value)
	}
	if err := told(d, p); err != nil {
		t.Errorf("%v := %v: %v", at, value, err)
	}
}

// handfuls deals paths out into so many sets, neighbours into different ones.
func handfuls(all [][]any, count int) [][][]any {
	out := make([][][]any, min(count, len(all)))
	for i, p := range all {
		out[i%len(out)] = append(out[i%len(out)], p)
	}
	return out
}

// TestPreviewOfAnything takes every table, entry and key of the minimal sample
// away, in turn, and gives each, some at a time, a value that it can't have: the
// draft can always be seen, and each error in it.
func TestPreviewOfAnything(t *testing.T) {
	tree, folder := sample(t, "minimal")
	all := paths(tree, nil)
	step := thorough.Step(t, 4)
	for name, c := range map[string]struct {
		value any
		times int
	}{"missing": {nil, len(all) / step}, "a number": {7, 40 / step}, "empty": {"", 40 / step}, "a table": {document{"a": "б"}, 40 / step}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, at := range handfuls(all, c.times) {
				mutated(t, tree, folder, at, c.value)
			}
		})
	}
}

// TestPreviewOfTornTelecom takes what the large sample holds away: its tables by
// fours, all other entries and keys in handfuls.
func TestPreviewOfTornTelecom(t *testing.T) {
	t.Parallel()
	tree, folder := sample(t, "telecom")
	var tables, rest [][]any
	for _, p := range paths(tree, nil) {
		if large(tree, p) {
			tables = append(tables, p)
		} else {
			rest = append(rest, p)
		}
	}
	step := thorough.Step(t, 4)
	for _, at := range append(handfuls(tables, len(tables)/4/step), handfuls(rest, 16/step)...) {
		mutated(t, tree, folder, at, nil)
	}
}

// FuzzPreview reads any TOML with any prose: the draft comes out, and every error
// stands in it.
func FuzzPreview(f *testing.F) {
	for _, s := range []string{
		"", "format = 1", "[report]\ntitle = \"*[а](б)|_`$\"",
		"[[stages]]\nid = \"E1\"\nafter = [\"E1\"]\nduration = \"1w\"",
		"[sections.plan]\ntext = '[@x] ![п](../a.png) <b> [^1] $$ \\foo $$'\n[[exclusions]]\nsection = \"plan\"",
		"[strategy]\n[[strategy.goals]]\nid = \"G1\"\ntext = \"| а |\\n|---|\\n| б |\\n\\n---\\n\"",
		"[[variants]]\n[variants.compliance]\n\"R 1\" = 1",
	} {
		f.Add(s, "")
	}
	base, err := os.ReadFile("testdata/fuzz.toml")
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{
		"[@нет: слова] и [@нет] [@]\n\n---\n\n![п](нет.png){#f}\n\n![п](нет.png){#f}\n\n$$ a $$ {#f}",
		"Таблица: [@а] {#t}\n\n| [с](javascript:x) | б |\n|---|---|\n| 1 | 2 | 3 |\n\n[^1]: Сноска [@x].\n\n> > # А {#R1}",
		"А[^1], Б[^1].\n\n[^1]: Сноска [@x] ![п](п)[^1].\n\nТ\n: - о\n\n##### Б {#x} в\n\n# А [@y]",
	} {
		f.Add(string(base), s)
	}
	f.Fuzz(func(t *testing.T, text, prose string) {
		if strings.ContainsAny(text+prose, "⟦⟧") || strings.Contains(strings.ToLower(text), "27e") || regexp.MustCompile(`&#[xX0-9]`).MatchString(text+prose) {
			return // marks of the text's own can't be told from those of the draft
		}
		d, p := sketched(t, fstest.MapFS{"engagement.toml": {Data: []byte(text)}, "prose.md": {Data: []byte(prose)}})
		if d.Engagement == nil {
			return
		}
		if err := told(d, p); err != nil {
			t.Error(err)
		}
	})
}

// TestPreviewGolden shows a draft that was just begun: testdata/draft.golden is what
// its author reads.
func TestPreviewGolden(t *testing.T) {
	d, p := sketched(t, os.DirFS("testdata/draft"))
	if err := told(d, p); err != nil {
		t.Error(err)
	}
	var b bytes.Buffer
	if err := markdown.WriteText(&b, p.Report); err != nil {
		t.Fatal(err)
	}
	b.WriteString("\n")
	for _, s := range p.Sections {
		fmt.Fprintf(&b, "<!-- %s: %s, %d -->\n", s.ID, s.State, s.Faults)
	}
	golden.Compare(t, "draft", b.Bytes())
}

// TestPreviewOfASoundDraft is the report itself, and changes nothing of what is
// rendered after it.
func TestPreviewOfASoundDraft(t *testing.T) {
	templates, err := loadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	in := generator.Input{Files: os.DirFS("../samples/minimal"), Name: "engagement.toml", Folder: "minimal"}
	want, err := generator.Read(in, templates).Render(writer.Formats(), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, p := sketched(t, in.Files)
	if bytes.Contains(markdownOf(p), []byte("⟦")) || slices.ContainsFunc(p.Sections, func(s generator.SectionState) bool { return s.State != generator.Complete }) {
		t.Errorf("holes where nothing is missing: %+v", p.Sections)
	}
	got, err := d.Render(writer.Formats(), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		if !bytes.Equal(want[i].Data, got[i].Data) {
			t.Errorf("%s differs behind a preview", want[i].Name)
		}
	}
	if !bytes.Equal(markdownOf(d.Preview()), want[0].Data) {
		t.Error("with its pages set the preview is not the Markdown that is rendered")
	}
}

// TestPreviewTwice: the marks don't come twice.
func TestPreviewTwice(t *testing.T) {
	d, first := sketched(t, os.DirFS("testdata/draft"))
	if !bytes.Equal(markdownOf(first), markdownOf(d.Preview())) {
		t.Error("the second look differs")
	}
}

// markdownOf gives what a preview shows as Markdown, or why there is none; nothing where
// there are no data.
func markdownOf(p *generator.Preview) []byte {
	if p.Report == nil {
		return nil
	}
	var b bytes.Buffer
	if err := markdown.Write(&b, p.Report); err != nil {
		return []byte(err.Error())
	}
	return b.Bytes()
}
