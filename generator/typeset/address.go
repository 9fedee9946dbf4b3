package typeset

import (
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// escapeURL gives an address in ASCII, as PDF wants it: the host in Punycode,
// the rest percent-encoded.
func escapeURL(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return percent(address)
	}
	if host, err := idna.ToASCII(u.Hostname()); err == nil && host != "" {
		if port := u.Port(); port != "" {
			host += ":" + port
		}
		u.Host = host
	}
	return percent(u.String())
}

// percent encodes what is no printable ASCII.
func percent(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c > ' ' && c < 0x7f {
			b.WriteByte(c)
		} else {
			const hex = "0123456789ABCDEF"
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}
