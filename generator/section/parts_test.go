package section

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rd50/generator/engagement"
	"rd50/generator/inmemory"
	"rd50/generator/outline"
	"rd50/generator/parts"
	"rd50/generator/prose"
	"rd50/generator/report"
)

// TestWherePartsCome: the named ones at their places, the rest behind in the usual
// order; what follows a part goes with it unless it is named itself.
func TestWherePartsCome(t *testing.T) {
	all := []parts.Part{{ID: "s/a"}, {ID: "s/b"}, {ID: "s/group"}, {ID: "s/x", Under: "s/group"}, {ID: "s/y", Under: "s/group"}, {ID: "s/c"}}
	for _, c := range []struct{ prose, own, rest string }{
		{"", "", "a b group x y c"},
		{"text", "text", "a b group x y c"},
		{"text s/b text", "text b text", "a group x y c"},
		{"s/c s/a", "c a", "b group x y"},
		{"s/group text", "group x y text", "a b c"},
		{"s/y text", "y text", "a b group x c"},
		{"s/y s/group", "y group x", "a b c"},
		{"s/y s/x", "y x", "a b c"},                         // nothing is left to follow the group
		{"s/x s/group s/y", "x group y", "a b c"},           // the group keeps its own words
		{"s/a s/a s/none", "a s/a s/none", "b group x y c"}, // faults stay where they are written
	} {
		var blocks []report.Block
		var places []string
		for _, word := range strings.Fields(c.prose) {
			blocks = append(blocks, plainPara(word))
			places = append(places, strings.TrimPrefix(word, "text"))
		}
		own, named := placed(all, blocks, places)
		if got := pieceWords(own); got != c.own {
			t.Errorf("%q: the prose is %q, not %q", c.prose, got, c.own)
		}
		if got := pieceWords(remaining(all, named)); got != c.rest {
			t.Errorf("%q: behind it stand %q, not %q", c.prose, got, c.rest)
		}
	}
}

func pieceWords(pieces []piece) string {
	var out []string
	for _, p := range pieces {
		word := strings.TrimPrefix(p.part.ID, "s/")
		if p.block != nil {
			word = report.PlainText(p.block.(*report.Paragraph).Inlines)
		}
		out = append(out, word)
	}
	return strings.Join(out, " ")
}

// TestAnyOrderOfParts: whatever parts the prose of the sample names, in whatever order
// and at whatever places, each is printed once, and numbers and references are right.
func TestAnyOrderOfParts(t *testing.T) {
	in := telecomInput(t)
	usual := assembledObjects(t, in)
	for seed := range uint64(12) {
		random := rand.New(rand.NewPCG(seed, 50))
		in.Engagement = shuffled(t, random, seed == 0)
		in.Book = prose.Read(in.Engagement, &prose.Known{}, nil)
		if got := assembledObjects(t, in); !slices.Equal(got, usual) {
			t.Errorf("seed %d: %d objects, not %d:\n%v\n%v", seed, len(got), len(usual), got, usual)
		}
	}
}

// shuffled is the sample whose sections name some of their parts, or all of them, at
// places drawn by chance.
func shuffled(t *testing.T, random *rand.Rand, everything bool) *engagement.Engagement {
	t.Helper()
	sample, _ := engagement.Load(os.DirFS(telecom), "engagement.toml")
	files, err := inmemory.Of(os.DirFS(telecom))
	if err != nil {
		t.Fatal(err)
	}
	for _, section := range outline.IDs() {
		file := files["prose/"+section+".md"]
		var ids []string
		for _, p := range parts.Of(sample, section) {
			if p.Has(sample) && (everything || random.IntN(3) > 0) {
				ids = append(ids, p.ID)
			}
		}
		random.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		file.Data = []byte(dealt(random, placeLine.ReplaceAllString(string(file.Data), "## Место части $1\n\nТекст."), ids))
	}
	e, faults := engagement.Load(files, "engagement.toml")
	if faults.Errors() > 0 {
		t.Fatal(faults)
	}
	return e
}

var placeLine = regexp.MustCompile(`(?m)^\[@@(.*)\]$`)

// dealt puts parts before the headings of a text and behind its end.
func dealt(random *rand.Rand, text string, ids []string) string {
	pieces := strings.Split(text, "\n## ")
	for _, id := range ids {
		i := random.IntN(len(pieces))
		pieces[i] += "\n\n[@@" + id + "]\n"
	}
	return strings.Join(pieces, "\n## ")
}

// assembledObjects gives the tables, figures and formulas of the report, sorted, and
// holds their numbers, what refers to them and the levels of headings to what is right.
func assembledObjects(t *testing.T, in Input) []string {
	t.Helper()
	r, err := Assemble(in)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	numbers := map[string]string{}
	tables := 0
	for _, s := range r.Sections {
		level := 1
		report.EachBlock(s.Blocks, func(b report.Block) {
			switch b := b.(type) {
			case *report.Table:
				if s.Kind == report.Main && len(b.Caption) > 0 {
					if tables++; b.Number != fmt.Sprint(tables) {
						t.Errorf("the table %s has the number %s, not %d", b.ID, b.Number, tables)
					}
				}
				ids, numbers[b.ID] = append(ids, b.ID), b.Number
			case *report.Figure:
				ids, numbers[b.ID] = append(ids, b.ID), b.Number
			case *report.Formula:
				ids, numbers[b.ID] = append(ids, b.ID), b.Number
			case *report.Heading:
				if b.Level > level+1 && !b.Unnumbered {
					t.Errorf("«%s» of level %d stands under one of level %d", report.PlainText(b.Inlines), b.Level, level)
				}
				level = b.Level
			}
		})
	}
	for _, s := range r.Sections {
		report.EachInline(s.Blocks, func(inline report.Inline) {
			if ref, ok := inline.(*report.Reference); ok && numbers[ref.ID] != "" && !strings.HasSuffix(strings.Trim(ref.Text, "()"), numbers[ref.ID]) {
				t.Errorf("a reference to %s, number %s, prints %q", ref.ID, numbers[ref.ID], ref.Text)
			}
		})
	}
	slices.Sort(ids)
	return ids
}
