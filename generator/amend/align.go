package amend

// pairs gives the elements that two sequences have in common, in their order: of each of
// a the index in b, -1 for one that b lacks.
func pairs(a, b []string) []int {
	out := make([]int, len(a))
	for i := range out {
		out[i] = -1
	}
	front := 0
	for front < min(len(a), len(b)) && a[front] == b[front] {
		out[front] = front
		front++
	}
	back := 0
	for back < min(len(a), len(b))-front && a[len(a)-1-back] == b[len(b)-1-back] {
		out[len(a)-1-back] = len(b) - 1 - back
		back++
	}
	common(a[front:len(a)-back], b[front:len(b)-back], func(i, j int) { out[front+i] = front + j })
	return out
}

// most is how large the table of a comparison may be.
const most = 4 << 20

// common finds the longest common subsequence; of texts that are too long none.
func common(a, b []string, pair func(i, j int)) {
	width := len(b) + 1
	if len(a) == 0 || len(b) == 0 || (len(a)+1)*width > most {
		return
	}
	length := make([]int32, (len(a)+1)*width) // of the common rest
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i*width+j] = length[(i+1)*width+j+1] + 1
			} else {
				length[i*width+j] = max(length[(i+1)*width+j], length[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			pair(i, j)
			i, j = i+1, j+1
		case length[(i+1)*width+j] >= length[i*width+j+1]:
			i++
		default:
			j++
		}
	}
}

// hunk is what one text has in the place of a stretch of another, in tokens.
type hunk struct{ from, to, newFrom, newTo int }

// hunks gives what differs between two texts.
func hunks(old, new []token) []hunk {
	at := pairs(keys(old), keys(new))
	var out []hunk
	i, j := 0, 0
	for k := 0; k <= len(old); k++ {
		end := len(new)
		if k < len(old) {
			if end = at[k]; end < 0 {
				continue
			}
		}
		if k > i || end > j {
			out = append(out, hunk{i, k, j, end})
		}
		i, j = k+1, end+1
	}
	return out
}

// keys gives tokens as edits tell them apart: with the blank before.
func keys(list []token) []string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = t.word
		if t.spaced {
			out[i] = " " + t.word
		}
	}
	return out
}
