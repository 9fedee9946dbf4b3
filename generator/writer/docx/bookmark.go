package docx

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// bookmarks gives ids of the report names that Word allows: a letter or «_»
// first, then letters, digits and «_», forty at most.
type bookmarks struct {
	last  int
	names map[string]string // by id
	taken map[string]bool
}

func newBookmarks() *bookmarks {
	return &bookmarks{names: map[string]string{}, taken: map[string]bool{}}
}

// name gives an id's bookmark, the same one each time. A name that had to be
// changed carries a hash of the id.
func (b *bookmarks) name(id string) string {
	if n, ok := b.names[id]; ok {
		return n
	}
	plain := strings.Map(asciiName, id)
	if plain != id || len(plain) > 30 {
		base := strings.Trim(plain, "_")
		plain = base[:min(len(base), 20)] + fmt.Sprintf("_%x", sha256.Sum256([]byte(id)))[:9]
	}
	for b.taken[plain] {
		plain += "x"
	}
	b.taken[plain] = true
	b.names[id] = plain
	return plain
}

func asciiName(r rune) rune {
	if '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
		return r
	}
	return '_'
}

// reference is the bookmark that REF fields name; contents the one of PAGEREF.
func (b *bookmarks) reference(id string) string { return "_Ref_" + b.name(id) }
func (b *bookmarks) contents(id string) string  { return "_Toc_" + b.name(id) }

// wrap puts a bookmark around content.
func (b *bookmarks) wrap(name string, content elements) elements {
	b.last++
	id := num("w:id", b.last)
	out := append(make(elements, 0, len(content)+2), el("w:bookmarkStart", id, at("w:name", name)))
	return append(append(out, content...), el("w:bookmarkEnd", id))
}
