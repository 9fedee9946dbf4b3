package review

import (
	"cmp"
	"slices"
	"strings"
)

// item is a paragraph as words compare: by its letters, or by the pairs of them.
type item struct {
	letters string
	pairs   []uint64 // sorted
	at      int      // among all of its side
}

func itemOf(letters string, at int) item { return item{letters: letters, at: at} }

// known is how many letters of a text are compared.
const known = 600

// spread makes the pairs of letters, in which two texts are alike.
func (x *item) spread() []uint64 {
	if x.pairs != nil {
		return x.pairs
	}
	last := rune(0)
	for i, r := range strings.ToLower(x.letters) {
		if i > known {
			break
		}
		x.pairs = append(x.pairs, uint64(last)<<32|uint64(r))
		last = r
	}
	slices.Sort(x.pairs)
	return x.pairs
}

// alike tells how much two texts have in common, from 0 to 1 (Dice).
func alike(a, b *item) float64 {
	x, y := a.spread(), b.spread()
	if len(x)+len(y) == 0 {
		return 0
	}
	common, i, j := 0, 0, 0
	for i < len(x) && j < len(y) {
		switch c := cmp.Compare(x[i], y[j]); {
		case c == 0:
			common, i, j = common+1, i+1, j+1
		case c < 0:
			i++
		default:
			j++
		}
	}
	return 2 * float64(common) / float64(len(x)+len(y))
}

// enough is how alike texts must be to be taken for one.
const enough = 0.45

// aligner pairs the paragraphs of two states of a text, in their order.
type aligner struct {
	a, b []item
	pair []int // of a's item the index in b; -1 for none
	left int   // how many more pairs may be compared
}

// mostCompared is how many pairs of texts are compared in all, mostInSpan in one span.
const (
	mostCompared = 3_000_000
	mostInSpan   = 10_000
)

// align gives for each item of a the one of b that it was, -1 for none.
func align(a, b []item) []int {
	al := &aligner{a, b, make([]int, len(a)), mostCompared}
	for i := range al.pair {
		al.pair[i] = -1
	}
	al.span(0, len(a), 0, len(b))
	al.elsewhere()
	return al.pair
}

// span pairs what stands between two places: what is equal at its ends, then what stands
// once on both sides, and around that again; the rest by likeness.
func (al *aligner) span(a0, a1, b0, b1 int) {
	for a0 < a1 && b0 < b1 && al.a[a0].letters == al.b[b0].letters {
		al.pair[a0] = b0
		a0, b0 = a0+1, b0+1
	}
	for a0 < a1 && b0 < b1 && al.a[a1-1].letters == al.b[b1-1].letters {
		a1, b1 = a1-1, b1-1
		al.pair[a1] = b1
	}
	if a0 == a1 || b0 == b1 {
		return
	}
	anchors := al.anchors(a0, a1, b0, b1)
	if len(anchors) == 0 {
		al.likely(a0, a1, b0, b1)
		return
	}
	for _, x := range anchors {
		al.pair[x[0]] = x[1]
		al.span(a0, x[0], b0, x[1])
		a0, b0 = x[0]+1, x[1]+1
	}
	al.span(a0, a1, b0, b1)
}

// anchors are the longest run of texts that stand once on both sides, in one order.
func (al *aligner) anchors(a0, a1, b0, b1 int) [][2]int {
	type count struct{ a, b, i, j int }
	counts := map[string]*count{}
	for i := a0; i < a1; i++ {
		c := counts[al.a[i].letters]
		if c == nil {
			c = &count{}
			counts[al.a[i].letters] = c
		}
		c.a, c.i = c.a+1, i
	}
	for j := b0; j < b1; j++ {
		if c := counts[al.b[j].letters]; c != nil {
			c.b, c.j = c.b+1, j
		}
	}
	var both [][2]int
	for i := a0; i < a1; i++ {
		if c := counts[al.a[i].letters]; c.a == 1 && c.b == 1 {
			both = append(both, [2]int{i, c.j})
		}
	}
	return rising(both)
}

// rising gives the longest run whose second numbers rise (patience sorting).
func rising(list [][2]int) [][2]int {
	var tops []int // index of the last of each pile
	before := make([]int, len(list))
	for i, x := range list {
		k, _ := slices.BinarySearchFunc(tops, x[1], func(top, want int) int { return cmp.Compare(list[top][1], want) })
		before[i] = -1
		if k > 0 {
			before[i] = tops[k-1]
		}
		if k == len(tops) {
			tops = append(tops, i)
		} else {
			tops[k] = i
		}
	}
	if len(tops) == 0 {
		return nil
	}
	var out [][2]int
	for i := tops[len(tops)-1]; i >= 0; i = before[i] {
		out = append(out, list[i])
	}
	slices.Reverse(out)
	return out
}

// likely pairs what is alike between two places, in one order, so that the likeness is the
// greatest in all.
func (al *aligner) likely(a0, a1, b0, b1 int) {
	n, m := a1-a0, b1-b0
	if n > min(mostInSpan, al.left)/m {
		return
	}
	al.left -= n * m
	best := make([][]float64, n+1)
	for i := range best {
		best[i] = make([]float64, m+1)
	}
	score := func(i, j int) float64 {
		if s := alike(&al.a[a0+i], &al.b[b0+j]); s >= enough {
			return s
		}
		return -1
	}
	scores := make([]float64, n*m)
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			s := score(i, j)
			scores[i*m+j] = s
			best[i][j] = max(best[i+1][j], best[i][j+1], s+best[i+1][j+1])
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch s := scores[i*m+j]; {
		case s > 0 && best[i][j] == s+best[i+1][j+1]:
			al.pair[a0+i] = b0 + j
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
}

// elsewhere pairs what is left with what is most alike anywhere; of several the one that
// is nearest to where its neighbours stand.
func (al *aligner) elsewhere() {
	near := 0
	for i := range al.a {
		if al.pair[i] >= 0 {
			near = al.pair[i]
			continue
		}
		if al.left -= len(al.b); al.left < 0 {
			return
		}
		most := 0.0
		for j := range al.b {
			s := alike(&al.a[i], &al.b[j])
			if s >= enough && (s > most || s == most && abs(j-near) < abs(al.pair[i]-near)) { // a move
				most, al.pair[i] = s, j
			}
		}
	}
}

func abs(n int) int { return max(n, -n) }
