package docx

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"runtime"
	"sync"

	"rd50/fonts"
	"rd50/generator/drawing"
	"rd50/generator/drawing/raster"
	"rd50/generator/report"
)

// exposure is what the pixels of a vector picture follow from: its SVG and their number
// across.
type exposure struct {
	svg   [sha256.Size]byte
	width int
}

// Pixels remembers the pixels of vector pictures by their content, so that those of many
// reports, or of every state of one, are drawn once. The zero Pixels is ready, also for
// several goroutines at once.
type Pixels struct {
	lock  sync.Mutex
	known map[exposure][]byte
	kept  int // bytes
}

// mostPixels bounds the bytes that are kept; beyond, it begins anew.
const mostPixels = 32 << 20

func (p *Pixels) find(e exposure) []byte {
	if p == nil {
		return nil
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	return p.known[e]
}

func (p *Pixels) keep(e exposure, data []byte) {
	if p == nil {
		return
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.known == nil || p.kept+len(data) > mostPixels {
		p.known, p.kept = map[exposure][]byte{}, 0
	}
	p.known[e] = data
	p.kept += len(data)
}

// darkroom draws the pixels of vector pictures on all processors while the rest of the
// document is written.
type darkroom struct {
	kept  *Pixels // of other documents; may be nil
	names map[exposure]string
	shots map[string]*shot // by the part's name
	slots chan struct{}
	all   sync.WaitGroup
}

// shot is a picture whose pixels are being drawn.
type shot struct {
	data []byte
	err  error
}

func newDarkroom(kept *Pixels) *darkroom {
	return &darkroom{kept: kept, names: map[exposure]string{}, shots: map[string]*shot{}, slots: make(chan struct{}, runtime.GOMAXPROCS(0))}
}

// put has the pixels of a figure drawn for the part of a name.
func (r *darkroom) put(name string, f *report.Figure, e exposure) {
	s := &shot{data: r.kept.find(e)}
	r.names[e], r.shots[name] = name, s
	if s.data != nil {
		return
	}
	r.all.Go(func() {
		r.slots <- struct{}{}
		defer func() { <-r.slots }()
		if s.data, s.err = drawn(f.Image.Drawing, e.width); s.err != nil {
			s.err = fmt.Errorf("рисунок %s, файл %s: %w", f.Number, f.Image.Name, s.err)
			return
		}
		r.kept.keep(e, s.data)
	})
}

// drawn gives the pixels of a picture; no other than its goroutine can keep the program
// alive.
func drawn(d *drawing.Drawing, width int) (data []byte, err error) {
	defer func() {
		if fall := recover(); fall != nil {
			err = fmt.Errorf("внутренняя ошибка программы: %v", fall)
		}
	}()
	var b bytes.Buffer
	err = raster.PNG(&b, d, width, fonts.Default())
	return b.Bytes(), err
}

// fill waits for all pixels and puts them into their parts.
func (r *darkroom) fill(files []file) error {
	r.all.Wait()
	var faults []error
	for i, f := range files {
		if s := r.shots[f.name]; s != nil {
			files[i].data = s.data
			faults = append(faults, s.err)
		}
	}
	return errors.Join(faults...)
}

// addPixels gives the relation to the pixels of a vector picture, whose SVG is told, for a
// width in EMU.
func (d *writer) addPixels(f *report.Figure, svg []byte, width int) string {
	wide := min(int(math.Ceil(float64(width)*fallback/emuInch)), raster.MaxSide)
	e := exposure{sha256.Sum256(svg), wide}
	name, known := d.darkroom.names[e]
	if !known {
		name = d.newMedia("png", nil)
		d.darkroom.put(name, f, e)
	}
	return d.relations.add("image", name[len("word/"):], false)
}
