package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// TestRefusalsInWords: no message of the system's own language is left where there
// are words for it, and the error stays what it is.
func TestRefusalsInWords(t *testing.T) {
	for _, c := range causes {
		at := &fs.PathError{Op: "openat", Path: "папка", Err: c.err}
		for about, err := range map[string]error{
			"«папка»: " + c.words:         at,
			"«б»: " + c.words:             &os.LinkError{Op: "rename", Old: "а", New: "б", Err: c.err},
			"файл не записан: " + c.words: fmt.Errorf("файл не записан: %w", c.err),
			"«папка»: " + c.words + "\nи": errors.Join(at, errors.New("и")),
		} {
			got := inWords(err)
			if got.Error() != about || !errors.Is(got, c.err) {
				t.Errorf("%v: %q, want %q", err, got, about)
			}
		}
		if strings.ContainsFunc(strings.ReplaceAll(c.words, "Windows", ""), func(r rune) bool { return r >= 'A' && r <= 'z' }) {
			t.Errorf("%q is not Russian", c.words)
		}
	}
	if inWords(nil) != nil {
		t.Error("no error became one")
	}
}
