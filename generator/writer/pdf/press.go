package pdf

import (
	"bytes"
	"errors"
	"runtime"
	"slices"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// press deflates streams on all processors while others are still being made. Each is on
// its own, so the number of processors changes nothing in the bytes.
type press struct {
	known *Packed // may be nil
	all   sync.WaitGroup
	slots chan struct{} // nil until there is a stream
	mu    sync.Mutex
	fault error
}

// put has a stream deflated; it waits where too many do already. Where the data are not
// needed any more, done takes them.
func (p *press) put(s *stream, done func([]byte)) {
	if p.slots == nil {
		p.slots = make(chan struct{}, 2*runtime.GOMAXPROCS(0))
	}
	p.slots <- struct{}{}
	p.all.Go(func() {
		defer func() { <-p.slots }()
		raw := s.data
		if err := s.deflate(p.known); err != nil {
			p.mu.Lock()
			defer p.mu.Unlock()
			p.fault = errors.Join(p.fault, err)
			return
		}
		if done != nil {
			done(raw)
		}
	})
}

// end waits for all streams.
func (p *press) end() error {
	p.all.Wait()
	return p.fault
}

// deflate packs a stream, unless one of the same data was packed before.
func (s *stream) deflate(known *Packed) (err error) {
	if s.data, err = known.deflated(s.data); err == nil {
		s.dict += "/Filter/FlateDecode"
	}
	return err
}

func deflated(data []byte) ([]byte, error) {
	t := packers.Get().(*packer)
	defer packers.Put(t)
	t.out.Reset()
	t.zip.Reset(&t.out)
	_, err := t.zip.Write(data)
	if err = errors.Join(err, t.zip.Close()); err != nil {
		return nil, err
	}
	return slices.Clone(t.out.Bytes()), nil
}

// level is that at which the file is smaller than the library's with much more in it,
// and no slower to make.
const level = 6

// packer deflates one stream after another; it has a megabyte of tables.
type packer struct {
	zip *zlib.Writer
	out bytes.Buffer
}

// packers are idle ones, to be used again.
var packers = sync.Pool{New: func() any {
	z, _ := zlib.NewWriterLevel(nil, level) // a level that there is
	return &packer{zip: z}
}}

// blanks are buffers that were used, to be filled again.
var blanks = sync.Pool{New: func() any { return new([]byte) }}

// blank gives an empty buffer, used one back when its data are not needed any more.
func blank() []byte { return (*blanks.Get().(*[]byte))[:0] }

func used(b []byte) { blanks.Put(&b) }
