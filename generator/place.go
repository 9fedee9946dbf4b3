package generator

import (
	"path"
	"strconv"
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
)

// Place gives where in the files there stands what a node of the report names by one
// of its keys: a value, «requirements[R3].text», or a line of prose,
// «prose/study.md:14». It is false of what is not in the files.
func (d *Draft) Place(key string) (diagnostic.Position, bool) {
	if d.Engagement == nil {
		return diagnostic.Position{}, false
	}
	if at, ok := d.proseLine(key); ok {
		return at, true
	}
	at := d.Engagement.At(d.keys().Path(key))
	return at, at.Line > 0
}

// keys gives the names of the draft's values, made once.
func (d *Draft) keys() *engagement.Names {
	if d.names == nil {
		d.names = d.Engagement.Names()
	}
	return d.names
}

// proseLine gives the place of a line of prose: of its file, or of the value that
// holds it.
func (d *Draft) proseLine(key string) (diagnostic.Position, bool) {
	colon := strings.LastIndexByte(key, ':')
	if colon < 0 {
		return diagnostic.Position{}, false
	}
	origin := key[:colon]
	line, err := strconv.Atoi(key[colon+1:])
	if err != nil {
		return diagnostic.Position{}, false
	}
	for _, p := range d.book.Pages {
		if p.Prose.File == origin {
			return diagnostic.Position{File: path.Join(d.Engagement.Folder(), origin), Line: line, Column: 1}, true
		}
		if p.Prose.File == "" && d.keys().Of(p.Prose.Key) == origin {
			return d.Engagement.ProseAt(p.Prose, lineStart(p.Prose.Text, line)), true
		}
	}
	return diagnostic.Position{}, false
}

// lineStart gives the offset of a line of a text; lines count from 1.
func lineStart(text string, line int) int {
	at := 0
	for range line - 1 {
		next := strings.IndexByte(text[at:], '\n')
		if next < 0 {
			break
		}
		at += next + 1
	}
	return at
}
