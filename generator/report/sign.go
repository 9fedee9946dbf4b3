package report

import "unicode"

// Visible tells whether a sign has a picture of its own. Others are marks for programs,
// such as the soft hyphen or what tells between two forms of a sign, and are not
// printed.
func Visible(r rune) bool {
	switch {
	case unicode.IsControl(r), r == '\u00ad', r == '\u034f', r == '\u061c', r == '\ufeff':
		return false
	case '\u200b' <= r && r <= '\u200f', '\u202a' <= r && r <= '\u202e', '\u2060' <= r && r <= '\u206f':
		return false
	case '\ufe00' <= r && r <= '\ufe0f', 0xe0000 <= r && r <= 0xe0fff:
		return false
	}
	return true
}

// Shown gives the sign that is printed for another: a blank for whatever parts words,
// a hyphen for the one that ends no line; 0 for what is not printed.
func Shown(r rune) rune {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029', '\u00a0', '\u2007':
		return ' '
	case '\u2011':
		return '-'
	}
	if !Visible(r) {
		return 0
	}
	return r
}

// Composed tells that a text is in the normal form C of Unicode for sure: it holds Latin
// and Russian letters, digits and the usual marks alone. Most texts do, and need no
// normalising.
func Composed(s string) bool {
	for _, r := range s {
		switch {
		case r < 0x300, r >= 0x400 && r <= 0x482, r >= 0x2010 && r <= 0x2027, r == '№', r == '₽', r == '−':
		default:
			return false
		}
	}
	return true
}
