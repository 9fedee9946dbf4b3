package chart

import (
	"cmp"
	"math"
	"slices"
)

// join notes for every node what it is linked to; links to nowhere are left out.
func (l *layers) join() {
	for k, nodes := range l.Nodes {
		l.columns[k].before, l.columns[k].next = make([][]int, len(nodes)), make([][]int, len(nodes))
	}
	for _, link := range l.Links {
		k := link.Layer
		if k < 0 || k+1 >= len(l.Nodes) || link.From < 0 || link.From >= len(l.Nodes[k]) || link.To < 0 || link.To >= len(l.Nodes[k+1]) {
			continue
		}
		next, before := &l.columns[k].next[link.From], &l.columns[k+1].before[link.To]
		*next, *before = append(*next, link.To), append(*before, link.From)
	}
	for k := range l.columns {
		l.sort(k)
	}
}

// sort orders a column's nodes by the mean place of what they are linked to in
// the column before, so that links cross little; nodes without links end it.
func (l *layers) sort(k int) {
	c := &l.columns[k]
	keys := make([]float64, len(l.Nodes[k]))
	for i := range keys {
		c.order = append(c.order, i)
		if k > 0 {
			keys[i] = mean(c.before[i], l.columns[k-1].rank)
		}
	}
	slices.SortStableFunc(c.order, func(a, b int) int { return cmp.Compare(keys[a], keys[b]) })
	c.rank = make([]float64, len(keys))
	for place, node := range c.order {
		c.rank[node] = float64(place)
	}
}

// mean averages a value of some nodes; infinite when there are none.
func mean(nodes []int, of []float64) float64 {
	if len(nodes) == 0 {
		return math.Inf(1)
	}
	sum := 0.0
	for _, n := range nodes {
		sum += of[n]
	}
	return sum / float64(len(nodes))
}

// stand places all boxes and gives where the lowest ends: the highest column is
// closed up, the others stand as near to what they are linked to as their order
// allows.
func (l *layers) stand() float64 {
	highest := 0
	for k := range l.columns {
		if l.columns[k].total() > l.columns[highest].total() {
			highest = k
		}
	}
	room := l.columns[highest].total()
	l.pack(highest, nil, nil, room)
	for k := highest - 1; k >= 0; k-- {
		l.pack(k, l.columns[k].next, l.columns[k+1].centres(), room)
	}
	for k := highest + 1; k < len(l.columns); k++ {
		l.pack(k, l.columns[k].before, l.columns[k-1].centres(), room)
	}
	return l.top + room
}

// centres gives the heights of the boxes' middles by node.
func (c *column) centres() []float64 {
	out := make([]float64, len(c.tops))
	for node, top := range c.tops {
		out[node] = top + c.height(node)/2
	}
	return out
}

// pack places a column's boxes within the room: each as near to the mean of its
// neighbours' centres as it can be when the order holds and none overlap.
func (l *layers) pack(k int, neighbours [][]int, centres []float64, room float64) {
	c := &l.columns[k]
	c.tops = make([]float64, len(c.order))
	wishes := make([]float64, len(c.order)) // how far down from a closed-up column
	offsets := make([]float64, len(c.order))
	at, slack := l.top, max(0, room-c.total())
	for i, node := range c.order {
		offsets[i] = at
		wishes[i] = slack / 2
		if i > 0 {
			wishes[i] = wishes[i-1]
		}
		if neighbours != nil && len(neighbours[node]) > 0 {
			wishes[i] = mean(neighbours[node], centres) - c.height(node)/2 - at
		}
		at += c.height(node) + c.between
	}
	for i, shift := range monotone(wishes) {
		c.tops[c.order[i]] = offsets[i] + max(0, min(shift, slack))
	}
}

// monotone gives the numbers that never fall and are nearest to the given ones by
// least squares: runs that fall are replaced with their means.
func monotone(wishes []float64) []float64 {
	type run struct {
		sum   float64
		count int
	}
	var runs []run
	for _, w := range wishes {
		runs = append(runs, run{w, 1})
		for n := len(runs); n > 1 && runs[n-2].sum/float64(runs[n-2].count) > runs[n-1].sum/float64(runs[n-1].count); n = len(runs) {
			runs[n-2].sum += runs[n-1].sum
			runs[n-2].count += runs[n-1].count
			runs = runs[:n-1]
		}
	}
	var out []float64
	for _, r := range runs {
		for range r.count {
			out = append(out, r.sum/float64(r.count))
		}
	}
	return out
}
