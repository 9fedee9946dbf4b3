// Package preview shows a draft in a browser while it is written: it serves one
// page, follows the files that the draft is made of, and sends what a save
// changed.
//
//	files ─ watch.go ─► build.go: draft, blocks ─► feed.go: changes to each browser
//	                         └─► pages.go: set pages, RD402, PDF, a moment later
//
// The page and its policy allow no script but its own; guard.go lets in only who
// asks this very server.
package preview

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync"
	"time"

	"rd50/generator"
	"rd50/generator/diagnostic"
)

// Project is an engagement that was opened.
type Project struct {
	Input generator.Input
	Dir   string                                // absolute; Input.Files is rooted at it
	Show  func(diagnostic.List) diagnostic.List // names files as the user would
	Close func() error
}

// Config is what a server shows.
type Config struct {
	Open        func() (*Project, error) // called again when the files have moved
	Templates   func() (*generator.Templates, error)
	TemplateDir string // of the customer's wording, followed too; empty for none
}

// Server shows one engagement.
type Server struct {
	config   Config
	feed     *feed
	editions chan *edition // the newest one whose pages are to be set
}

// New gives a server; its work begins with Serve.
func New(c Config) *Server {
	return &Server{config: c, feed: newFeed(), editions: make(chan *edition, 1)}
}

// Limits of connections and requests.
const (
	headerTimeout = 5 * time.Second
	writeTimeout  = 30 * time.Second
	idleTimeout   = 2 * time.Minute
	headerBytes   = 16 << 10
)

// Serve follows the files and answers on the listener until the context ends. It
// is an error when the engagement, the templates or the watch can't be opened.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	b, err := newBuilder(s)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	server := &http.Server{
		Handler:           guard(l.Addr(), s.routes()),
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       headerTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    headerBytes,
	}
	var work sync.WaitGroup
	work.Go(func() { b.run(ctx) })
	work.Go(func() { s.setPages(ctx) })
	work.Go(func() {
		<-ctx.Done()
		_ = server.Close() // an open page reconnects by itself; nothing is lost
	})
	err = server.Serve(l)
	stop()
	work.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
