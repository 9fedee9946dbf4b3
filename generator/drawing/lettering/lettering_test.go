package lettering

import (
	"math"
	"testing"

	"rd50/fonts"
	"rd50/generator/drawing"
)

func TestALineIsStretchedToItsLength(t *testing.T) {
	line := &drawing.Text{X: 50, Anchor: drawing.MiddleAnchor, Size: 10, Text: "1234", Length: 60, Fill: drawing.RGB(0, 0, 0)}
	low, high := math.Inf(1), math.Inf(-1)
	err := new(Setter).Each(line, fonts.Default(), func(_ drawing.Run, letters []Letter) error {
		for _, l := range letters {
			for _, s := range l.Place.Segments(Segments(l.Glyph)) {
				low, high = math.Min(low, s.End.X), math.Max(high, s.End.X)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if low < 20 || low > 24 || high < 75 || high > 80 {
		t.Errorf("stretched to %.1f … %.1f, want about 20 … 80", low, high)
	}
}

func TestMissingSignsAreToldOnceInOrder(t *testing.T) {
	d := &drawing.Drawing{Items: []drawing.Item{
		&drawing.Path{},
		&drawing.Text{Text: "Тариф 漢", Rest: []drawing.Run{{Text: "😀漢 ₽", Mono: true}}},
		&drawing.Text{Text: "😀"},
	}}
	if got := string(Missing(d, fonts.Default())); got != "漢😀" {
		t.Errorf("missing: %s", got)
	}
}
