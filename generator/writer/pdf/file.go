package pdf

import (
	"crypto/md5"
	"fmt"
	"io"
	"strconv"
)

// file is a PDF file being put together. Objects are numbered in the order in which
// they are asked for; those that are no streams go into object streams. Nothing is kept
// as it came: what is set is packed at once.
type file struct {
	places  []place // of the objects by their numbers
	streams []*stream
	open    group
	press   press
}

// place is where an object is: in an object stream, or by itself.
type place struct{ in, index int32 }

// stream is an object by itself.
type stream struct {
	number int
	dict   string // entries besides /Length
	data   []byte
}

// group is an object stream that is being filled (ISO 32000-1, 7.5.7).
type group struct {
	number, count int
	head, bodies  []byte
}

// filter tells what happens to a stream's data.
type filter uint8

const (
	plain   filter = iota // written as it is
	deflate               // to be compressed
)

// reserve gives the number of an object that is set later.
func (f *file) reserve() int {
	f.places = append(f.places, place{})
	return len(f.places)
}

// perStream is the number of objects in one object stream.
const perStream = 250

// set gives a reserved object its body, of which it keeps a copy.
func (f *file) set(number int, body []byte) { f.end(append(f.begin(number), body...)) }

// begin gives what the body of a reserved object is to be added to, before any other
// object is set; end takes it.
func (f *file) begin(number int) []byte {
	g := &f.open
	if g.count == 0 {
		g.number = f.reserve()
		g.head, g.bodies = blank(), blank()
	}
	f.places[number-1] = place{int32(g.number), int32(g.count)}
	g.head = strconv.AppendInt(g.head, int64(number), 10)
	g.head = strconv.AppendInt(append(g.head, ' '), int64(len(g.bodies)), 10)
	g.head = append(g.head, ' ')
	return g.bodies
}

func (f *file) end(b []byte) {
	g := &f.open
	g.bodies = append(b, '\n')
	if g.count++; g.count == perStream {
		f.store()
	}
}

// store ends the object stream that is being filled.
func (f *file) store() {
	g := f.open
	if f.open = (group{}); g.count == 0 {
		return
	}
	dict := fmt.Sprintf("/Type/ObjStm/N %d/First %d", g.count, len(g.head))
	data := append(g.head, g.bodies...)
	used(g.bodies)
	f.fill(g.number, deflate, dict, data, used)
}

func (f *file) add(format string, args ...any) int {
	number := f.reserve()
	f.set(number, fmt.Appendf(nil, format, args...))
	return number
}

// stream adds an object with data, which must not be changed any more.
func (f *file) stream(kind filter, dict string, data []byte) int {
	return f.fill(f.reserve(), kind, dict, data, nil).number
}

// fill makes a reserved object a stream. Where the data are not needed any more, done
// takes them.
func (f *file) fill(number int, kind filter, dict string, data []byte, done func([]byte)) *stream {
	s := &stream{number: number, dict: dict, data: data}
	f.streams = append(f.streams, s)
	if kind == deflate {
		f.press.put(s, done)
	}
	return s
}

// write gives the file's bytes (ISO 32000-1, 7.5). The identifier is made from the
// content. Nothing is written when there is an error before.
func (f *file) write(to io.Writer, root, info int) error {
	f.store()
	if err := f.press.end(); err != nil {
		return fmt.Errorf("файл PDF не собран: %w", err)
	}
	f.grow(to)
	content := md5.New()
	w := &counter{to: io.MultiWriter(to, content)}
	w.put([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	at := make([]int, len(f.places))
	for i, s := range f.streams {
		at[s.number-1] = w.at
		w.stream(s)
		f.streams[i] = nil // to be freed
	}
	id, start := content.Sum(nil), w.at
	last := press{known: f.press.known}
	places := &stream{len(at) + 1, fmt.Sprintf("/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%x><%x>]", len(at)+2, root, info, id, id), f.table(at, start)}
	last.put(places, nil)
	if err := last.end(); err != nil {
		return fmt.Errorf("файл PDF не собран: %w", err)
	}
	w.stream(places)
	w.put(fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", start))
	if w.err != nil {
		return fmt.Errorf("файл PDF не записан: %w", w.err)
	}
	return nil
}

// grow makes room for the file where that can be done.
func (f *file) grow(to io.Writer) {
	b, ok := to.(interface{ Grow(int) })
	if !ok {
		return
	}
	size := 1<<12 + 7*len(f.places)
	for _, s := range f.streams {
		size += len(s.data) + len(s.dict) + 64
	}
	b.Grow(size)
}

// counter writes and knows where it is; after an error it writes nothing more.
type counter struct {
	to  io.Writer
	at  int
	err error
}

func (w *counter) put(b []byte) {
	if w.err == nil {
		_, w.err = w.to.Write(b)
		w.at += len(b)
	}
}

func (w *counter) stream(s *stream) {
	w.put(fmt.Appendf(nil, "%d 0 obj\n<<%s/Length %d>>\nstream\n", s.number, s.dict, len(s.data)))
	w.put(s.data)
	w.put([]byte("\nendstream\nendobj\n"))
}

// table gives the entries of the cross-reference stream: the free one, a place or an
// object stream and an index in it for each object, the place of the table itself.
func (f *file) table(at []int, own int) []byte {
	b := make([]byte, 0, 7*(len(at)+2))
	entry := func(kind byte, v, w int) {
		b = append(b, kind, byte(v>>24), byte(v>>16), byte(v>>8), byte(v), byte(w>>8), byte(w))
	}
	entry(0, 0, 0xFFFF)
	for i, p := range f.places {
		if p.in == 0 {
			entry(1, at[i], 0)
		} else {
			entry(2, int(p.in), int(p.index))
		}
	}
	entry(1, own, 0)
	return b
}
