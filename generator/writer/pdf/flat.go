package pdf

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

var (
	errFlat   = errors.New("файл PDF не собран: библиотека записала неизвестную форму файла")
	reference = regexp.MustCompile(`\b([0-9]+) 0 R\b`)
)

// flat is the library's file: plain objects and one cross-reference table.
type flat struct {
	bodies map[int]part
}

// part is an object as the library wrote it.
type part struct {
	dict   []byte // the object, or the dictionary of a stream
	stream []byte // nil for an object without
}

// split finds the objects by the cross-reference table.
func split(file []byte) (*flat, error) {
	at := bytes.LastIndex(file, []byte("startxref\n"))
	if at < 0 {
		return nil, errFlat
	}
	number, _, _ := bytes.Cut(file[at+len("startxref\n"):], []byte("\n"))
	table, err := strconv.Atoi(string(number))
	if err != nil || table > at || table < 0 {
		return nil, errFlat
	}
	starts, err := offsets(file[table:at], table)
	if err != nil {
		return nil, err
	}
	f := &flat{bodies: map[int]part{}}
	for i, s := range starts {
		end := table
		if i+1 < len(starts) {
			end = starts[i+1].offset
		}
		body, started := bytes.CutPrefix(file[s.offset:end], fmt.Appendf(nil, "%d 0 obj\n", s.number))
		body, ended := bytes.CutSuffix(body, []byte("endobj\n"))
		if !started || !ended {
			return nil, errFlat
		}
		f.bodies[s.number] = cut(body)
	}
	return f, nil
}

func cut(body []byte) part {
	dict, data, ok := bytes.Cut(body, []byte("\nstream\n"))
	if !ok {
		return part{dict: bytes.TrimRight(body, "\n")}
	}
	return part{dict, bytes.TrimSuffix(data, []byte("\nendstream\n"))}
}

// start is the place of an object in the file.
type start struct{ number, offset int }

// offsets reads the cross-reference table, sorted by place.
func offsets(table []byte, limit int) ([]start, error) {
	lines := bytes.Split(table, []byte("\n"))
	if len(lines) < 4 || string(lines[0]) != "xref" {
		return nil, errFlat
	}
	var out []start
	for i, line := range lines[3:] { // behind «xref», «0 N» and the free entry
		if len(line) < 18 || line[17] != 'n' {
			break
		}
		offset, err := strconv.Atoi(string(line[:10]))
		if err != nil || offset >= limit {
			return nil, errFlat
		}
		out = append(out, start{i + 1, offset})
	}
	if len(out) == 0 {
		return nil, errFlat
	}
	slices.SortFunc(out, func(a, b start) int { return cmp.Compare(a.offset, b.offset) })
	return out, nil
}

// entry gives the number of the object that a dictionary's key refers to.
func (p part) entry(key string) (int, error) {
	_, rest, ok := bytes.Cut(p.dict, []byte(key+" "))
	if !ok {
		return 0, errFlat
	}
	m := reference.FindSubmatchIndex(rest)
	if m == nil || m[0] > 1 { // behind «[» at the most
		return 0, errFlat
	}
	return strconv.Atoi(string(rest[m[2]:m[3]]))
}

// shown gives the numbers of the pictures that the pages show, in order.
func (f *flat) shown() ([]int, error) {
	_, kids, _ := bytes.Cut(f.bodies[1].dict, []byte("/Kids ["))
	kids, _, _ = bytes.Cut(kids, []byte("]"))
	named := map[string]int{}
	for _, m := range resourceForm.FindAllSubmatch(f.bodies[2].dict, -1) {
		named[string(m[1])], _ = strconv.Atoi(string(m[2])) // digits
	}
	var out []int
	for _, m := range reference.FindAllSubmatch(kids, -1) {
		page, _ := strconv.Atoi(string(m[1])) // digits
		contents, err := f.bodies[page].entry("/Contents")
		if err != nil {
			return nil, err
		}
		name := drawn.FindSubmatch(f.bodies[contents].stream)
		if name == nil || named[string(name[1])] == 0 {
			return nil, errFlat
		}
		out = append(out, named[string(name[1])])
	}
	return out, nil
}

var (
	resourceForm = regexp.MustCompile(`/(I[0-9a-f]+) ([0-9]+) 0 R`)
	drawn        = regexp.MustCompile(`/(I[0-9a-f]+) Do`)
)
