package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// TestTheBrowserOpensWhereItIsSeen: not from afar, not in a pipeline, not without a
// screen, and never where the address is told to no terminal, as in tests.
func TestTheBrowserOpensWhereItIsSeen(t *testing.T) {
	for _, c := range []struct {
		about, system, env string
		want               bool
	}{
		{"Windows", "windows", "", true},
		{"macOS", "darwin", "", true},
		{"Windows through SSH", "windows", "SSH_CONNECTION", false},
		{"X", "linux", "DISPLAY", true},
		{"Wayland", "linux", "WAYLAND_DISPLAY", true},
		{"no screen", "linux", "", false},
		{"X through SSH", "linux", "DISPLAY SSH_TTY", false},
		{"a pipeline", "linux", "DISPLAY CI", false},
	} {
		set := strings.Fields(c.env)
		env := func(name string) string {
			if slices.Contains(set, name) {
				return "1"
			}
			return ""
		}
		if got := hasScreen(c.system, env); got != c.want {
			t.Errorf("%s: %v", c.about, got)
		}
	}
	if isTerminal(&bytes.Buffer{}) {
		t.Error("a buffer is no terminal")
	}
}

func TestBrowsers(t *testing.T) {
	for system, want := range map[string]string{
		"windows": "rundll32 url.dll,FileProtocolHandler http://a/", "darwin": "open http://a/", "linux": "xdg-open http://a/",
	} {
		if got := strings.Join(browser(system, "http://a/"), " "); got != want {
			t.Errorf("%s: %s", system, got)
		}
	}
}
