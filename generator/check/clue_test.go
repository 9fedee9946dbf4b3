package check

import (
	"math/rand/v2"
	"strings"
	"testing"

	"rd50/generator/thorough"
)

// TestCluesMissNothing: where a form is found, what is looked at before it is tried says
// that it may be.
func TestCluesMissNothing(t *testing.T) {
	random, matched := rand.New(rand.NewPCG(1, 2)), map[string]int{}
	for range 60_000 / thorough.Step(t, 2) {
		text := randomText(random)
		for _, l := range leftovers {
			if l.form.MatchString(text) {
				if matched[l.what]++; !l.clue(text) {
					t.Fatalf("%s: the clue misses %q", l.what, text)
				}
			}
		}
		if trimmed := strings.TrimSpace(text); trimmed != "" && wholeFillers.MatchString(trimmed) {
			if matched["filler"]++; !mayFill(trimmed) {
				t.Fatalf("the look misses the filler %q", trimmed)
			}
		}
		if typedNumber.MatchString(text) || typedWord.MatchString(text) {
			if matched["number"]++; !numbered(text) {
				t.Fatalf("the look misses the number of %q", text)
			}
		}
	}
	for _, l := range append(leftovers, leftover{what: "filler"}, leftover{what: "number"}) {
		if matched[l.what] == 0 {
			t.Errorf("%s is in none of the texts", l.what)
		}
	}
}

// textPieces are what the forms are made of.
var textPieces = append(strings.Fields("слово а) б) – — • · - 1. 2.3 1.2. ## [x] [ ![ ]( ) $ \\begin{ \\cmd {{ }} </p> ** __ ~~ == ~ ^ ::: [!NOTE] [[ ]] [TOC] @рис:a {.b} | : Table: Figure: :ok: [@a] ] } > x 2 … ... ___ ? TODO ToDo ТБД укАзать Здесь дату рыбный текст « » XXX ХХХ lorem Слово Таблица РАЗДЕЛ рис. § IV."),
	" ", " ", " ", " ", "\n", "\n", "\t", "\x00", "\u00a0")

func randomText(random *rand.Rand) string {
	var b strings.Builder
	for range 1 + random.IntN(9) {
		b.WriteString(textPieces[random.IntN(len(textPieces))])
	}
	return b.String()
}
