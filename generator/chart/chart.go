// Package chart draws the report's computed pictures as vectors. It knows
// nothing of engagements: whoever calls it brings numbers and printed words.
//
// Every picture is Width wide, reads without colour (greys, hatching, dashes
// and direct labels tell its parts apart), is set in the given faces and grows
// downwards with its data. A picture higher than MaxHeight would be made
// smaller on the page: callers split it or say the same with a table.
package chart

import (
	"rd50/fonts"
	"rd50/generator/drawing"
)

// Width is the text width of a portrait page by ГОСТ 7.32-2017, 6.1.1
// (210 − 30 − 15 mm), in CSS pixels; MaxHeight leaves room for a caption of two
// lines.
const (
	Width     = 623.0
	MaxHeight = 850.0
)

// Chart is a picture that can be drawn. Equal data and faces give equal
// drawings; no data can make it panic.
type Chart interface {
	Draw(faces *fonts.Faces) *drawing.Drawing
}

// Tick is a labelled line across a chart. The label may have several lines; a
// last one that repeats that of the tick before is printed once, as a year is.
type Tick struct {
	At    float64
	Label string
}

// Gantt is a schedule: one bar a row on a common time axis from From to To.
type Gantt struct {
	From, To float64
	Ticks    []Tick
	Rows     []GanttRow
	// Words of the legend: an ordinary stage, one on the critical path, slack.
	Ordinary, Critical, Slack string
	// Arrow is the word for what a stage waits for; none leaves it out of the
	// legend.
	Arrow string
	// Milestone is the word for a row that takes no time.
	Milestone string
}

// GanttRow is a stage: a bar from From to To, a thin slack line on to Latest
// where that is later, and arrows from the ends of the rows in After.
type GanttRow struct {
	Label            string
	From, To, Latest float64
	Critical         bool
	After            []int // indices of Rows; a row elsewhere is left out by the caller
}

// GanttRows is how many rows a Gantt chart takes before callers split it.
const GanttRows = 28

// Stacked is horizontal bars, each put together from the parts of the series.
// Twelve series have textures of their own; a part too thin for its number goes
// without.
type Stacked struct {
	Series []string
	Bars   []StackedBar
	Axis   string // what the lengths are, printed under the axis
}

// StackedBar has one part, not negative, for each series, and the printed total
// at its end.
type StackedBar struct {
	Label string
	Parts []float64
	Total string
}

// Columns is vertical columns, each put together from the series' values.
type Columns struct {
	Labels []string // under the columns
	Series []Series
	Totals []string // printed above the columns
	Axis   string   // what the heights are
}

// Series is one value a label, not negative in Columns.
type Series struct {
	Name   string
	Values []float64
}

// Intervals is a range on a common axis in every row, with a mark in it.
type Intervals struct {
	From, To float64
	Ticks    []Tick
	Rows     []Interval
	Axis     string
	// Words of the legend: the range, the mark.
	Range, Mark string
}

// Interval is one row: the range from Low to High, the mark At, and the text
// behind it.
type Interval struct {
	Label         string
	Low, High, At float64
	Text          string
}

// Lines is values over labels as lines with dots, and a heavy line at zero.
type Lines struct {
	Labels []string
	Series []Series
	Marks  []Mark
	Axis   string
}

// Mark is a called-out point of a line: X counts labels from 0 and may lie
// between two. A mark off its line is not drawn; the words of the first twenty
// are.
type Mark struct {
	Series int
	X      float64
	Label  string
}

// Pairs is two bars a row, from a baseline to a target. Every row has a scale of
// its own, for the units differ.
type Pairs struct {
	Rows []Pair
	// Words of the legend.
	Before, After string
}

// Pair is one indicator with its printed values and change.
type Pair struct {
	Label                 string
	From, To              float64
	FromText, ToText, Gap string
}

// Quadrants is the four fields of a SWOT analysis: the first two above, the
// others below them.
type Quadrants struct{ Fields [4]Field }

// Field is a heading and its statements.
type Field struct {
	Title string
	Items []string
}

// Grid is a table of cells on two axes, such as a map of risks. Rows come from above,
// columns from the left; levels, named from below, are told by shades of which there
// are three.
type Grid struct {
	Up, Across    string // what grows upwards and to the right
	Rows, Columns []string
	Cells         [][]GridCell // by row
	Levels        []string
}

// GridCell is what stands at a place of a grid, and its level.
type GridCell struct {
	Text  string
	Level int
}

// Layers is columns of boxes with lines from each column to the next. In a
// column that would be too high texts end in an ellipsis, or the codes stand
// alone: put the words that tell nodes apart first.
type Layers struct {
	Titles []string
	Nodes  [][]Node // by column
	Links  []Link
}

// Node is a box: its code and what it is.
type Node struct{ Code, Text string }

// Link goes from a node of a column to one of the next.
type Link struct{ Layer, From, To int }
