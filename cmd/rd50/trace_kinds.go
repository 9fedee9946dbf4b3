package main

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/plainjson"
	"rd50/generator/wording"
)

// everyKind stands for all kinds of requirements.
const everyKind = "all"

// knownKinds checks the kinds that a user names.
func knownKinds(given []string) ([]string, error) {
	known := analysis.RequirementKinds()
	for _, kind := range given {
		if kind == everyKind {
			return known, nil
		}
		if !slices.Contains(known, kind) {
			return nil, usageError("вид требований «%s» неизвестен; известны: %s, %s", kind, everyKind, strings.Join(known, ", "))
		}
	}
	return given, nil
}

// list is the requirements of some kinds in the order of the ТЗ, a row each.
type list struct {
	heads []string
	kinds map[string]string // in words
	rows  []analysis.RequirementTrace
}

func newList(e *engagement.Engagement, kinds []string, phrases *wording.Wording) list {
	table, back, common := phrases.Section("comparison", nil), phrases.Section("back", nil), phrases.Section("common", nil)
	heads := []string{table.Text("requirements.columns.kind", nil), table.Text("requirements.columns.id", nil), table.Text("requirements.columns.text", nil),
		table.Text("groups.columns.group", nil), table.Text("requirements.columns.tasks", nil)}
	for _, name := range []string{"functions", "quality", "acceptance"} {
		heads = append(heads, back.Text("trace.columns."+name, nil))
	}
	l := list{heads: heads, kinds: map[string]string{}}
	for _, r := range analysis.RequirementTraces(e) {
		if slices.Contains(kinds, r.Kind) {
			l.rows, l.kinds[r.Kind] = append(l.rows, r), common.Text("kind."+r.Kind, nil)
		}
	}
	return l
}

func printList(cmd *cobra.Command, l list, o rowsOptions) error {
	if err := o.traced(cmd, l); err != nil {
		return err
	}
	if len(l.rows) == 0 {
		cmd.PrintErrln("требований этих видов нет")
	}
	return nil
}

func (l list) cells(r analysis.RequirementTrace) []string {
	together := func(ids []string) string { return strings.Join(ids, ", ") }
	return []string{l.kinds[r.Kind], r.ID, r.Text, r.Group, together(r.Tasks), together(r.Functions), together(r.Qualities), together(r.Conditions)}
}

func (l list) lines() [][]string {
	var out [][]string
	for _, r := range l.rows {
		out = append(out, l.cells(r))
	}
	return out
}

func (l list) markdown(w io.Writer) error {
	if len(l.rows) == 0 {
		return nil
	}
	var b strings.Builder
	pipes(&b, l.heads, l.lines())
	_, err := io.WriteString(w, b.String())
	return err
}

func (l list) table() [][]string { return append([][]string{l.heads}, l.lines()...) }

// listRow is a row of the JSON form.
type listRow struct {
	Kind        string   `json:"kind"`
	Requirement string   `json:"requirement"`
	Text        string   `json:"text"`
	Group       string   `json:"group"`
	Priority    string   `json:"priority"`
	Tasks       []string `json:"tasks"`
	Functions   []string `json:"functions"`
	Quality     []string `json:"quality"`
	Acceptance  []string `json:"acceptance"`
}

func (l list) json(w io.Writer) error {
	rows := []listRow{}
	whole := func(ids []string) []string { return append([]string{}, ids...) }
	for _, r := range l.rows {
		rows = append(rows, listRow{r.Kind, r.ID, r.Text, r.Group, r.Priority, whole(r.Tasks), whole(r.Functions), whole(r.Qualities), whole(r.Conditions)})
	}
	return plainjson.Write(w, rows, "  ")
}
