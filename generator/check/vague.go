package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rd50/generator/engagement"
)

// vague are the words that can't be tested, in lower case, «е» for «ё». A «~»
// stands for any ending of an adjective or noun, so that «быстр~» is found in
// «быстрого» and «быстро» but not in «быстродействие». Words of a phrase
// follow one another, whatever the signs between them.
var vague = forms(
	"удобн~", "удобен", "удобств~", "быстр~", "быстрот~", "простот~", "понятн~", "интуитивн~", "интуитивно понятн~", "наглядн~", "комфортн~",
	"дружественн~", "эффективн~", "оптимальн~", "гибк~", "гибкост~", "современн~", "качественно", "надежн~", "надежен",
	"своевременн~", "оперативно", "адекватн~", "приемлем~", "удовлетворительн~", "разумн~", "значительн~", "высокопроизводительн~",
	"при необходимости", "по мере необходимости", "в случае необходимости", "по возможности", "по мере возможности", "если возможно",
	"при возможности", "по необходимости", "при надобности", "в кратчайшие сроки", "в кратчайший срок", "в сжатые сроки",
	"как правило", "желательно", "обычно",
	"и т д", "и т п", "и так далее", "и тому подобн~", "и др", "и пр", "и прочее",
	"и другие", "и других", "и другим", "и другими", "и прочие", "и прочих", "и прочим", "и прочими",
)

// vagueAlone are vague unless a number follows within a few words: «простой не
// более 4 ч» is a downtime, «минимальный объем 8 Гбайт» a bound.
var vagueAlone = forms("прост~", "легк~", "достаточн~", "минимальн~", "максимальн~")

// forms cuts each form into its words.
func forms(list ...string) [][]string {
	var out [][]string
	for _, f := range list {
		out = append(out, strings.Fields(f))
	}
	return out
}

// vagueReach is how many words on a number is looked for.
const vagueReach = 4

// endings are those of adjectives, of their adverbs and of nouns in -а, -о, -ь.
var endings = strings.Fields("ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ей ых их ыми ими а о е ы и у ь ью")

// vagueRequirements holds RD403: a requirement is testable and has one meaning
// (ГОСТ 34.602-2020, 3.4: проверяемость, однозначность).
func vagueRequirements(c *checker) {
	if !c.holds("comparison") {
		return
	}
	for i, r := range c.e.Requirements {
		if found := vagueIn(r.Text); len(found) > 0 {
			c.tell(engagement.ItemKey("requirements", i)+".text", "требование "+r.ID+" неоднозначно: «"+strings.Join(found, "», «")+"»",
				"нужна величина, которую можно проверить: «за время до 2 с в 95 % случаев»")
		}
	}
}

// vagueIn gives the vague words of a text as they are written there, in order,
// each once. Of two that overlap the longer is told.
func vagueIn(text string) []string {
	words := wordsOf(text)
	var found []string
	for i := 0; i < len(words); {
		n := 0
		for _, form := range vague {
			n = max(n, matches(words[i:], form))
		}
		for _, form := range vagueAlone {
			if k := matches(words[i:], form); k > n && !numberIn(words[i+k:]) {
				n = k
			}
		}
		if n == 0 {
			i++
			continue
		}
		if said := excerptOf(text, words[i], words[i+n-1]); !slices.Contains(found, said) {
			found = append(found, said)
		}
		i += n
	}
	return found
}

// word is a run of letters and digits, and where it stands in its text.
type word struct {
	text       string // in lower case, «е» for «ё»
	start, end int
}

func wordsOf(text string) []word {
	var out []word
	open := -1
	for i, r := range text + " " {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r)
		switch {
		case inside && open < 0:
			open = i
		case !inside && open >= 0:
			lower := strings.ReplaceAll(strings.ToLower(text[open:i]), "ё", "е")
			out = append(out, word{lower, open, i})
			open = -1
		}
	}
	return out
}

// matches gives the number of words that a form takes at the head of words, 0
// when it does not stand there.
func matches(words []word, form []string) int {
	if len(form) > len(words) {
		return 0
	}
	for i, part := range form {
		stem, open := strings.CutSuffix(part, "~")
		rest, ok := strings.CutPrefix(words[i].text, stem)
		if !ok || rest != "" && !(open && slices.Contains(endings, rest)) {
			return 0
		}
	}
	return len(form)
}

// numberIn tells whether a number stands among the first few words.
func numberIn(words []word) bool {
	return slices.ContainsFunc(words[:min(len(words), vagueReach)], func(w word) bool {
		r, _ := utf8.DecodeRuneInString(w.text)
		return unicode.IsDigit(r)
	})
}

// excerptOf gives the words from one to another as they are written, with the
// point of an abbreviation.
func excerptOf(text string, from, to word) string {
	end := to.end
	if short := utf8.RuneCountInString(to.text) <= 2; short && strings.HasPrefix(text[end:], ".") {
		end++
	}
	return strings.ToLower(text[from.start:end])
}
