package tomledit

import "strings"

// exchanged puts fresh elements in the place of so many that go, behind the first
// ones of a list in brackets.
func (f *File) exchanged(list *value, front, gone int, fresh []string) []edit {
	if len(fresh) == 0 {
		return f.dropped(list, front, gone)
	}
	between := betweenItems(f, list)
	text := strings.Join(fresh, between)
	switch rest := list.items[front+gone:]; {
	case gone > 0:
		return []edit{{span{list.items[front].from, list.items[front+gone-1].to}, text}}
	case len(rest) > 0:
		return []edit{{span{rest[0].from, rest[0].from}, text + between}}
	case front == 0:
		return []edit{{span{list.from + 1, list.to - 1}, text}}
	}
	return f.appended(list, between, text)
}

// dropped takes elements out of a list: their lines, where they have lines of their
// own, else a comma each.
func (f *File) dropped(list *value, front, count int) []edit {
	if count == 0 {
		return nil
	}
	first, last := list.items[front], list.items[front+count-1]
	switch rest := list.items[front+count:]; {
	case count == len(list.items):
		return []edit{{span{list.from + 1, list.to - 1}, ""}}
	case ownLines(f, first, last):
		return []edit{{linesOf(f, first, last), ""}}
	case len(rest) > 0:
		return []edit{{span{first.from, rest[0].from}, ""}}
	}
	return []edit{{span{list.items[front-1].to, last.to}, ""}}
}

// linesOf gives the whole lines from one element to another.
func linesOf(f *File, first, last *value) span {
	from := strings.LastIndexByte(f.text[:first.from], '\n') + 1
	to := last.to + strings.IndexByte(f.text[last.to:], '\n') + 1
	return span{from, to}
}

// ownLines tells whether nothing but blanks, a comma and a comment stands beside
// elements on their lines.
func ownLines(f *File, first, last *value) bool {
	if !strings.Contains(f.text[last.to:], "\n") {
		return false
	}
	s := linesOf(f, first, last)
	behind := strings.TrimSpace(f.text[last.to:s.to])
	behind = strings.TrimSpace(strings.TrimPrefix(behind, ","))
	return strings.TrimSpace(f.text[s.from:first.from]) == "" && (behind == "" || behind[0] == '#')
}

// appended writes elements behind the last one and the comment on its line.
func (f *File) appended(list *value, between, text string) []edit {
	at := list.items[len(list.items)-1].to
	s := scanner{text: f.text, at: at}
	s.filler()
	comma := s.peek() == ','
	if !strings.Contains(between, "\n") || !strings.Contains(f.text[at:list.to], "\n") {
		return []edit{{span{at, at}, between + text}}
	}
	line := at + strings.IndexByte(f.text[at:], '\n')
	if line > at && f.text[line-1] == '\r' {
		line--
	}
	if comma {
		if s.at > line { // a comma on a later line
			return []edit{{span{at, at}, between + text}}
		}
		return []edit{{span{line, line}, strings.TrimPrefix(between, ",") + text + ","}}
	}
	return []edit{{span{at, at}, ","}, {span{line, line}, strings.TrimPrefix(between, ",") + text}}
}

// betweenItems is what parts the elements of a list: a line each where they have one.
func betweenItems(f *File, list *value) string {
	if len(list.items) == 0 {
		return ", "
	}
	lead := f.text[list.from+1 : list.items[0].from]
	i := strings.LastIndexByte(lead, '\n')
	if i < 0 {
		return ", "
	}
	return "," + f.newline() + lead[i+1:]
}
