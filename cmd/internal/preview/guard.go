package preview

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
)

// policy lets the page use its own files only.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// guard lets in who asks this server by an address that it listens on (a name
// that an attacker's DNS leads here is none) and, but for following a link to the
// page, only this server's own page. Nothing can be changed: there is GET and HEAD.
func guard(listening net.Addr, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		switch {
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "только чтение", http.StatusMethodNotAllowed)
		case !ownHost(r, listening):
			http.Error(w, "чужое имя узла", http.StatusMisdirectedRequest)
		case !ownPage(r):
			http.Error(w, "запрос с чужой страницы", http.StatusForbidden)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// ownHost tells whether the request names this computer itself, the address that
// was given to listen on, or the one that the connection came to.
func ownHost(r *http.Request, listening net.Addr) bool {
	host := (&url.URL{Host: r.Host}).Hostname()
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	if ip == netip.AddrFrom4([4]byte{127, 0, 0, 1}) || ip == netip.IPv6Loopback() {
		return true
	}
	local, _ := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	return ip == addressOf(listening) || ip == addressOf(local)
}

// addressOf gives a TCP address without port and zone; the zero Addr of others.
func addressOf(a net.Addr) netip.Addr {
	if tcp, ok := a.(*net.TCPAddr); ok {
		return tcp.AddrPort().Addr().Unmap().WithZone("")
	}
	return netip.Addr{}
}

// ownPage tells whether a request comes from this server's page or from nowhere;
// from elsewhere only a link to the page may lead here.
func ownPage(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return r.URL.Path == "/" && r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}
