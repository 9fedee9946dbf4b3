package pdf

import (
	"encoding/binary"
	"math"
)

// profile makes an ICC profile of sRGB (IEC 61966-2-1), version 2.1: the primaries
// adapted to D50 and one curve for the three channels. It is made here, so that no
// one's licence comes with every file.
func profile() []byte {
	white := xyz(0.9642, 1, 0.8249)
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", description("sRGB IEC61966-2.1")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "No copyright, use freely\x00"...)},
		{"wtpt", white},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
		{"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
		{"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve()}, {"gTRC", nil}, {"bTRC", nil}, // one curve for all
	}
	head := make([]byte, 128)
	copy(head[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	binary.BigEndian.PutUint16(head[24:], 2000) // the date of making: 1 January 2000
	head[27], head[29] = 1, 1
	copy(head[36:], "acsp")
	copy(head[68:80], white[8:])
	out := binary.BigEndian.AppendUint32(head, uint32(len(tags)))
	at, size := len(head)+4+12*len(tags), 0
	var bodies []byte
	for _, t := range tags {
		if t.data != nil {
			at, size = at+(size+3)/4*4, len(t.data)
			bodies = append(bodies, t.data...)
			bodies = append(bodies, make([]byte, (4-size%4)%4)...)
		}
		out = append(out, t.name...)
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(size))
	}
	out = append(out, bodies...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

func xyz(x, y, z float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range []float64{x, y, z} {
		b = binary.BigEndian.AppendUint32(b, uint32(math.Round(v*0x10000)))
	}
	return b
}

// curve is the transfer function of sRGB in 1024 steps.
func curve() []byte {
	const steps = 1024
	b := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), steps)
	for i := range steps {
		v := float64(i) / (steps - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*0xFFFF)))
	}
	return b
}

// description is a text description without its Unicode and Macintosh parts.
func description(s string) []byte {
	b := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(s)+1))
	b = append(append(b, s...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...)
}
