package preview

import (
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"rd50/generator/writer/html"
)

func row(letters string) []html.Block {
	var out []html.Block
	for _, r := range letters {
		out = append(out, html.Block{Key: string(r), HTML: string(r)})
	}
	return out
}

func TestChanges(t *testing.T) {
	for _, c := range []struct {
		about, before, after string
		want                 []any
	}{
		{"the first page", "", "аб", []any{"а", "б"}},
		{"nothing", "абв", "абв", []any{3}},
		{"one replaced", "абв", "адв", []any{1, "д", -1, 1}},
		{"one added", "аб", "авб", []any{1, "в", 1}},
		{"one dropped at the end", "абв", "аб", []any{2, -1}},
		{"two places", "абвгд", "xбвгy", []any{"x", -1, 3, "y", -1}},
		{"the last moved to the front", "абв", "ваб", []any{"в", 2, -1}},
		{"all dropped", "аб", "", []any{-2}},
	} {
		if got := changes(row(c.before), row(c.after)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.about, got, c.want)
		}
	}
}

// TestChangesLeadToThePage applies the steps of random pages.
func TestChangesLeadToThePage(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	some := func() string {
		letters := []rune("абвгдежзиклмн")
		random.Shuffle(len(letters), func(i, j int) { letters[i], letters[j] = letters[j], letters[i] })
		return string(letters[:random.Intn(len(letters)+1)])
	}
	for range 2000 {
		before, after := some(), some()
		if got := applied(t, []rune(before), changes(row(before), row(after))); got != after {
			t.Fatalf("%s to %s gives %s", before, after, got)
		}
	}
}

func applied(t *testing.T, before []rune, ops []any) string {
	t.Helper()
	var out strings.Builder
	for _, op := range ops {
		switch op := op.(type) {
		case string:
			out.WriteString(op)
		case int:
			if op > 0 {
				out.WriteString(string(before[:op]))
			}
			before = before[max(op, -op):]
		}
	}
	if len(before) > 0 {
		t.Fatalf("the steps leave %s", string(before))
	}
	return out.String()
}
