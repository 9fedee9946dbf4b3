package section

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/chart"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// changes prints how far the indicators move; from where and to where the table of
// the indicators tells.
func changes(a *assembler) []report.Block {
	w := a.file("results")
	list := analysis.Changes(a.e.Strategy.Indicators)
	t := a.table("results/indicators", w, "indicators.", nil,
		of("id"), of("name").wide(3), of("unit"), figures("delta").ifAny(), figures("percent").ifAny())
	var unknown []string
	points := false
	for _, c := range list {
		i := c.Indicator
		t.add(a.texts(i.ID, i.Name, i.Unit, signed(c.Delta, -1), signed(c.Percent, 1))...)
		if c.Percent == nil {
			unknown = append(unknown, i.ID)
		}
		points = points || i.Unit == "%" && c.Delta != nil
	}
	blocks := []report.Block{heading(2, w, "indicators.heading", nil), para(w, "indicators.lead", nil), t.out}
	if points {
		blocks = append(blocks, para(w, "indicators.points", nil))
	}
	if len(unknown) > 0 {
		blocks = append(blocks, para(w, "indicators.unknown", wording.Values{"indicators": join(unknown)}))
	}
	return append(blocks, changeFigures(a, w, list)...)
}

// signed writes a change with its sign and a number of places, all of them for
// -1; nothing when there is none.
func signed(d *decimal.Decimal, places int32) string {
	if d == nil {
		return ""
	}
	s := number(*d)
	if places >= 0 {
		s = russian.Fixed(*d, places)
	}
	if d.IsPositive() {
		return "+" + s
	}
	return s
}

// pairRows is how many indicators one picture shows.
const pairRows = 12

// changeFigures draws the indicators that have both values, as many pictures as
// they need.
func changeFigures(a *assembler, w *wording.Words, list []analysis.Change) []report.Block {
	list = slices.DeleteFunc(slices.Clone(list), func(c analysis.Change) bool { return c.Delta == nil })
	if !a.e.Figures.Indicators {
		return nil
	}
	key := "indicators_figure"
	if len(list) > pairRows {
		key = "indicators_part"
	}
	var blocks []report.Block
	for part := range slices.Chunk(list, pairRows) {
		id, v := "results/indicators-figure", wording.Values{"first": part[0].Indicator.ID, "last": part[len(part)-1].Indicator.ID}
		if len(blocks) > 0 {
			id += fmt.Sprintf("-%d", len(blocks)/2+1)
		}
		lead := para(w, "indicators.figure", v)
		report.EachInline([]report.Block{lead}, func(in report.Inline) {
			if r, ok := in.(*report.Reference); ok {
				r.ID = id
			}
		})
		blocks = append(blocks, lead, changeFigure(a, w, id, key, v, part))
	}
	return blocks
}

func changeFigure(a *assembler, w *wording.Words, id, key string, v wording.Values, list []analysis.Change) *report.Figure {
	c := chart.Pairs{Before: w.Text("indicators.before", nil), After: w.Text("indicators.after", nil)}
	var told []string
	for _, x := range list {
		i := x.Indicator
		row := chart.Pair{
			Label: i.ID + " " + i.Name + ", " + i.Unit,
			From:  i.Baseline.InexactFloat64(), To: i.Target.InexactFloat64(),
			FromText: number(*i.Baseline), ToText: number(*i.Target), Gap: signed(x.Delta, -1),
		}
		if x.Percent != nil {
			row.Gap = signed(x.Percent, 1) + report.NBSP + "%"
		}
		c.Rows = append(c.Rows, row)
		told = append(told, w.Text("indicators.alt_row", wording.Values{
			"name": i.ID + " " + i.Name, "unit": i.Unit, "from": row.FromText, "to": row.ToText, "change": row.Gap,
		}))
	}
	alt := w.Text("indicators.alt", wording.Values{"rows": strings.Join(told, "; ")})
	return a.picture(id, w, key, v, alt, c)
}
