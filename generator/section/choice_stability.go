package section

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/chart"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// stability tells how far the first place hangs on the weights of the criteria.
type stability struct {
	a      *assembler
	w      *wording.Words
	first  string // the variant of the first place that is spoken of
	swings []analysis.Swing
	sum    decimal.Decimal // of the weights as they are given, 1 or 100
	places int32           // of printed weights
}

// stabilityOf is for several variants by several criteria: otherwise no weight
// could change anything.
func stabilityOf(a *assembler) []report.Block {
	w := a.file("choice")
	s := stability{a: a, w: w, first: firstPlace(a), sum: analysis.Weights(a.e.Criteria), places: 1}
	if s.sum.LessThan(decimal.NewFromInt(10)) {
		s.places = 3
	}
	for _, c := range a.e.Criteria {
		s.places = max(s.places, -c.Weight.Exponent())
	}
	s.swings = analysis.Sensitivity(a.scored, a.e.Criteria, s.first)
	v := wording.Values{"id": s.first, "sum": number(s.sum)}
	blocks := []report.Block{heading(2, w, "stability.heading", nil), para(w, "stability.lead", v)}
	if t := s.table(v); len(t.Rows) > 0 {
		blocks = append(blocks, para(w, "stability.table_lead", v), t)
	}
	blocks = append(blocks, s.findings()...)
	if a.e.Figures.Sensitivity {
		blocks = append(blocks, para(w, "stability_figure.lead", nil), s.figure(v))
	}
	blocks = append(blocks, s.weightings()...)
	return append(blocks, s.dominance()...)
}

// firstPlace gives the variant of the first place; of several the chosen one.
func firstPlace(a *assembler) string {
	var first []string
	for _, s := range analysis.Standings(a.scored, a.e.Criteria) {
		if s.Rank == 1 {
			first = append(first, s.Variant)
		}
	}
	if a.e.Choice != nil && slices.Contains(first, a.e.Choice.Variant) {
		return a.e.Choice.Variant
	}
	return first[0]
}

// low and high write the bounds of a swing as weights are given, rounded into
// the range, so that what is printed holds.
func (s stability) low(x analysis.Swing) string { return number(x.Low.Mul(s.sum).RoundCeil(s.places)) }

func (s stability) high(x analysis.Swing) string {
	return number(x.High.Mul(s.sum).RoundFloor(s.places))
}

// table tells the bounds that the first place changes at. The criteria whose weight
// changes nothing stand in it where no picture shows them.
func (s stability) table(v wording.Values) *report.Table {
	t := s.a.table("choice/stability", s.w, "stability.", v,
		of("criterion"), figures("weight"), figures("low"), figures("high"), maybe("below"), maybe("above"))
	for i, x := range s.swings {
		if x.Keeps() && s.a.e.Figures.Sensitivity {
			continue
		}
		c := s.a.e.Criteria[i]
		t.add(s.a.texts(c.ID+" — "+c.Name, number(c.Weight), s.low(x), s.high(x), russian.Ranges(x.Below), russian.Ranges(x.Above))...)
	}
	return t.out
}

// findings tells what the table comes to: which weights change nothing, and
// which is the nearest to a change.
func (s stability) findings() []report.Block {
	var blocks []report.Block
	var keeps []string
	for _, x := range s.swings {
		if x.Whole {
			blocks = append(blocks, para(s.w, "stability.whole", wording.Values{"id": x.Criterion}))
		}
		if x.Keeps() {
			keeps = append(keeps, x.Criterion)
		}
	}
	switch len(keeps) {
	case len(s.swings):
		return append(blocks, para(s.w, "stability.keeps_all", nil))
	case 0:
	default:
		blocks = append(blocks, para(s.w, "stability.keeps", wording.Values{"criteria": join(keeps)}))
	}
	return append(blocks, s.nearest())
}

// nearest tells the smallest change of a weight that takes the first place away.
func (s stability) nearest() *report.Paragraph {
	var p *report.Paragraph
	var least decimal.Decimal
	tell := func(i int, gap decimal.Decimal, key, bound string, takers []string) {
		if len(takers) == 0 || p != nil && !gap.LessThan(least) {
			return
		}
		least = gap
		p = para(s.w, key, wording.Values{"id": s.a.e.Criteria[i].ID, "name": s.a.e.Criteria[i].Name,
			"first": s.first, "bound": bound, "takers": join(takers)})
	}
	for i, x := range s.swings {
		tell(i, x.High.Sub(x.Weight), "stability.above", s.high(x), x.Above)
		tell(i, x.Weight.Sub(x.Low), "stability.below", s.low(x), x.Below)
	}
	return p
}

// figure shows the weights within their ranges.
func (s stability) figure(v wording.Values) *report.Figure {
	c := chart.Intervals{
		To: s.sum.InexactFloat64(), Axis: s.w.Text("stability_figure.axis", nil),
		Range: s.w.Text("stability_figure.range", v), Mark: s.w.Text("stability_figure.mark", nil),
	}
	for i := range int64(6) {
		at := s.sum.Mul(decimal.New(2*i, -1))
		c.Ticks = append(c.Ticks, chart.Tick{At: at.InexactFloat64(), Label: number(at)})
	}
	var rows []string
	for i, x := range s.swings {
		at := s.a.e.Criteria[i]
		v := wording.Values{"id": at.ID, "weight": number(at.Weight), "low": s.low(x), "high": s.high(x)}
		c.Rows = append(c.Rows, chart.Interval{
			Label: at.ID + " — " + at.Name, Text: s.w.Text("stability_figure.interval", v),
			Low: x.Low.Mul(s.sum).InexactFloat64(), High: x.High.Mul(s.sum).InexactFloat64(), At: at.Weight.InexactFloat64(),
		})
		rows = append(rows, s.w.Text("stability_figure.alt_row", v))
	}
	alt := s.w.Text("stability_figure.alt", wording.Values{"first": s.first, "rows": strings.Join(rows, "; ")})
	return s.a.picture("choice/sensitivity-figure", s.w, "stability_figure", v, alt, c)
}

// weightings tells how often each variant would be first if weights were
// anything.
func (s stability) weightings() []report.Block {
	wins := analysis.WinShares(s.a.scored, s.a.e.Criteria)
	places := int32(1)
	if wins.Drawn > 0 {
		places = 0 // all that the standard error allows
	}
	var shares []string
	for i, v := range s.a.e.Variants {
		shares = append(shares, s.w.Text("weightings.share", wording.Values{"id": v.ID, "share": s.share(wins.Shares[i], places)}))
	}
	blocks := []report.Block{para(s.w, "weightings.lead", wording.Values{"shares": strings.Join(shares, "; ")})}
	if wins.Drawn > 0 {
		blocks = append(blocks, para(s.w, "weightings.drawn", wording.Values{"count": number(decimal.NewFromInt(int64(wins.Drawn)))}))
	}
	return blocks
}

// share writes a share of 0 to 1 in per cent; neither next to nothing is 0 nor
// next to all is 100.
func (s stability) share(share decimal.Decimal, places int32) string {
	one := decimal.NewFromInt(1)
	percent := share.Shift(2).Round(places)
	step := decimal.New(1, -places)
	switch whole := decimal.NewFromInt(100); {
	case percent.IsZero() && share.IsPositive():
		return s.w.Text("weightings.less", wording.Values{"share": russian.Fixed(step, places)})
	case percent.Equal(whole) && share.LessThan(one):
		return s.w.Text("weightings.more", wording.Values{"share": russian.Fixed(whole.Sub(step), places)})
	case share.IsZero() || share.Equal(one):
		places = 0
	}
	return russian.Fixed(percent, places)
}

// dominance tells which variants no weights put behind others.
func (s stability) dominance() []report.Block {
	var blocks []report.Block
	for _, d := range analysis.Dominances(s.a.scored, s.a.e.Criteria) {
		blocks = append(blocks, para(s.w, "dominance.pair", wording.Values{"better": d.Better, "worse": d.Worse}))
	}
	for _, group := range analysis.Alike(s.a.scored, s.a.e.Criteria) {
		blocks = append(blocks, para(s.w, "dominance.alike", wording.Values{"ids": join(group)}))
	}
	if blocks == nil {
		blocks = append(blocks, para(s.w, "dominance.none", nil))
	}
	return blocks
}
