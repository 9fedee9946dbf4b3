package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// lines is what a command has printed so far.
type lines struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// TestPreviewServesUntilItIsStopped runs the command as the user does.
func TestPreviewServesUntilItIsStopped(t *testing.T) {
	var told lines
	root := newRoot()
	root.SetErr(&told)
	root.SetArgs([]string{"preview", "--serve", "--addr", "127.0.0.1:0", "../../samples/minimal"})
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- root.ExecuteContext(ctx) }()
	url := ""
	waitFor(t, "the address", func() bool {
		url = regexp.MustCompile(`http://\S+/`).FindString(told.String())
		return url != ""
	})
	resp, err := http.Get(url)
	if err != nil {
		t.Fatalf("%v; told: %s", err, &told)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || !strings.Contains(string(body), `<main id="desk"`) {
		t.Errorf("%v: %.200s", err, body)
	}
	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(patience):
		t.Fatal("it goes on")
	}
	if strings.Contains(told.String(), "warning") {
		t.Errorf("told: %s", &told)
	}
}

func TestPreviewRefusals(t *testing.T) {
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	for _, c := range []struct {
		about, addr, path string
		code              int
		want              string
	}{
		{"a busy port", busy.Addr().String(), "../../samples/minimal", exitEnvironment, "занят; другой порт задает --addr"},
		{"an address of another computer", "192.0.2.1:8050", "../../samples/minimal", exitEnvironment, "недоступен"},
		{"no address", "8050", "../../samples/minimal", exitUsage, "пример: 127.0.0.1:8050"},
		{"no engagement", "127.0.0.1:0", "nowhere", exitUsage, "нет файла или папки «nowhere»"},
	} {
		root := newRoot()
		root.SetErr(io.Discard)
		root.SetArgs([]string{"preview", "--serve", "--addr", c.addr, c.path})
		err := root.Execute()
		var exit *exitError
		if !errors.As(err, &exit) || exit.code != c.code || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.about, err)
		}
	}
}

func TestAnOpenAddressIsWarnedOf(t *testing.T) {
	for _, c := range []struct {
		addr net.TCPAddr
		open bool
	}{
		{net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)}, false},
		{net.TCPAddr{IP: net.IPv6loopback}, false},
		{net.TCPAddr{IP: net.IPv6unspecified}, true},
		{net.TCPAddr{IP: net.IPv4(10, 0, 0, 7)}, true},
	} {
		var told lines
		cmd := newRoot()
		cmd.SetErr(&told)
		if tellAddress(cmd, &c.addr); strings.Contains(told.String(), "виден в сети") != c.open {
			t.Errorf("%v: %s", c.addr.IP, &told)
		}
	}
}
