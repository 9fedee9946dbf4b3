package chart_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/chart"
	"rd50/generator/drawing"
	"rd50/generator/drawing/svg"
)

// hostile gives charts whose numbers, counts and words come from any bytes.
func hostile(data []byte, text string) []chart.Chart {
	s := source{data, text}
	g := chart.Gantt{From: s.number(), To: s.number(), Ordinary: s.word(), Critical: s.word(), Slack: s.word(), Arrow: s.word()}
	l := chart.Layers{Titles: s.words()}
	v := chart.Intervals{From: s.number(), To: s.number(), Axis: s.word(), Range: s.word(), Mark: s.word()}
	for range s.count() {
		g.Ticks = append(g.Ticks, chart.Tick{At: s.number(), Label: s.word()})
		v.Ticks = append(v.Ticks, chart.Tick{At: s.number(), Label: s.word()})
	}
	b := chart.Stacked{Series: s.words(), Axis: s.word()}
	p := chart.Pairs{Before: s.word(), After: s.word()}
	lines := chart.Lines{Labels: s.words(), Axis: s.word()}
	columns := chart.Columns{Labels: s.words(), Totals: s.words(), Axis: s.word()}
	for range s.count() {
		g.Rows = append(g.Rows, chart.GanttRow{Label: s.word(), From: s.number(), To: s.number(), Latest: s.number(), Critical: s.count() > 4, After: []int{s.count() - 2}})
		v.Rows = append(v.Rows, chart.Interval{Label: s.word(), Low: s.number(), High: s.number(), At: s.number(), Text: s.word()})
		b.Bars = append(b.Bars, chart.StackedBar{Label: s.word(), Parts: s.numbers(), Total: s.word()})
		p.Rows = append(p.Rows, chart.Pair{Label: s.word(), From: s.number(), To: s.number(), FromText: s.word(), ToText: s.word(), Gap: s.word()})
		lines.Series = append(lines.Series, chart.Series{Name: s.word(), Values: s.numbers()})
		lines.Marks = append(lines.Marks, chart.Mark{Series: s.count() - 2, X: s.number(), Label: s.word()})
		columns.Series = append(columns.Series, chart.Series{Name: s.word(), Values: s.numbers()})
		l.Links = append(l.Links, chart.Link{Layer: s.count() - 2, From: s.count() - 2, To: s.count() - 2})
		var nodes []chart.Node
		for range s.count() {
			nodes = append(nodes, chart.Node{Code: s.word(), Text: s.word()})
		}
		l.Nodes = append(l.Nodes, nodes)
	}
	q := chart.Quadrants{Fields: [4]chart.Field{{Title: s.word(), Items: s.words()}, {Items: s.words()}, {Title: s.word()}, {Items: s.words()}}}
	grid := chart.Grid{Up: s.word(), Across: s.word(), Rows: s.words(), Columns: s.words(), Levels: s.words()}
	for range s.count() {
		grid.Cells = append(grid.Cells, []chart.GridCell{{Text: s.word(), Level: s.count() - 2}, {Text: s.word()}}[:s.count()%3])
	}
	return []chart.Chart{g, b, columns, v, lines, p, q, l, grid}
}

// source reads values from bytes, zeros behind their end.
type source struct {
	data []byte
	text string
}

func (s *source) take(n int) []byte {
	out := make([]byte, n)
	s.data = s.data[copy(out, s.data):]
	return out
}

func (s *source) count() int { return int(s.take(1)[0] % 8) }

// number is one of the numbers that break sums, or any.
func (s *source) number() float64 {
	odd := [...]float64{0, 1, -1, 50, 100, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64, 1e-9, 1e15}
	if k := int(s.take(1)[0]); k < 4*len(odd) {
		return odd[k%len(odd)]
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(s.take(8)))
}

func (s *source) numbers() []float64 {
	var out []float64
	for range s.count() {
		out = append(out, s.number())
	}
	return out
}

// word is a piece of the text.
func (s *source) word() string {
	b := s.take(2)
	from := int(b[0]) % (len(s.text) + 1)
	return s.text[from:min(len(s.text), from+int(b[1]))]
}

func (s *source) words() []string {
	var out []string
	for range s.count() {
		out = append(out, s.word())
	}
	return out
}

// FuzzDraw draws any data: nothing may panic, and what comes out is a drawing
// that can be written and read.
func FuzzDraw(f *testing.F) {
	f.Add([]byte{}, "")
	f.Add([]byte("\x07\x06\x05\x04\x03\x02\x01\x00\xff\xfe\xfd\x05\x09\x0a\x0b\x0c"), "слово\x00\xff и\u00a0слова\nдлинноедлинноедлинное <&> 😀")
	f.Add(bytes.Repeat([]byte{7, 3, 5, 250, 1, 2, 3, 4, 5, 6, 7, 127}, 60), strings.Repeat("непрерывно", 40))
	f.Add(bytes.Repeat([]byte{6, 7, 8, 9, 10, 200}, 90), strings.Repeat("а б-", 60))
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		for _, c := range hostile(data, text) {
			var b bytes.Buffer
			if err := svg.Write(&b, c.Draw(fonts.Default())); err != nil {
				t.Fatalf("%T: %v", c, err)
			}
			if _, err := svg.Parse(b.Bytes()); err != nil {
				t.Fatalf("%T: %v", c, err)
			}
		}
	})
}

// huge gives charts of n rows, series or nodes with one word for all texts.
func huge(n int, word string) []chart.Chart {
	numbers, texts := make([]float64, n), make([]string, n)
	g, s, p, v, q, l := chart.Gantt{To: 1}, chart.Stacked{}, chart.Pairs{}, chart.Intervals{To: 1}, chart.Quadrants{}, chart.Layers{Nodes: make([][]chart.Node, 2)}
	lines := chart.Lines{Series: []chart.Series{{Values: numbers}}}
	for i := range n {
		numbers[i], texts[i] = float64(i), fmt.Sprint(word, i)
		g.Rows = append(g.Rows, chart.GanttRow{Label: texts[i], To: 1, Latest: 2, After: []int{n - i - 1}})
		g.Ticks = append(g.Ticks, chart.Tick{At: float64(i) / float64(n), Label: texts[i]})
		s.Bars = append(s.Bars, chart.StackedBar{Label: texts[i], Parts: []float64{1, 2}, Total: word})
		p.Rows = append(p.Rows, chart.Pair{Label: texts[i], From: 1, To: 2, FromText: word})
		v.Rows = append(v.Rows, chart.Interval{Label: texts[i], High: 1, Text: word})
		l.Nodes[0], l.Nodes[1] = append(l.Nodes[0], chart.Node{Code: texts[i], Text: word}), append(l.Nodes[1], chart.Node{Text: texts[i]})
		l.Links = append(l.Links, chart.Link{From: i, To: n - i - 1})
		lines.Marks = append(lines.Marks, chart.Mark{X: float64(i), Label: texts[i]})
	}
	s.Series, lines.Labels, q.Fields[2].Items = []string{word, word}, texts, texts
	v.Ticks = g.Ticks
	wide := chart.Stacked{Series: texts, Bars: []chart.StackedBar{{Parts: numbers}}}
	return []chart.Chart{g, s, p, v, q, l, lines, wide, chart.Columns{Labels: texts, Totals: texts, Series: lines.Series}, chart.Layers{Nodes: make([][]chart.Node, n)}}
}

// drawn gives a chart's picture, which can be written, is as wide as the page's
// text and holds its words within its height.
func drawn(t *testing.T, c chart.Chart) (d *drawing.Drawing, texts int) {
	t.Helper()
	d = c.Draw(fonts.Default())
	if d.Width != chart.Width {
		t.Errorf("%T is %g wide", c, d.Width)
	}
	if err := svg.Write(io.Discard, d); err != nil {
		t.Errorf("%T: %v", c, err)
	}
	for _, i := range d.Items {
		if text, ok := i.(*drawing.Text); ok {
			texts++
			if text.Y < 0 || text.Y > d.Height {
				t.Fatalf("%T: «%.20s» stands at %g of %g", c, text.Text, text.Y, d.Height)
			}
		}
	}
	return d, texts
}

// TestTenThousandRowsAreDrawn: every row has its place and its words; what has
// numbers along its axis stays as high as any other.
func TestTenThousandRowsAreDrawn(t *testing.T) {
	for _, set := range []struct {
		rows int
		word string
	}{{10_000, "этап"}, {100, strings.Repeat("ъ", 5000)}} {
		for _, c := range huge(set.rows, set.word) {
			rows := set.rows
			switch c := c.(type) {
			case chart.Lines, chart.Columns:
				rows = 0
			case chart.Layers:
				rows = len(c.Nodes[0]) // the other has layers without a node
			}
			d, texts := drawn(t, c)
			if texts < rows || d.Height < 3*float64(rows) || rows == 0 && d.Height > 600 {
				t.Errorf("%T of %d rows has %d texts and is %g high", c, rows, texts, d.Height)
			}
		}
	}
}

func TestNothingGivesASmallPicture(t *testing.T) {
	for _, c := range []chart.Chart{chart.Gantt{}, chart.Stacked{}, chart.Columns{}, chart.Intervals{}, chart.Lines{}, chart.Pairs{}, chart.Quadrants{}, chart.Layers{}} {
		if d, texts := drawn(t, c); d.Height < 1 || d.Height > 400 || texts > 12 {
			t.Errorf("%T is %g high and has %d texts", c, d.Height, texts)
		}
	}
}
