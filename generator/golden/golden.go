// Package golden compares what a test made with a file that people read. Only
// tests import it.
package golden

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// Update is the environment variable that, set to 1, rewrites the goldens:
// a flag would stop the packages that have none. «make golden» sets it for every
// test whose name ends in Golden.
const Update = "RD50_UPDATE"

// Compare fails the test when got is not byte for byte what testdata/NAME.golden
// in the test's folder holds, and tells the first line that differs.
func Compare(t testing.TB, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if os.Getenv(Update) == "1" {
		write(t, path, got)
		return
	}
	want, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("%s is missing: write it with «make golden» and read it", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	if line, w, g := firstDifference(want, got); line > 0 {
		t.Errorf("%s:%d differs\nwant %s\n got %s\n«make golden» rewrites it", path, line, w, g)
	}
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// firstDifference gives the number of the first line that is not the same in
// both, counted from 1, and the two lines; 0 when the texts are equal.
func firstDifference(want, got []byte) (line int, wantLine, gotLine []byte) {
	if bytes.Equal(want, got) {
		return 0, nil, nil
	}
	w, g := bytes.Split(want, []byte("\n")), bytes.Split(got, []byte("\n"))
	for i := 0; ; i++ {
		wantLine, gotLine = lineAt(w, i), lineAt(g, i)
		if !bytes.Equal(wantLine, gotLine) {
			return i + 1, wantLine, gotLine
		}
	}
}

// lineAt gives a quoted line, so that blanks at its end can be seen.
func lineAt(lines [][]byte, i int) []byte {
	if i >= len(lines) {
		return []byte("(end of text)")
	}
	return append(append([]byte("«"), lines[i]...), "»"...)
}
