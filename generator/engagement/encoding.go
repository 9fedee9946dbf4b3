package engagement

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// invalidUTF8 gives the offset of the first byte that is no UTF-8, or -1.
func invalidUTF8(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return i
			}
		}
	}
	return -1
}

// encodingOf names what a text that is no UTF-8 most likely is.
func encodingOf(text string) string {
	start := []byte(text[:min(len(text), 4<<10)])
	switch {
	case bytes.HasPrefix(start, []byte("\xff\xfe")), bytes.HasPrefix(start, []byte("\xfe\xff")), bytes.Count(start, []byte{0})*4 > len(start):
		return "UTF-16"
	case mostlyUTF8(start):
		return ""
	case cyrillic(start, 0xC0, 0xFF) > cyrillic(start, 0x80, 0xAF)+cyrillic(start, 0xE0, 0xEF):
		return "Windows-1251"
	case cyrillic(start, 0x80, 0xAF) > 0:
		return "CP866"
	}
	return ""
}

// mostlyUTF8 tells whether a text is UTF-8 but for some bytes, too few to tell the encoding by.
func mostlyUTF8(text []byte) bool {
	good, bad := 0, 0
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		text = text[size:]
	}
	return good > bad || bad < 4
}

// cyrillic counts the bytes of a range.
func cyrillic(text []byte, from, to byte) int {
	n := 0
	for _, b := range text {
		if b >= from && b <= to {
			n++
		}
	}
	return n
}

// notUTF8 tells that a text is in another encoding, and in which.
func notUTF8(text string) string {
	message := "файл не в кодировке UTF-8"
	if name := encodingOf(text); name != "" {
		message += ", вероятно, в " + name
	}
	return message
}

// wide tells whether a text is UTF-16, which may well be valid UTF-8, too.
func wide(text string) bool {
	return strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") || strings.Count(text[:min(len(text), 64)], "\x00")*4 > min(len(text), 64)
}
