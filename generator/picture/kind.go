package picture

import (
	"bytes"
	"strings"
)

// signatures are the beginnings of files that people take for pictures, with
// the names of their formats; a point in a beginning stands for any byte.
var signatures = [...]struct{ start, name string }{
	{"\x89PNG\r\n\x1a\n", "PNG"},
	{"\xff\xd8\xff", "JPEG"},
	{"GIF8", "GIF"},
	{"RIFF....WEBP", "WebP"},
	{"II*\x00", "TIFF"},
	{"MM\x00*", "TIFF"},
	{"%PDF", "PDF"},
	{"%!PS", "PostScript"},
	{"\xc5\xd0\xd3\xc6", "PostScript"},
	{"BM", "BMP"},
	{"\x00\x00\x01\x00", "ICO"},
	{"8BPS", "PSD"},
	{"\xd7\xcd\xc6\x9a", "WMF"},
	{"\x01\x00\x00\x00....................................\x20EMF", "EMF"},
	{"....ftypavif", "AVIF"},
	{"....ftyphei", "HEIC"},
	{"....ftypmif1", "HEIC"},
	{"\x00\x00\x00\x0cjP  ", "JPEG 2000"},
	{"\xff\x0a", "JPEG XL"},
	{"\x00\x00\x00\x0cJXL ", "JPEG XL"},
	{"AT&TFORM", "DjVu"},
	{"\x1f\x8b", "SVGZ (сжатый)"},
	{"PK\x03\x04", "ZIP (документ Office, Visio или архив)"},
	{"\xd0\xcf\x11\xe0", "OLE (старый документ Office или Visio)"},
}

// kindOf names the format of a file by its content, empty when it isn't known.
func kindOf(data []byte) string {
	for _, s := range signatures {
		if startsWith(data, s.start) {
			return s.name
		}
	}
	head := bytes.TrimPrefix(data[:min(len(data), 64<<10)], []byte("\xef\xbb\xbf"))
	head = bytes.TrimLeft(head, " \t\r\n")
	if !bytes.HasPrefix(head, []byte("<")) {
		return ""
	}
	text := strings.ToLower(string(head))
	switch {
	case strings.HasPrefix(text, "<!doctype html") || strings.HasPrefix(text, "<html"):
		return "HTML"
	case strings.Contains(text, "<mxfile") || strings.Contains(text, "<mxgraphmodel"):
		if !strings.Contains(text, "<svg") {
			return "draw.io"
		}
		fallthrough
	case strings.Contains(text, "<svg") || strings.Contains(text, ":svg"):
		return "SVG"
	}
	return "XML"
}

func startsWith(data []byte, start string) bool {
	if len(data) < len(start) {
		return false
	}
	for i := range len(start) {
		if start[i] != '.' && start[i] != data[i] {
			return false
		}
	}
	return true
}
