package prose

import (
	"bytes"
	"sort"

	"github.com/yuin/goldmark/util"

	"rd50/generator/pattern"
)

// noted stands for every byte of a comment while Markdown is read. It is a blank that
// neither indents a line nor breaks it, and offsets stay as they are.
const noted = '\f'

// commentForm is a comment that was blanked, with the blanks around it.
var commentForm = pattern.New(` ?\f+ ?`)

// withoutComments blanks the HTML comments of a text (CommonMark 0.31, 4.6 and 6.6) but
// leaves what code shows. It gives the offset of one that is never closed, -1 when
// there is none.
func withoutComments(source []byte) (out []byte, open int) {
	out = bytes.ReplaceAll(source, []byte{noted}, []byte{'\v'})
	if !bytes.Contains(out, []byte(commentOpen)) {
		return out, -1
	}
	s := commentScanner{src: out, out: bytes.Clone(out), open: -1}
	for s.at < len(s.src) && s.open < 0 {
		s.line()
	}
	return s.out, s.open
}

const (
	commentOpen  = "<!--"
	commentClose = "-->"
)

type commentScanner struct {
	src, out []byte
	at       int
	fence    []byte        // the signs that the present code block opened with; nil outside
	runs     map[int][]int // of backquotes in the present paragraph, by length
	until    int           // end of that paragraph
	open     int
}

// Fences may stand in quotations and items of lists.
var (
	fenceOpen  = pattern.New("^(?:[ \\t]*(?:>|[-+*]|\\d{1,9}[.)]))*[ \\t]*(`{3,}[^`\n]*|~{3,}[^\n]*)\n?$")
	fenceClose = pattern.New("^[ \\t>]*(`{3,}|~{3,})[ \\t]*\n?$")
)

// line goes through a line, or through several where a comment or code goes on.
func (s *commentScanner) line() {
	end := s.lineEnd(s.at)
	line := s.src[s.at:end]
	if s.fence != nil {
		if m := fenceClose.FindSubmatch(line); m != nil && m[1][0] == s.fence[0] && len(m[1]) >= len(s.fence) {
			s.fence = nil
		}
		s.at = end
		return
	}
	if m := fenceOpen.FindSubmatch(line); m != nil {
		s.fence = m[1][:run(m[1], 0)]
		s.at = end
		return
	}
	for s.at < len(s.src) && s.open < 0 {
		if s.src[s.at] == '\n' {
			s.at++
			return
		}
		s.step()
	}
}

// step goes past a sign, an escape, a code span or a comment.
func (s *commentScanner) step() {
	switch c := s.src[s.at]; {
	case c == '\\' && s.at+1 < len(s.src) && util.IsPunct(s.src[s.at+1]):
		s.at += 2
	case c == '`':
		s.code()
	case bytes.HasPrefix(s.src[s.at:], []byte(commentOpen)):
		s.comment()
	default:
		s.at++
	}
}

func (s *commentScanner) comment() {
	// «<!-->» and «<!--->» are whole comments
	length := bytes.Index(s.src[s.at+2:], []byte(commentClose))
	if length < 0 {
		s.open = s.at
		return
	}
	end := s.at + 2 + length + len(commentClose)
	from, blank := s.at, byte(noted)
	if s.betweenRows(from, end) {
		from, blank = from-1, ' ' // with the end of the line before, so that the table goes on
	}
	for i := from; i < end; i++ {
		s.out[i] = blank
	}
	s.at = end
}

// betweenRows tells whether a comment has its lines for itself between two rows of a
// table.
func (s *commentScanner) betweenRows(from, to int) bool {
	if from == 0 || s.src[from-1] != '\n' {
		return false
	}
	end := s.lineEnd(to)
	if !util.IsBlank(s.src[to:end]) {
		return false
	}
	before := s.src[bytes.LastIndexByte(s.src[:from-1], '\n')+1 : from-1]
	return bytes.IndexByte(before, '|') >= 0 && bytes.IndexByte(s.src[end:s.lineEnd(end)], '|') >= 0
}

// code goes past a code span, or past backquotes that open none.
func (s *commentScanner) code() {
	n := run(s.src, s.at)
	if s.at >= s.until {
		s.paragraph()
	}
	same := s.runs[n]
	if i := sort.SearchInts(same, s.at+n); i < len(same) {
		s.at = same[i]
	}
	s.at += n
}

// paragraph notes the runs of backquotes up to the next blank line.
func (s *commentScanner) paragraph() {
	s.runs, s.until = map[int][]int{}, s.at
	for s.until < len(s.src) {
		end := s.lineEnd(s.until)
		line := s.src[s.until:end]
		if util.IsBlank(line) {
			return
		}
		for i := 0; i < len(line); i++ {
			if n := run(line, i); n > 0 {
				s.runs[n] = append(s.runs[n], s.until+i)
				i += n - 1
			}
		}
		s.until = end
	}
}

// run is the number of equal fence signs from a place on.
func run(s []byte, at int) int {
	n := 0
	for at+n < len(s) && s[at+n] == s[at] && (s[at] == '`' || s[at] == '~') {
		n++
	}
	return n
}

// lineEnd gives the offset behind the line end that follows an offset.
func (s *commentScanner) lineEnd(from int) int {
	if i := bytes.IndexByte(s.src[from:], '\n'); i >= 0 {
		return from + i + 1
	}
	return len(s.src)
}
