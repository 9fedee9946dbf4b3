package engagement

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"rd50/generator/look"
)

// nearest gives the known word that a mistyped one was most likely meant to be,
// or the empty string when none is near.
func nearest(word string, known []string) string {
	length := utf8.RuneCountInString(word)
	best, least := "", 1+max(1, length/3)
	for _, k := range known {
		if apart := utf8.RuneCountInString(k) - length; apart >= least || -apart >= least {
			continue
		}
		if d := distance(strings.ToLower(word), strings.ToLower(k)); d < least {
			best, least = k, d
		}
	}
	return best
}

// near gives the known word that is meant, and what keeps a reader from seeing the
// difference.
func near(word string, known []string) (meant, why string) {
	if k, why := look.Twin(word, known); k != "" {
		return k, ": в «" + excerpt(word) + "» " + why
	}
	if k := strings.TrimSpace(word); k != word && slices.Contains(known, k) {
		return k, ": в «" + excerpt(word) + "» лишний пробел"
	}
	return nearest(word, known), ""
}

// suggest gives the hint «возможно, advantages», or else the list of what is
// known.
func suggest(word string, known []string, lead string) string {
	if k, why := near(word, known); k != "" {
		return "возможно, " + k + why
	}
	return enumerate(known, lead)
}

// suggestID is suggest for ids, of which there may be hundreds: when none is near,
// the list has the nearest few.
func suggestID(word string, known []string, lead string) string {
	const few = 8
	if len(known) > few {
		known = byDistance(strings.ToLower(word), known)
	}
	hint := suggest(word, known, lead)
	if len(known) > few && strings.HasPrefix(hint, lead) {
		return enumerate(known[:few], lead) + fmt.Sprintf(" и еще %d", len(known)-few)
	}
	return hint
}

// byDistance gives words in the order of their distance to another.
func byDistance(word string, known []string) []string {
	far := make(map[string]int, len(known))
	for _, k := range known {
		far[k] = distance(word, strings.ToLower(k))
	}
	known = slices.Clone(known)
	slices.SortStableFunc(known, func(a, b string) int { return far[a] - far[b] })
	return known
}

// enumerate gives «известные ключи: a, b, c», cut after twenty.
func enumerate(known []string, lead string) string {
	const most = 20
	if len(known) == 0 {
		return ""
	}
	tail := ""
	if len(known) > most {
		tail = fmt.Sprintf(" и еще %d", len(known)-most)
		known = known[:most]
	}
	return lead + ": " + strings.Join(known, ", ") + tail
}

// distance counts the insertions, deletions, replacements and swaps of
// neighbours that turn a into b. Words over 64 characters are infinitely far.
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	if len(s) > 64 || len(t) > 64 {
		return 1 << 20
	}
	var rows [3][65]int // two before, the one before, the current one
	for j := range t {
		rows[1][j+1] = j + 1
	}
	for i := range s {
		rows[2][0] = i + 1
		for j := range t {
			cost := 1
			if s[i] == t[j] {
				cost = 0
			}
			d := min(rows[1][j+1]+1, rows[2][j]+1, rows[1][j]+cost)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				d = min(d, rows[0][j-1]+1)
			}
			rows[2][j+1] = d
		}
		rows[0], rows[1] = rows[1], rows[2]
	}
	return rows[1][len(t)]
}
