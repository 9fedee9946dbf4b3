package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"rd50/generator/batch"
	"rd50/generator/input/disk"
	"rd50/generator/output"
)

// heldFolder is an output folder whose errors tell a full disk.
type heldFolder struct{ *output.Folder }

// hold takes a folder for this process.
func hold(dir, name string) (heldFolder, error) {
	host, err := os.Hostname()
	if err != nil {
		host = "?" // it is told to people only
	}
	me := fmt.Sprintf("процесс %d на %s, с %s", os.Getpid(), host, time.Now().Format("02.01.2006 15:04:05"))
	f, err := output.Hold(dir, name, me)
	if err != nil {
		return heldFolder{}, environmentError(err)
	}
	return heldFolder{f}, nil
}

func closed(f heldFolder) error {
	if err := f.Close(); err != nil {
		return environmentError(fmt.Errorf("временные файлы не убраны: %w", err))
	}
	return nil
}

func (f heldFolder) Put(sub string, files []output.File) error {
	return orFull(f.Folder.Put(sub, files))
}

func (f heldFolder) Append(name string, line []byte) error {
	return orFull(f.Folder.Append(name, line))
}

// orFull puts an error into words and marks those after which nothing else can be written either.
func orFull(err error) error {
	if isAny(err, full) {
		return fmt.Errorf("%w: %w", batch.ErrFull, inWords(err))
	}
	return inWords(err)
}

// sameFolder tells whether two paths mean one folder, whatever the letters' case
// and the links on the way.
func sameFolder(a, b string) bool {
	x, err := os.Stat(a)
	y, err2 := os.Stat(b)
	if err == nil && err2 == nil {
		return os.SameFile(x, y)
	}
	c, err := filepath.Abs(a)
	d, err2 := filepath.Abs(b)
	return err == nil && err2 == nil && c == d
}

// identity tells this program from any other build of it.
func identity() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return "rd50 " + version + " " + hex.EncodeToString(sum.Sum(nil)), nil
}

// sources opens engagements below a base folder.
type sources struct{ base string }

func (s sources) path(name string) string { return filepath.Join(s.base, filepath.FromSlash(name)) }

func (s sources) Open(report string) (*batch.Source, error) {
	in, err := open(s.path(report))
	if err != nil {
		return nil, err
	}
	root, err := filepath.Rel(s.base, in.dir)
	if err != nil {
		return nil, errors.Join(err, in.Close())
	}
	return &batch.Source{Input: in.Input, Root: filepath.ToSlash(root), Closer: in}, nil
}

func (s sources) Root(dir string) (fs.FS, io.Closer, error) {
	root, err := disk.OpenRoot(s.path(dir))
	if err != nil {
		return nil, nil, err
	}
	return root.FS(), root, nil
}
