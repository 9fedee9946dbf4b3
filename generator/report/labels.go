package report

import (
	"slices"
	"strings"
)

// bareLabels gives what references to an engagement's objects print where the words
// around them say the rest: the name alone between quotes that its author has put,
// «вариант «[@V2]»», and the code alone in a cell of its own, under a head.
func (n *numbering) bareLabels() map[*Reference]string {
	labels, out := map[string]Label{}, map[*Reference]string{}
	for _, l := range n.report.Labels {
		labels[l.ID] = l
	}
	for _, s := range n.sections {
		for _, r := range s.quoted {
			out[r] = labels[r.ID].Name
		}
		for _, b := range s.blocks {
			if t, ok := b.(*Table); ok {
				for _, r := range lonely(t) {
					out[r] = labels[r.ID].Short
				}
			}
		}
	}
	return out
}

// quoted tells whether an inline stands between quotes.
func quoted(line []Inline, i int) bool {
	if i == 0 || i == len(line)-1 {
		return false
	}
	before, opened := line[i-1].(*Text)
	after, closed := line[i+1].(*Text)
	return opened && closed && strings.HasSuffix(before.Text, "«") && strings.HasPrefix(after.Text, "»")
}

// lonely gives the references without words that are all that a cell holds.
func lonely(t *Table) []*Reference {
	var out []*Reference
	for _, row := range t.Rows {
		for _, c := range row {
			first, rest := Opening(c.Blocks)
			if len(rest) > 0 || len(first) == 0 || slices.ContainsFunc(first[1:], says) {
				continue
			}
			if r, ok := first[0].(*Reference); ok && r.Words == "" {
				out = append(out, r)
			}
		}
	}
	return out
}

// says tells whether an inline is more than a blank or the mark of a draft.
func says(in Inline) bool {
	if t, ok := in.(*Text); ok {
		return strings.TrimSpace(t.Text) != ""
	}
	_, mark := in.(*Mark)
	return !mark
}
