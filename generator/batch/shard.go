package batch

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
)

// Shard is one of Count parts of a batch; Index counts from 0. The zero Shard
// is the whole.
type Shard struct{ Index, Count int }

// mostShards keeps a mistyped count from being taken for one.
const mostShards = 1 << 20

// ParseShard reads I/N.
func ParseShard(text string) (Shard, error) {
	i, n, _ := strings.Cut(text, "/")
	index, err := strconv.Atoi(i)
	count, err2 := strconv.Atoi(n)
	if err != nil || err2 != nil || count < 1 || count > mostShards || index < 0 || index >= count {
		return Shard{}, fmt.Errorf("часть «%s»: нужно I/N, где N — число частей, I — от 0 до N−1, например 0/8", text)
	}
	return Shard{index, count}, nil
}

// Whole tells whether the shard is all of the batch.
func (s Shard) Whole() bool { return s.Count <= 1 }

// Holds tells whether a report belongs to the shard: the first 8 bytes of the
// SHA-256 of its name, modulo Count.
func (s Shard) Holds(name string) bool {
	if s.Whole() {
		return true
	}
	sum := sha256.Sum256([]byte(name))
	return binary.BigEndian.Uint64(sum[:8])%uint64(s.Count) == uint64(s.Index)
}

// In puts the shard into a file's name, as in «rd50-manifest.0-of-8.json».
func (s Shard) In(name string) string {
	if s.Whole() {
		return name
	}
	part := fmt.Sprintf(".%d-of-%d", s.Index, s.Count)
	if dot := strings.LastIndex(name, "."); dot > 0 {
		return name[:dot] + part + name[dot:]
	}
	return name + part
}
