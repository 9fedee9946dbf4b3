package preview

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"rd50/generator/output"
	"rd50/generator/plainjson"
	"rd50/generator/writer"
	"rd50/generator/writer/html"
	"rd50/templates"
)

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", part("preview/page.html", "text/html; charset=utf-8"))
	mux.HandleFunc("GET /sheet.css", func(w http.ResponseWriter, r *http.Request) { serve(w, r, "text/css; charset=utf-8", html.Style()) })
	mux.HandleFunc("GET /page.css", part("preview/page.css", "text/css; charset=utf-8"))
	mux.HandleFunc("GET /page.js", part("preview/page.js", "text/javascript; charset=utf-8"))
	mux.HandleFunc("GET /page.svg", part("preview/page.svg", "image/svg+xml"))
	mux.HandleFunc("GET /events", s.events)
	mux.HandleFunc("GET /asset/{name}", s.asset)
	mux.HandleFunc("GET /place/{version}/{block}/{node}", s.place)
	mux.HandleFunc("GET /report.pdf", s.pages)
	mux.HandleFunc("GET /download/{format}", s.download)
	mux.HandleFunc("GET /", func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "такой страницы нет", http.StatusNotFound)
	})
	return mux
}

// part gives one of the files of the page.
func part(name, mediaType string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		data, err := templates.Files.ReadFile(name)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		serve(w, r, mediaType, data)
	}
}

func serve(w http.ResponseWriter, r *http.Request, mediaType string, data []byte) {
	limit(w, writeTimeout)
	w.Header().Set("Content-Type", mediaType)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// limit ends a connection whose other side takes nothing.
func limit(w http.ResponseWriter, d time.Duration) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(d)) // a recorder in tests has none
}

// mostReaders is how many pages may be open at once.
const mostReaders = 64

// heartbeat keeps a quiet connection from being taken for a dead one.
const heartbeat = 15 * time.Second

// events sends what changes for as long as the page is open (Server-Sent Events).
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	if !s.feed.enter() {
		http.Error(w, "открыто слишком много страниц", http.StatusServiceUnavailable)
		return
	}
	defer s.feed.leave()
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	ticker := time.NewTicker(heartbeat)
	defer ticker.Stop()
	var reader reader
	for round := 0; ; {
		now, changed := s.feed.current()
		text := ":\n\n"
		if now.round != round {
			round = now.round
			text = event(reader.next(now))
		}
		limit(w, writeTimeout)
		if _, err := fmt.Fprint(w, text); err != nil || http.NewResponseController(w).Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-ticker.C:
		case <-r.Context().Done():
			return
		}
	}
}

// event gives a message as one event. HTML stays as it is: the reader is a script,
// not a page.
func event(m message) string {
	var b strings.Builder
	b.WriteString("data: ")
	if err := plainjson.Write(&b, m, ""); err != nil { // message has no such values
		panic(err)
	}
	return b.String() + "\n" // Encode ends the line
}

// asset gives a picture of the draft. One that is opened by itself is held in a
// sandbox: an SVG is a document that could run.
func (s *Server) asset(w http.ResponseWriter, r *http.Request) {
	now, _ := s.feed.current()
	for _, e := range now.recent() {
		if a, ok := e.page.Assets[r.PathValue("name")]; ok {
			w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'")
			w.Header().Set("Cache-Control", "private, max-age=86400, immutable")
			serve(w, r, a.MediaType, a.Data)
			return
		}
	}
	http.Error(w, "такого рисунка в черновике нет", http.StatusNotFound)
}

// pages gives the last good PDF for the page's frame.
func (s *Server) pages(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Security-Policy", "frame-ancestors 'self'") // a viewer of the browser's own needs the rest
	now, _ := s.feed.current()
	if now.status.Pages == 0 {
		http.Error(w, "страниц еще нет", http.StatusNotFound)
		return
	}
	send(w, r, pageFormat(), now.pages, "inline")
}

func (s *Server) download(w http.ResponseWriter, r *http.Request) {
	now, _ := s.feed.current()
	all := downloads()
	i := slices.IndexFunc(all, func(f writer.Format) bool { return f.Name == r.PathValue("format") })
	if i < 0 || now.edition == nil {
		http.Error(w, "такого документа нет", http.StatusNotFound)
		return
	}
	f := all[i]
	file, err := now.edition.file(f)
	if err != nil {
		http.Error(w, f.Title+": "+err.Error(), http.StatusConflict)
		return
	}
	send(w, r, f, file, "attachment")
}

// send gives a document under the report's own name.
func send(w http.ResponseWriter, r *http.Request, f writer.Format, file output.File, disposition string) {
	w.Header().Set("Content-Disposition", disposition+"; filename=\"report."+f.Extension+"\"; filename*=UTF-8''"+url.PathEscape(file.Name))
	serve(w, r, f.MediaType, file.Data)
}
