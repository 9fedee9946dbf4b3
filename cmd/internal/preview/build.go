package preview

import (
	"context"
	"os"
	"slices"
	"time"

	"rd50/generator"
	"rd50/generator/writer/html"
)

// How long the builder waits: for the rest of a save that has begun, at most for
// it, and for a file that is gone or half written to be whole again before the
// reader is told.
const (
	quiet    = 2 * time.Millisecond
	longest  = 12 * time.Millisecond
	patience = 150 * time.Millisecond
)

// builder makes an edition of every state of the files, one after another.
type builder struct {
	server    *Server
	watch     *watcher
	templates *generator.Templates
	written   html.Kept // of the last edition
	stale     bool      // the customer's wording is another than templates hold
	project   *Project
	folder    os.FileInfo // of project.Dir when it was opened
	number    int         // of the last edition
}

func newBuilder(s *Server) (*builder, error) {
	b := &builder{server: s}
	var err error
	if b.templates, err = s.config.Templates(); err != nil {
		return nil, err
	}
	if b.project, err = s.config.Open(); err != nil {
		return nil, err
	}
	if b.folder, err = os.Stat(b.project.Dir); err != nil {
		return nil, err
	}
	b.watch, err = newWatcher(s.config.TemplateDir)
	return b, err
}

// run builds once, then after every change, until the context ends.
func (b *builder) run(ctx context.Context) {
	defer func() { _ = b.project.Close() }() // it was only read
	go b.watch.run(ctx)
	saved := time.Now()
	for {
		e := b.build(saved)
		var tell <-chan time.Time
		if e.broken == "" {
			b.publish(e)
		} else {
			tell = time.After(patience)
		}
		select {
		case <-tell:
			if b.watch.unlike() { // the word of it is still on its way
				saved = time.Now()
				break
			}
			b.tellBroken(e)
			saved = b.watch.wait(ctx)
		case saved = <-b.watch.changed:
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			return
		}
		b.watch.settle(quiet, longest)
	}
}

// build makes an edition of the files as they are. One that was read in the
// middle of a save is made again, once: saves may never end.
func (b *builder) build(saved time.Time) *edition {
	e := b.read(saved)
	if b.watch.unlike() {
		b.watch.forget()
		e = b.read(saved)
	}
	return e
}

func (b *builder) read(saved time.Time) *edition {
	b.number++
	b.watch.mark()
	e := &edition{number: b.number, saved: saved}
	if err := b.reopen(); err != nil {
		e.broken = "папки нет: " + b.project.Dir
		return e
	}
	if b.watch.takeTemplates() || b.stale {
		fresh, err := b.server.config.Templates()
		if b.stale = err != nil; b.stale {
			e.broken = "шаблоны не читаются: " + err.Error()
			return e
		}
		b.templates = fresh
	}
	files := record(b.project.Input.Files)
	input := b.project.Input
	input.Files = files
	e.project = b.project
	e.draft = generator.Sketch(input, b.templates)
	e.broken = e.show(&b.written)
	b.watch.follow(b.project.Dir, files.names(), e.draft.Engagement != nil)
	if moved(e.draft) {
		b.folder = nil
	}
	return e
}

// show turns the draft into blocks, those of sections that are as they were as they were
// written; it gives what keeps it from that.
func (e *edition) show(written *html.Kept) string {
	if e.draft.Engagement == nil {
		return "данные не читаются"
	}
	p := e.draft.Preview()
	e.sections = p.Sections
	for _, s := range p.Report.Sections {
		for _, key := range s.Keys {
			e.printed = append(e.printed, printed{key, s.ID})
		}
	}
	var err error
	if e.page, err = written.Of(p.Report); err != nil {
		return "черновик не собран: " + err.Error()
	}
	return ""
}

// moved tells that the files may lie elsewhere than where they were opened: the
// engagement can't be read, or the one that it extends.
func moved(d *generator.Draft) bool {
	for _, f := range d.Faults {
		if f.Key == "extends" {
			return true
		}
	}
	return d.Engagement == nil
}

// reopen opens the engagement again when its folder is another one than it was.
// It is an error when there is none.
func (b *builder) reopen() error {
	now, err := os.Stat(b.project.Dir)
	if err != nil || b.folder != nil && os.SameFile(now, b.folder) {
		return err
	}
	fresh, err := b.server.config.Open()
	if err != nil {
		return nil // the file is missing; the draft tells which
	}
	_ = b.project.Close() // it was only read
	b.project = fresh
	b.folder, _ = os.Stat(fresh.Dir) // nil opens it once more
	return nil
}

// publish shows an edition and has its pages set.
func (b *builder) publish(e *edition) {
	took := time.Since(e.saved)
	b.server.feed.update(func(s *snapshot) {
		was := s.status
		s.status = e.status(took)
		s.status.Pages = was.Pages // until there are newer ones
		if reason := e.unpaged(); reason != "" {
			s.status.NoPages = noPages(reason, was.Pages)
		}
		if s.edition == nil {
			s.status.Took = 0 // nothing was saved
		} else if slices.Equal(keys(s.edition.page), keys(e.page)) {
			s.status.Took, s.status.Saved = was.Took, was.Saved // nothing to see
		}
		s.before, s.edition = s.edition, e
	})
	select {
	case <-b.server.editions: // nobody needs the pages of an older one
	default:
	}
	b.server.editions <- e
}

// tellBroken leaves the last good page and tells why there is no newer one.
func (b *builder) tellBroken(e *edition) {
	b.server.feed.update(func(s *snapshot) {
		s.status.Banner = e.broken
		if s.edition != nil {
			s.status.Banner += "; показан прежний черновик"
		}
		s.status.NoPages = noPages(e.broken, s.status.Pages)
		if e.draft != nil {
			s.status.Faults = e.faults(s.edition)
		}
	})
}

func keys(p *html.Page) []string {
	out := make([]string, len(p.Blocks))
	for i, b := range p.Blocks {
		out[i] = b.Key
	}
	return out
}
