package engagement

import (
	"io/fs"
	"path"
	"sort"
	"strings"
	"unicode/utf8"

	"rd50/generator/diagnostic"
)

// file is a text file that was read: without a byte order mark, its line ends
// made LF. Neither changes a line's or a character's number.
type file struct {
	name  string // path in the file system
	read  string // as it stands there
	text  string
	lines []int // offset of each line's first byte
	chars []int // how many characters begin before each stretch
}

// stretch is how many bytes lie between two counts of characters: the place of a
// fault costs no more than one, however long its line is.
const stretch = 512

func newFile(name string, data []byte) *file {
	read := string(data)
	text := strings.ReplaceAll(strings.TrimPrefix(read, "\ufeff"), "\r\n", "\n")
	f := &file{name: name, read: read, text: text, lines: []int{0}}
	seen := 0
	for i := 0; i < len(text); i++ {
		if i%stretch == 0 {
			f.chars = append(f.chars, seen)
		}
		if utf8.RuneStart(text[i]) {
			seen++
		}
		if text[i] == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

// position turns a byte offset into a line and a column, which counts
// characters.
func (f *file) position(offset int) diagnostic.Position {
	offset = min(max(offset, 0), len(f.text))
	line := sort.SearchInts(f.lines, offset+1)
	column := f.before(offset) - f.before(f.lines[line-1]) + 1
	return diagnostic.Position{File: f.name, Line: line, Column: column}
}

// before gives how many characters begin before an offset.
func (f *file) before(offset int) int {
	n, i := 0, 0
	if k := offset / stretch; k < len(f.chars) {
		n, i = f.chars[k], k*stretch
	} else if k > 0 { // the text ends where the stretch does
		n, i = f.chars[k-1], (k-1)*stretch
	}
	for ; i < offset; i++ {
		if utf8.RuneStart(f.text[i]) {
			n++
		}
	}
	return n
}

// lineOf gives the offset of the first character of an offset's line.
func (f *file) lineOf(offset int) int { return f.lines[sort.SearchInts(f.lines, offset+1)-1] }

// behindLine gives the offset of the line that follows the one of an offset.
func (f *file) behindLine(offset int) int {
	if line := sort.SearchInts(f.lines, offset+1); line < len(f.lines) {
		return f.lines[line]
	}
	return len(f.text)
}

// within tells whether a clean path of the file system lies in a folder.
func within(folder, name string) bool {
	return fs.ValidPath(name) && (folder == "." || name == folder || strings.HasPrefix(name, folder+"/"))
}

// absolute tells whether a path names a place from the root of a file system,
// be it of Unix or of Windows.
func absolute(name string) bool {
	return path.IsAbs(name) || strings.HasPrefix(name, `\`) || len(name) > 1 && name[1] == ':'
}
