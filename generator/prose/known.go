package prose

import (
	"bytes"
	"errors"
	"fmt"
	"sync"

	"rd50/generator/engagement"
	"rd50/generator/picture"
	"rd50/generator/report"
)

// Known remembers the texts that were parsed, and the pictures in them, so that one that
// did not change since the last state of a draft, or that many reports share, is parsed
// once. The zero Known is ready, also for several goroutines at once. It keeps what the
// last readings asked for: once that is much, what none of them asked for goes.
type Known struct {
	pictures picture.Seen

	lock       sync.Mutex
	young, old map[writing]*remembered
	weight     int // of young
}

// mostKept bounds young between readings, in bytes: of about ten large reports.
const mostKept = 16 << 20

// writing is a text with what of its surroundings is known before it is parsed.
type writing struct {
	text, origin string
	signs        Signs
	top          int
	inCell       bool
}

// asker answers what a text asks its engagement while it is parsed.
type asker struct {
	source  func(id string) bool
	picture func(name string) ([]byte, error)
}

// remembered is a parsed text and what it asked. It is the same for every engagement that
// gives the same answers.
type remembered struct {
	text     *Text
	sources  map[string]bool
	pictures map[string]file
}

// file is the bytes of a picture, or why there are none.
type file struct {
	data []byte
	err  error
}

// text gives a text parsed, from memory where it and the answers are as before.
func (k *Known) text(w writing, a asker) *Text {
	if r := k.find(w); r != nil && r.holds(a) {
		return r.text
	}
	r := k.parse(w, a)
	k.keep(w, r)
	return r.text
}

func (k *Known) parse(w writing, a asker) *remembered {
	r := &remembered{sources: map[string]bool{}, pictures: map[string]file{}}
	around := Surroundings{
		Key: placesIn(w.text, w.origin), Top: w.top, InCell: w.inCell,
		IsSource: func(id string) bool {
			r.sources[id] = a.source(id)
			return r.sources[id]
		},
		Picture: func(name string) (report.Image, error) {
			f, asked := r.pictures[name]
			if !asked {
				f.data, f.err = a.picture(name)
				r.pictures[name] = f
			}
			return k.decoded(name, f)
		},
	}
	if w.signs != nil {
		around.HasSign = w.signs.Prints
	}
	r.text = Parse(w.text, around)
	return r
}

// decoded gives the picture that a file holds.
func (k *Known) decoded(name string, f file) (report.Image, error) {
	if f.err != nil {
		return report.Image{}, f.err
	}
	img, err := k.pictures.Decode(name, f.data)
	if err != nil {
		return img, fmt.Errorf("рисунок «%s»: %w", name, err)
	}
	return img, nil
}

// holds tells whether the answers are as they were.
func (r *remembered) holds(a asker) bool {
	for id, was := range r.sources {
		if a.source(id) != was {
			return false
		}
	}
	for name, was := range r.pictures {
		data, err := a.picture(name)
		if !bytes.Equal(data, was.data) || !sameFault(err, was.err) {
			return false
		}
	}
	return true
}

func sameFault(a, b error) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Error() == b.Error() && hintOf(a) == hintOf(b)
}

func hintOf(err error) string {
	var told *engagement.PictureFault
	if errors.As(err, &told) {
		return told.Hint
	}
	return ""
}

func (k *Known) find(w writing) *remembered {
	k.lock.Lock()
	defer k.lock.Unlock()
	if r := k.young[w]; r != nil {
		return r
	}
	r := k.old[w]
	if r != nil {
		k.add(w, r)
	}
	return r
}

func (k *Known) keep(w writing, r *remembered) {
	k.lock.Lock()
	defer k.lock.Unlock()
	k.add(w, r)
}

func (k *Known) add(w writing, r *remembered) {
	if k.young == nil {
		k.young = map[writing]*remembered{}
	}
	if before := k.young[w]; before != nil {
		k.weight -= before.weight(w)
	}
	k.young[w] = r
	k.weight += r.weight(w)
}

// weight is about what a text takes in memory: its blocks are some times as large as it.
func (r *remembered) weight(w writing) int {
	n := 16 * len(w.text)
	for _, f := range r.pictures {
		n += len(f.data)
	}
	return n
}

// age ends a reading. What is young then counts as old, and what was old and not asked for
// goes, as soon as the young are many.
func (k *Known) age() {
	k.lock.Lock()
	defer k.lock.Unlock()
	if k.weight > mostKept {
		k.young, k.old, k.weight = nil, k.young, 0
	}
}
