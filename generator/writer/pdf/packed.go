package pdf

import (
	"hash/maphash"
	"sync"
)

// Packed remembers how streams were deflated: most pages and fonts of a report are as
// they were when it is made again after a change. The zero Packed is ready, also for
// several goroutines at once; it keeps the younger half of what it was given at least.
type Packed struct {
	mu         sync.Mutex
	young, old map[digest][]byte
	size       int // of the young
}

// digest tells data apart.
type digest [2]uint64

var seeds = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}

func digestOf(data []byte) digest {
	return digest{maphash.Bytes(seeds[0], data), maphash.Bytes(seeds[1], data)}
}

// half is how many bytes the younger ones take before they are the older ones: more than
// the streams of two thousand pages.
const half = 8 << 20

// deflated packs data, unless the same were packed before.
func (p *Packed) deflated(data []byte) ([]byte, error) {
	if p == nil {
		return deflated(data)
	}
	key := digestOf(data)
	if known, ok := p.get(key); ok {
		return known, nil
	}
	fresh, err := deflated(data)
	if err == nil {
		p.put(key, fresh)
	}
	return fresh, err
}

func (p *Packed) get(d digest) ([]byte, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if data, ok := p.young[d]; ok {
		return data, true
	}
	data, ok := p.old[d]
	if ok {
		p.add(d, data)
	}
	return data, ok
}

func (p *Packed) put(d digest, data []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.add(d, data)
}

func (p *Packed) add(d digest, data []byte) {
	if p.young == nil || p.size+len(data) > half {
		p.old, p.young, p.size = p.young, map[digest][]byte{}, 0
	}
	p.young[d] = data
	p.size += len(data)
}
