package section

import (
	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/russian"
)

// grouped adds the requirements to a table in the order of their groups, each group
// under a row across the table. Behind a group, and behind all, close tells what they
// come to; it may be nil.
func grouped(a *assembler, t *table, close func(name string, list []engagement.Requirement)) {
	entries, nodes := a.names.Entries("requirements"), analysis.Groups(a.e)
	if nodes == nil {
		for _, x := range entries {
			t.entry(x)
		}
		return
	}
	for _, n := range nodes {
		if n.Index >= 0 {
			t.across(groupCell(a, n, n.Path()))
		}
		for _, i := range n.Own {
			t.entry(entries[i])
		}
		for _, i := range n.Closes {
			if close != nil {
				close(nodes[i].Title(), nodes[i].Requirements(a.e))
			}
		}
	}
	if close != nil {
		close(a.file("comparison").Text("requirements.all", nil), a.e.Requirements)
	}
}

// groupCell is the cell that names a group.
func groupCell(a *assembler, n analysis.Node, name string) report.Cell {
	c := a.text(name)
	if n.Index >= 0 {
		c.Keys = report.Keys{a.names.Entries("groups")[n.Index].Key + ".title"}
	}
	return c
}

// shares is how far each variant meets some requirements, in per cent.
func shares(a *assembler, list []engagement.Requirement) []report.Cell {
	var out []report.Cell
	for _, v := range a.e.Variants {
		out = append(out, a.text(percent(analysis.Covered(v, list, analysis.All).Share)))
	}
	return out
}

// variantColumns are columns of numbers, one a variant.
func variantColumns(a *assembler) []column {
	var out []column
	for _, v := range a.e.Variants {
		out = append(out, column{name: v.ID, head: v.ID, numeric: true})
	}
	return out
}

// groups is how many requirements each group has and how far the variants meet them.
func groups(a *assembler) []report.Block {
	w := a.file("comparison")
	t := a.table("comparison/groups", w, "groups.", nil, append([]column{of("group"), figures("count")}, variantColumns(a)...)...)
	for _, n := range analysis.Groups(a.e) {
		name := w.Text("groups.none", nil)
		if n.Index >= 0 {
			name = n.Path()
		}
		list := n.Requirements(a.e)
		t.add(append([]report.Cell{groupCell(a, n, name), a.count(len(list))}, shares(a, list)...)...)
	}
	t.add(append([]report.Cell{a.text(w.Text("requirements.all", nil)), a.count(len(a.e.Requirements))}, shares(a, a.e.Requirements)...)...)
	return []report.Block{heading(2, w, "groups.heading", nil, "groups"), para(w, "groups.lead", nil), t.out}
}

// kinds is the requirements by kind, as the ТЗ will have them (ГОСТ 34.602-2020, 4.6),
// where they are told by those kinds.
func kinds(a *assembler) []report.Block {
	w := a.file("comparison")
	t := a.table("comparison/kinds", w, "kinds.", nil, append([]column{of("kind"), of("requirements"), figures("count")}, variantColumns(a)...)...)
	for _, k := range analysis.ByKind(a.e) {
		var ids []string
		for _, r := range k.Requirements {
			ids = append(ids, r.ID)
		}
		cells := a.texts(russian.Capital(a.word("kind", k.Kind)), russian.Ranges(ids))
		t.add(append(append(cells, a.count(len(ids))), shares(a, k.Requirements)...)...)
	}
	return []report.Block{heading(2, w, "kinds.heading", nil), para(w, "kinds.lead", nil), t.out}
}
