package preview

import (
	"context"
	"errors"
	"mime"
	"net"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"

	"rd50/generator"
)

func withLocal(r *http.Request, ip net.IP) context.Context {
	return context.WithValue(r.Context(), http.LocalAddrContextKey, net.Addr(&net.TCPAddr{IP: ip, Port: 8050}))
}

// TestOnlyWhatTheDraftUsesIsServed: neither the engagement's files nor any other.
func TestOnlyWhatTheDraftUsesIsServed(t *testing.T) {
	l := start(t, sample(t, "telecom")).connect(t)
	for _, path := range []string{
		"/engagement.toml", "/figures/churn.png", "/prose/study.md", "/../engagement.toml", "/asset/../page.js/x", "/asset/",
		"/asset/%2e%2e%2fengagement.toml", "/asset/figures%2fchurn.png", "/asset/..%2f..%2f..%2fetc%2fpasswd", "/download/zip", "/download/..%2fx", "/debug/pprof/",
	} {
		if code, _, body := l.get(t, path); code != http.StatusNotFound || strings.Contains(body, "not found") {
			t.Errorf("%s: %d %.40s", path, code, body)
		}
	}
	for _, name := range l.assets() {
		code, header, body := l.get(t, "/"+name)
		if code != 200 || body == "" || !strings.HasPrefix(header.Get("Content-Type"), "image/") || !strings.Contains(header.Get("Content-Security-Policy"), "sandbox") {
			t.Errorf("%s: %d %v", name, code, header)
		}
	}
}

var assetName = regexp.MustCompile(`src="(asset/[0-9a-f]{64})"`)

func (l *live) assets() []string {
	var out []string
	for _, m := range assetName.FindAllStringSubmatch(strings.Join(l.blocks, ""), -1) {
		out = append(out, m[1])
	}
	return out
}

func TestPicturesAreSentApart(t *testing.T) {
	l := start(t, sample(t, "telecom")).connect(t)
	if len(l.assets()) < 6 {
		t.Errorf("%d pictures", len(l.assets()))
	}
	if l.shows("base64") {
		t.Error("a picture is in the blocks")
	}
}

// TestDownloads: every format, under the report's own name.
func TestDownloads(t *testing.T) {
	l := start(t, sample(t, "minimal")).connect(t)
	begins := map[string]string{"md": "", "pdf": "%PDF-", "docx": "PK", "html": "<!doctype html>", "txt": "", "xlsx": "PK"}
	for _, f := range l.status.Formats {
		code, header, body := l.get(t, "/download/"+f.Name)
		_, parameters, err := mime.ParseMediaType(header.Get("Content-Disposition"))
		if code != 200 || err != nil || parameters["filename"] != "minimal-1.0."+f.Name || !strings.HasPrefix(body, begins[f.Name]) || body == "" {
			t.Errorf("%s: %d %v %v", f.Name, code, parameters, err)
		}
	}
	if len(l.status.Formats) != len(downloads()) {
		t.Errorf("formats: %v", l.status.Formats)
	}
}

func TestAnEngagementThatCannotBeOpened(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := New(Config{Open: func() (*Project, error) { return nil, os.ErrNotExist }})
	s.config.Templates = noTemplates
	if err := s.Serve(context.Background(), listener); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestTooManyReaders(t *testing.T) {
	f := newFeed()
	for range mostReaders {
		if !f.enter() {
			t.Fatal("refused too early")
		}
	}
	if f.enter() {
		t.Error("let in")
	}
	if f.leave(); !f.enter() {
		t.Error("a place that was left is not free")
	}
}

func noTemplates() (*generator.Templates, error) { return nil, nil }
