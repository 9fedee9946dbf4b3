package analysis

import (
	"slices"
	"strings"

	"rd50/generator/engagement"
)

// Node is a group of requirements in its place among the groups.
type Node struct {
	ID     string // empty for the requirements of no group
	Titles []string
	// Index is the group's place in the engagement, -1 for no group.
	Index int
	// Own are the places of the requirements right in the group, All those of the groups
	// below it too.
	Own, All []int
	// Closes are the groups, by their places among the nodes, that end with this one: the
	// innermost first.
	Closes []int
}

// Title is the group's own name; empty for no group.
func (n Node) Title() string {
	if len(n.Titles) == 0 {
		return ""
	}
	return n.Titles[len(n.Titles)-1]
}

// Path names the group by those that it stands in and itself.
func (n Node) Path() string { return strings.Join(n.Titles, " / ") }

// Requirements gives those of the group and of the groups below it.
func (n Node) Requirements(e *engagement.Engagement) []engagement.Requirement {
	return picked(e.Requirements, n.All)
}

func picked[T any](list []T, places []int) []T {
	var out []T
	for _, i := range places {
		out = append(out, list[i])
	}
	return out
}

// Groups gives the groups that have requirements, each before those within it, as a
// text has its headings: what stands in no group comes first, and what stands in a
// group itself before what its groups hold. There is nothing where no requirement has
// a group.
func Groups(e *engagement.Engagement) []Node { return once(e, "groups", groupsOf) }

func groupsOf(e *engagement.Engagement) []Node {
	t := newTree(e)
	if len(t.own) == 0 || len(t.own) == 1 && t.own[-1] != nil {
		return nil
	}
	if own := t.own[-1]; own != nil {
		t.out = append(t.out, Node{Index: -1, Own: own, All: own})
	}
	t.visit(-1, nil)
	return t.out
}

// Ordered gives the requirements in the order in which the groups stand.
func Ordered(e *engagement.Engagement) []engagement.Requirement {
	nodes := groupsOf(e)
	if nodes == nil {
		return e.Requirements
	}
	out := make([]engagement.Requirement, 0, len(e.Requirements))
	for _, n := range nodes {
		out = append(out, picked(e.Requirements, n.Own)...)
	}
	return out
}

// tree is the groups by their places; -1 stands for no group.
type tree struct {
	e        *engagement.Engagement
	children map[int][]int
	own      map[int][]int
	out      []Node
}

func newTree(e *engagement.Engagement) *tree {
	t := &tree{e: e, children: map[int][]int{}, own: map[int][]int{}}
	circles := GroupCircles(e)
	for i, g := range e.Groups {
		parent := t.find(g.Parent)
		if slices.ContainsFunc(circles, func(circle []string) bool { return slices.Contains(circle, g.ID) }) {
			parent = -1 // which is told; a draft shows them all the same
		}
		t.children[parent] = append(t.children[parent], i)
	}
	for i, r := range e.Requirements {
		group := t.find(r.Group)
		t.own[group] = append(t.own[group], i)
	}
	return t
}

// find gives the place of a group, the first of an id; -1 for none.
func (t *tree) find(id string) int {
	return slices.IndexFunc(t.e.Groups, func(g engagement.Group) bool { return id != "" && g.ID == id })
}

// visit adds the nodes of the groups within one and gives the requirements in them.
func (t *tree) visit(parent int, titles []string) []int {
	var all []int
	for _, i := range t.children[parent] {
		g, place := t.e.Groups[i], len(t.out)
		path := append(slices.Clone(titles), g.Title)
		t.out = append(t.out, Node{ID: g.ID, Titles: path, Index: i, Own: t.own[i]})
		held := append(slices.Clone(t.own[i]), t.visit(i, path)...)
		if len(held) == 0 {
			t.out = t.out[:place]
			continue
		}
		t.out[place].All = held
		last := len(t.out) - 1
		t.out[last].Closes = append(t.out[last].Closes, place)
		all = append(all, held...)
	}
	return all
}

// GroupCircles gives the groups that stand in themselves, each circle once, by ids.
func GroupCircles(e *engagement.Engagement) [][]string {
	parents := map[string]string{}
	for _, g := range slices.Backward(e.Groups) { // of an id given twice the first counts
		parents[g.ID] = g.Parent
	}
	var out [][]string
	for _, g := range e.Groups {
		known := slices.ContainsFunc(out, func(c []string) bool { return slices.Contains(c, g.ID) })
		if circle := circleFrom(g.ID, parents); circle != nil && !known {
			out = append(out, circle)
		}
	}
	return out
}

// circleFrom follows the parents of a group until it comes again, or never.
func circleFrom(id string, parents map[string]string) []string {
	circle := []string{id}
	for next := parents[id]; next != ""; next = parents[next] {
		if next == id {
			return append(circle, id)
		}
		if slices.Contains(circle, next) {
			return nil
		}
		circle = append(circle, next)
	}
	return nil
}
