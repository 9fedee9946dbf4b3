//go:build unix

package disk_test

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"rd50/generator/input"
	"rd50/generator/input/disk"
)

// within fails a test whose work does not end: reading a pipe waits for who writes.
func within(t *testing.T, d time.Duration, work func()) {
	t.Helper()
	done := make(chan bool)
	go func() {
		defer close(done)
		work()
	}()
	select {
	case <-done:
	case <-time.After(d):
		t.Fatal("it does not end")
	}
}

// TestOnlyRegularFilesAreOpened, whether the folder is held or not, and each refusal
// says what stands there.
func TestOnlyRegularFilesAreOpened(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.toml"), "a = 1")
	if err := errors.Join(
		os.Mkdir(filepath.Join(dir, "folder"), 0o777),
		syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o666),
		os.Symlink("a.toml", filepath.Join(dir, "link")),
		os.Symlink("pipe", filepath.Join(dir, "to a pipe")),
		os.Symlink("/dev/zero", filepath.Join(dir, "zero")),
		os.Truncate(write(t, filepath.Join(dir, "large"), ""), input.Most+1),
	); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir) // a socket's path may not be long
	socket, err := net.Listen("unix", "socket")
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	root, err := disk.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for name, want := range map[string]string{
		"a.toml": "", "link": "", "folder": "это папка, а нужен файл", "none": "файл не найден", "large": "файл больше 16 МиБ",
		"pipe": "не обычный файл, а канал (FIFO)", "to a pipe": "не обычный файл, а канал (FIFO)",
		"socket": "не обычный файл, а сокет", "zero": "не обычный файл, а устройство", "../a": "недопустимый путь",
	} {
		for kind, files := range map[string]fs.FS{"held": root.FS(), "folder": disk.Folder(dir)} {
			want := want
			if kind == "held" && name == "zero" {
				want = "лежит вне папки концепции"
			}
			within(t, 10*time.Second, func() {
				data, err := input.Read(files, name)
				if got := text(err); got != want || (err == nil) != (string(data) == "a = 1") {
					t.Errorf("%s, %s: %q, want %q", kind, name, got, want)
				}
				// what reads in its own way is held back by the file system
				if _, err := fs.ReadFile(files, name); strings.HasPrefix(want, "не обычный") && input.Reason(err).Error() != want {
					t.Errorf("%s, %s is opened: %v", kind, name, err)
				}
			})
		}
	}
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
