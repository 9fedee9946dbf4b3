package revision

import (
	"fmt"
	"strings"

	"rd50/generator/report"
)

// NameOf gives what a block is called in every version of its report: its id, or the value
// of the engagement that it prints; empty for a block that its words alone tell.
func NameOf(b report.Block) string {
	switch b := b.(type) {
	case *report.Heading:
		if !report.IsCounted(b.ID) {
			return b.ID
		}
		return named(b.Keys)
	case *report.Table:
		return b.ID
	case *report.Figure:
		return b.ID
	case *report.Formula:
		return b.ID
	}
	return ""
}

// named joins keys; those of prose tell a line, which is another in each version.
func named(keys report.Keys) string {
	for _, k := range keys {
		if strings.LastIndexByte(k, ':') > strings.LastIndexByte(k, ']') {
			return ""
		}
	}
	return strings.Join(keys, " ")
}

// rowName gives the entry of the engagement whose row of a table it is, «requirements[R3]»;
// empty for a row of none.
func rowName(row []report.Cell) string {
	for _, c := range row {
		for _, k := range c.Keys {
			if end := strings.LastIndexByte(k, ']'); end > 0 {
				return k[:end+1]
			}
		}
	}
	return ""
}

// NameRows names the rows of a table, those of its head first, by the entries that they
// print.
func NameRows(parts []*Part, t *report.Table) {
	names := rowNames(t.Rows)
	for i, p := range parts {
		if k := i - len(t.Head); k < 0 {
			p.Name = fmt.Sprint("/head ", i)
		} else if k < len(names) {
			p.Name = names[k]
		}
	}
}

// rowNames gives the names of rows, each once: an entry that has several is called the
// first, the second and so on.
func rowNames(rows [][]report.Cell) []string {
	count := map[string]int{}
	out := make([]string, len(rows))
	for i, row := range rows {
		if name := rowName(row); name != "" {
			count[name]++
			if out[i] = name; count[name] > 1 {
				out[i] = fmt.Sprint(name, "#", count[name])
			}
		}
	}
	return out
}

// Computed tells a table that no row of which prints an entry of the engagement: its
// figures are worked out.
func Computed(t *report.Table) bool {
	for _, row := range t.Rows {
		for _, c := range row {
			if len(c.Keys) > 0 {
				return false
			}
		}
	}
	return true
}

// Follows tells a section that has no words of its own: the contents, and the реферат,
// which counts what there is. They follow the new text.
func Follows(s *report.Section) bool {
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case *report.Contents:
			return true
		case *report.Paragraph:
			for _, in := range b.Inlines {
				if _, ok := in.(*report.CountsLine); ok {
					return true
				}
			}
		}
	}
	return false
}

// Shared gives the sections that two reports have in common: typeset.Again puts those of the
// older one in the place of those that are equal to them.
func Shared(old, new *report.Report) map[*report.Section]bool {
	were, out := map[*report.Section]bool{}, map[*report.Section]bool{}
	for _, s := range old.Sections {
		were[s] = true
	}
	for _, s := range new.Sections {
		if were[s] {
			out[s] = true
		}
	}
	return out
}
