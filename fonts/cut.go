package fonts

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"slices"

	"golang.org/x/image/font/sfnt"
)

// Cut is a TrueType file with the glyphs of some signs alone, as documents embed it.
type Cut struct {
	Data   []byte
	Glyphs []uint16 // of the signs, in their order; 0 for one without
}

// needed are the tables of an embedded face (ISO 32000-1, 9.9), in the order of their
// tags. Which glyph a sign has, and what the face is called, the document tells itself.
var needed = [...]string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}

// Cut makes a file of the glyphs that some signs are drawn with, numbered anew: first the
// one for what is missing, then those of the signs, then the parts that these are put
// together from.
func (f *Face) Cut(signs []rune) (*Cut, error) {
	c, err := f.cutter()
	if err != nil {
		return nil, fmt.Errorf("файл шрифта %s поврежден: %w", f.Name, err)
	}
	buf := buffers.Get().(*sfnt.Buffer)
	defer buffers.Put(buf)
	out := &Cut{Glyphs: make([]uint16, len(signs))}
	c.take(0)
	for i, r := range signs {
		if old, err := f.font.GlyphIndex(buf, r); err == nil && f.Has(r) {
			out.Glyphs[i] = c.take(uint16(old))
		}
	}
	if err := c.rewrite(); err != nil {
		return nil, fmt.Errorf("файл шрифта %s поврежден: %w", f.Name, err)
	}
	out.Data = c.file()
	return out, nil
}

var errShort = errors.New("таблица обрывается")

// cutter makes a file of some glyphs of another.
type cutter struct {
	tables map[string][]byte
	long   bool // places of glyphs take four bytes
	wide   int  // glyphs with a width of their own
	order  []uint16
	fresh  map[uint16]uint16 // new numbers
}

func (f *Face) cutter() (*cutter, error) {
	c := &cutter{tables: f.tables(), fresh: map[uint16]uint16{}}
	for tag, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4} {
		if len(c.tables[tag]) < least {
			return nil, errShort
		}
	}
	c.long = binary.BigEndian.Uint16(c.tables["head"][50:]) != 0
	c.wide = int(binary.BigEndian.Uint16(c.tables["hhea"][34:]))
	if c.wide == 0 || len(c.tables["hmtx"]) < 4*c.wide {
		return nil, errShort
	}
	return c, nil
}

// tables gives the tables of the face's file by their tags; one that lies outside is
// left out.
func (f *Face) tables() map[string][]byte {
	out := map[string][]byte{}
	count := int(binary.BigEndian.Uint16(f.Data[4:]))
	for i := range count { // parse has seen a header
		at := 12 + 16*i
		if len(f.Data) < at+16 {
			break
		}
		from, size := uint64(binary.BigEndian.Uint32(f.Data[at+8:])), uint64(binary.BigEndian.Uint32(f.Data[at+12:]))
		if from+size <= uint64(len(f.Data)) {
			out[string(f.Data[at:at+4])] = f.Data[from : from+size]
		}
	}
	return out
}

// take gives the new number of a glyph.
func (c *cutter) take(old uint16) uint16 {
	n, known := c.fresh[old]
	if !known {
		n = uint16(len(c.order))
		c.fresh[old] = n
		c.order = append(c.order, old)
	}
	return n
}

// rewrite makes the tables anew that speak of glyphs by number.
func (c *cutter) rewrite() error {
	var glyphs, places, widths []byte
	for i := 0; i < len(c.order); i++ { // parts of glyphs come in while it runs
		outline, err := c.outline(int(c.order[i]))
		if err != nil {
			return err
		}
		places = binary.BigEndian.AppendUint32(places, uint32(len(glyphs)))
		glyphs = append(glyphs, outline...)
		for len(glyphs)%4 != 0 {
			glyphs = append(glyphs, 0)
		}
		widths = append(widths, c.width(int(c.order[i]))...)
	}
	c.tables["glyf"], c.tables["hmtx"] = glyphs, widths
	c.tables["loca"] = binary.BigEndian.AppendUint32(places, uint32(len(glyphs)))
	c.change("head", 50, 1) // places take four bytes
	c.change("hhea", 34, uint16(len(c.order)))
	c.change("maxp", 4, uint16(len(c.order)))
	return nil
}

// change sets a number in a copy of a table.
func (c *cutter) change(tag string, at int, v uint16) {
	c.tables[tag] = slices.Clone(c.tables[tag])
	binary.BigEndian.PutUint16(c.tables[tag][at:], v)
}

// place is where the outline of a glyph starts.
func (c *cutter) place(glyph int) (int, error) {
	loca := c.tables["loca"]
	switch {
	case c.long && len(loca) >= 4*glyph+4:
		return int(binary.BigEndian.Uint32(loca[4*glyph:])), nil
	case !c.long && len(loca) >= 2*glyph+2:
		return 2 * int(binary.BigEndian.Uint16(loca[2*glyph:])), nil
	}
	return 0, errShort
}

// outline gives a glyph's outline, its parts by their new numbers.
func (c *cutter) outline(glyph int) ([]byte, error) {
	from, err := c.place(glyph)
	to, more := c.place(glyph + 1)
	all := c.tables["glyf"]
	if err != nil || more != nil || from > to || to > len(all) {
		return nil, errShort
	}
	data := all[from:to]
	if len(data) < 10 || int16(binary.BigEndian.Uint16(data)) >= 0 {
		return data, nil
	}
	return c.composite(slices.Clone(data))
}

// Flags of a part of a glyph (OpenType, glyf).
const (
	wordArguments = 0x0001
	oneScale      = 0x0008
	moreParts     = 0x0020
	twoScales     = 0x0040
	fourScales    = 0x0080
)

// composite numbers the parts of a glyph anew.
func (c *cutter) composite(data []byte) ([]byte, error) {
	for at, flags := 10, uint16(moreParts); flags&moreParts != 0; {
		if len(data) < at+4 {
			return nil, errShort
		}
		flags = binary.BigEndian.Uint16(data[at:])
		binary.BigEndian.PutUint16(data[at+2:], c.take(binary.BigEndian.Uint16(data[at+2:])))
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&fourScales != 0:
			at += 8
		}
	}
	return data, nil
}

// width gives the advance and the left bearing of a glyph. Those behind the last with a
// width of its own share that one.
func (c *cutter) width(glyph int) []byte {
	hmtx := c.tables["hmtx"]
	if glyph < c.wide {
		return hmtx[4*glyph : 4*glyph+4]
	}
	bearing := 4*c.wide + 2*(glyph-c.wide)
	if len(hmtx) < bearing+2 {
		return hmtx[4*c.wide-4 : 4*c.wide]
	}
	return slices.Concat(hmtx[4*c.wide-4:4*c.wide-2], hmtx[bearing:bearing+2])
}

// file puts the tables together.
func (c *cutter) file() []byte {
	tags := slices.DeleteFunc(slices.Clone(needed[:]), func(tag string) bool { return c.tables[tag] == nil })
	clear(c.tables["head"][8:12]) // the sum over the whole
	out, head := start(len(tags)), 0
	var bodies []byte
	for _, tag := range tags {
		table, at := c.tables[tag], 12+16*len(tags)+len(bodies)
		if tag == "head" {
			head = at
		}
		out = append(out, tag...)
		for _, v := range [...]uint32{sum(table), uint32(at), uint32(len(table))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		bodies = append(bodies, table...)
		for len(bodies)%4 != 0 {
			bodies = append(bodies, 0)
		}
	}
	out = append(out, bodies...)
	binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-sum(out))
	return out
}

// start gives the head of a file of some tables, with the steps of a search among them.
func start(tables int) []byte {
	steps := bits.Len(uint(tables)) - 1
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range [...]int{tables, 16 << steps, steps, 16*tables - 16<<steps} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return out
}

// sum is the sum of a table's words (OpenType, calculating checksums).
func sum(table []byte) (s uint32) {
	for len(table) >= 4 {
		s += binary.BigEndian.Uint32(table)
		table = table[4:]
	}
	var rest [4]byte
	copy(rest[:], table)
	return s + binary.BigEndian.Uint32(rest[:])
}

// Description is what a document says of an embedded face as a whole, lengths in
// thousandths of the em.
type Description struct {
	Ascent, Descent, CapHeight int    // from the baseline; Descent is negative
	Box                        [4]int // around all glyphs: left, lower, right, upper
	Angle                      int    // of the stems, in degrees; negative to the right
	Weight                     int    // 400 is normal, 700 bold
	Fixed                      bool   // all signs have one width
}

// Description reads what the file tells of the face.
func (f *Face) Description() Description {
	t := f.tables()
	number := func(tag string, at int) int {
		if len(t[tag]) < at+2 {
			return 0
		}
		return int(int16(binary.BigEndian.Uint16(t[tag][at:])))
	}
	length := func(tag string, at int) int { return number(tag, at) * 1000 / f.upem }
	d := Description{
		Ascent: length("hhea", 4), Descent: length("hhea", 6), CapHeight: length("OS/2", 88),
		Box:   [4]int{length("head", 36), length("head", 38), length("head", 40), length("head", 42)},
		Angle: number("post", 4), Weight: number("OS/2", 4), Fixed: number("post", 12) != 0 || number("post", 14) != 0,
	}
	if number("OS/2", 0) < 2 { // older tables have no height of capitals
		d.CapHeight = d.Ascent
	}
	return d
}
