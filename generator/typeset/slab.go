package typeset

// slab hands out pieces of long arrays, so that many small things take few allocations.
// The zero slab is ready.
type slab[T any] struct {
	free []T // of the present array
	all  []T // the array that reset starts with again
	used int // since the last reset
}

// Bounds of a slab's arrays, in things: of those that hold several pieces, and of the one
// that is kept for use after a reset.
const (
	firstArray   = 16
	furtherArray = 128
	keptArray    = 1 << 15
)

// take gives an empty list with room for n things.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		s.used += len(s.free)
		s.free = make([]T, max(n, min(2*len(s.all), furtherArray), firstArray))
		if len(s.free) > len(s.all) {
			s.all = s.free
		}
	}
	s.used += n
	out := s.free[:0:n]
	s.free = s.free[n:]
	return out
}

// one gives a thing that nobody has used since it was reset.
func (s *slab[T]) one(v T) *T {
	list := append(s.take(1), v)
	return &list[0]
}

// grow gives a list room for n more.
func (s *slab[T]) grow(list []T, n int) []T {
	if len(list)+n <= cap(list) {
		return list
	}
	return append(s.take(max(len(list)+n, 2*cap(list))), list...)
}

// add is append with room from the slab.
func (s *slab[T]) add(list []T, more ...T) []T { return append(s.grow(list, len(more)), more...) }

// reset takes back all that was handed out: nobody may use it any more.
func (s *slab[T]) reset() {
	if s.used > len(s.all) && s.used <= keptArray {
		s.all = make([]T, s.used)
	}
	s.free, s.used = s.all, 0
}
