package typeset

// Length is a distance in thousandths of a point (1/72 inch). Lengths are whole
// numbers, so a layout is the same on every platform.
type Length int

// points gives a length in points.
func (l Length) points() float64 { return float64(l) / 1000 }

// Point is one typographic point.
const Point Length = 1000

// millimetres converts millimetres to a Length.
func millimetres(mm float64) Length { return Length(mm*72000/25.4 + 0.5) }

// The page of ГОСТ 7.32-2017, 6.1.1: A4 with margins of 30, 15, 20 and 20 mm.
var (
	pageShort    = millimetres(210)
	pageLong     = millimetres(297)
	marginLeft   = millimetres(30)
	marginRight  = millimetres(15)
	marginTop    = millimetres(20)
	marginBottom = millimetres(20)
	firstIndent  = millimetres(12.5) // абзацный отступ
)

// lineHeight is the height of a single-spaced line of Times New Roman per point
// of size, in thousandths: the face's ascent, descent and line gap together.
const lineHeight = 1149

// single and oneAndHalf give the distance of lines for a font size in points.
func single(size Length) Length     { return size * lineHeight / 1000 }
func oneAndHalf(size Length) Length { return size * lineHeight * 3 / 2000 }
