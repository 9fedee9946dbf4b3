package revision

// mostPairs bounds how many pairs of parts are compared by their words.
const mostPairs = 1 << 16

// alike is the share of words, in per cent, that two parts must have in common to be one;
// renamed that of two with names, neither of which is in the other version.
const alike, renamed = 40, 60

// gap lets old and new parts between the same neighbours meet in order, so that they have
// the most words in common.
func (m *meeting) gap(old, new []int) {
	if len(old) == 0 || len(new) == 0 || len(old)*len(new) > mostPairs {
		return
	}
	worth := func(i, j int) int { return common(m.old[old[i]], m.new[new[j]]) }
	path(len(old), len(new), worth, func(i, j int) { m.met[old[i]] = new[j] })
}

// path finds the pairs, in order, that are worth the most together; a pair worth 0 is none.
func path(n, k int, worth func(i, j int) int, take func(i, j int)) {
	width := k + 1
	best := make([]int32, (n+1)*width) // of what stands from i and j on
	values := make([]int32, n*k)
	for i := n - 1; i >= 0; i-- {
		for j := k - 1; j >= 0; j-- {
			v := int32(worth(i, j))
			values[i*k+j] = v
			b := max(best[(i+1)*width+j], best[i*width+j+1])
			if v > 0 {
				b = max(b, v+best[(i+1)*width+j+1])
			}
			best[i*width+j] = b
		}
	}
	for i, j := 0, 0; i < n && j < k; {
		v, b := values[i*k+j], best[i*width+j]
		switch {
		case v > 0 && b == v+best[(i+1)*width+j+1]:
			take(i, j)
			i, j = i+1, j+1
		case b == best[(i+1)*width+j]:
			i++
		default:
			j++
		}
	}
}

// common tells how much two parts have in common; 0 for those that can't be one.
func common(p, q *Part) int {
	if p.Kind != q.Kind || (p.Name == "") != (q.Name == "") {
		return 0
	}
	a, n := p.words()
	b, k := q.words()
	if p.Name == q.Name && (p.Name != "" || p.Text() == q.Text()) {
		return n + k + 1
	}
	share := alike
	if p.Name != "" {
		share = renamed
	}
	if n > k {
		a, b = b, a
	}
	both := 0
	for w, times := range a {
		both += min(times, b[w])
	}
	switch {
	case 2*both*100 >= share*(n+k) && both > 0:
		return 2 * both
	case brief(p, n) && brief(q, k):
		return 1
	}
	return 0
}

// brief tells a paragraph of few words, such as a date: another one may stand in its place
// with no word in common.
func brief(p *Part, words int) bool {
	return p.Name == "" && len(p.Words) > 0 && 0 < words && words <= least
}
