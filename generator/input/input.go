// Package input says what may be read: regular files of bounded size, of whatever
// file system, and why one can't be, in words for people.
package input

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// Most is the most bytes that a file may have.
const Most = 16 << 20

var (
	errFolder = errors.New("это папка, а нужен файл")
	errLarge  = fmt.Errorf("файл больше %d МиБ", Most>>20)
)

// ErrOutside is a path, or a symbolic link, out of the folder that may be read.
var ErrOutside = errors.New("лежит вне папки концепции")

// irregular is what is no file that could be read to an end.
type irregular struct{ mode fs.FileMode }

func (e irregular) Error() string {
	what := "устройство"
	switch {
	case e.mode&fs.ModeNamedPipe != 0:
		what = "канал (FIFO)"
	case e.mode&fs.ModeSocket != 0:
		what = "сокет"
	}
	return "не обычный файл, а " + what
}

// Regular refuses a pipe, a socket and a device: reading them may never end.
func Regular(info fs.FileInfo) error {
	if info.Mode()&(fs.ModeNamedPipe|fs.ModeSocket|fs.ModeDevice|fs.ModeCharDevice) != 0 {
		return irregular{info.Mode()}
	}
	return nil
}

// Read reads a file of at most Most bytes. The error's text is Russian and tells the
// reason alone.
func Read(fsys fs.FS, name string) ([]byte, error) {
	data, err := read(fsys, name)
	if err != nil {
		return nil, Reason(err)
	}
	return data, nil
}

func read(fsys fs.FS, name string) ([]byte, error) {
	if info, err := fs.Stat(fsys, name); err == nil {
		if err := Regular(info); err != nil {
			return nil, err // opening may not end either
		}
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errFolder
	case info.Size() > Most:
		return nil, errLarge
	}
	data := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	_, err = data.ReadFrom(io.LimitReader(f, Most+1)) // the size may be another by now
	if err == nil && data.Len() > Most {
		err = errLarge
	}
	return data.Bytes(), err
}

// Reason tells in Russian why a file could not be read.
func Reason(err error) error {
	var told irregular
	switch {
	case errors.As(err, &told):
		return told
	case errors.Is(err, errFolder), errors.Is(err, errLarge):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("файл не найден")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("нет права на чтение")
	case errors.Is(err, fs.ErrInvalid):
		return errors.New("недопустимый путь")
	case strings.Contains(err.Error(), "escapes"): // os.Root names no error value for it
		return ErrOutside
	}
	return fmt.Errorf("ошибка чтения: %w", err)
}
