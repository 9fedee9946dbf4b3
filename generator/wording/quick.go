package wording

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// quick reads a file that holds nothing but tables of strings, of lists of strings and of
// tables of strings, each on one line, as those that are shipped do: each start of the
// program reads all of them. ok is false where only the parser of TOML can tell what a
// file means, or what is wrong with it.
func quick(data string) (out phrases, ok bool) {
	q := quickReader{out: noPhrases(), tables: map[string]bool{}}
	if !utf8.ValidString(data) {
		return phrases{}, false
	}
	for line := range strings.Lines(data) {
		q.rest = strings.TrimRight(line, "\r\n")
		if !q.line() {
			return phrases{}, false
		}
	}
	return q.out, true
}

type quickReader struct {
	rest   string // of the present line
	table  string
	tables map[string]bool // that are there
	out    phrases
}

// line reads a heading, a key with its value, a comment or nothing.
func (q *quickReader) line() bool {
	q.blanks()
	switch {
	case q.ended():
		return true
	case q.take('['):
		q.table = q.word()
		again := q.tables[q.table]
		q.tables[q.table] = true
		return q.table != "" && !again && q.take(']') && q.ended()
	}
	return q.table != "" && q.pair(q.table) && q.ended()
}

// pair reads a key and its value.
func (q *quickReader) pair(table string) bool {
	name := q.word()
	if name == "" || !q.take('=') {
		return false
	}
	key := table + "." + name
	switch {
	case q.take('['):
		return q.list(key)
	case q.take('{'):
		known := q.tables[key] || q.out.byKey[key] != nil
		q.tables[key] = true
		return table == q.table && !known && q.inner(key)
	}
	s, ok := q.text()
	return ok && q.add(key, newPhrase(s))
}

func (q *quickReader) list(key string) bool {
	var list []*phrase
	for !q.take(']') {
		s, ok := q.text()
		if !ok || !q.take(',') && !strings.HasPrefix(q.rest, "]") {
			return false
		}
		list = append(list, newPhrase(s))
	}
	return list != nil && q.add(key, list...)
}

// inner reads a table of strings.
func (q *quickReader) inner(key string) bool {
	for {
		if !q.pair(key) {
			return false
		}
		if q.take('}') {
			return true
		}
		if !q.take(',') {
			return false
		}
	}
}

// add keeps phrases under a key that is new.
func (q *quickReader) add(key string, list ...*phrase) bool {
	if q.tables[key] || q.out.byKey[key] != nil {
		return false
	}
	q.out.byKey[key], q.out.keys = list, append(q.out.keys, key)
	return true
}

func (q *quickReader) blanks() { q.rest = strings.TrimLeft(q.rest, " \t") }

// ended tells whether nothing but a comment follows.
func (q *quickReader) ended() bool { return q.rest == "" || q.rest[0] == '#' }

// take goes past a sign and the blanks behind it, if it is the next one.
func (q *quickReader) take(sign byte) bool {
	if q.rest == "" || q.rest[0] != sign {
		return false
	}
	q.rest = q.rest[1:]
	q.blanks()
	return true
}

// word reads a key of letters, digits and low lines.
func (q *quickReader) word() string {
	end := strings.IndexFunc(q.rest, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if end < 0 {
		end = len(q.rest)
	}
	word := q.rest[:end]
	q.rest = q.rest[end:]
	q.blanks()
	return word
}

// text reads a string.
func (q *quickReader) text() (s string, ok bool) {
	for _, quote := range []string{`"`, `'`} {
		inside, found := strings.CutPrefix(q.rest, quote)
		if !found {
			continue
		}
		s, q.rest, ok = strings.Cut(inside, quote)
		q.blanks()
		switch {
		case !ok || strings.ContainsFunc(s, isControl):
			return "", false
		case quote == `"` && strings.Contains(s, `\`):
			return signs(s)
		}
		return s, true
	}
	return "", false
}

// signs reads a text in which signs are written by their numbers, and nothing else is.
func signs(s string) (out string, ok bool) {
	if strings.Count(s, `\`) != strings.Count(s, `\u`) {
		return "", false
	}
	out, err := strconv.Unquote(`"` + s + `"`)
	return out, err == nil
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }
