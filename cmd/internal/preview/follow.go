package preview

import (
	"context"
	"time"

	"rd50/generator"
)

// Follow hands the draft to show, and does so again after every change of a file
// that it is made of, until the context ends or show gives an error. Where no draft
// can be made it is nil, and broken tells why. A file that is gone or half written
// gets a moment to be whole again.
func Follow(ctx context.Context, c Config, show func(p *Project, draft *generator.Draft, broken string) error) error {
	b, err := newBuilder(New(c))
	if err != nil {
		return err
	}
	defer func() { _ = b.project.Close() }() // it was only read
	go b.watch.run(ctx)
	for ctx.Err() == nil {
		e := b.build(time.Now())
		if e.broken != "" && b.changes(ctx, patience) {
			continue
		}
		if err := show(b.project, e.draft, e.broken); err != nil {
			return err
		}
		b.changes(ctx, 0)
	}
	return nil
}

// changes waits for the next change, no longer than patience unless that is zero,
// and tells whether there was one.
func (b *builder) changes(ctx context.Context, patience time.Duration) bool {
	var end <-chan time.Time
	if patience > 0 {
		end = time.After(patience)
	}
	select {
	case <-b.watch.changed:
		b.watch.settle(quiet, longest)
		return true
	case <-end:
	case <-ctx.Done():
	}
	return false
}
