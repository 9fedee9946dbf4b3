package engagement

import (
	"strings"
	"unicode/utf8"

	"rd50/generator/diagnostic"
	"rd50/generator/look"
)

// malformed is the fault of a text that is no TOML: what the parser met, and the
// line as its author most likely meant it, if TOML takes that.
func malformed(f *file, at int, message string) *diagnostic.Diagnostic {
	text, hint := look.Parser(message)
	if meant, ok := mended(f, at); ok {
		hint = meant
	}
	return syntaxFault(f, at, "файл не разобран: "+text, hint)
}

// longestMended bounds the line that a hint repeats, in characters.
const longestMended = 160

// mended gives the hint with the line to write.
func mended(f *file, at int) (hint string, ok bool) {
	from := f.lineOf(at)
	line := strings.TrimSpace(f.text[from:f.behindLine(at)])
	if line == "" && from > 0 { // a fault told at the line's end
		line = strings.TrimSpace(f.text[f.lineOf(from-1):from])
	}
	if utf8.RuneCountInString(line) > longestMended || insideText(f.text[:from]) {
		return "", false
	}
	meant, why, ok := look.Line(line)
	if !ok || isTOML(line) || !isTOML(meant) {
		return "", false
	}
	return why + ": " + meant, true
}

// insideText tells whether a text in triple quotes is open.
func insideText(before string) bool {
	return strings.Count(before, "'''")%2 == 1 || strings.Count(before, `"""`)%2 == 1
}

// isTOML tells whether a line can stand in a file: alone, or in a list.
func isTOML(line string) bool {
	if _, fault := decodeValues(line); fault == nil {
		return true
	}
	_, fault := decodeValues("x = [\n" + line + "\n]")
	return fault == nil
}
