package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
	"rd50/generator/plaincsv"
	"rd50/generator/plainjson"
	"rd50/generator/wording"
	"rd50/generator/workbook"
	"rd50/templates"
)

func traceCommand() *cobra.Command {
	var o traceOptions
	cmd := &cobra.Command{
		Use:   "trace [ПУТЬ]",
		Short: "Матрица прослеживаемости: от цели до приемки",
		Long: `Печатает матрицу прослеживаемости: цели, индикаторы и стратегии каждой задачи,
требования, функции, требования к качеству и условия приемки, которые ей служат.
Та же матрица печатается последним приложением отчета ([report] traceability).
За матрицей перечислены разрывы: цель без задачи, задача без требования,
функциональное требование без задачи, требование без качества и приемки. Если
требования объединены в группы, последними идут итоги по группам.

С --kind печатаются требования названных видов, по строке на требование, в порядке
видов технического задания (ГОСТ 34.602—2020, 4.6); all — всех видов.

Вид xlsx — книга Excel, csv — по RFC 4180: запятая, UTF-8, строки с заголовком,
разрывы — строки со столбцом «Разрыв», группы — со столбцом «Группа требований» и за
ним. Вид json — массив строк, разрывы — с полем hole, группы — с полем group.
Код завершения 0 и с разрывами; 1, если данные не прочитаны.`,
		Example: "  rd50 trace samples/telecom\n  rd50 trace -f csv samples/telecom > матрица.csv\n  rd50 trace --kind reliability,security samples/telecom",
		Args:    onePath,
		RunE: func(cmd *cobra.Command, args []string) error {
			return printTrace(cmd, pathOf(args), o)
		},
	}
	o.out.flags(cmd, "md", "`вид` матрицы: md, csv, json, xlsx")
	cmd.Flags().StringSliceVar(&o.kinds, "kind", nil, "`виды` требований, через запятую: all, "+strings.Join(analysis.RequirementKinds(), ", "))
	return cmd
}

type traceOptions struct {
	out   rowsOptions
	kinds []string // of requirements, which are printed in place of the matrix
}

func printTrace(cmd *cobra.Command, path string, o traceOptions) error {
	if !slices.Contains([]string{"md", "csv", "json", "xlsx"}, o.out.format) {
		return usageError("вид матрицы «%s» неизвестен; известны: md, csv, json, xlsx", o.out.format)
	}
	kinds, err := knownKinds(o.kinds)
	if err != nil {
		return err
	}
	e, err := readData(cmd, path)
	if err != nil {
		return err
	}
	phrases, err := wording.Load(templates.Files)
	if err != nil {
		return environmentError(err)
	}
	if len(kinds) > 0 {
		return printList(cmd, newList(e, kinds, phrases), o.out)
	}
	m := newMatrix(e, phrases)
	if err := o.out.traced(cmd, m); err != nil {
		return err
	}
	if len(m.rows) == 0 {
		cmd.PrintErrln("задач нет: матрица пуста")
	}
	return nil
}

// traced is what trace prints, in each of its forms.
type traced interface {
	markdown(io.Writer) error
	table() [][]string // the first row is the head
	json(io.Writer) error
}

func (o rowsOptions) traced(cmd *cobra.Command, t traced) error {
	return o.write(cmd, map[string]func(io.Writer) error{
		"md": t.markdown, "json": t.json,
		"csv": func(w io.Writer) error { return plaincsv.Write(w, t.table(), o.excel) },
		"xlsx": func(w io.Writer) error {
			return workbook.WritePlain(w, "Прослеживаемость", []workbook.Plain{sheetOf("Прослеживаемость", t.table())})
		},
	}[o.format])
}

// matrix is the traceability matrix, its holes and the totals of the groups.
type matrix struct {
	heads  []string // of the columns, as in the report's appendix
	rows   []analysis.Trace
	holes  []analysis.Hole
	totals totals
}

func newMatrix(e *engagement.Engagement, phrases *wording.Wording) matrix {
	w := phrases.Section("back", nil)
	return matrix{
		heads: w.Heads("trace.columns", nil), rows: analysis.Traceability(e), holes: analysis.Holes(e),
		totals: totals{heads: w.Heads("trace_groups.columns", nil), groups: analysis.GroupTraces(e)},
	}
}

// lacking tells what an object lacks, by its kind and what is not there.
var lacking = map[[2]engagement.Kind]string{
	{"goal", "task"}:           "нет задачи",
	{"task", "requirement"}:    "нет требования",
	{"requirement", "task"}:    "не служит ни одной задаче",
	{"requirement", "quality"}: "нет ни требования к качеству, ни условия приемки",
}

func reason(h analysis.Hole) string { return lacking[[2]engagement.Kind{h.Kind, h.Lacks}] }

// listed writes ids so that a program can take them apart.
func listed(ids []string) string { return strings.Join(ids, ", ") }

// markdown writes the matrix as a table and the holes as a list.
func (m matrix) markdown(w io.Writer) error {
	var b strings.Builder
	if len(m.rows) > 0 {
		var lines [][]string
		for _, r := range m.rows {
			lines = append(lines, r.Cells(listed))
		}
		pipes(&b, m.heads, lines)
	}
	if len(m.holes) > 0 {
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		b.WriteString("Разрывы:\n\n")
	}
	for _, h := range m.holes {
		name := ""
		if h.Name != "" {
			name = " («" + escaped([]string{h.Name})[0] + "»)"
		}
		fmt.Fprintf(&b, "- %s %s%s: %s\n", h.Kind.Noun(), h.ID, name, reason(h))
	}
	m.totals.markdown(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

// pipes writes a table of Markdown.
func pipes(b *strings.Builder, heads []string, lines [][]string) {
	rule := slices.Repeat([]string{"---"}, len(heads))
	for i, cells := range append([][]string{heads, rule}, lines...) {
		if i != 1 {
			cells = escaped(cells)
		}
		fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
	}
}

// escaped keeps the characters of values from being markup; an empty cell gets
// a dash.
func escaped(cells []string) []string {
	out := make([]string, len(cells))
	marks := strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "\n", " ")
	for i, c := range cells {
		out[i] = marks.Replace(c)
		if c == "" {
			out[i] = "—"
		}
	}
	return out
}

// table has a head; a hole is a row with its object in place and what is missing in the
// last column.
func (m matrix) table() [][]string {
	rows := [][]string{append(slices.Clone(m.heads), "Разрыв")}
	for _, r := range m.rows {
		rows = append(rows, append(r.Cells(listed), ""))
	}
	for _, h := range m.holes {
		row := make([]string, len(m.heads)+1)
		row[map[engagement.Kind]int{"goal": 0, "task": 3, "requirement": 4}[h.Kind]] = h.ID
		row[len(m.heads)] = reason(h)
		rows = append(rows, row)
	}
	return m.totals.csv(rows, len(m.heads))
}

// matrixRow is a row of the JSON form.
type matrixRow struct {
	Goals        []string `json:"goals"`
	Indicators   []string `json:"indicators"`
	Strategies   []string `json:"strategies"`
	Task         string   `json:"task"`
	Title        string   `json:"title"`
	Requirements []string `json:"requirements"`
	Functions    []string `json:"functions"`
	Quality      []string `json:"quality"`
	Acceptance   []string `json:"acceptance"`
	Hole         string   `json:"hole,omitempty"`
	groupTotals
}

// json writes an array of rows, those of the holes behind.
func (m matrix) json(w io.Writer) error {
	rows := []matrixRow{}
	for _, r := range m.rows {
		rows = append(rows, newRow(r, ""))
	}
	for _, h := range m.holes {
		var r analysis.Trace
		switch h.Kind {
		case "goal":
			r.Goals = []string{h.ID}
		case "task":
			r.Task.ID, r.Task.Title = h.ID, h.Name
		case "requirement":
			r.Requirements = []string{h.ID}
		}
		rows = append(rows, newRow(r, reason(h)))
	}
	rows = append(rows, m.totals.json()...)
	return plainjson.Write(w, rows, "  ")
}

func newRow(t analysis.Trace, hole string) matrixRow {
	list := func(ids []string) []string { return append([]string{}, ids...) }
	return matrixRow{
		list(t.Goals), list(t.Indicators), list(t.Strategies), t.Task.ID, t.Task.Title,
		list(t.Requirements), list(t.Functions), list(t.Qualities), list(t.Conditions), hole, groupTotals{},
	}
}
