package ooxml

import (
	"hash/fnv"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// TestQuickLettersAndHashes: as the libraries tell them, for returned reports hold names and
// hashes of any version.
func TestQuickLettersAndHashes(t *testing.T) {
	pieces := []string{"а", "Я", "ё", "Ѐ", "ѿ", "Ҁ", "҂", "z", "Q", "7", "٣", "é", "漢", " ", "-", "\u00ad", "\u0301", "\xd0", "\xd1\xd0", "\xff", "😀", "№"}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		s := ""
		for range random.IntN(6) {
			s += pieces[random.IntN(len(pieces))]
		}
		want := strings.Map(func(r rune) rune {
			if r != unicode.ReplacementChar && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
				return r
			}
			return -1
		}, s)
		if got := Letters(s); got != want {
			t.Fatalf("letters of %q are %q, want %q", s, got, want)
		}
		short, long := fnv.New32a(), fnv.New64a()
		short.Write([]byte(s))
		long.Write([]byte("prose/a.md\n" + s))
		if got, want := Hash(s), strconv.FormatUint(uint64(short.Sum32()%hashes), 36); got != want {
			t.Fatalf("hash of %q is %s, want %s", s, got, want)
		}
		if got, want := TraceName([]string{"prose/a.md:3"}, true, s), tracePrefix+strconv.FormatUint(long.Sum64()%names, 36); got != want {
			t.Fatalf("name of %q is %s, want %s", s, got, want)
		}
	}
}
