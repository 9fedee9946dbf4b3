package report

// deepest is the level that is numbered with four parts; deeper headings count
// as of this one.
const deepest = 4

func levelOf(h *Heading) int { return min(max(h.Level, 2), deepest) }

// lonePoints gives the headings of points and sub-points that are the only one
// of their parent: they get no number (6.4.3). One with numbered sub-points keeps
// it, for theirs begin with it.
func lonePoints(blocks []Block) []*Heading {
	var out []*Heading
	var under [deepest + 1]siblings // the headings of each level within the present parent
	leave := func(level int) {
		for l := deepest; l >= level; l-- {
			switch s := under[l]; {
			case s.count > 1 || s.parted:
				under[l-1].parted = true
			case s.count == 1:
				out = append(out, s.first)
			}
			under[l] = siblings{}
		}
	}
	for _, b := range blocks {
		h, ok := b.(*Heading)
		if !ok || h.Unnumbered {
			continue
		}
		level := levelOf(h)
		leave(level + 1)
		if under[level].count++; under[level].count == 1 {
			under[level].first = h
		}
	}
	leave(3)
	return out
}

// siblings are the headings of one parent.
type siblings struct {
	first  *Heading
	count  int
	parted bool // one of them has numbered headings of its own
}
