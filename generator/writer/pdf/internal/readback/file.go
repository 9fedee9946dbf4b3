// Package readback reads files of package pdf for its tests: objects through the
// cross-reference stream, text through ToUnicode, the structure tree. It knows the
// form in which they are written and is no reader of other PDF files.
package readback

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// File is a PDF file in parts.
type File struct {
	Bodies  map[int]string // objects, and the dictionaries of streams
	Streams map[int][]byte // inflated
	Root    int            // the catalogue
	Info    int
	fonts   map[string]map[uint16]rune
}

var (
	digits   = regexp.MustCompile(`[0-9]+`)
	length   = regexp.MustCompile(`/Length ([0-9]+)>>\nstream\n`)
	refForm  = regexp.MustCompile(`([0-9]+) 0 R`)
	fontForm = regexp.MustCompile(`/(f[0-9]+) ([0-9]+) 0 R`)
	rangeRow = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>`)
)

// Open reads a file.
func Open(data []byte) (*File, error) {
	f := &File{Bodies: map[int]string{}, Streams: map[int][]byte{}, fonts: map[string]map[uint16]rune{}}
	at := bytes.LastIndex(data, []byte("startxref\n"))
	if at < 0 {
		return nil, fmt.Errorf("no startxref")
	}
	place := integer(digits.FindString(string(data[at:])))
	dict, table, err := stream(data, place)
	if err != nil {
		return nil, err
	}
	f.Root, f.Info = Ref(dict, "/Root "), Ref(dict, "/Info ")
	packed := map[int]map[int]int{} // by the object stream: numbers by the index in it
	for i := 0; i+7 <= len(table); i += 7 {
		v := int(binary.BigEndian.Uint32(table[i+1:]))
		switch table[i] {
		case 1:
			if f.Bodies[i/7], f.Streams[i/7], err = stream(data, v); err != nil {
				return nil, err
			}
		case 2:
			if packed[v] == nil {
				packed[v] = map[int]int{}
			}
			packed[v][int(binary.BigEndian.Uint16(table[i+5:]))] = i / 7
		}
	}
	for number, members := range packed {
		if err := f.unpack(number, members); err != nil {
			return nil, err
		}
	}
	return f, f.readFonts()
}

func (f *File) unpack(number int, members map[int]int) error {
	data := string(f.Streams[number])
	first := Ref(f.Bodies[number], "/First ")
	places := strings.Fields(data[:first])
	if len(places) != 2*len(members) {
		return fmt.Errorf("object stream %d holds %d objects, the table says %d", number, len(places)/2, len(members))
	}
	for i, m := range members {
		to := len(data) - first
		if 2*i+3 < len(places) {
			to = integer(places[2*i+3])
		}
		if integer(places[2*i]) != m {
			return fmt.Errorf("object %d stands in the place of %d", integer(places[2*i]), m)
		}
		f.Bodies[m] = strings.TrimSpace(data[first+integer(places[2*i+1]) : first+to])
	}
	return nil
}

// stream gives a stream object's dictionary and data.
func stream(file []byte, place int) (string, []byte, error) {
	m := length.FindSubmatchIndex(file[place:])
	if m == nil {
		return "", nil, fmt.Errorf("no stream at %d", place)
	}
	n := integer(string(file[place+m[2] : place+m[3]]))
	dict, data := string(file[place:place+m[1]]), file[place+m[1]:place+m[1]+n]
	if !bytes.HasPrefix(file[place+m[1]+n:], []byte("\nendstream\nendobj\n")) {
		return "", nil, fmt.Errorf("the stream at %d is not %d bytes long", place, n)
	}
	if !strings.Contains(dict, "/FlateDecode") || strings.Contains(dict, "/DecodeParms") {
		return dict, data, nil
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return "", nil, err
	}
	plain, err := io.ReadAll(z)
	return dict, plain, err
}

func integer(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// Ref gives the first number behind a key; 0 when there is none.
func Ref(body, key string) int {
	_, rest, _ := strings.Cut(body, key)
	return integer(digits.FindString(rest))
}

// Refs gives the objects of an array.
func Refs(body, key string) []int {
	_, rest, _ := strings.Cut(body, key+"[")
	rest, _, _ = strings.Cut(rest, "]")
	var out []int
	for _, m := range refForm.FindAllStringSubmatch(rest, -1) {
		out = append(out, integer(m[1]))
	}
	return out
}

// Catalogue gives the catalogue's dictionary.
func (f *File) Catalogue() string { return f.Bodies[f.Root] }

// Pages gives the numbers of the pages in order.
func (f *File) Pages() []int { return Refs(f.Bodies[Ref(f.Catalogue(), "/Pages ")], "/Kids") }

// Content gives the operations of a page.
func (f *File) Content(page int) string {
	return string(f.Streams[Ref(f.Bodies[page], "/Contents ")])
}

// readFonts reads what the codes of each font mean.
func (f *File) readFonts() error {
	pages := f.Pages()
	if len(pages) == 0 {
		return fmt.Errorf("no pages")
	}
	fonts, _, _ := strings.Cut(f.Bodies[Ref(f.Bodies[pages[0]], "/Resources ")], "/XObject")
	for _, m := range fontForm.FindAllStringSubmatch(fonts, -1) {
		signs := map[uint16]rune{}
		for _, row := range rangeRow.FindAllStringSubmatch(string(f.Streams[Ref(f.Bodies[integer(m[2])], "/ToUnicode ")]), -1) {
			lo, hi, to := hexed(row[1]), hexed(row[2]), hexed(row[3])
			for c := int(lo); c <= int(hi); c++ {
				signs[uint16(c)] = rune(int(to) + c - int(lo))
			}
		}
		f.fonts[m[1]] = signs
	}
	return nil
}

func hexed(s string) uint16 {
	v, _ := strconv.ParseUint(s, 16, 16)
	return uint16(v)
}
