package main

import (
	"io"
	"os"

	"golang.org/x/term"

	"rd50/generator/diagnostic"
)

// styleFor gives the look of diagnostics on a stream: in colour on a terminal,
// unless NO_COLOR is set (no-color.org) or the terminal can't show colours. The
// repeats of one warning are told together.
func styleFor(w io.Writer) diagnostic.Style {
	file, ok := w.(*os.File)
	colour := ok && os.Getenv("NO_COLOR") == "" && term.IsTerminal(int(file.Fd())) && showsColour(file)
	return diagnostic.Style{Colour: colour, Grouped: true}
}
