package pdf

import (
	"bytes"
	"testing"
)

// TestMemoryIsBounded: what is asked for stays, what is not goes.
func TestMemoryIsBounded(t *testing.T) {
	var m Packed
	kept := digestOf([]byte("kept"))
	m.put(kept, []byte("как было"))
	for i := range 100 {
		m.put(digestOf([]byte{byte(i)}), make([]byte, half/8))
		if data, ok := m.get(kept); !ok || string(data) != "как было" {
			t.Fatalf("forgotten after %d", i)
		}
	}
	if n := len(m.young) + len(m.old); n > 20 {
		t.Errorf("%d are kept", n)
	}
	if _, ok := m.get(digestOf([]byte{0})); ok {
		t.Error("the first is still there")
	}
}

// TestKnownStreamsAreTheSame as those that are deflated anew.
func TestKnownStreamsAreTheSame(t *testing.T) {
	data := bytes.Repeat([]byte("BT /f0 14 Tf ET\n"), 500)
	var known Packed
	var both [2]stream
	for i := range both {
		both[i].data = data
		if err := both[i].deflate(&known); err != nil {
			t.Fatal(err)
		}
	}
	if both[0].dict != both[1].dict || !bytes.Equal(both[0].data, both[1].data) {
		t.Error("another stream")
	}
}
