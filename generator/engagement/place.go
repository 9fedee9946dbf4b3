package engagement

import (
	"path"
	"strings"
	"unicode/utf8"

	"rd50/generator/diagnostic"
	"rd50/generator/outline"
)

// At gives the place of the value at a key path such as
// «variants[1].compliance.R3»: a value's first character, a table's header, an
// inline table's key. For a path that is not there it is the place of the
// nearest ancestor that is, so a missing key points at the table that should
// hold it.
func (e *Engagement) At(key string) diagnostic.Position {
	n, _ := e.find(key)
	if n == nil {
		return diagnostic.Position{}
	}
	return n.file.position(n.at)
}

// KeyAt gives the place of a key itself, otherwise like At.
func (e *Engagement) KeyAt(key string) diagnostic.Position {
	n, exact := e.find(key)
	if n == nil || !exact {
		return e.At(key)
	}
	return n.file.position(n.keyAt)
}

// Partial tells whether a base could not be read: what is absent may stand in it.
func (e *Engagement) Partial() bool { return e.source != nil && e.source.lacks }

// Faulty tells whether the value of a key is wrong in itself (RD001 to RD006), or one
// that it would stand in: what would follow from it is not known.
func (e *Engagement) Faulty(key string) bool {
	for e.source != nil && key != "" {
		if e.source.faulty[key] {
			return true
		}
		key = key[:max(strings.LastIndexAny(key, ".["), 0)]
	}
	return false
}

// FaultyUnder tells whether anything under a key is wrong in itself.
func (e *Engagement) FaultyUnder(key string) bool {
	if e.source == nil {
		return false
	}
	for k := range e.source.faulty {
		if outline.Under(k, key) {
			return true
		}
	}
	return false
}

// Has tells whether the engagement's files set a key, be it to an empty value.
func (e *Engagement) Has(key string) bool {
	_, exact := e.find(key)
	return exact
}

func (e *Engagement) find(key string) (*node, bool) {
	if e.source == nil || e.source.tree == nil {
		return nil, false
	}
	return e.source.tree.find(key)
}

// ProseAt gives the place of a byte offset in a prose's text: in its Markdown
// file, or inside the string of the TOML file.
func (e *Engagement) ProseAt(p Prose, offset int) diagnostic.Position {
	if e.source == nil {
		return diagnostic.Position{}
	}
	if p.File != "" {
		if f := e.source.known(path.Join(e.source.root, p.File)); f != nil {
			return f.position(offset)
		}
		return e.At(p.Key)
	}
	n, exact := e.find(p.Key)
	if _, isText := n.text(); !exact || !isText {
		return e.At(p.Key)
	}
	return n.file.position(n.at + rawOffset(n.raw(), offset))
}

// rawOffset gives the offset in a string as it is written in TOML, quotes
// included, of a byte offset in its value.
func rawOffset(raw string, offset int) int {
	quotes := 1
	if len(raw) >= 6 && raw[0] == raw[1] && raw[1] == raw[2] {
		quotes = 3
	}
	i, end := quotes, len(raw)-quotes
	if quotes == 3 && raw[i] == '\n' {
		i++ // TOML drops a line end behind the opening quotes
	}
	if raw[0] == '\'' || !strings.Contains(raw, `\`) {
		return min(i+offset, end)
	}
	for seen := 0; i < end; {
		step, value := escape(raw[i:end])
		if value > 0 && seen >= offset {
			break
		}
		i, seen = i+step, seen+value
	}
	return i
}

// escape gives the length of what a basic string starts with, as it is written
// and as it is meant.
func escape(raw string) (written, meant int) {
	if raw[0] != '\\' || len(raw) == 1 {
		return 1, 1
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[raw[1]]
	if digits > 0 {
		n := min(2+digits, len(raw))
		return n, codeLength(raw[2:n])
	}
	if strings.IndexByte(" \t\n", raw[1]) >= 0 { // the line goes on behind the blanks
		return len(raw) - len(strings.TrimLeft(raw[1:], " \t\n")), 0
	}
	return 2, 1
}

func codeLength(hex string) int {
	var r rune
	for _, c := range strings.ToLower(hex) {
		r = r<<4 | rune(strings.IndexRune("0123456789abcdef", c))
	}
	return max(utf8.RuneLen(r), 1)
}
