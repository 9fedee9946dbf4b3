package amend

import (
	"path"
	"strings"

	"rd50/generator/engagement"
	"rd50/generator/prose"
)

// source is a text of an engagement that may be printed: a value, or a file of prose.
type source struct {
	key   string // by names, or the file as the engagement names it
	path  string // of the value, or of the key that names the file
	file  string // in the file system; empty for a value
	text  string
	prose bool
}

// sources lists the texts of an engagement.
func sources(e *engagement.Engagement, pages []prose.Page) []source {
	names := e.Names()
	var out []source
	for _, p := range pages {
		s := source{names.Of(p.Prose.Key), p.Prose.Key, "", p.Prose.Text, true}
		if p.Prose.File != "" {
			s.key, s.file = p.Prose.File, path.Join(e.Folder(), p.Prose.File)
		}
		out = append(out, s)
	}
	for _, t := range e.Texts() {
		out = append(out, source{names.Of(t.Key), t.Key, "", t.Value, false})
	}
	return out
}

// parsed gives the text as it is read.
func (s source) parsed() text {
	if s.prose {
		return markdown(s.text)
	}
	return plain(s.text)
}

// under tells whether a source is a key or stands below it.
func (s source) under(key string) bool {
	rest, ok := strings.CutPrefix(s.key, key)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// found is a source and how a printed text lies over it.
type found struct {
	source source
	meeting
}

// find looks for the source of a printed text: under its key, then in the entry that the
// key belongs to, for a cell may print several values of it.
func find(list []source, e Edit, printed []token) (found, error) {
	fault := errElsewhere
	for at := e.Key; at != ""; at = above(at) {
		f, err := likely(list, at, e.Line, printed)
		if err == nil && (at == e.Key || f.likeness() >= close) {
			return f, nil
		}
		if err == errSeveral {
			fault = err
		}
	}
	return found{}, fault
}

// close is how alike a printed text and one of another key must be.
const close = 0.7

// above gives the entry that a key belongs to, nothing where that is all.
func above(key string) string {
	end := strings.LastIndexAny(key, ".[")
	if end < 0 || !strings.Contains(key[:end], "[") {
		return ""
	}
	return key[:end]
}

// likely finds the source under a key that a text was most likely printed from.
func likely(list []source, key string, line int, printed []token) (found, error) {
	var best []found
	fault := errElsewhere
	for _, s := range list {
		if !s.under(key) {
			continue
		}
		if s.file == "" {
			line = 0 // it is one of the TOML file
		}
		m, err := s.parsed().pick(printed, line)
		switch {
		case err == nil:
			best = likest(best, found{s, m})
		case err == errSeveral:
			fault = err
		}
	}
	switch len(best) {
	case 0:
		return found{}, fault
	case 1:
		return best[0], nil
	}
	return found{}, errSeveral
}
