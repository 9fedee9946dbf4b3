package typeset

import "slices"

// division shares the width of a table out to its columns.
type division struct {
	rows    [][]Length // by row and column, the width of each cell's text on one line
	weights []Length   // the shares that the report sets; nil leaves them to the content
	size    Length     // of the font
	width   Length
}

// widths gives the columns the whole width. Words stay whole, unless breaking the
// longest, over so many font sizes, makes the table clearly shorter.
func (d division) widths(needs []need) []Length {
	limit := d.width
	out := d.share(needs, limit)
	best := estimate(d.rows, out)
	for _, lower := range []Length{longWord + 1, longWord} {
		widths := d.share(needs, lower*d.size)
		if h := estimate(d.rows, widths); h*100 < best*92 {
			out, best, limit = widths, h, lower*d.size
		}
	}
	if d.weights == nil {
		return d.narrow(out, needs, limit)
	}
	return out
}

// narrow breaks the few long words that hold a column wider than the rest of its text
// asks for, where that spares the table more lines than twice the words that it breaks.
func (d division) narrow(out []Length, needs []need, limit Length) []Length {
	needs = slices.Clone(needs)
	best := estimate(d.rows, out) + 2*brokenWords(needs, out)
	for i, n := range needs {
		if out[i] > n.word+d.size/2 { // no word holds it
			continue
		}
		for _, w := range shorterWords(n) {
			needs[i].word = w
			widths := d.share(needs, limit)
			if c := estimate(d.rows, widths) + 2*brokenWords(needs, widths); c*100 < best*97 {
				out, best, n.word = widths, c, w
			}
		}
		needs[i].word = n.word
	}
	return out
}

// rareWords bounds the words of a column that narrow tries to break.
const rareWords = 4

// shorterWords gives the widths of a column's words below the widest, the wider first.
func shorterWords(n need) []Length {
	words := slices.Clone(n.words)
	slices.Sort(words)
	slices.Reverse(words)
	words = slices.DeleteFunc(slices.Compact(words), func(w Length) bool { return w >= n.word || w < max(n.broken, n.head) })
	return words[:min(rareWords, len(words))]
}

// brokenWords counts the words that are wider than their column.
func brokenWords(needs []need, widths []Length) Length {
	var count Length
	for i, n := range needs {
		for _, w := range n.words {
			if w > widths[i] {
				count++
			}
		}
	}
	return count
}

// share gives every column what its words need, those wider than limit broken, and
// then the rest of the width by weight or by content.
func (d division) share(needs []need, limit Length) []Length {
	needs = slices.Clone(needs)
	widths := d.least(needs, limit)
	if total(widths) > d.width {
		limit = d.level(needs)
		if limit < longWord*d.size {
			for i := range needs {
				needs[i].head = 0
			}
			limit = d.level(needs)
		}
		widths = d.least(needs, limit)
	}
	if over := total(widths); over > d.width { // words will be cut between letters
		for i := range widths {
			widths[i] = widths[i] * d.width / over
		}
	}
	if d.weights != nil {
		byWeight(widths, d.weights, d.width)
	} else {
		d.byContent(widths, needs)
	}
	return widths
}

// least gives the widths in which no word wider than limit stays whole.
func (d division) least(needs []need, limit Length) []Length {
	out := make([]Length, len(needs))
	for i, n := range needs {
		out[i] = max(n.broken, min(n.word, limit), n.head, 2*cellMarginX+d.size/2)
	}
	return out
}

// level finds the limit at which the least widths just fill the width.
func (d division) level(needs []need) Length {
	low, high := Length(0), d.width
	for low < high {
		mid := (low + high + 1) / 2
		if total(d.least(needs, mid)) <= d.width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return low
}

// byContent hands the free width out in steps, each to the column that shortens
// the table most.
func (d division) byContent(widths []Length, needs []need) {
	if lines := sum(needs, func(n need) Length { return n.line }); lines <= d.width {
		for i, n := range needs {
			widths[i] = max(widths[i], n.line)
		}
	} else {
		step := (d.width - total(widths)) / steps
		r := newRace(d.rows, widths, step)
		for range steps {
			best, gain := -1, Length(0)
			for i, v := range r.gain {
				if v > gain && widths[i] < needs[i].line {
					best, gain = i, v
				}
			}
			if best < 0 {
				break
			}
			r.widen(best)
		}
	}
	have := total(widths)
	for i := range widths { // what is left, in proportion
		widths[i] = widths[i] * d.width / have
	}
}

// estimate is the height of a table in lines.
func estimate(rows [][]Length, widths []Length) Length {
	var sum Length
	for _, row := range rows {
		most := Length(1)
		for i, w := range row {
			inner := max(widths[i]-2*cellMarginX, 1)
			most = max(most, (w*21/20+inner-1)/inner)
		}
		sum += most
	}
	return sum
}

// byWeight widens columns to their shares; those that need more for a word keep
// what they need and the others share the rest.
func byWeight(widths, weights []Length, width Length) {
	fixed := make([]bool, len(widths))
	for again := true; again; {
		again = false
		rest, sum := width, Length(0)
		for i, w := range weights {
			if fixed[i] {
				rest -= widths[i]
			} else {
				sum += w
			}
		}
		for i, w := range weights {
			if !fixed[i] && rest*w/sum < widths[i] {
				fixed[i], again = true, true
			}
		}
		for i, w := range weights {
			if !again && !fixed[i] {
				widths[i] = rest * w / sum
			}
		}
	}
}

// steps is into how many parts the free width is shared out by content.
const steps = 120

// race compares the cells of each row by how often their text is longer than they are wide,
// in thousandths: only a row's longest cell makes the table higher. It tells by how much
// each column would shorten the table if it got a step more.
type race struct {
	rows    [][]Length
	widths  []Length
	step    Length
	lengths []Length // by row and column; 0 for text that has room
	longest []int    // by row, the column; -1 where all have room
	part    []Length // by row, what its longest cell adds to the gain of its column
	gain    []Length // by column
}

func newRace(rows [][]Length, widths []Length, step Length) *race {
	n, all := len(rows), make([]Length, len(rows)*(len(widths)+1)+len(widths))
	r := &race{rows, widths, step, all[:n*len(widths)], make([]int, n), all[n*len(widths):][:n], all[n*(len(widths)+1):]}
	for i, row := range rows {
		for column := range row {
			r.measure(i, column)
		}
		r.compare(i)
	}
	return r
}

// widen gives a column a step.
func (r *race) widen(column int) {
	r.widths[column] += r.step
	for i := range r.rows {
		r.measure(i, column)
		if r.longest[i] == column {
			r.gain[column] -= r.part[i]
			r.compare(i)
		}
	}
}

func (r *race) measure(row, column int) {
	length, w, inner := Length(0), r.rows[row][column], max(r.widths[column]-2*cellMarginX, 1)
	if w > inner {
		length = w * 1000 / inner
	}
	r.lengths[row*len(r.widths)+column] = length
}

// compare finds the longest cell of a row.
func (r *race) compare(row int) {
	longest, column := Length(0), -1
	for i, l := range r.lengths[row*len(r.widths) : (row+1)*len(r.widths)] {
		if l > longest {
			longest, column = l, i
		}
	}
	if r.longest[row] = column; column >= 0 {
		inner := max(r.widths[column]-2*cellMarginX, 1)
		r.part[row] = longest - r.rows[row][column]*1000/(inner+r.step)
		r.gain[column] += r.part[row]
	}
}
