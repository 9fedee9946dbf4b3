package amend

import (
	"testing"

	"rd50/generator/tomledit"
)

// TestInFile: changes count the text as it is read; a byte order mark and the line ends of
// the file stay.
func TestInFile(t *testing.T) {
	const text = "один\nдва\nтри\n" // as it is read
	at := len("один\n")
	for was, want := range map[string]string{
		text:                           "один\nпять\nтри\n",
		"\ufeffодин\r\nдва\r\nтри\r\n": "\ufeffодин\r\nпять\r\nтри\r\n",
		"один\r\nдва\nтри\r\n":         "один\r\nпять\nтри\r\n",
	} {
		got := string(inFile([]byte(was), []tomledit.Change{{From: at, To: at + len("два"), Text: "пять"}}))
		if got != want {
			t.Errorf("%q becomes %q, want %q", was, got, want)
		}
	}
	got := string(inFile([]byte("один\r\nдва\r\n"), []tomledit.Change{{From: len("один"), To: at, Text: " "}}))
	if got != "один два\r\n" {
		t.Errorf("without a line end: %q", got)
	}
}
