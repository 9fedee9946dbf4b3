//go:build !windows

package main

import (
	"os"
	"syscall"
)

// causes are the refusals that have words here.
var causes = []cause{
	{syscall.EACCES, causeDenied},
	{syscall.EPERM, causeDenied},
	{syscall.ENOSPC, causeFull},
	{syscall.EDQUOT, causeFull},
	{syscall.EROFS, causeReadOnly},
	{syscall.ENAMETOOLONG, causeLong},
	{syscall.ENOTDIR, causeNotDir},
	{syscall.ENOENT, causeMissing},
	{syscall.EBUSY, causeOpen},
	{syscall.ETXTBSY, causeOpen},
	{syscall.EIO, causeBroken},
	{syscall.EPIPE, causeUnread},
	{syscall.EADDRNOTAVAIL, "у этого компьютера нет такого адреса"},
}

// full are the errors after which nothing else can be written either.
var full = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS}

// busy are the errors of an address that another program listens on.
var busy = []error{syscall.EADDRINUSE}

// showsColour tells whether a terminal understands sequences of colours.
func showsColour(*os.File) bool { return os.Getenv("TERM") != "dumb" }
