package pdf

import (
	"hash/maphash"
	"sync"
)

// packed remembers how streams were deflated: most pages and fonts of a report are as
// they were when it is made again after a change.
var packed memory

// memory keeps the younger half of what it was given at least, and gives it to many at
// once.
type memory struct {
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
// the streams of most reports.
const half = 2 << 20

func (m *memory) get(d digest) ([]byte, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if data, ok := m.young[d]; ok {
		return data, true
	}
	data, ok := m.old[d]
	if ok {
		m.add(d, data)
	}
	return data, ok
}

func (m *memory) put(d digest, data []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.add(d, data)
}

func (m *memory) add(d digest, data []byte) {
	if m.young == nil || m.size+len(data) > half {
		m.old, m.young, m.size = m.young, map[digest][]byte{}, 0
	}
	m.young[d] = data
	m.size += len(data)
}
