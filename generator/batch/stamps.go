package batch

import (
	"encoding/json"
	"io/fs"
	"maps"
	"strconv"
	"sync"
	"time"
)

// Look is what a file shows without being read.
type Look struct {
	Mark    string    // differs whenever size, time or identity of the file do
	Changed time.Time // when it last did
}

// PlainLook is a Look from what every file system knows.
func PlainLook(info fs.FileInfo) Look {
	t := info.ModTime()
	return Look{Mark: strconv.FormatInt(info.Size(), 36) + "-" + strconv.FormatInt(t.UnixNano(), 36), Changed: t}
}

// A file that changed just before it was read may change again within the same
// tick of its clock, and look the same: it is not trusted.
const (
	fineTick   = 20 * time.Millisecond // Linux counts in jiffies of up to 10 ms
	coarseTick = 2 * time.Second       // FAT; whole seconds tell such a clock
)

// stamps remember contents by what files look like, so that what has not
// changed need not be read. Losing them costs time alone.
type stamps struct {
	look func(fs.FileInfo) Look
	now  func() time.Time

	mu     sync.Mutex
	of     map[string][2]string // mark and SHA-256, by path
	before map[string][2]string // as they were loaded
}

func newStamps(data []byte, look func(fs.FileInfo) Look, now func() time.Time) *stamps {
	s := &stamps{look: look, now: now}
	if json.Unmarshal(data, &s.of) != nil || s.of == nil {
		s.of = map[string][2]string{} // missing or damaged: all is read again
	}
	s.before = maps.Clone(s.of)
	return s
}

func (s *stamps) known(place string, info fs.FileInfo) (string, bool) {
	mark := s.look(info).Mark
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.of[place]
	return e[1], e[0] == mark && mark != ""
}

// learn notes what was read from a file; info is from before the reading.
func (s *stamps) learn(place string, info fs.FileInfo, sum string) {
	l := s.look(info)
	tick := fineTick
	if l.Changed.Nanosecond() == 0 {
		tick = coarseTick
	}
	if s.now().Sub(l.Changed) < tick {
		s.forget(place)
		return
	}
	s.put(place, l.Mark, sum)
}

// made notes a file that was put in place by this process.
func (s *stamps) made(place string, info fs.FileInfo, sum string) {
	s.put(place, s.look(info).Mark, sum)
}

func (s *stamps) put(place, mark, sum string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.of[place] = [2]string{mark, sum}
}

func (s *stamps) forget(place string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.of, place)
}

// encode gives the file's bytes, of the places that are of use; nil when nothing
// changed.
func (s *stamps) encode(of map[string]bool) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	maps.DeleteFunc(s.of, func(place string, _ [2]string) bool { return !of[place] })
	if maps.Equal(s.of, s.before) {
		return nil, nil
	}
	return json.Marshal(s.of)
}
