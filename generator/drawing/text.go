package drawing

// Anchor tells which part of a text stands at its point.
type Anchor uint8

// Parts of a text.
const (
	StartAnchor Anchor = iota
	MiddleAnchor
	EndAnchor
)

// Text is one line of text. X and Y are the anchor point on the baseline.
//
//	&Text{X: 60, Y: 40, Size: 14, Anchor: MiddleAnchor, Fill: RGB(0, 0, 0), Text: "Биллинг"}
type Text struct {
	X, Y               float64
	Size               float64 // of the font, in pixels
	Anchor             Anchor
	Bold, Italic, Mono bool
	Fill               Colour
	Text               string
	Rest               []Run   // what follows on the line in another look; seldom used
	Length             float64 // width to stretch the whole line to; 0: natural width
	// Turn rotates or distorts the text about its point, as Rotate(-90) does;
	// only A to D count, and the zero Matrix leaves the text upright.
	Turn Matrix
}

// Run is a piece of a line in one look. DX and DY move it, and all that follows,
// from where it would stand (raised and lowered signs).
type Run struct {
	Text               string
	Size               float64
	Bold, Italic, Mono bool
	Fill               Colour
	DX, DY             float64
}

// Runs gives the pieces of the line in order: the text itself and Rest. There
// is at least one.
func (t *Text) Runs() []Run {
	first := Run{Text: t.Text, Size: t.Size, Bold: t.Bold, Italic: t.Italic, Mono: t.Mono, Fill: t.Fill}
	return append([]Run{first}, t.Rest...)
}

// Plain gives the characters of the whole line.
func (t *Text) Plain() string {
	s := t.Text
	for _, r := range t.Rest {
		s += r.Text
	}
	return s
}

// Placement maps text space (origin at the anchor point, pixels, y down) to the
// drawing.
func (t *Text) Placement() Matrix {
	m := t.Turn
	if m == (Matrix{}) {
		m = Identity()
	}
	m.E, m.F = t.X, t.Y
	return m
}

// Start gives where the line begins in text space, for its width as measured.
func (t *Text) Start(width float64) float64 {
	if t.Length > 0 {
		width = t.Length
	}
	switch t.Anchor {
	case MiddleAnchor:
		return -width / 2
	case EndAnchor:
		return -width
	}
	return 0
}
