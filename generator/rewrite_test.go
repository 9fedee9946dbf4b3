package generator_test

import (
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rd50/generator"
	"rd50/generator/amend"
	"rd50/generator/report"
)

// sketches are the samples as they are, read once: tests that change nothing share them.
var sketches = map[string]*generator.Draft{}

// sketchOf gives the draft of a sample and its report.
func sketchOf(t *testing.T, sample string) (*generator.Draft, *report.Report) {
	t.Helper()
	templates, err := loadTemplates()
	if err != nil {
		t.Fatal(err)
	}
	if sketches[sample] == nil {
		sketches[sample] = generator.Sketch(generator.Input{Files: os.DirFS("../samples/" + sample), Name: "engagement.toml"}, templates)
	}
	r, err := sketches[sample].Report()
	if err != nil {
		t.Fatal(err)
	}
	return sketches[sample], r
}

// line is a printed line that knows what it was printed from, and its words that are no
// reference's.
type line struct{ key, text, own string }

// eachPrinted gives the texts of a report with the keys that they were printed from: those
// of a cell stand at its paragraphs that have none of their own.
func eachPrinted(r *report.Report, f func(keys report.Keys, in []report.Inline)) {
	for _, s := range r.Sections {
		report.EachBlock(s.Blocks, func(b report.Block) {
			switch b := b.(type) {
			case *report.Paragraph:
				f(b.Keys, b.Inlines)
			case *report.Heading:
				f(b.Keys, b.Inlines)
			case *report.Figure:
				f(b.Keys, b.Caption)
			case *report.Table:
				f(b.Keys, b.Caption)
				eachCell(b, func(c report.Cell) {
					report.EachBlock(c.Blocks, func(b report.Block) {
						if p, ok := b.(*report.Paragraph); ok && len(p.Keys) == 0 {
							f(c.Keys, p.Inlines)
						}
					})
				})
			}
		})
	}
}

func eachCell(t *report.Table, f func(report.Cell)) {
	for _, row := range slices.Concat(t.Head, t.Rows) {
		for _, c := range row {
			f(c)
		}
	}
}

// keyed lists the lines of a report that know their keys, the first of which counts.
func keyed(r *report.Report) []line {
	var out []line
	eachPrinted(r, func(keys report.Keys, in []report.Inline) {
		if len(keys) == 0 {
			return
		}
		own := ""
		report.EachInline([]report.Block{&report.Paragraph{Inlines: in}}, func(x report.Inline) {
			if t, ok := x.(*report.Text); ok {
				own += t.Text
			}
		})
		out = append(out, line{keys[0], report.PlainText(in), own})
	})
	return out
}

var (
	inProse  = regexp.MustCompile(`\.md:\d+$`)
	inValue  = regexp.MustCompile(`^(?:requirements|risks|object\.problems|acceptance\.conditions|solution\.functions)\[.*\]\.(?:text|measure|name|note)$|^variants\[.*\]\.(?:text:\d+)$`)
	put      = regexp.MustCompile(`(?i)эхэхэ`)
	longWord = regexp.MustCompile(`\p{L}{5,}`)
)

// withWords puts «эхэхэ» in the place of a word of some lines whose keys have a form; fits
// tells which words can be.
func withWords(r *rand.Rand, lines []line, form *regexp.Regexp, n int, fits func(text, word string) bool) (edits []amend.Edit, words []string) {
	seen := map[string]int{}
	for _, l := range lines {
		seen[l.key+l.text]++
	}
	for _, i := range r.Perm(len(lines)) {
		l := lines[i]
		at := slices.DeleteFunc(longWord.FindAllStringIndex(l.text, -1), func(w []int) bool {
			word := l.text[w[0]:w[1]]
			return !strings.Contains(l.own, word) || strings.Count(l.text, word) > 1 || !fits(l.text, word)
		})
		if !form.MatchString(l.key) || len(at) == 0 || seen[l.key+l.text] != 1 || len(edits) == n {
			continue
		}
		seen[l.key+l.text]++
		w := at[r.IntN(len(at))]
		key, number, _ := strings.Cut(l.key, ":")
		line, _ := strconv.Atoi(number)
		edits = append(edits, amend.Edit{Key: key, Line: line, Before: l.text, After: l.text[:w[0]] + "эхэхэ" + l.text[w[1]:]})
		words = append(words, l.text[w[0]:w[1]])
	}
	return edits, words
}

// TestAmend takes seeded edits of words over, in prose and in values: the report prints
// them, and nothing but those words changes in the files.
func TestAmend(t *testing.T) {
	draft, rep := sketchOf(t, "telecom")
	r := rand.New(rand.NewPCG(17, 0))
	any := func(text, word string) bool { return true }
	prose, was := withWords(r, keyed(rep), inProse, 40, any)
	values, more := withWords(r, keyed(rep), inValue, 20, any)
	edits, words := append(prose, values...), append(was, more...)
	if len(edits) < 60 {
		t.Fatalf("%d edits", len(edits))
	}
	out, faults, err := generator.Amend(draft, edits)
	if err != nil {
		t.Fatal(err)
	}
	for i, fault := range faults {
		if fault != nil {
			t.Errorf("%s: %q → %q: %v", edits[i].Key, edits[i].Before, edits[i].After, fault)
		}
	}
	onlyReplaced(t, out, words)
}

// onlyReplaced tells what a rewriting changes besides the given words.
func onlyReplaced(t *testing.T, out generator.Rewriting, words []string) {
	t.Helper()
	if out.New == nil {
		t.Fatalf("faults: %v", out.Faults)
	}
	var changed []string
	for _, f := range out.Files {
		changed = append(changed, replacedIn(t, f)...)
	}
	slices.Sort(changed)
	slices.Sort(words)
	if !slices.EqualFunc(changed, words, strings.EqualFold) {
		t.Errorf("changed\n%q\nwant\n%q", changed, words)
	}
}

// replacedIn gives the words that «эхэхэ» takes the place of in a file, and holds all
// other bytes to be the same.
func replacedIn(t *testing.T, f generator.Rewritten) []string {
	t.Helper()
	var out []string
	was := string(f.Was)
	for i, part := range put.Split(string(f.Text), -1) {
		if i > 0 {
			word := longWord.FindString(was)
			if !strings.HasPrefix(was, word) || len(word) == 0 {
				t.Fatalf("%s: «эхэхэ» is in the place of %.40q, behind %q", f.Name, was, part)
			}
			out, was = append(out, word), was[len(word):]
		}
		if !strings.HasPrefix(was, part) {
			t.Fatalf("%s: other bytes before %.40q", f.Name, was)
		}
		was = was[len(part):]
	}
	if len(was) > 0 {
		t.Fatalf("%s: %.40q is gone", f.Name, was)
	}
	return out
}

// TestAmendRefuses shows what can't be taken over and what is told.
func TestAmendRefuses(t *testing.T) {
	draft, rep := sketchOf(t, "telecom")
	for _, c := range []struct{ about, key, before, after, want string }{
		{"the words of a list", "requirements[R7].priority", "обязательное", "желательное", "слова правки не стоят в тексте концепции"},
		{"what is printed in several places", "stages[E4].name", "Технический проект", "Рабочий проект", "слова стоят в отчете в нескольких местах: «Технический проект»"},
		{"what a reference prints", "solution.functions[F16].subsystem", "Корпоративные продажи", "Розничные продажи", "слова правки не стоят в тексте концепции"},
		{"a duration", "stages[E1].duration", "6\u00a0недель", "7\u00a0недель", "слова правки не стоят в тексте концепции"},
		{"only what the program sets", "requirements[R1].text", draftText(t, rep, "requirements[R1].text"), strings.ReplaceAll(draftText(t, rep, "requirements[R1].text"), "\u00a0", " "), "только знаки, которые расставляет программа"},
	} {
		out, faults, err := generator.Amend(draft, []amend.Edit{{Key: c.key, Before: c.before, After: c.after}})
		if err != nil {
			t.Fatal(err)
		}
		if out.New != nil || faults[0] == nil || !strings.Contains(faults[0].Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.about, faults[0], c.want)
		}
	}
}

// draftText gives the line that is printed from a key.
func draftText(t *testing.T, r *report.Report, key string) string {
	t.Helper()
	lines := keyed(r)
	i := slices.IndexFunc(lines, func(l line) bool { return l.key == key })
	if i < 0 {
		t.Fatalf("nothing is printed from %s", key)
	}
	return lines[i].text
}
