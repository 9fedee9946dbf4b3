package generator

import (
	"path"
	"strconv"
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/prose"
)

// Places leads from a report back to the files that it was made of.
type Places struct {
	engagement *engagement.Engagement
	names      *engagement.Names
	pages      []prose.Page
}

// PlacesOf gives the places of a draft that was read.
func PlacesOf(d *Draft) *Places {
	return &Places{d.Engagement, d.Engagement.Names(), d.book.Pages}
}

// At gives where there stands what a node of the report names by one of its keys: a
// value, «requirements[R3].text», or a line of prose, «prose/study.md:14». It is
// false of what is not in the files.
func (p *Places) At(key string) (diagnostic.Position, bool) {
	if at, ok := p.proseLine(key); ok {
		return at, true
	}
	at := p.engagement.At(p.names.Path(key))
	return at, at.Line > 0
}

// proseLine gives the place of a line of prose: of its file, or of the value that
// holds it.
func (p *Places) proseLine(key string) (diagnostic.Position, bool) {
	colon := max(strings.LastIndexByte(key, ':'), 0)
	origin := key[:colon]
	line, err := strconv.Atoi(strings.TrimPrefix(key[colon:], ":"))
	if err != nil {
		return diagnostic.Position{}, false
	}
	for _, page := range p.pages {
		if page.Prose.File == origin {
			return diagnostic.Position{File: path.Join(p.engagement.Folder(), origin), Line: line, Column: 1}, true
		}
		if page.Prose.File == "" && p.names.Of(page.Prose.Key) == origin {
			return p.engagement.ProseAt(page.Prose, lineStart(page.Prose.Text, line)), true
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
