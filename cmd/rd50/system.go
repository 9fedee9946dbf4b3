package main

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"syscall"
)

// cause is a refusal of the system in the user's words. What each system calls
// it stands in system_windows.go and system_other.go.
type cause struct {
	err   syscall.Errno
	words string
}

const (
	causeDenied   = "нет прав"
	causeFull     = "на диске нет места"
	causeReadOnly = "диск только для чтения"
	causeLong     = "имя слишком длинное"
	causeNotDir   = "на пути файл, а нужна папка"
	causeMissing  = "нет такого файла или папки"
	causeOpen     = "файл открыт в другой программе; закройте его в ней"
	causeUnread   = "вывод никто не читает"
	causeBroken   = "диск или сеть не отвечают"
)

// inWords gives an error whose message tells the system's reason in the user's
// words; what there are no words for stays as the system says it.
func inWords(err error) error {
	if err == nil {
		return nil
	}
	return &worded{err, reworded(err)}
}

// worded is an error with another message.
type worded struct {
	error
	message string
}

func (w *worded) Error() string { return w.message }
func (w *worded) Unwrap() error { return w.error }

func reworded(err error) string {
	text := err.Error()
	var at *fs.PathError
	if errors.As(err, &at) {
		text = strings.ReplaceAll(text, at.Error(), "«"+at.Path+"»: "+at.Err.Error())
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		text = strings.ReplaceAll(text, link.Error(), "«"+link.New+"»: "+link.Err.Error())
	}
	for _, c := range causes {
		if errors.Is(err, c.err) {
			text = strings.ReplaceAll(text, c.err.Error(), c.words)
		}
	}
	return escapes.ReplaceAllString(text, "ссылка ведет за пределы папки")
}

// isAny tells whether an error is one of several.
func isAny(err error, of []error) bool {
	return slices.ContainsFunc(of, func(e error) bool { return errors.Is(err, e) })
}

// escapes is how os.Root refuses a link.
var escapes = regexp.MustCompile(`path escapes from parent$`)
