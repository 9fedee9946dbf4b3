package wording

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
)

// Watched gives the same wording, which calls seen with the name of each file
// that comes into use.
func (w *Wording) Watched(seen func(name string)) *Wording {
	return &Wording{files: w.files, seen: seen, first: w.Watches()}
}

// Watches gives the wording whose phrases a watched one has, and for any other itself: what
// is made of the phrases of equal ones is equal.
func (w *Wording) Watches() *Wording { return cmp.Or(w.first, w) }

// Digest gives the SHA-256 of all phrases of a file as they stand after the
// replacements, in hexadecimal.
func (w *Wording) Digest(name string) string {
	sum := sha256.New()
	for _, key := range slices.Sorted(maps.Keys(w.files[name].byKey)) {
		fmt.Fprintf(sum, "%q", key) // a hash takes all it is given
		for _, p := range w.files[name].byKey[key] {
			fmt.Fprintf(sum, " %q", p.text)
		}
		fmt.Fprintln(sum)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
