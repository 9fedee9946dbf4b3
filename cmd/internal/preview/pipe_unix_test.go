//go:build unix

package preview

import (
	"errors"
	"os"
	"strings"
	"syscall"
	"testing"
)

// TestAPipeInPlaceOfAFile is told as a fault, holds up nothing, and is forgotten when
// the file is back. The server ends with the pipe in place, too, which the end of the
// test waits for.
func TestAPipeInPlaceOfAFile(t *testing.T) {
	l := start(t, sample(t, "telecom")).connect(t)
	for _, name := range []string{"engagement.toml", "prose/study.md"} {
		text := l.text(t, name)
		pipe(t, l.file(name))
		l.until(t, name+" is a pipe", func() bool {
			return len(l.status.Faults) > 0 && strings.Contains(l.status.Faults[0].Message, "не обычный файл, а канал (FIFO)")
		})
		if err := os.Remove(l.file(name)); err != nil {
			t.Fatal(err)
		}
		l.write(t, name, text)
		l.until(t, name+" is back", func() bool { return len(l.status.Faults) == 0 && l.status.Banner == "" })
	}
	pipe(t, l.file("engagement.toml"))
}

func pipe(t *testing.T, name string) {
	t.Helper()
	if err := errors.Join(os.Remove(name), syscall.Mkfifo(name, 0o666)); err != nil {
		t.Fatal(err)
	}
}
