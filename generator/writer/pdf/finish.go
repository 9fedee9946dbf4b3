package pdf

import (
	"bytes"
	"cmp"
	"crypto/md5"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// The library numbers pictures of the same width in an order that changes from
// run to run. finish rewrites its file with objects numbered in the order in
// which they are reached from the catalogue, so that equal reports give equal
// bytes; what is never reached is left out.

var (
	errFlat       = errors.New("файл PDF не собран: библиотека записала неизвестную форму файла")
	reference     = regexp.MustCompile(`\b([0-9]+) 0 R\b`)
	trailerForm   = regexp.MustCompile(`(?s)trailer\n<<\n(.*?)>>\nstartxref\n([0-9]+)\n%%EOF\n$`)
	sizeEntry     = regexp.MustCompile(`/Size [0-9]+\n`)
	streamOpening = []byte("\nstream\n")
)

// finish gives the library's file with canonical numbers and an /ID made from
// its content.
func finish(file []byte) ([]byte, error) {
	f, err := split(file)
	if err != nil {
		return nil, err
	}
	if err := f.reach(f.trailer); err != nil {
		return nil, err
	}
	return f.write(), nil
}

// flat is a PDF file of plain objects and one cross-reference table.
type flat struct {
	header  []byte
	bodies  map[int][]byte // what stands between «N 0 obj» and the next object
	trailer []byte         // the entries of the trailer's dictionary
	order   []int          // old numbers in the order of the new
	renamed map[int]int
}

func split(file []byte) (*flat, error) {
	t := trailerForm.FindSubmatch(file)
	if t == nil {
		return nil, errFlat
	}
	table, err := strconv.Atoi(string(t[2]))
	if err != nil || table > len(file) {
		return nil, errFlat
	}
	starts, err := offsets(file[table:], table)
	if err != nil {
		return nil, err
	}
	f := &flat{bodies: map[int][]byte{}, trailer: t[1], renamed: map[int]int{}}
	f.header = file[:starts[0].offset]
	for i, s := range starts {
		end := table
		if i+1 < len(starts) {
			end = starts[i+1].offset
		}
		head := fmt.Appendf(nil, "%d 0 obj\n", s.number)
		body, ok := bytes.CutPrefix(file[s.offset:end], head)
		if !ok {
			return nil, errFlat
		}
		f.bodies[s.number] = body
	}
	return f, nil
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
		if !bytes.HasSuffix(bytes.TrimRight(line, " \r"), []byte(" n")) {
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

// reach numbers the objects that a text refers to, then those behind them.
func (f *flat) reach(text []byte) error {
	waiting := [][]byte{text}
	for len(waiting) > 0 {
		text, waiting = waiting[0], waiting[1:]
		for _, m := range reference.FindAllSubmatch(outsideStream(text), -1) {
			old, err := strconv.Atoi(string(m[1]))
			if err != nil {
				return errFlat
			}
			if _, seen := f.renamed[old]; seen {
				continue
			}
			body, ok := f.bodies[old]
			if !ok {
				return errFlat
			}
			f.order = append(f.order, old)
			f.renamed[old] = len(f.order)
			waiting = append(waiting, body)
		}
	}
	return nil
}

func outsideStream(body []byte) []byte {
	if i := bytes.Index(body, streamOpening); i >= 0 {
		return body[:i]
	}
	return body
}

// rename puts the new numbers into the references of a text.
func (f *flat) rename(text []byte) []byte {
	return reference.ReplaceAllFunc(text, func(m []byte) []byte {
		old, err := strconv.Atoi(string(m[:bytes.IndexByte(m, ' ')]))
		if err != nil {
			return m
		}
		return fmt.Appendf(nil, "%d 0 R", f.renamed[old])
	})
}

func (f *flat) write() []byte {
	var out bytes.Buffer
	out.Write(f.header)
	var places []int
	for i, old := range f.order {
		places = append(places, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n", i+1)
		body := f.bodies[old]
		plain := outsideStream(body)
		out.Write(f.rename(plain))
		out.Write(body[len(plain):])
	}
	id := md5.Sum(out.Bytes())
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(places)+1)
	for _, p := range places {
		fmt.Fprintf(&out, "%010d 00000 n \n", p)
	}
	entries := sizeEntry.ReplaceAll(f.rename(f.trailer), fmt.Appendf(nil, "/Size %d\n", len(places)+1))
	fmt.Fprintf(&out, "trailer\n<<\n%s/ID [<%x> <%x>]\n>>\nstartxref\n%d\n%%%%EOF\n", entries, id, id, table)
	return out.Bytes()
}
