package diff

import (
	"fmt"
	"io"
	"rd50/generator/plainjson"
	"regexp"
	"strings"
)

// Lines gives a line a change. A consequence that follows a change of the same
// object stands in that line: «вариант V2: оценка C1: 6 → 8, отсюда взвешенная
// сумма: 7,10 → 7,60».
func Lines(changes []Change) []string {
	var out []string
	for i, c := range changes {
		switch {
		case c.Action != Derived:
			out = append(out, c.Text)
		case i > 0 && changes[i-1].head == c.head:
			joint := ", отсюда "
			if changes[i-1].Action == Derived {
				joint = ", "
			}
			out[len(out)-1] += joint + strings.TrimPrefix(c.Text, c.head+": ")
		default:
			out = append(out, c.head+": отсюда "+strings.TrimPrefix(c.Text, c.head+": "))
		}
	}
	return out
}

// Text writes a line a change.
func Text(w io.Writer, changes []Change) error {
	for _, line := range Lines(changes) {
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

// markup is what Markdown would take for more than characters.
var markup = regexp.MustCompile("[\\\\`*_\\[\\]<>|#~$^{}]")

// Markdown writes the changes as a list.
func Markdown(w io.Writer, changes []Change) error {
	for _, line := range Lines(changes) {
		if _, err := fmt.Fprintln(w, "- "+markup.ReplaceAllString(line, `\$0`)); err != nil {
			return err
		}
	}
	return nil
}

// JSON writes an array of changes.
func JSON(w io.Writer, changes []Change) error {
	if changes == nil {
		changes = []Change{}
	}
	return plainjson.Write(w, changes, "  ")
}
