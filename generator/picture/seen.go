package picture

import (
	"crypto/sha256"
	"sync"

	"rd50/generator/drawing"
	"rd50/generator/report"
)

// maxKept bounds the segments of the drawings that Seen keeps, about 60 MiB.
const maxKept = 1_000_000

// Seen remembers by their content the pictures that were found whole, so that
// one used by many reports, or by every state of a draft, is decoded once. The
// zero Seen is ready, also for several goroutines at once. Pixels are not kept,
// drawings are, until they are too many: then it begins anew.
type Seen struct {
	lock  sync.Mutex
	known map[[sha256.Size]byte]report.Image
	kept  int
}

// Decode is the function Decode, quicker for what was seen before.
func (s *Seen) Decode(name string, data []byte) (report.Image, error) {
	key := sha256.Sum256(data)
	if img, ok := s.find(key); ok {
		img.Name, img.Data = name, data
		return img, nil
	}
	img, err := Decode(name, data)
	if err == nil {
		s.keep(key, img)
	}
	return img, err
}

func (s *Seen) find(key [sha256.Size]byte) (report.Image, bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	img, ok := s.known[key]
	return img, ok
}

func (s *Seen) keep(key [sha256.Size]byte, img report.Image) {
	s.lock.Lock()
	defer s.lock.Unlock()
	weight := 1 + segments(img.Drawing)
	if s.known == nil || s.kept+weight > maxKept {
		s.known, s.kept = map[[sha256.Size]byte]report.Image{}, 0
	}
	img.Name, img.Data = "", nil
	s.known[key] = img
	s.kept += weight
}

func segments(d *drawing.Drawing) int {
	if d == nil {
		return 0
	}
	n := len(d.Items)
	for _, item := range d.Items {
		if p, ok := item.(*drawing.Path); ok {
			n += len(p.Segments)
		}
	}
	return n
}
