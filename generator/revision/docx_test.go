package revision_test

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"rd50/fonts"
	"rd50/generator"
	_ "rd50/generator/pace"
	"rd50/generator/thorough"
	"rd50/generator/typeset"
	"rd50/generator/writer"
)

var loadTemplates = sync.OnceValues(func() (*generator.Templates, error) { return generator.LoadTemplates(nil) })

// drafted reads an engagement, after an older one when there is one.
func drafted(t testing.TB, files fs.FS, name string, older *generator.Draft) *generator.Draft {
	t.Helper()
	templates, err := loadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	d := generator.Sketch(generator.Input{Files: files, Name: name, Folder: "образец"}, templates)
	if older != nil {
		d.Follow(older)
	}
	d.CheckPages()
	return d
}

// pagesOf gives the pages of a draft.
func pagesOf(t testing.TB, d *generator.Draft) *typeset.Layout {
	t.Helper()
	r, err := d.Report()
	if err != nil {
		t.Fatal(err)
	}
	l, err := typeset.Typeset(r, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// docxOf renders a draft; tables are plain, as they are where changes are shown.
func docxOf(t testing.TB, d, against *generator.Draft) *marked {
	t.Helper()
	if against != nil {
		if err := d.Against(against); err != nil {
			t.Fatal(err)
		}
	}
	f, _ := writer.Find("docx")
	files, err := d.Render([]writer.Format{f}, generator.Options{Tables: "plain"})
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("RD50_STRESS_DIR"); dir != "" && against != nil { // for the conformance checks
		name := fmt.Sprintf("%s/%x.docx", dir, sha256.Sum256(files[0].Data))
		if err := os.WriteFile(name, files[0].Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return openMarked(t, files[0].Data)
}

// plain holds what accepted has given of drafts: many changes are made to one.
var plain = map[*generator.Draft][]string{}

// accepted gives the lines of a draft that shows no changes.
func accepted(t testing.TB, d *generator.Draft) []string {
	t.Helper()
	if plain[d] == nil {
		plain[d] = docxOf(t, d, nil).accepted()
	}
	return plain[d]
}

// holdsBoth holds a document that shows changes to what it must give: accepted the new
// report's, rejected the old one's.
func holdsBoth(t *testing.T, about string, old, new *generator.Draft) {
	t.Helper()
	want := accepted(t, new) // before it is against another
	both := docxOf(t, new, old)
	for _, side := range []struct {
		name      string
		got, want []string
	}{
		{"accepted", both.accepted(), want},
		{"rejected", both.rejected(), accepted(t, old)},
	} {
		got, want := told(side.got), told(side.want)
		for i := range max(len(got), len(want)) {
			if a, b := at(got, i), at(want, i); a != b {
				t.Errorf("%s, %s, line %d:\n is %q\nnot %q", about, side.name, i, a, b)
				break
			}
		}
	}
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "(no line)"
}

// TestRevisionsHoldBothVersions: the samples' versions, and seeded changes of their files.
func TestRevisionsHoldBothVersions(t *testing.T) {
	for _, sample := range []string{"telecom", "state"} {
		files := os.DirFS("../../samples/" + sample)
		old := drafted(t, files, "engagement.toml", nil)
		holdsBoth(t, sample, old, drafted(t, files, "versions/1.1.toml", old))
	}
}

// TestAMovedEntryIsNoDeletion: entries meet by their keys, so that of two requirements in
// another order one moved.
func TestAMovedEntryIsNoDeletion(t *testing.T) {
	folder := os.DirFS("../../samples/minimal")
	text, err := fs.ReadFile(folder, "engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	list := entries(string(text))
	i := slices.IndexFunc(list, func(s string) bool { return strings.HasPrefix(s, "[[requirements]]") })
	list[i], list[i+1] = list[i+1], list[i]
	old := drafted(t, folder, "engagement.toml", nil)
	new := drafted(t, overlay{folder, fstest.MapFS{"engagement.toml": {Data: []byte(strings.Join(list, ""))}}}, "engagement.toml", old)
	holdsBoth(t, "moved", old, new)
	both := docxOf(t, new, old)
	var texts []string
	for _, of := range []string{"moveFrom", "moveTo"} {
		texts = append(texts, strings.Join(both.within(of), "|"))
	}
	if texts[0] == "" || texts[0] != texts[1] {
		t.Errorf("moved from %q, moved to %q", texts[0], texts[1])
	}
	for _, s := range both.within("del") {
		if strings.Contains(texts[0], s) && len([]rune(s)) > 20 {
			t.Errorf("what moved is gone as well: %q", s)
		}
	}
}

// TestRevisionsOfMutations changes the samples' files by 200 seeds.
func TestRevisionsOfMutations(t *testing.T) {
	const seeds = 200
	step := thorough.Step(t, 20)
	samples := []string{"minimal", "minimal", "minimal", "state", "minimal", "minimal", "minimal", "telecom"}
	old := map[string]*generator.Draft{}
	for seed := 0; seed < seeds; seed += step {
		sample := samples[seed/step%len(samples)]
		folder := os.DirFS("../../samples/" + sample)
		if old[sample] == nil {
			old[sample] = drafted(t, folder, "engagement.toml", nil)
		}
		new, edits := mutated(t, folder, rand.New(rand.NewPCG(uint64(seed), 17)), old[sample])
		holdsBoth(t, fmt.Sprintf("seed %d, %s: %s", seed, sample, edits), old[sample], new)
	}
}

// mutated changes files of an engagement in up to five ways, such that it still renders.
func mutated(t *testing.T, folder fs.FS, random *rand.Rand, old *generator.Draft) (*generator.Draft, string) {
	t.Helper()
	names, err := fs.Glob(folder, "prose/*.md")
	if err != nil {
		t.Fatal(err)
	}
	files := overlay{folder, fstest.MapFS{}}
	var last *generator.Draft
	var done []string
	want := 1 + random.IntN(5)
	for range 60 {
		if len(done) == want {
			break
		}
		name, kinds := "engagement.toml", tomlEdits
		if len(names) > 0 && random.IntN(2) == 0 {
			name, kinds = names[random.IntN(len(names))], proseEdits
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		kind := kinds[random.IntN(len(kinds))]
		edited := kind.edit(string(text), random)
		if edited == string(text) {
			continue
		}
		trial := overlay{folder, fstest.MapFS{}}
		for n, f := range files.own {
			trial.own[n] = f
		}
		trial.own[name] = &fstest.MapFile{Data: []byte(edited)}
		if d := drafted(t, trial, "engagement.toml", old); d.Faults.Errors() == 0 {
			files, last, done = trial, d, append(done, kind.name+" in "+name)
		}
	}
	if len(done) == 0 {
		t.Fatal("no edit left the engagement whole")
	}
	return last, strings.Join(done, ", ")
}

// overlay is a folder with some of its files replaced.
type overlay struct {
	fs.FS
	own fstest.MapFS
}

func (o overlay) Open(name string) (fs.File, error) {
	if _, ok := o.own[name]; ok {
		return o.own.Open(name)
	}
	return o.FS.Open(name)
}

// edit is a way to change a text.
type edit struct {
	name string
	edit func(text string, random *rand.Rand) string
}

var tomlEdits = []edit{
	{"a word of a value", func(text string, random *rand.Rand) string {
		return changedWord(text, `(?m)^(?:text|note|name|title|definition|full|reason|unit|position) = "([^"\n]+)"`, random)
	}},
	{"an entry dropped", func(text string, random *rand.Rand) string {
		list := entries(text)
		return withoutPiece(list, random.IntN(max(len(list), 1)))
	}},
	{"an entry moved", func(text string, random *rand.Rand) string { return swapped(entries(text), "[[", random) }},
	{"a number", func(text string, random *rand.Rand) string {
		return changedMatch(text, `(?m)^(?:cost|score|weight|amount|days) = (\d+)`, random, func(s string) string { return s + "1" })
	}},
	{"an entry added", func(text string, random *rand.Rand) string {
		return changedMatch(text, `(?s)(\[\[terms\]\]\n.*?)\n\[\[`, random, func(s string) string {
			return "[[terms]]\nterm = \"Новое понятие\"\ndefinition = \"то, чего прежде в отчете не было\"\n\n" + s
		})
	}},
}

var proseEdits = []edit{
	{"a word", func(text string, random *rand.Rand) string {
		return changedWord(text, `(?m)^([А-Я][^\n|]{40,})$`, random)
	}},
	{"a paragraph dropped", func(text string, random *rand.Rand) string {
		list := strings.SplitAfter(text, "\n\n")
		return withoutPiece(list, random.IntN(len(list)))
	}},
	{"a paragraph moved", func(text string, random *rand.Rand) string {
		return swapped(strings.SplitAfter(text, "\n\n"), "", random)
	}},
	{"a paragraph added", func(text string, random *rand.Rand) string {
		list := strings.SplitAfter(text, "\n\n")
		return strings.Join(slices.Insert(list, random.IntN(len(list)), "Добавлен абзац, которого не было; в нем формула $a_1 + b$ и сноска[^new].\n\n"), "") +
			"\n[^new]: Текст новой сноски.\n"
	}},
	{"a row of a table or list dropped", func(text string, random *rand.Rand) string {
		return changedMatch(text, `(?m)^((?:\| |- )[^\n]+\n)`, random, func(string) string { return "" })
	}},
	{"a heading", func(text string, random *rand.Rand) string {
		return changedMatch(text, `(?m)^## ([^\n{]+)`, random, func(s string) string { return s + " и прочее" })
	}},
}

// entries parts TOML before every header of a list's entry.
func entries(text string) []string {
	starts := regexp.MustCompile(`(?m)^\[\[`).FindAllStringIndex(text, -1)
	var out []string
	from := 0
	for _, s := range starts {
		out, from = append(out, text[from:s[0]]), s[0]
	}
	return append(out, text[from:])
}

func withoutPiece(list []string, i int) string {
	if len(list) < 2 || i == 0 {
		return strings.Join(list, "")
	}
	return strings.Join(slices.Delete(slices.Clone(list), i, i+1), "")
}

// swapped exchanges two neighbours of one kind.
func swapped(list []string, start string, random *rand.Rand) string {
	if len(list) < 3 {
		return strings.Join(list, "")
	}
	i := 1 + random.IntN(len(list)-2)
	head := func(s string) string { line, _, _ := strings.Cut(s, "\n"); return line }
	if start == "" || head(list[i]) == head(list[i+1]) {
		list[i], list[i+1] = list[i+1], list[i]
	}
	return strings.Join(list, "")
}

// changedMatch changes the first group of a random match.
func changedMatch(text, pattern string, random *rand.Rand, change func(string) string) string {
	all := regexp.MustCompile(pattern).FindAllStringSubmatchIndex(text, -1)
	if len(all) == 0 {
		return text
	}
	m := all[random.IntN(len(all))]
	return text[:m[2]] + change(text[m[2]:m[3]]) + text[m[3]:]
}

// changedWord replaces, drops or doubles a word of a random match.
func changedWord(text, pattern string, random *rand.Rand) string {
	return changedMatch(text, pattern, random, func(s string) string {
		words := strings.Split(s, " ")
		i := random.IntN(len(words))
		switch random.IntN(3) {
		case 0:
			words[i] = "иное"
		case 1:
			words[i] += " также новое"
		default:
			words = slices.Delete(words, i, i+1)
		}
		return strings.Join(words, " ")
	})
}
