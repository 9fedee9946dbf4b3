package pdf

import (
	"bytes"
	"crypto/md5"
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// file is a PDF file being put together. Objects are numbered in the order in which
// they are asked for; those that are no streams go into object streams.
type file struct {
	objects []object
}

// object is one indirect object.
type object struct {
	body   []byte // of an object that is no stream
	dict   string // of a stream: entries besides /Length and /Filter
	data   []byte // of a stream
	filter filter
}

// filter tells what happens to a stream's data.
type filter uint8

const (
	none    filter = iota // no stream
	plain                 // written as it is
	deflate               // to be compressed
)

// reserve gives the number of an object that is set later.
func (f *file) reserve() int {
	f.objects = append(f.objects, object{})
	return len(f.objects)
}

func (f *file) set(number int, body []byte) { f.objects[number-1].body = body }

func (f *file) add(format string, args ...any) int {
	f.objects = append(f.objects, object{body: fmt.Appendf(nil, format, args...)})
	return len(f.objects)
}

func (f *file) stream(kind filter, dict string, data []byte) int {
	f.objects = append(f.objects, object{dict: dict, data: data, filter: kind})
	return len(f.objects)
}

// perStream is the number of objects in one object stream.
const perStream = 250

// pack puts the objects that are no streams into object streams and gives for each
// object the number of its stream, 0 for the streams themselves.
func (f *file) pack() []int {
	in := make([]int, len(f.objects))
	var waiting []int
	store := func() {
		if len(waiting) == 0 {
			return
		}
		var head, bodies []byte
		for _, n := range waiting {
			head = strconv.AppendInt(head, int64(n), 10)
			head = strconv.AppendInt(append(head, ' '), int64(len(bodies)), 10)
			head = append(head, ' ')
			bodies = append(append(bodies, f.objects[n-1].body...), '\n')
		}
		dict := fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(waiting), len(head))
		number := f.stream(deflate, dict, append(head, bodies...))
		for _, n := range waiting {
			in[n-1] = number
		}
		waiting = waiting[:0]
	}
	for i := range in {
		if f.objects[i].filter != none {
			continue
		}
		if waiting = append(waiting, i+1); len(waiting) == perStream {
			store()
		}
	}
	store()
	return append(in, make([]int, len(f.objects)-len(in))...)
}

// compress deflates every stream that wants it, on all processors: each stream is on
// its own, so their number changes nothing in the bytes.
func (f *file) compress() error {
	var all sync.WaitGroup
	work := make(chan *object)
	faults := make([]error, runtime.GOMAXPROCS(0))
	for i := range faults {
		all.Go(func() {
			z := packers.Get().(*zlib.Writer)
			defer packers.Put(z)
			var fault error
			for o := range work {
				var b bytes.Buffer
				b.Grow(len(o.data)/3 + 64)
				z.Reset(&b)
				_, err := z.Write(o.data)
				fault = errors.Join(fault, err, z.Close())
				o.data = b.Bytes()
				o.dict += "/Filter/FlateDecode"
			}
			faults[i] = fault
		})
	}
	for i := range f.objects {
		if o := &f.objects[i]; o.filter == deflate {
			work <- o
		}
	}
	close(work)
	all.Wait()
	return errors.Join(faults...)
}

// level is that at which the file is smaller than the library's with much more in it,
// and no slower to make.
const level = 6

// packers are idle ones, to be used again: each has a megabyte of tables.
var packers = sync.Pool{New: func() any {
	z, _ := zlib.NewWriterLevel(nil, level) // a level that there is
	return z
}}

// write gives the file's bytes (ISO 32000-1, 7.5). The identifier is made from the
// content.
func (f *file) write(root, info int) ([]byte, error) {
	in := f.pack()
	if err := f.compress(); err != nil {
		return nil, fmt.Errorf("файл PDF не собран: %w", err)
	}
	size := 1 << 12
	for _, o := range f.objects {
		size += len(o.data) + len(o.dict) + 64
	}
	out := make([]byte, 0, size)
	out = append(out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"...)
	at := make([]int, len(f.objects))
	for i, o := range f.objects {
		if o.filter == none {
			continue
		}
		at[i] = len(out)
		out = appendStream(out, i+1, o)
	}
	id := md5.Sum(out)
	places := &file{objects: []object{{
		dict: fmt.Sprintf("/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%x><%x>]", len(at)+2, root, info, id, id),
		data: table(in, at, len(out)), filter: deflate,
	}}}
	if err := places.compress(); err != nil {
		return nil, fmt.Errorf("файл PDF не собран: %w", err)
	}
	start := len(out)
	out = appendStream(out, len(at)+1, places.objects[0])
	return fmt.Appendf(out, "startxref\n%d\n%%%%EOF\n", start), nil
}

func appendStream(b []byte, number int, o object) []byte {
	b = fmt.Appendf(b, "%d 0 obj\n<<%s/Length %d>>\nstream\n", number, o.dict, len(o.data))
	return append(append(b, o.data...), "\nendstream\nendobj\n"...)
}

// table gives the entries of the cross-reference stream: the free one, a place or an
// object stream and an index in it for each object, the place of the table itself.
func table(in, at []int, own int) []byte {
	b := make([]byte, 0, 7*(len(at)+2))
	entry := func(kind byte, v, w int) {
		b = append(b, kind, byte(v>>24), byte(v>>16), byte(v>>8), byte(v), byte(w>>8), byte(w))
	}
	entry(0, 0, 0xFFFF)
	index, before := 0, 0
	for i := range at {
		if in[i] == 0 {
			entry(1, at[i], 0)
			continue
		}
		if in[i] != before {
			index, before = 0, in[i]
		}
		entry(2, in[i], index)
		index++
	}
	entry(1, own, 0)
	return b
}
