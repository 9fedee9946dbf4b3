package fonts

import (
	"sync"
	"testing"
)

// TestAFaceIsAskedByManyAtOnce: kerning and glyphs are the same for all, under -race too.
func TestAFaceIsAskedByManyAtOnce(t *testing.T) {
	face := Default().First(Regular)
	signs := []rune("АВТОМАТИЗАЦИЯ учета, Ty AV 12")
	var all sync.WaitGroup
	sums := make([]int, 8)
	for i := range sums {
		all.Go(func() {
			for _, a := range signs {
				for _, b := range signs {
					sums[i] += face.Kern(a, b)
				}
				if g, err := face.Glyph(a); err != nil || g.Advance <= 0 {
					t.Errorf("%q: %v, %v", a, g, err)
				}
			}
		})
	}
	all.Wait()
	for _, sum := range sums {
		if sum != sums[0] || sum >= 0 {
			t.Errorf("kernings come to %v", sums)
		}
	}
}
