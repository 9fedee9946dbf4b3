package diff_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"rd50/generator/diff"
	"rd50/generator/engagement"
	"rd50/generator/format"
	"rd50/generator/thorough"
)

// TestEveryChangeIsToldAndNoOther changes every value of the telecom sample in
// turn, drops every entry and swaps neighbours: each is told as one change with
// the right key, and told the other way round by swapping the engagements.
func TestEveryChangeIsToldAndNoOther(t *testing.T) {
	c, base, e := newComparer(t), load(t, "engagement.toml"), load(t, "engagement.toml")
	for _, x := range []*engagement.Engagement{base, e} {
		for i := range x.Appendices { // their texts move along when they are swapped
			x.Appendices[i].Text = x.AppendixProse(i)
		}
	}
	counts := map[string]int{}
	m, step, n := &mutator{}, thorough.Step(t, 10), 0
	m.check = func(key string, kind mutation) {
		if n++; n%step != 0 {
			return
		}
		counts[string(kind)]++
		changes := direct(c.compare(base, e))
		if !slices.Contains(expected(kind), actions(changes)) || !strings.HasPrefix(key, changes[0].Key) && kind != identity && !strings.HasPrefix(changes[0].Key, key) {
			t.Errorf("%s of %s: %s", kind, key, texts(changes))
		}
		if forth, back := signs(changes, false), signs(direct(c.compare(e, base)), true); !slices.Equal(forth, back) {
			t.Errorf("%s of %s is not the inverse of its inverse:\n%s\n%s", kind, key, forth, back)
		}
	}
	m.walk(reflect.ValueOf(e).Elem(), "")
	if got := c.compare(base, e); len(got) > 0 {
		t.Fatalf("the mutator left something changed: %s", texts(got))
	}
	t.Log(counts)
	for kind, least := range map[mutation]int{value: 1500, removal: 400, swap: 100, identity: 100} {
		if counts[string(kind)] < least/step {
			t.Errorf("only %d mutations of kind %s", counts[string(kind)], kind)
		}
	}
}

type mutation string

const (
	value    mutation = "value"
	removal  mutation = "removal"
	swap     mutation = "swap"
	identity mutation = "identity" // of an id, or of what names an entry without one
)

// expected gives what may be told of a mutation.
func expected(m mutation) []string {
	switch m {
	case removal:
		return []string{"removed", "changed"} // changed: of a list that is one value, such as ids
	case swap:
		return []string{"reordered", "changed"}
	case identity:
		return []string{"added removed", "changed"}
	}
	return []string{"changed"}
}

// direct leaves the consequences out.
func direct(changes []diff.Change) []diff.Change {
	return slices.DeleteFunc(changes, func(c diff.Change) bool { return c.Action == diff.Derived })
}

func actions(changes []diff.Change) string {
	var out []string
	for _, c := range changes {
		out = append(out, string(c.Action))
	}
	return strings.Join(out, " ")
}

func texts(changes []diff.Change) string { return strings.Join(diff.Lines(changes), "\n") }

// signs gives what identifies each change, or its inverse, sorted.
func signs(changes []diff.Change, inverse bool) []string {
	turned := map[diff.Action]diff.Action{diff.Added: diff.Removed, diff.Removed: diff.Added}
	var out []string
	for _, c := range changes {
		if inverse {
			c.Old, c.New = c.New, c.Old
			if a, ok := turned[c.Action]; ok {
				c.Action = a
			}
		}
		data, err := json.Marshal([]any{c.Kind, c.ID, c.Field, c.Old, c.New, c.Action})
		if err != nil {
			panic(err)
		}
		out = append(out, string(data))
	}
	slices.Sort(out)
	return out
}

// mutator changes values in place, calls check and puts them back.
type mutator struct {
	check func(key string, kind mutation)
}

func (m *mutator) walk(v reflect.Value, key string) {
	noun := nounOf(v.Type())
	for _, f := range format.Fields(v.Type()) {
		kind := value
		if f.ID != "" || strings.Contains(key, "[") && slices.Contains(noun, f.Key) {
			kind = identity
		}
		if f.Key != "extends" {
			m.field(v.Field(f.Index), f, engagement.ChildKey(key, f.Key), kind)
		}
	}
}

// nounOf gives the keys that tell entries without id apart.
func nounOf(t reflect.Type) []string {
	for _, f := range format.Fields(t) {
		if f.ID != "" {
			return nil
		}
	}
	switch t.Name() {
	case "Approval":
		return []string{"role", "organisation"}
	case "Commission":
		return []string{"position", "organisation"}
	}
	return []string{"name", "title", "factor", "text", "section", "term", "short", "version"}
}

func (m *mutator) field(v reflect.Value, f format.Field, key string, kind mutation) {
	switch {
	case v.Kind() == reflect.Map:
		m.entriesOf(v, key)
	case v.Kind() == reflect.Slice:
		m.list(v, f, key, kind)
	case v.Kind() == reflect.Pointer && v.IsNil():
	case v.Kind() == reflect.Pointer && format.IsTable(v.Type().Elem()):
		m.walk(v.Elem(), key)
	case format.IsTable(v.Type()):
		m.walk(v, key)
	default:
		m.with(v, other(v, f), func() { m.check(key, kind) })
	}
}

// with gives v another value while do runs.
func (m *mutator) with(v, other reflect.Value, do func()) {
	before := reflect.New(v.Type()).Elem()
	before.Set(v)
	v.Set(other)
	do()
	v.Set(before)
}

func (m *mutator) list(v reflect.Value, f format.Field, key string, kind mutation) {
	for i := range v.Len() {
		item := engagement.ItemKey(key, i)
		less := reflect.AppendSlice(v.Slice3(0, i, i), v.Slice(i+1, v.Len()))
		m.with(v, less, func() { m.check(item, removal) })
		if i > 0 && !reflect.DeepEqual(v.Index(i).Interface(), v.Index(i-1).Interface()) {
			m.with(v, swapped(v, i), func() { m.check(key, swap) })
		}
		more := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(more, v)
		m.with(v, more, func() { m.field(v.Index(i), f, item, kind) })
	}
}

func swapped(v reflect.Value, i int) reflect.Value {
	out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	reflect.Copy(out, v)
	out.Index(i).Set(v.Index(i - 1))
	out.Index(i - 1).Set(v.Index(i))
	return out
}

func (m *mutator) entriesOf(v reflect.Value, key string) {
	for _, k := range v.MapKeys() {
		item := engagement.ChildKey(key, k.String())
		before := v.MapIndex(k)
		v.SetMapIndex(k, reflect.Value{})
		m.check(item, removal)
		changed := reflect.New(before.Type()).Elem()
		changed.Set(before)
		switch x := changed.Addr().Interface().(type) {
		case *engagement.Verdict:
			x.Note += " и еще"
		case *engagement.Authored:
			x.Place = map[string]string{"before": "after", "after": "before"}[x.Place]
		case *decimal.Decimal:
			*x = x.Add(decimal.NewFromFloat(0.5))
		}
		v.SetMapIndex(k, changed)
		m.check(item, value)
		v.SetMapIndex(k, before)
	}
}

// other gives a value that is not v.
func other(v reflect.Value, f format.Field) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch x := out.Addr().Interface().(type) {
	case *engagement.Date:
		*x = engagement.Date{Time: x.AddDate(0, 0, 1)}
	case *engagement.Duration:
		x.Count++
	case *engagement.Prose:
		x.Text += " Еще слово."
	case *decimal.Decimal:
		*x = x.Add(decimal.NewFromInt(1))
	case **decimal.Decimal:
		d := (*x).Add(decimal.NewFromInt(1))
		*x = &d
	case *bool:
		*x = !*x
	case **bool:
		b := !**x
		*x = &b
	case *int:
		*x++
	default:
		text := v.String() + " иначе"
		if i := slices.Index(f.Enum, v.String()); i >= 0 {
			text = f.Enum[(i+1)%len(f.Enum)]
		}
		out.SetString(text)
	}
	return out
}

// TestInverseOfVersions: the two versions in the other order give the inverse,
// consequences included.
func TestInverseOfVersions(t *testing.T) {
	c, old, new := newComparer(t), load(t, "engagement.toml"), load(t, "versions/1.1.toml")
	forth, back := signs(c.compare(old, new), false), signs(c.compare(new, old), true)
	if !slices.Equal(forth, back) {
		t.Errorf("\n%s\n%s", strings.Join(forth, "\n"), strings.Join(back, "\n"))
	}
}

func BenchmarkCompare(b *testing.B) {
	c, old, new := newComparer(b), load(b, "engagement.toml"), load(b, "versions/1.1.toml")
	for b.Loop() {
		c.compare(old, new)
	}
}
