package preview

import (
	"encoding/json"
	"slices"
	"sync"

	"rd50/generator/output"
	"rd50/generator/writer/html"
)

// snapshot is what every browser is to show.
type snapshot struct {
	edition *edition // the last good one; nil before there was any
	status  status
	before  *edition        // the good one before it, whose pictures a browser may still ask for
	pages   output.File     // the PDF of the last edition that had one; see status.Pages
	encoded json.RawMessage // status
	round   int             // of updates
}

// feed holds the newest snapshot; who is slow misses those between.
type feed struct {
	mu      sync.Mutex
	now     snapshot
	changed chan struct{} // closed by the next update
	readers int
}

func newFeed() *feed { return &feed{changed: make(chan struct{})} }

// current gives the newest snapshot and what will tell that it is so no more.
func (f *feed) current() (snapshot, <-chan struct{}) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now, f.changed
}

func (f *feed) update(change func(*snapshot)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	change(&f.now)
	encoded, err := json.Marshal(f.now.status)
	if err != nil { // the types of status have no such values
		panic(err)
	}
	f.now.encoded = encoded
	f.now.round++
	close(f.changed)
	f.changed = make(chan struct{})
}

// message is one event for a browser. Ops turn the blocks of the version Base
// into those of Version; Base 0 is an empty page.
type message struct {
	Base    int             `json:"base"`
	Version int             `json:"version"`
	Ops     []any           `json:"ops,omitempty"`
	Status  json.RawMessage `json:"status"`
}

// reader is one browser and what it has.
type reader struct {
	version int
	page    *html.Page
}

// next gives the message that brings a browser to a snapshot.
func (r *reader) next(s snapshot) message {
	m := message{Base: r.version, Version: r.version, Status: s.encoded}
	if e := s.edition; e != nil && e.number != r.version {
		m.Version, m.Ops = e.number, changes(blocksOf(r.page), e.page.Blocks)
		r.version, r.page = e.number, e.page
	}
	return m
}

func blocksOf(p *html.Page) []html.Block {
	if p == nil {
		return nil
	}
	return p.Blocks
}

// recent gives the editions that a browser may show.
func (s snapshot) recent() []*edition {
	return slices.DeleteFunc([]*edition{s.edition, s.before}, func(e *edition) bool { return e == nil })
}

// enter counts a browser in, unless there are too many.
func (f *feed) enter() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.readers >= mostReaders {
		return false
	}
	f.readers++
	return true
}

func (f *feed) leave() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.readers--
}
