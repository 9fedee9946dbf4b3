package preview

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// inside is a handler that tells that the guard let a request in.
var inside = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) })

func TestWhoIsLetIn(t *testing.T) {
	loopback := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8050}
	lan := &net.TCPAddr{IP: net.IPv4(10, 0, 0, 7), Port: 8050}
	everywhere := &net.TCPAddr{IP: net.IPv6unspecified, Port: 8050}
	for _, c := range []struct {
		about        string
		listening    net.Addr
		method, path string
		host         string
		header       []string
		want         int
	}{
		{"the page", loopback, "GET", "/", "127.0.0.1:8050", nil, 418},
		{"by name", loopback, "GET", "/", "localhost:8050", nil, 418},
		{"IPv6", loopback, "GET", "/", "[::1]:8050", nil, 418},
		{"a tunnel's other port", loopback, "GET", "/", "localhost:9000", nil, 418},
		{"its own address", lan, "GET", "/", "10.0.0.7:8050", nil, 418},
		{"the address that the connection came to", everywhere, "GET", "/", "10.0.0.9:8050", nil, 418},
		{"a name that an attacker's DNS leads here", loopback, "GET", "/", "evil.example:8050", nil, 421},
		{"the same behind a dot", loopback, "GET", "/", "localhost.evil.example", nil, 421},
		{"no host", loopback, "GET", "/", "", nil, 421},
		{"another address", loopback, "GET", "/", "10.0.0.8:8050", nil, 421},
		{"writing", loopback, "POST", "/", "127.0.0.1:8050", nil, 405},
		{"its own stream", loopback, "GET", "/events", "127.0.0.1:8050", []string{"Sec-Fetch-Site", "same-origin", "Origin", "http://127.0.0.1:8050"}, 418},
		{"another page's stream", loopback, "GET", "/events", "127.0.0.1:8050", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "cors"}, 403},
		{"another origin", loopback, "GET", "/events", "127.0.0.1:8050", []string{"Origin", "http://evil.example"}, 403},
		{"another port's page", loopback, "GET", "/events", "127.0.0.1:8050", []string{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "cors"}, 403},
		{"an origin without a name", loopback, "GET", "/events", "127.0.0.1:8050", []string{"Origin", "null"}, 403},
		{"a link on another page", loopback, "GET", "/", "127.0.0.1:8050", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 418},
		{"a frame on another page", loopback, "GET", "/", "127.0.0.1:8050", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, 403},
		{"a link to the PDF on another page", loopback, "GET", "/report.pdf", "127.0.0.1:8050", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 403},
	} {
		r := httptest.NewRequest(c.method, c.path, nil)
		r.Host = c.host
		r = r.WithContext(withLocal(r, net.IPv4(10, 0, 0, 9)))
		if c.listening != everywhere {
			r = r.WithContext(withLocal(r, net.IPv4(127, 0, 0, 1)))
		}
		for i := 0; i+1 < len(c.header); i += 2 {
			r.Header.Set(c.header[i], c.header[i+1])
		}
		w := httptest.NewRecorder()
		guard(c.listening, inside).ServeHTTP(w, r)
		if w.Code != c.want {
			t.Errorf("%s: %d, want %d", c.about, w.Code, c.want)
		}
		if !strings.Contains(w.Header().Get("Content-Security-Policy"), "default-src 'none'") || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: header %v", c.about, w.Header())
		}
	}
}

func TestThePolicyAllowsNothingInline(t *testing.T) {
	for _, never := range []string{"unsafe", "data:", "blob:", "http", "*"} {
		if strings.Contains(policy, never) {
			t.Errorf("the policy holds %s", never)
		}
	}
}
