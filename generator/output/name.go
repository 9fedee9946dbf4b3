package output

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestName keeps each part of a file's name within what file systems take,
// 255 bytes in all.
const longestName = 100

// BaseName joins texts to a file's name without extension that every system
// takes; what is empty as a Name is passed over.
func BaseName(texts ...string) string {
	var parts []string
	for _, t := range texts {
		if name := Name(t); name != "" {
			parts = append(parts, name)
		}
	}
	base := strings.Join(parts, "-")
	if !Reserved(base) {
		return base
	}
	stem, rest, more := strings.Cut(base, ".")
	if stem += "_"; more {
		return stem + "." + rest
	}
	return stem
}

// Name makes a text fit to be a part of a file's name on any system. It neither
// begins like a hidden file or an option nor ends as Windows won't have it; of
// dots and blanks nothing is left. What is too long is cut and gets a digest, so
// that two long texts never give one name.
func Name(text string) string {
	text = strings.TrimLeftFunc(text, func(r rune) bool { return blank(r) || r == '.' || r == '-' })
	text = strings.TrimRightFunc(text, func(r rune) bool { return blank(r) || r == '.' })
	s := strings.Map(func(r rune) rune {
		if forbidden(r) || blank(r) {
			return '_'
		}
		return r
	}, text)
	if len(s) <= longestName {
		return s
	}
	sum := sha256.Sum256([]byte(text))
	end := "-" + hex.EncodeToString(sum[:4])
	for len(s) > longestName-len(end) {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return s + end
}

// Usable tells whether every system takes a file's or folder's name as it is.
func Usable(name string) bool {
	bad := func(r rune) bool { return forbidden(r) || unicode.IsControl(r) }
	return name != "" && !strings.ContainsFunc(name, bad) && !strings.ContainsRune(".- ", rune(name[0])) &&
		!strings.ContainsRune(". ", rune(name[len(name)-1])) && !Reserved(name)
}

func blank(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }

// forbidden are the signs that Windows takes in no name; the slash is nobody's.
func forbidden(r rune) bool { return strings.ContainsRune(`<>:"/\|?*`, r) }

// devices are the names that mean one on Windows, with any extension and in any
// case; those of ports are followed by a digit.
var (
	devices = []string{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
	ports   = []string{"COM", "LPT"}
)

// Reserved tells whether a name means a device on Windows.
func Reserved(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	if slices.Contains(devices, stem) {
		return true
	}
	digit, size := utf8.DecodeLastRuneInString(stem)
	return strings.ContainsRune("0123456789¹²³", digit) && slices.Contains(ports, stem[:len(stem)-size])
}
