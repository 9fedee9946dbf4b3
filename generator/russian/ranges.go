package russian

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Ranges lists ids in their natural order, R2 before R10, each once; three and more in
// a row are told by the first and the last: «R1—R8, R10». Ids of different beginnings
// keep the order in which these came.
func Ranges(ids []string) string {
	var out []string
	for run := numbered(ids); len(run) > 0; {
		n := 1
		for n < len(run) && run[n].follows(run[n-1]) {
			n++
		}
		if n < 3 {
			n = 1
			out = append(out, run[0].id)
		} else {
			out = append(out, run[0].id+"—"+run[n-1].id)
		}
		run = run[n:]
	}
	return strings.Join(out, ", ")
}

// numberedID is an id as its beginning and the number at its end.
type numberedID struct {
	id, stem string
	number   int // less than 0 for none
	at       int // when the stem came first
}

// numbered gives the ids in their natural order.
func numbered(ids []string) []numberedID {
	var out []numberedID
	stems := map[string]int{}
	for _, id := range ids {
		x := split(id)
		if _, known := stems[x.stem]; !known {
			stems[x.stem] = len(stems)
		}
		x.at = stems[x.stem]
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b numberedID) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.number, b.number), cmp.Compare(a.id, b.id))
	})
	return slices.CompactFunc(out, func(a, b numberedID) bool { return a.id == b.id })
}

// longestNumber is how many digits at the end of an id are read as a number.
const longestNumber = 9

func split(id string) numberedID {
	stem := strings.TrimRight(id, "0123456789")
	digits := id[len(stem):]
	if len(digits) == 0 || len(digits) > longestNumber {
		return numberedID{id: id, stem: id, number: -1}
	}
	n, _ := strconv.Atoi(digits) // digits alone, and few
	return numberedID{id: id, stem: stem, number: n}
}

// follows tells whether an id is the next after another: R09 is followed by R10, R9
// too, but not R009 by R10.
func (x numberedID) follows(before numberedID) bool {
	if x.stem != before.stem || before.number < 0 || x.number != before.number+1 {
		return false
	}
	width := len(before.id) - len(before.stem)
	return len(x.id)-len(x.stem) == max(width, len(strconv.Itoa(x.number)))
}
