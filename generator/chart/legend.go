package chart

import "rd50/generator/drawing"

// entry is one sample of a legend with its word.
type entry struct {
	name   string
	sample func(r rect)
}

// Measures of a legend.
const (
	sampleWidth  = 26.0
	sampleHeight = 12.0
	sampleGap    = 7.0
	entryGap     = 22.0
)

// legend sets samples with their words in as many columns as fit, from the top
// y, and gives where it ends.
func (c *canvas) legend(y float64, entries []entry) float64 {
	st := style{size: note}
	if len(entries) == 0 {
		return y
	}
	widest, total := 0.0, -entryGap
	for _, e := range entries {
		w := c.width(c.clean(e.name), st) + sampleWidth + sampleGap + entryGap
		widest, total = max(widest, w), total+w
	}
	if total <= Width {
		return c.legendLine(y, entries, st)
	}
	columns := max(1, min(len(entries), int((Width+entryGap)/widest)))
	if columns == 1 && len(entries) > 3 {
		columns = 2
	}
	return c.legendGrid(y, entries, columns, st)
}

// legendLine sets the samples one after another.
func (c *canvas) legendLine(y float64, entries []entry, st style) float64 {
	x := 0.0
	for _, e := range entries {
		name := c.clean(e.name)
		c.entry(x, y, e, []string{name}, st)
		x += sampleWidth + sampleGap + c.width(name, st) + entryGap
	}
	return y + st.leading() + 2
}

// legendGrid sets the samples in columns of one width, row by row.
func (c *canvas) legendGrid(y float64, entries []entry, columns int, st style) float64 {
	pitch := (Width + entryGap) / float64(columns)
	for i := 0; i < len(entries); i += columns {
		rows := 1
		for j := i; j < min(i+columns, len(entries)); j++ {
			lines := c.wrap(entries[j].name, st, pitch-entryGap-sampleWidth-sampleGap, 4)
			c.entry(float64(j-i)*pitch, y, entries[j], lines, st)
			rows = max(rows, len(lines))
		}
		y += float64(rows)*st.leading() + 3
	}
	return y
}

func (c *canvas) entry(x, y float64, e entry, lines []string, st style) {
	top := y + (st.leading()-sampleHeight)/2
	e.sample(rect{x + 0.5, top, sampleWidth - 1, sampleHeight})
	c.lines(x+sampleWidth+sampleGap, y, drawing.StartAnchor, lines, st)
}

// areas gives the legend of textured series.
func (c *canvas) areas(names []string) []entry {
	var out []entry
	for i, name := range names {
		out = append(out, entry{name, func(r rect) { c.box(r, textureOf(i)) }})
	}
	return out
}
