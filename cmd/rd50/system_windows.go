package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// causes are the refusals that have words here: the system tells them in its own
// language, which may be another one.
var causes = []cause{
	{windows.ERROR_ACCESS_DENIED, "нет прав, или файл открыт в другой программе"},
	{windows.ERROR_SHARING_VIOLATION, causeOpen},
	{windows.ERROR_LOCK_VIOLATION, causeOpen},
	{windows.ERROR_USER_MAPPED_FILE, causeOpen},
	{windows.ERROR_DELETE_PENDING, causeOpen},
	{windows.ERROR_DISK_FULL, causeFull},
	{windows.ERROR_HANDLE_DISK_FULL, causeFull},
	{windows.ERROR_DISK_QUOTA_EXCEEDED, causeFull},
	{windows.ERROR_WRITE_PROTECT, causeReadOnly},
	{windows.ERROR_FILENAME_EXCED_RANGE, causeLong},
	{windows.ERROR_DIRECTORY, causeNotDir},
	{windows.ERROR_FILE_NOT_FOUND, causeMissing},
	{windows.ERROR_PATH_NOT_FOUND, causeMissing},
	{windows.ERROR_INVALID_NAME, "такого имени в Windows не бывает"},
	{windows.ERROR_NOT_READY, causeBroken},
	{windows.ERROR_BAD_NETPATH, causeBroken},
	{windows.ERROR_BROKEN_PIPE, causeUnread},
	{windows.ERROR_NO_DATA, causeUnread},
	{windows.ERROR_PIPE_NOT_CONNECTED, causeUnread},
	{windows.WSAEADDRNOTAVAIL, "у этого компьютера нет такого адреса"},
	{windows.WSAEACCES, "порт занят системой"},
}

// full are the errors after which nothing else can be written either.
var full = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED, windows.ERROR_WRITE_PROTECT}

// busy are the errors of an address that another program listens on, or that the
// system keeps for itself.
var busy = []error{windows.WSAEADDRINUSE, windows.WSAEACCES}

// showsColour tells whether a terminal understands sequences of colours, and has
// it understand them if it only can.
func showsColour(f *os.File) bool {
	var mode uint32
	h := windows.Handle(f.Fd())
	return windows.GetConsoleMode(h, &mode) == nil && windows.SetConsoleMode(h, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
