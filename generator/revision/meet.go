package revision

import "slices"

// meeting brings two rows of parts together.
type meeting struct {
	old, new []*Part
	met      []int // by the index of the old: of the new that it met at its place, or none
	moved    []int // by the index of the old: of the new that it moved to, or none
	came     []int // by the index of the new: of the old that moved there, or none
	closed   bool
}

const none = -1

func meet(old, new []*Part, closed bool) []Step {
	head := 0
	for head < min(len(old), len(new)) && old[head].same(new[head]) {
		head++
	}
	tail := 0
	for tail < min(len(old), len(new))-head && old[len(old)-1-tail].same(new[len(new)-1-tail]) {
		tail++
	}
	var out []Step
	for i := range head {
		out = append(out, Step{Old: old[i], New: new[i]})
	}
	m := newMeeting(old[head:len(old)-tail], new[head:len(new)-tail], closed && tail == 0)
	m.anchor()
	m.gaps()
	out = append(out, m.steps()...)
	for i := range tail {
		out = append(out, Step{Old: old[len(old)-tail+i], New: new[len(new)-tail+i]})
	}
	return out
}

func newMeeting(old, new []*Part, closed bool) *meeting {
	fill := func(n int) []int {
		out := make([]int, n)
		for i := range out {
			out[i] = none
		}
		return out
	}
	return &meeting{old: old, new: new, met: fill(len(old)), moved: fill(len(old)), came: fill(len(new)), closed: closed}
}

// least is how many words a text must have to be known by them at another place.
const least = 4

// anchor lets meet what nothing else could be meant by: parts with a name of their own, and
// texts that stand once. Of those that cross, the heaviest stay and the others moved.
func (m *meeting) anchor() {
	places := map[string]int{} // of the new parts; none for what is not unique
	for j, p := range m.new {
		for _, k := range known(p) {
			if _, twice := places[k]; twice {
				j = none
			}
			places[k] = j
		}
	}
	count := map[string]int{}
	for _, p := range m.old {
		for _, k := range known(p) {
			count[k]++
		}
	}
	var pairs []pair
	for i, p := range m.old {
		for _, k := range known(p) {
			if j, ok := places[k]; ok && j != none && count[k] == 1 {
				_, size := p.words()
				pairs = append(pairs, pair{i, j, size + 1})
				break
			}
		}
	}
	stay := heaviest(pairs, len(m.new))
	for k, p := range pairs {
		switch {
		case stay[k]:
			m.met[p.old] = p.new
		default:
			m.moved[p.old], m.came[p.new] = p.new, p.old
		}
	}
}

// known gives what a part may be known by. One with a name has no other.
func known(p *Part) []string {
	if p.Name != "" {
		return []string{p.Kind + "\x03" + p.Name}
	}
	if _, size := p.words(); size >= least {
		return []string{p.Text()}
	}
	return nil
}

// pair is an old part and a new one that is the same; weight is how much they hold.
type pair struct{ old, new, weight int }

// heaviest tells which pairs, given by their old parts, don't cross and together hold the
// most. best holds, as a binary indexed tree over the new parts, the heaviest chain that
// ends before each.
func heaviest(pairs []pair, n int) []bool {
	type chain struct{ weight, last int }
	best := make([]chain, n+1)
	before := make([]int, len(pairs))
	for i := range best {
		best[i].last = none
	}
	top := chain{0, none}
	for k, p := range pairs {
		c := chain{0, none}
		for at := p.new; at > 0; at -= at & -at {
			if best[at].weight > c.weight {
				c = best[at]
			}
		}
		before[k] = c.last
		c = chain{c.weight + p.weight, k}
		for at := p.new + 1; at <= n; at += at & -at {
			if c.weight > best[at].weight {
				best[at] = c
			}
		}
		if c.weight > top.weight {
			top = c
		}
	}
	stay := make([]bool, len(pairs))
	for k := top.last; k != none; k = before[k] {
		stay[k] = true
	}
	return stay
}

// steps gives the script: what is gone at a place stands before what is new there.
func (m *meeting) steps() []Step {
	var out []Step
	j := 0
	arrive := func(to int) {
		for ; j < to; j++ {
			s := Step{New: m.new[j]}
			if i := m.came[j]; i != none {
				s.Moved = m.old[i]
			}
			out = append(out, s)
		}
	}
	for i, p := range m.old {
		switch {
		case m.met[i] != none:
			arrive(m.met[i])
			out = append(out, Step{Old: p, New: m.new[j]})
			j++
		case m.moved[i] != none:
			out = append(out, Step{Old: p, Moved: m.new[m.moved[i]]})
		default:
			out = append(out, Step{Old: p})
		}
	}
	arrive(len(m.new))
	return out
}

// gaps lets meet by their words what stands between the same neighbours.
func (m *meeting) gaps() {
	var old []int
	from := 0
	for i := range m.old {
		switch {
		case m.met[i] != none:
			m.gap(old, m.fresh(from, m.met[i]))
			old, from = nil, m.met[i]+1
		case m.moved[i] == none:
			old = append(old, i)
		}
	}
	fresh := m.fresh(from, len(m.new))
	m.gap(old, fresh)
	m.close(old, fresh)
}

// fresh gives the new parts of a stretch that came from nowhere.
func (m *meeting) fresh(from, to int) []int {
	var out []int
	for j := from; j < to; j++ {
		if m.came[j] == none {
			out = append(out, j)
		}
	}
	return out
}

// close lets the last parts of something closed meet whatever their words, where neither
// met another.
func (m *meeting) close(old, new []int) {
	if !m.closed || len(old) == 0 || len(new) == 0 {
		return
	}
	i, j := old[len(old)-1], new[len(new)-1]
	ends := i == len(m.old)-1 && j == len(m.new)-1
	if ends && m.met[i] == none && !slices.Contains(m.met, j) && m.old[i].Kind == m.new[j].Kind {
		m.met[i] = j
	}
}
