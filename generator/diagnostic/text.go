package diagnostic

import (
	"fmt"
	"io"
	"strings"
)

// Text prints the list for people: place, severity, code and message on one
// line, then the source line with a caret, then the hint. Source gives the
// text of a file, nil when it is not known; lines are left out then.
func (l List) Text(w io.Writer, source func(file string) []byte) error {
	for _, d := range l {
		if _, err := io.WriteString(w, d.text(source)); err != nil {
			return err
		}
	}
	return nil
}

func (d Diagnostic) text(source func(string) []byte) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s %s: %s\n", d.Position, d.Severity, d.Code, d.Message)
	if line, ok := sourceLine(source, d.Position); ok {
		fmt.Fprintf(&b, "    %s\n    %s^\n", line, caretIndent(line, d.Position.Column))
	}
	if d.Hint != "" {
		fmt.Fprintf(&b, "hint: %s\n", d.Hint)
	}
	return b.String()
}

// longest is how much of a source line is shown, in characters.
const longest = 160

func sourceLine(source func(string) []byte, p Position) (string, bool) {
	if source == nil || p.Line < 1 {
		return "", false
	}
	lines := strings.Split(string(source(p.File)), "\n")
	if p.Line > len(lines) {
		return "", false
	}
	line := []rune(strings.TrimRight(lines[p.Line-1], "\r"))
	if p.Column > longest || strings.TrimSpace(string(line)) == "" {
		return "", false
	}
	if len(line) > longest {
		line = append(line[:longest:longest], '…')
	}
	return strings.ToValidUTF8(string(line), "\uFFFD"), true
}

// caretIndent keeps tabs, so that the caret stands under its character.
func caretIndent(line string, column int) string {
	var b strings.Builder
	for i, r := range []rune(line) {
		if i+1 >= column {
			break
		}
		if r == '\t' {
			b.WriteRune('\t')
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}
