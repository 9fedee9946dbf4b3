package raster

import "encoding/binary"

// adler is the checksum of zlib (RFC 1950, 8.2), reckoned eight bytes at a time: pixels
// are many.
type adler struct{ sum, sums uint64 }

func newAdler() adler { return adler{sum: 1} }

const (
	adlerBase  = 65521
	adlerChunk = 1 << 20 // bytes until the sums are brought below the base; far from where they would overflow
)

func (a *adler) add(data []byte) {
	for len(data) > adlerChunk {
		a.add(data[:adlerChunk])
		data = data[adlerChunk:]
	}
	for ; len(data) >= 8; data = data[8:] {
		// Bytes in lanes of 16 bits; a product's highest lane is the sum of all lanes,
		// each times its factor: the later a byte comes, the seldomer it counts.
		const lanes = 0x00FF_00FF_00FF_00FF
		a.sums += 8 * a.sum
		eight := binary.LittleEndian.Uint64(data)
		if eight == 0 { // as most of a diagram
			continue
		}
		even, odd := eight&lanes, eight>>8&lanes
		a.sums += (even*0x0008_0006_0004_0002 + odd*0x0007_0005_0003_0001) >> 48
		a.sum += (even + odd) * 0x0001_0001_0001_0001 >> 48
	}
	for _, v := range data {
		a.sum += uint64(v)
		a.sums += a.sum
	}
	a.sum, a.sums = a.sum%adlerBase, a.sums%adlerBase
}

func (a *adler) value() uint32 { return uint32(a.sums<<16 | a.sum) }
