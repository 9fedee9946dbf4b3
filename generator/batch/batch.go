package batch

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"sync"
	"time"

	"rd50/generator"
	"rd50/generator/output"
)

// Batch is many reports to make. All fields but Shard and Force must be set.
type Batch struct {
	Reports   []Report // by name, as Order gives them
	Shard     Shard    // the part of them to make
	Options   Options
	Templates *generator.Templates
	Sources   Sources
	Out       Store  // for the outputs
	State     Store  // for the manifest; usually Out
	Manifest  string // its name in State
	Workers   int
	Force     bool // make what is up to date, too
	KeepGoing bool // after a report failed
	Now       func() time.Time
	Look      func(fs.FileInfo) Look
	Tell      func(Event) // called by one worker at a time
}

// Sources gives the files that reports are made from.
type Sources interface {
	// Open gives a report's engagement.
	Open(report string) (*Source, error)
	// Root gives a folder by its path from the batch's base.
	Root(dir string) (fs.FS, io.Closer, error)
}

// Source is an engagement to read.
type Source struct {
	generator.Input
	Root string // path of Input.Files from the batch's base
	io.Closer
}

// Store is a folder that files are put into, whole or not at all.
type Store interface {
	Put(sub string, files []output.File) error
	Append(name string, line []byte) error
	Remove(name string) error
	Files() fs.FS
}

// ErrFull is what a Store's errors wrap when no other report can be written
// either: the batch ends.
var ErrFull = errors.New("запись больше невозможна")

// Run makes the reports. What became of each is in the Summary; the error is
// for what stops a whole batch. When ctx ends, reports that are not yet written
// are dropped and what was made is kept.
func (b *Batch) Run(ctx context.Context) (*Summary, error) {
	began := b.Now()
	r := &run{Batch: b, wording: b.Templates.Digests()}
	if err := r.load(); err != nil {
		return nil, err
	}
	r.check(ctx)
	if err := r.collisions(ctx); err != nil {
		return nil, err
	}
	r.make(ctx)
	err := r.save()
	return &Summary{Results: r.results, Time: b.Now().Sub(began)}, err
}

// run is a Batch under way.
type run struct {
	*Batch
	all      []Report // of every shard
	wording  map[string]string
	stamps   *stamps
	saved    []byte // the manifest as it stands in the folder
	results  []Result
	telling  sync.Mutex
	writing  sync.Mutex // guards manifest and journal
	manifest *Manifest
	journal  bool // there is one
}

// tell passes an event on.
func (r *run) tell(e Event) {
	r.telling.Lock()
	defer r.telling.Unlock()
	r.Tell(e)
}

// each calls work for every index of the reports on the batch's workers, until
// ctx ends.
func (r *run) each(ctx context.Context, n int, work func(i int)) {
	next := make(chan int)
	var workers sync.WaitGroup
	for range max(1, r.Workers) {
		workers.Go(func() {
			for i := range next {
				work(i)
			}
		})
	}
	for i := 0; i < n && ctx.Err() == nil; i++ {
		select {
		case next <- i:
		case <-ctx.Done():
		}
	}
	close(next)
	workers.Wait()
}
