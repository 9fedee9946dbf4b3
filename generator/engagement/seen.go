package engagement

import (
	"io/fs"
	"slices"
	"sync"

	"rd50/generator/diagnostic"
)

// mostSeen bounds how many engagements Seen remembers: a draft that is being written, what
// it is compared with, versions of it.
const mostSeen = 4

// Seen remembers the engagements that were read last, so that the next state of one is
// decoded again only where its TOML files changed. The zero Seen is ready, also for
// several goroutines at once.
type Seen struct {
	lock sync.Mutex
	last []*sources // the latest first
}

// Load is the function Load, quicker for what was read before. What it gives may have its
// values in common with what it gave before: they are not for changing.
func (s *Seen) Load(fsys fs.FS, name string) (*Engagement, diagnostic.List) {
	src := newSources(fsys)
	s.lock.Lock()
	src.older = slices.Clone(s.last)
	s.lock.Unlock()
	e, faults := src.load(name)
	src.older = nil
	if e != nil && !src.lacks {
		s.keep(src)
	}
	return e, faults
}

// keep puts sources at the head, in the place of an older state.
func (s *Seen) keep(src *sources) {
	s.lock.Lock()
	defer s.lock.Unlock()
	last := slices.DeleteFunc(slices.Clone(s.last), func(o *sources) bool { return o.toml[0].name == src.toml[0].name })
	s.last = append([]*sources{src}, last...)
	s.last = s.last[:min(len(s.last), mostSeen)]
}

// again gives what was decoded from the same TOML files before, or nil.
func (s *sources) again(name string) *data {
	for _, o := range s.older {
		if o.toml[0].name == name && !slices.ContainsFunc(o.toml, s.changed) {
			return o.data
		}
	}
	return nil
}

// changed tells whether a file is another one by now.
func (s *sources) changed(f *file) bool {
	now, err := s.text(f.name)
	return err != nil || now != f
}

// seen gives a text file that was read before with the same bytes, or nil.
func (s *sources) seen(name string, data []byte) *file {
	for _, o := range s.older {
		if f := o.known(name); f != nil && f.read == string(data) {
			return f
		}
	}
	return nil
}
