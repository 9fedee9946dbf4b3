package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// States of a place that are no file's content.
const (
	absent   = "absent"   // nothing that can be opened
	present  = "present"  // a file that was looked for and not read
	folder   = "folder"   // a folder whose content was not looked at
	unsteady = "unsteady" // read in part, or changed while it was read
	listing  = "listing:" // before the digest of a folder's names
)

// look tells what a place looks like now, as far as the state that it had then
// asks for it. Contents come from stamps where the file looks as it did.
func look(files fs.FS, root string, then Input, s *stamps) string {
	info, err := fs.Stat(files, then.Path)
	switch {
	case err != nil:
		return absent
	case info.IsDir() && strings.HasPrefix(then.State, listing):
		return listed(files, then.Path)
	case info.IsDir():
		return folder
	case then.State == present:
		return present
	}
	return s.content(files, then.Path, path.Join(root, then.Path), info)
}

// listed gives the state of a folder whose names were read.
func listed(files fs.FS, name string) string {
	entries, err := fs.ReadDir(files, name)
	if err != nil {
		return absent
	}
	return listingState(entries)
}

func listingState(entries []fs.DirEntry) string {
	sum := sha256.New()
	for _, e := range entries {
		fmt.Fprintf(sum, "%q %v\n", e.Name(), e.IsDir()) // a hash takes all it is given
	}
	return listing + hex.EncodeToString(sum.Sum(nil))
}

// content gives the SHA-256 of a file in hexadecimal, «absent» when it can't be
// read; it reads the file only when that may have changed since it was at place.
func (s *stamps) content(files fs.FS, name, place string, info fs.FileInfo) string {
	if sum, ok := s.known(place, info); ok {
		return sum
	}
	f, err := files.Open(name)
	if err != nil {
		return absent
	}
	defer f.Close()
	before, err := f.Stat()
	if err != nil {
		return absent
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return absent
	}
	text := hex.EncodeToString(sum.Sum(nil))
	s.learn(place, before, text)
	return text
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
