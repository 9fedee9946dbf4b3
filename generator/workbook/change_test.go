package workbook

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rd50/generator/diff"
	"rd50/generator/engagement"
	"rd50/generator/format"
	"rd50/generator/input"
	_ "rd50/generator/pace"
	"rd50/generator/schema"
	"rd50/generator/thorough"
	"rd50/templates"
)

// subject is a file of the samples with its book.
type subject struct {
	in     Input
	files  fs.FS
	file   string
	tables []Table
	grids  []Grid
}

func subjects(t *testing.T, w *Words) []subject {
	var out []subject
	for _, c := range [][3]string{
		{"telecom", "engagement.toml", ""}, {"telecom", "versions/1.1.toml", "engagement.toml"}, {"minimal", "engagement.toml", ""},
	} {
		s := subject{files: os.DirFS("../../samples/" + c[0]), file: c[1]}
		s.in.Engagement, s.in.Text = sample(t, c[0], c[1])
		if c[2] != "" {
			s.in.Base, _ = sample(t, c[0], c[2])
		}
		s.tables, s.grids = w.Of(s.in.Engagement), book(t, w, s.in.Engagement)
		out = append(out, s)
	}
	return out
}

// change is one cell that holds something else.
type change struct {
	sheet, entry, key string
	old, new          string
	grids             []Grid
}

func (c change) String() string {
	return fmt.Sprintf("%s, %s, %s: %q → %q", c.sheet, c.entry, c.key, c.old, c.new)
}

// any changes a cell of a sheet that is not computed and names nothing.
func (s subject) any(r *rand.Rand) (change, bool) {
	t := s.tables[r.IntN(len(s.tables))]
	if len(t.Rows) == 0 {
		return change{}, false
	}
	row, column := r.IntN(len(t.Rows)), r.IntN(len(t.Columns))
	c := t.Columns[column]
	if m := t.column("measure"); c.family == "scores" && t.Rows[row].Cells[m] != "" || c.Key == "measure" {
		return change{}, false // computed, and what makes it so
	}
	if c.Form == Computed || slices.Contains(t.Sheet.naming(), c.Key) {
		return change{}, false
	}
	old := t.Rows[row].Cells[column]
	written := another(c, old, r)
	if canonical, err := c.canonical(written); err != nil || sameCell(canonical, old) {
		return change{}, false
	}
	out := change{sheet: t.Sheet.Name, entry: t.Rows[row].Name, key: c.Key, old: old, new: written}
	for _, g := range s.grids {
		if g.Sheet == t.Sheet.Name {
			g.Rows = slices.Clone(g.Rows)
			line := slices.Clone(g.Rows[row+firstRow-1])
			for len(line) <= column {
				line = append(line, "")
			}
			line[column] = written
			g.Rows[row+firstRow-1] = line
			out.grids = []Grid{g}
		}
	}
	return out, true
}

// another gives a cell something that it may hold.
func another(c Column, old string, r *rand.Rand) string {
	switch c.Form {
	case Whole:
		return fmt.Sprint(2001 + r.IntN(9))
	case Number:
		return fmt.Sprint(1 + r.IntN(9))
	case Day:
		return fmt.Sprintf("%02d.%02d.2027", 1+r.IntN(28), 1+r.IntN(12))
	case Enum:
		return c.values[r.IntN(len(c.values))].word
	case IDs:
		return old + "; " + "Х1"
	case Lines:
		return strings.Join(append(strings.Split(old, "\n"), "Новая «строка» \\ с \"кавычками\""), "\n")
	}
	if c.Key == "duration" {
		return "7 недель"
	}
	return []string{"Другой текст", old + " и еще", "Слова \"в кавычках\"", "Строка\nи строка"}[r.IntN(4)]
}

// TestOneCell changes one cell of a sample's book, a thousand times: the TOML differs in
// the lines of that value alone, and the comparison of versions names that value alone.
func TestOneCell(t *testing.T) {
	t.Parallel()
	step := thorough.Step(t, 16)
	w := words(t)
	vocabulary, err := schema.LoadVocabulary(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	all := subjects(t, w)
	r := rand.New(rand.NewPCG(1, 1))
	seen := map[string]int{}
	for n := 0; n < 1000/step; {
		s := all[[]int{0, 2, 1, 2}[n%4]] // the small one more often
		c, ok := s.any(r)
		if !ok {
			continue
		}
		n++
		seen[c.sheet]++
		out, err := w.Merge(s.in, c.grids)
		if err != nil || len(out.Faults) > 0 {
			t.Errorf("%v: %v, %v", c, err, out.Faults)
			continue
		}
		if err := near(string(s.in.Text), string(out.Text), c); err != nil {
			t.Errorf("%v: %v", c, err)
		}
		after, _ := engagement.Load(input.With(s.files, s.file, out.Text), s.file)
		if after == nil {
			t.Fatalf("%v: what was written is not read", c)
		}
		if err := told(diff.Compare(s.in.Engagement, after, vocabulary, func(s string) string { return s }), c); err != nil {
			t.Errorf("%v: %v", c, err)
		}
	}
	for _, table := range all[0].tables {
		if step == 1 && len(table.Rows) > 0 && seen[table.Sheet.Name] == 0 {
			t.Errorf("nothing of %s was changed", table.Sheet.Name)
		}
	}
}

// near tells what of a text changed beside the lines of the value: all that differs
// lies together, and what goes and comes is no more than the value and its entry.
func near(before, after string, c change) error {
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	front := 0
	for front < min(len(a), len(b)) && a[front] == b[front] {
		front++
	}
	back := 0
	for back < min(len(a), len(b))-front && a[len(a)-1-back] == b[len(b)-1-back] {
		back++
	}
	gone, come := len(a)-front-back, len(b)-front-back
	most := 2 + strings.Count(c.old, "\n") + strings.Count(c.old, ", ") + strings.Count(c.old, "\n")
	if strings.HasPrefix(c.key, "amounts") {
		most += 10
	}
	if gone > most || come > most+6+strings.Count(c.new, "\n") { // a version may get an entry
		return fmt.Errorf("%d lines went, %d came: %q", gone, come, a[front:front+gone])
	}
	return nil
}

// givesWay tells whether a key of a cost belongs to the form that a version's change to
// the other one drops: a quantity and a price where sums by year are written.
func givesWay(written, key string) bool {
	forms := format.FormsOf(reflect.TypeFor[engagement.Cost]()).Keys
	formOf := func(key string) int {
		return slices.IndexFunc(forms, func(form []string) bool { return slices.Contains(form, key[strings.LastIndex(key, ".")+1:]) })
	}
	a, b := formOf(written), formOf(key)
	return a >= 0 && b >= 0 && a != b
}

// told tells what the comparison of versions says beside the change itself and what
// follows from it.
func told(changes []diff.Change, c change) error {
	n := 0
	key := strings.Split(c.key, ".")[0]
	for _, d := range changes {
		switch {
		case d.Action == diff.Derived:
		case strings.Contains(d.Key, key):
			n++
		case givesWay(key, d.Key):
		default:
			return fmt.Errorf("told of %s: %s", d.Key, d.Text)
		}
	}
	if n == 0 {
		return fmt.Errorf("not told")
	}
	return nil
}
