package chart_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/chart"
	"rd50/generator/drawing"
	"rd50/generator/drawing/svg"
)

// words are Russian names of a length as engagements have them.
func words(r *rand.Rand, most int) string {
	all := strings.Fields("автоматизированная система управления взаимоотношениями с клиентами оператора связи и подготовка " +
		"предварительных испытаний в контакт-центре, перенос данных № 5 по договору — от приема до исполнения (FCR), %")
	var out []string
	for range 1 + r.IntN(most) {
		out = append(out, all[r.IntN(len(all))])
	}
	return strings.Join(out, " ")
}

func list(r *rand.Rand, n, most int) []string {
	var out []string
	for range n {
		out = append(out, words(r, most))
	}
	return out
}

func numbers(r *rand.Rand, n int, low, high float64) []float64 {
	var out []float64
	for range n {
		out = append(out, math.Round((low+r.Float64()*(high-low))*100)/100)
	}
	return out
}

// random gives one chart of each kind with data as engagements may have them.
func random(seed uint64) []specimen {
	r := rand.New(rand.NewPCG(seed, 50))
	g := chart.Gantt{To: 700, Ordinary: "этап", Critical: "критический путь", Slack: "резерв", Arrow: "зависимость"}
	for i := range 1 + r.IntN(chart.GanttRows) {
		from := r.Float64() * 600
		row := chart.GanttRow{Label: words(r, 8), From: from, To: from + r.Float64()*100, Critical: r.IntN(2) == 0}
		row.Latest = row.To + r.Float64()*50
		if i > 0 {
			row.After = []int{r.IntN(i)}
		}
		g.Rows = append(g.Rows, row)
	}
	for m := range 24 {
		g.Ticks = append(g.Ticks, chart.Tick{At: float64(m) * 30, Label: fmt.Sprintf("%d\n%d", m%12+1, 2027+m/12)})
	}
	s := chart.Stacked{Series: list(r, 1+r.IntN(12), 6), Axis: "баллы"}
	for range 3 + r.IntN(6) {
		s.Bars = append(s.Bars, chart.StackedBar{Label: words(r, 9), Parts: numbers(r, len(s.Series), 0, 3), Total: "5,51"})
	}
	c := chart.Columns{Axis: "тыс. руб."}
	n := 3 + r.IntN(13)
	for i := range n {
		c.Labels, c.Totals = append(c.Labels, fmt.Sprint(2027+i)), append(c.Totals, fmt.Sprintf("%d %03d", r.IntN(900), r.IntN(1000)))
	}
	for range 3 {
		c.Series = append(c.Series, chart.Series{Name: words(r, 3), Values: numbers(r, n, 0, 90000)})
	}
	v := chart.Intervals{To: 100, Axis: "вес, %", Range: "диапазон", Mark: "принятый вес"}
	for range 1 + r.IntN(12) {
		v.Rows = append(v.Rows, chart.Interval{Label: words(r, 6), Low: r.Float64() * 30, High: 30 + r.Float64()*70, At: 30, Text: "от 12,4 до 62,4"})
	}
	for at := 0.0; at <= 100; at += 20 {
		v.Ticks = append(v.Ticks, chart.Tick{At: at, Label: fmt.Sprint(at)})
	}
	l := chart.Lines{Labels: c.Labels, Axis: "тыс. руб."}
	for i := range 2 {
		l.Series = append(l.Series, chart.Series{Name: words(r, 4), Values: numbers(r, n, -90000, 90000)})
		l.Marks = append(l.Marks, chart.Mark{Series: i, X: r.Float64() * float64(n-1), Label: "окупаемость: 3,5 года"})
	}
	p := chart.Pairs{Before: "исходное значение", After: "целевое значение"}
	for range 2 + r.IntN(19) {
		values := numbers(r, 2, -20, 100)
		p.Rows = append(p.Rows, chart.Pair{Label: words(r, 8), From: values[0], To: values[1],
			FromText: fmt.Sprint(values[0]), ToText: fmt.Sprint(values[1]), Gap: "+150,0 %"})
	}
	q := chart.Quadrants{}
	for i := range q.Fields {
		q.Fields[i] = chart.Field{Title: words(r, 2), Items: list(r, r.IntN(7), 14)}
	}
	m := chart.Layers{Titles: []string{"Цели", "Задачи", "Требования"}}
	for k, most := range []int{6, 15, 60} {
		var nodes []chart.Node
		for i := range 1 + r.IntN(most) {
			nodes = append(nodes, chart.Node{Code: fmt.Sprintf("%c%d", "GTR"[k], i+1), Text: words(r, 8)})
			if k > 0 {
				m.Links = append(m.Links, chart.Link{Layer: k - 1, From: r.IntN(len(m.Nodes[k-1])), To: i})
			}
		}
		m.Nodes = append(m.Nodes, nodes)
	}
	grid := chart.Grid{Up: words(r, 2), Across: words(r, 2), Rows: list(r, 3, 2), Columns: list(r, 3, 2), Levels: list(r, 3, 2)}
	for range 3 {
		var row []chart.GridCell
		for range 3 {
			row = append(row, chart.GridCell{Text: strings.Join(slices.Repeat([]string{"RK12"}, r.IntN(30)), ", "), Level: r.IntN(3)})
		}
		grid.Cells = append(grid.Cells, row)
	}
	return []specimen{{"grid", grid}, {"gantt", g}, {"stacked", s}, {"columns", c}, {"intervals", v}, {"lines", l}, {"pairs", p}, {"quadrants", q}, {"layers", m}}
}

// many are the specimens, the densest charts and random ones.
func many() []specimen {
	out := append(specimens(), dense()...)
	for seed := range uint64(40) {
		for _, s := range random(seed) {
			s.name = fmt.Sprintf("%s of seed %d", s.name, seed)
			out = append(out, s)
		}
	}
	return out
}

func TestEverythingLiesWithinThePicture(t *testing.T) {
	for _, s := range many() {
		d := s.chart.Draw(fonts.Default())
		if d.Width != chart.Width {
			t.Errorf("%s is %v wide", s.name, d.Width)
		}
		for _, item := range d.Items {
			a, what := area{}, "path"
			switch item := item.(type) {
			case *drawing.Text:
				a, what = place(item), item.Plain()
			case *drawing.Path:
				a = bounds(item)
			}
			if a.x < -0.01 || a.y < -0.01 || a.x+a.w > d.Width+0.01 || a.y+a.h > d.Height+0.01 {
				t.Errorf("%s: %s at %+v is cut by %.0f × %.1f", s.name, what, a, d.Width, d.Height)
			}
		}
	}
}

func TestTextsDoNotOverlap(t *testing.T) {
	for _, s := range many() {
		var places []area
		var texts []string
		for _, item := range s.chart.Draw(fonts.Default()).Items {
			text, ok := item.(*drawing.Text)
			if !ok {
				continue
			}
			a := place(text)
			for i, b := range places {
				if a.x < b.x+b.w-0.2 && b.x < a.x+a.w-0.2 && a.y < b.y+b.h-0.2 && b.y < a.y+a.h-0.2 {
					t.Errorf("%s: «%s» %.1f overlaps «%s» %.1f", s.name, text.Plain(), a, texts[i], b)
				}
			}
			places, texts = append(places, a), append(texts, text.Plain())
		}
	}
}

func TestTypeIsLegible(t *testing.T) {
	for _, s := range many() {
		for _, item := range s.chart.Draw(fonts.Default()).Items {
			if text, ok := item.(*drawing.Text); ok && text.Size < 13.3 && !strings.HasPrefix(s.name, "layers") {
				t.Errorf("%s: «%s» is set in %.1f px", s.name, text.Plain(), text.Size)
			}
		}
	}
}

func TestPicturesFitAPage(t *testing.T) {
	for _, s := range many() {
		if d := s.chart.Draw(fonts.Default()); d.Height > chart.MaxHeight {
			t.Errorf("%s is %.0f high", s.name, d.Height)
		}
	}
}

func TestSVGReadsBack(t *testing.T) {
	for _, s := range many() {
		var first, second bytes.Buffer
		if err := svg.Write(&first, s.chart.Draw(fonts.Default())); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		d, err := svg.Parse(first.Bytes())
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		if err := svg.Write(&second, d); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: another picture comes back (%v)", s.name, err)
		}
	}
}

func TestEqualDataGiveEqualPictures(t *testing.T) {
	for i, s := range specimens() {
		if a, b := dump(s.chart.Draw(fonts.Default())), dump(specimens()[i].chart.Draw(fonts.Default())); a != b {
			t.Errorf("%s differs between two drawings", s.name)
		}
	}
}

// boxes gives the outlines of textured areas that lie in the picture's body: of
// rectangles with a line and without a fill.
func boxes(d *drawing.Drawing) []area {
	var out []area
	for _, item := range d.Items {
		if p, ok := item.(*drawing.Path); ok && p.Fill == nil && p.Stroke != nil && len(p.Segments) == 5 {
			out = append(out, bounds(p))
		}
	}
	return out
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-6*max(1, math.Abs(a), math.Abs(b)) }

func TestLengthsAreProportional(t *testing.T) {
	c := stackedSpecimen()
	parts := boxes(c.Draw(fonts.Default()))
	unit := parts[0].w / c.Bars[0].Parts[0]
	for i, bar := range c.Bars {
		end := parts[i*6].x
		for j, v := range bar.Parts {
			part := parts[i*6+j]
			if !near(part.w, v*unit) || !near(part.x, end) {
				t.Errorf("part %d of bar %d is %v long from %v, want %v from %v", j, i, part.w, part.x, v*unit, end)
			}
			end = part.x + part.w
		}
	}
}

func TestHeightsAreProportional(t *testing.T) {
	c := columnsSpecimen()
	parts := boxes(c.Draw(fonts.Default()))
	unit, at := parts[0].h/c.Series[0].Values[0], 0
	for i := range c.Labels {
		top := parts[0].y + parts[0].h
		for j, s := range c.Series {
			if s.Values[i] == 0 {
				continue
			}
			part := parts[at]
			if at++; !near(part.h, s.Values[i]*unit) || !near(part.y+part.h, top) {
				t.Errorf("part %d of column %d is %v high, want %v", j, i, part.h, s.Values[i]*unit)
			}
			top = part.y
		}
	}
}

func TestPairsHaveAScaleOfTheirOwn(t *testing.T) {
	c := chart.Pairs{Rows: []chart.Pair{{Label: "а", From: 10, To: 40}, {Label: "б", From: 6000, To: 1500}, {Label: "в", From: -3, To: 1}}}
	b := boxes(c.Draw(fonts.Default()))
	for i, want := range []float64{1. / 4, 4, 3} {
		if got := b[2*i].w / b[2*i+1].w; !near(got, want) {
			t.Errorf("bars of row %d are as %v to 1, want %v", i, got, want)
		}
	}
	if !near(b[4].x+b[4].w, b[5].x) {
		t.Errorf("a negative bar ends at %v, the positive one begins at %v", b[4].x+b[4].w, b[5].x)
	}
}

func TestStagesAndRangesStandOnTheAxis(t *testing.T) {
	g := chart.Gantt{To: 100, Rows: []chart.GanttRow{{From: 0, To: 100}, {From: 25, To: 75}}}
	v := chart.Intervals{To: 100, Rows: []chart.Interval{{Low: 0, High: 100}, {Low: 75, High: 25}}}
	for _, c := range []chart.Chart{g, v} {
		b := boxes(c.Draw(fonts.Default()))
		if !near(b[1].w, b[0].w/2) || !near(b[1].x-b[0].x, b[0].w/4) {
			t.Errorf("%T: the half is %+v of %+v", c, b[1], b[0])
		}
	}
}

// An area's look in print is the base's grey and what lines or dots are over it.
func TestNeighboursDifferWithoutColour(t *testing.T) {
	c := chart.Stacked{Bars: []chart.StackedBar{{}}}
	for i := range 13 {
		c.Series, c.Bars[0].Parts = append(c.Series, ""), append(c.Bars[0].Parts, 1+float64(i%2)/10)
	}
	looks := map[string]int{}
	var order []string
	d := c.Draw(fonts.Default())
	outlines := boxes(d)
	for _, item := range d.Items {
		p, ok := item.(*drawing.Path)
		switch {
		case !ok:
		case p.Fill != nil && slices.Contains(outlines, bounds(p)):
			order = append(order, fmt.Sprintf("base %02x", p.Fill.R))
		case len(order) > 0 && len(p.Segments) != 5 && len(order) < 13 && !strings.Contains(order[len(order)-1], ","):
			order[len(order)-1] += ", " + direction(p)
		}
	}
	for i, look := range order[:12] {
		if at, seen := looks[look]; seen {
			t.Errorf("series %d looks like series %d: %s", i, at, look)
		}
		looks[look] = i
	}
	if order[12] == order[11] || order[12] != order[0] {
		t.Errorf("series 12 looks like %s, the one before like %s", order[12], order[11])
	}
}

func direction(p *drawing.Path) string {
	if p.Fill != nil {
		return "dots"
	}
	a, b, c := p.Segments[0].End, p.Segments[1].End, p.Segments[len(p.Segments)-2].End
	d := p.Segments[len(p.Segments)-1].End
	return fmt.Sprintf("lines %.0f %.0f", math.Atan2(b.Y-a.Y, b.X-a.X)*180/math.Pi, math.Atan2(d.Y-c.Y, d.X-c.X)*180/math.Pi)
}

func TestSignsThatXMLForbidsAreDropped(t *testing.T) {
	bad := "а\x00б\x1b\ufffe\u202e<&>\xff😀\tв\u00ad"
	c := chart.Quadrants{Fields: [4]chart.Field{{bad, []string{bad, "", strings.Repeat("ы", 5000)}}}}
	var b bytes.Buffer
	if err := svg.Write(&b, c.Draw(fonts.Default())); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "аб?&lt;&amp;&gt;?? в") {
		t.Errorf("the text became another one:\n%.600s", b.String())
	}
	for d := xml.NewDecoder(&b); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}
