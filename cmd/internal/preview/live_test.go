package preview

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rd50/generator"
	"rd50/generator/diagnostic"
	"rd50/generator/input/disk"
	_ "rd50/generator/pace"
)

// live is a server on a copy of an engagement, and one browser's stream.
type live struct {
	dir    string
	url    string
	blocks []string // of the page, as the stream has made it
	last   message
	status status
	next   chan message
}

// sample copies one of the samples to a folder of the test's own.
func sample(t testing.TB, name string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), name)
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("../../../samples", name))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// start serves the engagement in a folder until the test ends.
func start(t testing.TB, dir string) *live {
	t.Helper()
	return startWith(t, dir, "", func() (*generator.Templates, error) { return generator.LoadTemplates(nil) })
}

func startWith(t testing.TB, dir, templateDir string, templates func() (*generator.Templates, error)) *live {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := New(Config{
		Open:      func() (*Project, error) { return openFolder(dir) },
		Templates: templates, TemplateDir: templateDir,
	})
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("the server ended with %v", err)
		}
	})
	return &live{dir: dir, url: "http://" + l.Addr().String()}
}

func openFolder(dir string) (*Project, error) {
	root, err := disk.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	if _, err := root.Stat("."); err != nil {
		return nil, err
	}
	return &Project{
		Input: generator.Input{Files: root.FS(), Name: "engagement.toml", Folder: path.Base(dir)},
		Dir:   dir, Show: func(l diagnostic.List) diagnostic.List { return l }, Close: root.Close,
	}, nil
}

// connect opens the stream and takes the first page.
func (l *live) connect(t testing.TB) *live {
	t.Helper()
	resp, err := http.Get(l.url + "/events")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = resp.Body.Close() })
	l.next = make(chan message, 1000)
	go read(resp.Body, l.next)
	l.until(t, "the first page", func() bool { return len(l.blocks) > 0 })
	return l
}

// read parses Server-Sent Events.
func read(r io.Reader, to chan<- message) {
	defer close(to)
	lines := bufio.NewReaderSize(r, 1<<20)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		if data, ok := strings.CutPrefix(line, "data: "); ok {
			var m message
			if json.Unmarshal([]byte(data), &m) != nil {
				return
			}
			to <- m
		}
	}
}

// take applies a message as the page does.
func (l *live) take(t testing.TB, m message) {
	t.Helper()
	l.last = m
	l.status = status{}
	if err := json.Unmarshal(m.Status, &l.status); err != nil {
		t.Fatal(err)
	}
	if m.Ops == nil {
		return
	}
	var out []string
	at := 0
	for _, op := range m.Ops {
		switch op := op.(type) {
		case string:
			out = append(out, op)
		case float64:
			n := int(op)
			if n > 0 {
				out = append(out, l.blocks[at:at+n]...)
			}
			at += max(n, -n)
		}
	}
	if at != len(l.blocks) {
		t.Fatalf("the steps take %d of %d blocks", at, len(l.blocks))
	}
	l.blocks = out
}

// until takes messages until a condition holds.
func (l *live) until(t testing.TB, about string, holds func() bool) {
	t.Helper()
	late := time.After(20 * time.Second)
	for {
		select {
		case m, ok := <-l.next:
			if !ok {
				t.Fatalf("%s: the stream has ended", about)
			}
			if l.take(t, m); holds() {
				return
			}
		case <-late:
			t.Fatalf("%s: it did not come; banner: %s", about, l.status.Banner)
		}
	}
}

func (l *live) shows(text string) bool {
	return strings.Contains(strings.Join(l.blocks, "\n"), text)
}

func (l *live) file(name string) string { return filepath.Join(l.dir, filepath.FromSlash(name)) }

func (l *live) text(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(l.file(name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func (l *live) write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.WriteFile(l.file(name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// get gives a response's code, header and body.
func (l *live) get(t testing.TB, path string, header ...string) (int, http.Header, string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, l.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, resp.Header, string(body)
}
