package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// opened is a file of ours, read back through its cross-reference stream.
type opened struct {
	t       testing.TB
	bodies  map[int]string // objects, and the dictionaries of streams
	streams map[int][]byte // inflated
	root    int
}

var (
	number   = regexp.MustCompile(`[0-9]+`)
	filtered = regexp.MustCompile(`/Filter\s*/FlateDecode`)
	length   = regexp.MustCompile(`/Length ([0-9]+)>>\nstream\n`)
)

func open(t testing.TB, file []byte) *opened {
	t.Helper()
	o := &opened{t: t, bodies: map[int]string{}, streams: map[int][]byte{}}
	at := bytes.LastIndex(file, []byte("startxref\n"))
	place, _ := strconv.Atoi(number.FindString(string(file[at:])))
	dict, table := o.read(file, place)
	o.root = o.ref(dict, "/Root")
	packed := map[int][]int{}
	for i := 0; i+7 <= len(table); i += 7 {
		v := int(binary.BigEndian.Uint32(table[i+1:]))
		switch table[i] {
		case 1:
			o.bodies[i/7], o.streams[i/7] = o.read(file, v)
		case 2:
			packed[v] = append(packed[v], i/7)
		}
	}
	for stream, members := range packed {
		first, _ := strconv.Atoi(after(o.bodies[stream], "/First "))
		data := string(o.streams[stream])
		places := strings.Fields(data[:first])
		for i, m := range members {
			from, _ := strconv.Atoi(places[2*i+1])
			to := len(data) - first
			if 2*i+3 < len(places) {
				to, _ = strconv.Atoi(places[2*i+3])
			}
			if places[2*i] != strconv.Itoa(m) {
				t.Fatalf("object %d stands in the place of %d", m, i)
			}
			o.bodies[m] = data[first+from : first+to]
		}
	}
	return o
}

// read gives a stream object's dictionary and data.
func (o *opened) read(file []byte, place int) (string, []byte) {
	m := length.FindSubmatchIndex(file[place:])
	if m == nil {
		o.t.Fatalf("no stream at %d", place)
	}
	n, _ := strconv.Atoi(string(file[place+m[2] : place+m[3]]))
	dict, data := string(file[place:place+m[1]]), file[place+m[1]:place+m[1]+n]
	if !filtered.MatchString(dict) || strings.Contains(dict, "/DecodeParms") {
		return dict, data
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		o.t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		o.t.Fatal(err)
	}
	return dict, plain
}

func after(s, key string) string {
	_, rest, _ := strings.Cut(s, key)
	return number.FindString(rest)
}

// ref gives the first object that a key refers to.
func (o *opened) ref(body, key string) int {
	_, rest, ok := strings.Cut(body, key)
	if !ok {
		o.t.Fatalf("no %s in %s", key, body)
	}
	n, _ := strconv.Atoi(number.FindString(rest))
	return n
}

// refs gives the objects of an array.
func (o *opened) refs(body, key string) []int {
	_, rest, _ := strings.Cut(body, key+"[")
	rest, _, _ = strings.Cut(rest, "]")
	var out []int
	for _, m := range reference.FindAllStringSubmatch(rest, -1) {
		n, _ := strconv.Atoi(m[1])
		out = append(out, n)
	}
	return out
}

func (o *opened) pages() []int {
	return o.refs(o.bodies[o.ref(o.bodies[o.root], "/Pages ")], "/Kids")
}

// content gives the operations of a page.
func (o *opened) content(page int) string {
	return string(o.streams[o.ref(o.bodies[page], "/Contents ")])
}

// shown is one string of a page.
type shown struct {
	x, y float64 // from the lower left corner, in points
	text string
}

var (
	textObject = regexp.MustCompile(`BT (?:/\S+ [\d.]+ Tf )?([-\d.]+) ([-\d.]+) Td (?:[-\d.]+ Tc )?\[(.*?)\] TJ`)
	hexString  = regexp.MustCompile(`<([0-9a-f]*)>`)
)

// readBack reads the text of every page.
func readBack(t testing.TB, data []byte) [][]shown {
	t.Helper()
	o := open(t, data)
	var out [][]shown
	for _, page := range o.pages() {
		var list []shown
		for _, op := range textObject.FindAllStringSubmatch(o.content(page), -1) {
			x, _ := strconv.ParseFloat(op[1], 64)
			y, _ := strconv.ParseFloat(op[2], 64)
			list = append(list, shown{x, y, decode(op[3])})
		}
		out = append(out, list)
	}
	return out
}

func decode(array string) string {
	var units []uint16
	for _, h := range hexString.FindAllStringSubmatch(array, -1) {
		for i := 0; i+4 <= len(h[1]); i += 4 {
			u, _ := strconv.ParseUint(h[1][i:i+4], 16, 16)
			units = append(units, uint16(u))
		}
	}
	return string(utf16.Decode(units))
}

func joined(page []shown) string {
	var b strings.Builder
	y := 0.0
	for _, s := range page {
		if s.y != y {
			b.WriteByte('\n')
		}
		y = s.y
		b.WriteString(s.text)
	}
	return b.String()
}
