package output

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// sharingViolation is ERROR_SHARING_VIOLATION, accessDenied ERROR_ACCESS_DENIED.
const (
	sharingViolation = syscall.Errno(32)
	accessDenied     = syscall.Errno(5)
)

// TestAFileThatAnotherProgramHasOpen can't be replaced, as Word's documents can't:
// the set stays as it was.
func TestAFileThatAnotherProgramHasOpen(t *testing.T) {
	dir := folder(t, map[string]string{"а.md": "старый", "б.pdf": "старый б"})
	open, err := os.Open(filepath.Join(dir, "б.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close()
	paths, err := Write(t.Context(), dir, pair)
	if paths != nil || !errors.Is(err, sharingViolation) && !errors.Is(err, accessDenied) {
		t.Errorf("%v, %v", paths, err)
	}
	check(t, dir, map[string]string{"а.md": "старый", "б.pdf": "старый б"})
}
