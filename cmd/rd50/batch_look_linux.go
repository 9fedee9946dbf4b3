package main

import (
	"io/fs"
	"strconv"
	"syscall"
	"time"

	"rd50/generator/batch"
)

// look adds to size and time what a changed file can't keep: its number and the
// time of its last change of any kind.
func look(info fs.FileInfo) batch.Look {
	l := batch.PlainLook(info)
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return l
	}
	changed := time.Unix(s.Ctim.Unix())
	l.Mark += "-" + strconv.FormatInt(changed.UnixNano(), 36) + "-" + strconv.FormatUint(s.Ino, 36)
	if changed.After(l.Changed) {
		l.Changed = changed
	}
	return l
}
