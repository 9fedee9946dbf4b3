package diff

import (
	"reflect"
	"slices"
	"strings"
)

// matching says which entries of two lists are the same.
type matching struct {
	old     []int // by the index in the new list; -1 for an entry that was added
	removed []int // indexes in the old list
}

// match pairs entries with equal marks in order, then, where alike is given,
// those left over that stand behind the same pair, in the same number, and are
// alike. Swapping the lists gives the same pairs.
func match(old, new []string, alike func(i, j int) bool) matching {
	m := matching{old: slices.Repeat([]int{-1}, len(new))}
	free := map[string][]int{}
	for i, mark := range old {
		free[mark] = append(free[mark], i)
	}
	paired := slices.Repeat([]int{-1}, len(old)) // by the index in the old list
	for j, mark := range new {
		if list := free[mark]; len(list) > 0 {
			m.old[j], paired[list[0]], free[mark] = list[0], j, list[1:]
		}
	}
	if alike != nil {
		m.fill(paired, alike)
	}
	for i, j := range paired {
		if j < 0 {
			m.removed = append(m.removed, i)
		}
	}
	return m
}

// fill pairs the entries left over.
func (m *matching) fill(paired []int, alike func(i, j int) bool) {
	type slot struct{ behind, number int } // behind is the index in the old list, -1 for the start
	left := map[slot]int{}
	behind, number := -1, 0
	for i, j := range paired {
		if j >= 0 {
			behind, number = i, 0
			continue
		}
		left[slot{behind, number}] = i
		number++
	}
	behind, number = -1, 0
	for j, i := range slices.Clone(m.old) {
		if i >= 0 {
			behind, number = i, 0
			continue
		}
		if i, ok := left[slot{behind, number}]; ok && alike(i, j) {
			m.old[j], paired[i] = i, j
		}
		number++
	}
}

// pairs gives the old indexes of the pairs in the order of the new list.
func (m matching) pairs() []int {
	return slices.DeleteFunc(slices.Clone(m.old), func(i int) bool { return i < 0 })
}

// moved tells whether the pairs stand in another order.
func (m matching) moved() bool { return !slices.IsSorted(m.pairs()) }

// disorder gives the indexes of the pairs in the order of the old and of the new
// list, without those that both lists begin and end with.
func (m matching) disorder() (old, new []int) {
	after := m.pairs()
	before := slices.Sorted(slices.Values(after))
	from, to := 0, len(after)
	for before[from] == after[from] {
		from++
	}
	for before[to-1] == after[to-1] {
		to--
	}
	for j, i := range m.old {
		if slices.Contains(after[from:to], i) {
			new = append(new, j)
		}
	}
	return before[from:to], new
}

// half is the likeness from which two texts or entries count as one that was
// changed.
const half = 0.5

// likeness is the share of words that two texts have in common, 0 to 1.
func likeness(a, b string) float64 {
	if a == b {
		return 1
	}
	added, removed := wordsBetween(a, b)
	total := len(strings.Fields(a)) + len(strings.Fields(b))
	return float64(total-added-removed) / float64(max(total, 1))
}

// wordsBetween counts the words that only b and only a have.
func wordsBetween(a, b string) (added, removed int) {
	count := map[string]int{}
	for _, word := range strings.Fields(b) {
		count[word]++
	}
	for _, word := range strings.Fields(a) {
		count[word]--
	}
	for _, n := range count {
		added += max(n, 0)
		removed += max(-n, 0)
	}
	return added, removed
}

// tablesLikeness is the mean likeness of the keys that at least one of two
// tables has.
func tablesLikeness(a, b reflect.Value) float64 {
	sum, n := 0.0, 0
	for i := range a.NumField() {
		x, y := a.Field(i), b.Field(i)
		if x.IsZero() && y.IsZero() {
			continue
		}
		n++
		switch {
		case x.Kind() == reflect.String:
			sum += likeness(x.String(), y.String())
		case reflect.DeepEqual(x.Interface(), y.Interface()):
			sum++
		}
	}
	return sum / float64(max(n, 1))
}
