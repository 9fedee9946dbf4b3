package generator_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator"
	"rd50/generator/diagnostic"
	"rd50/generator/inmemory"
	"rd50/generator/output"
	"rd50/generator/thorough"
	"rd50/generator/writer"
	"rd50/generator/writer/html"
)

// TestSavesAreAsFresh: what states of a draft have in common saves time and changes
// nothing. After each of many random edits, torn states among them, the faults, the page
// and all files are what a program gives that has seen nothing before.
func TestSavesAreAsFresh(t *testing.T) {
	for name, edits := range map[string]int{"minimal": 60, "telecom": 120, "state": 120} {
		t.Run(name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(7, 7))
			share := 10
			if name != "minimal" {
				share = 60
			}
			s := saver{t: t, files: held(t, "../samples/"+name), templates: shipped(t), page: new(html.Kept)}
			whole := maps.Clone(s.files)
			for i := range edits / thorough.Step(t, share) {
				s.compare(fmt.Sprintf("edit %d: %s", i, s.edit(random)))
				if i%3 == 2 { // else soon nothing would hold together
					s.files = maps.Clone(whole)
					s.compare("all taken back")
				}
			}
		})
	}
}

// held gives the files of a folder, to be changed.
func held(t *testing.T, folder string) fstest.MapFS {
	t.Helper()
	files, err := inmemory.Of(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func shipped(t *testing.T) *generator.Templates {
	t.Helper()
	templates, err := generator.LoadTemplates(nil)
	if err != nil {
		t.Fatal(err)
	}
	return templates
}

// saver is an author who saves again and again while a preview looks on.
type saver struct {
	t         *testing.T
	files     fstest.MapFS
	templates *generator.Templates
	page      *html.Kept
	before    *generator.Draft // the last whose pages were set
}

// edit changes lines of one file and tells what it did.
func (s *saver) edit(random *rand.Rand) string {
	names := slices.Sorted(maps.Keys(s.files))
	names = slices.DeleteFunc(names, func(n string) bool {
		return !strings.HasSuffix(n, ".toml") && !strings.HasSuffix(n, ".md") && !strings.HasSuffix(n, ".svg")
	})
	name := names[random.IntN(len(names))]
	if random.IntN(3) == 0 {
		name = "engagement.toml"
	}
	lines := strings.SplitAfter(string(s.files[name].Data), "\n")
	at := random.IntN(len(lines))
	what := []string{"gone", "doubled", "moved up", "another number", "another word", "a paragraph more"}[random.IntN(6)]
	was := lines[at]
	switch what {
	case "gone":
		lines = slices.Delete(lines, at, at+1)
	case "doubled":
		lines = slices.Insert(lines, at, was)
	case "moved up":
		lines[at], lines[max(at-1, 0)] = lines[max(at-1, 0)], was
	case "another number":
		lines[at] = strings.Map(func(r rune) rune {
			if '1' <= r && r < '9' {
				return r + 1
			}
			return r
		}, was)
	case "another word":
		lines[at] = strings.Replace(was, "ет", "ел", 1)
	default:
		lines[at] = was + "\nПравка текста, которой не было.\n\n"
	}
	s.files[name] = &fstest.MapFile{Data: []byte(strings.Join(lines, ""))}
	return fmt.Sprintf("%s:%d %s: %q", name, at+1, what, was)
}

// state is all that a user sees of a draft.
type state struct {
	faults string
	blocks []html.Block
	files  []output.File
}

// compare makes the files' state beside the earlier ones and alone.
func (s *saver) compare(what string) {
	s.t.Helper()
	got := s.look(s.templates, s.page, true)
	want := s.look(shipped(s.t), new(html.Kept), false)
	if got.faults != want.faults {
		s.t.Fatalf("%s: faults\n%s\nand alone\n%s", what, got.faults, want.faults)
	}
	if !reflect.DeepEqual(got.blocks, want.blocks) {
		s.t.Fatalf("%s: another page", what)
	}
	for i, f := range want.files {
		if len(got.files) != len(want.files) || !bytes.Equal(got.files[i].Data, f.Data) {
			s.t.Fatalf("%s: %s is another one", what, f.Name)
		}
	}
}

func (s *saver) look(templates *generator.Templates, page *html.Kept, follow bool) (out state) {
	s.t.Helper()
	d := generator.Sketch(generator.Input{Files: s.files, Name: "engagement.toml", Folder: "sample"}, templates)
	if p := d.Preview(); p.Report != nil {
		shown, err := page.Of(p.Report)
		if err != nil {
			s.t.Fatal(err)
		}
		out.blocks = shown.Blocks
	}
	if follow && s.before != nil {
		d.Follow(s.before)
	}
	d.CheckPages()
	if d.Engagement != nil && d.Faults.Errors() == 0 {
		var err error
		if out.files, err = d.Render(writer.Formats(), generator.Options{}); err != nil {
			s.t.Fatal(err)
		}
		if follow {
			s.before = d
		}
	}
	var faults strings.Builder
	if err := d.Faults.Styled(&faults, diagnostic.Style{}, d.Source); err != nil {
		s.t.Fatal(err)
	}
	out.faults = faults.String()
	return out
}
