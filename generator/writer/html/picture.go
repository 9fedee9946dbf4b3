package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"image"
	_ "image/jpeg" // for its size
	_ "image/png"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/parser"
)

// AssetPrefix stands before a picture's name in the blocks, as a path beside the
// page.
const AssetPrefix = "asset/"

// Asset is a picture of the report.
type Asset struct {
	MediaType string // image/png, image/jpeg or image/svg+xml
	Data      []byte
}

// picture is an asset with its name, made of its content, and its size in pixels,
// 0 when it doesn't tell.
type picture struct {
	Asset
	name          string
	width, height int
}

func (p *picture) reference(label string) parser.Reference {
	return parser.NewReference([]byte(label), []byte(AssetPrefix+p.name), nil)
}

// mediaTypes are those that the Markdown writer has.
var mediaTypes = map[string]bool{"image/png": true, "image/jpeg": true, "image/svg+xml": true}

// cutPictures takes the pictures off the end of the Markdown and gives them by
// their labels.
func (c *Converter) cutPictures(source string) (string, map[string]*picture, error) {
	body := strings.TrimRight(source, "\n")
	pictures, kept := map[string]*picture{}, map[string]*picture{}
	for {
		start := strings.LastIndexByte(body, '\n') + 1
		label, uri, ok := strings.Cut(body[start:], "]: data:")
		if !ok || !strings.HasPrefix(label, "[picture-") {
			break
		}
		p := c.pictures[uri]
		if p == nil {
			var err error
			if p, err = decode(uri); err != nil {
				return "", nil, fmt.Errorf("html: %s: %w", label[1:], err)
			}
		}
		pictures[label[1:]], kept[uri] = p, p
		body = strings.TrimRight(body[:start], "\n")
	}
	c.pictures = kept
	return body, pictures, nil
}

// decode reads the part of a data URI after «data:».
func decode(uri string) (*picture, error) {
	media, text, ok := strings.Cut(uri, ";base64,")
	if !ok || !mediaTypes[media] {
		return nil, fmt.Errorf("неизвестный вид рисунка")
	}
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	p := &picture{Asset: Asset{media, data}, name: hex.EncodeToString(sum[:])}
	p.width, p.height = size(media, data)
	return p, nil
}

// size lets a browser keep the place of a picture before it has come.
func size(media string, data []byte) (width, height int) {
	if media == "image/svg+xml" {
		return sizeSVG(data)
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return 0, 0
	}
	return config.Width, config.Height
}

var (
	svgRoot = regexp.MustCompile(`<svg\b[^>]*>`)
	svgSide = regexp.MustCompile(`\s(width|height)\s*=\s*["']\s*([0-9.]+)(px|pt|mm|cm|in|)\s*["']`)
	svgBox  = regexp.MustCompile(`\sviewBox\s*=\s*["']\s*[-0-9.]+[\s,]+[-0-9.]+[\s,]+([0-9.]+)[\s,]+([0-9.]+)\s*["']`)
)

// cssPixels are the pixels of SVG's units (CSS 2.1, 4.3.2).
var cssPixels = map[string]float64{"": 1, "px": 1, "pt": 96.0 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}

// sizeSVG takes the sides of the root element, or those of its view box.
func sizeSVG(data []byte) (width, height int) {
	root := svgRoot.Find(data)
	sides := map[string]float64{}
	for _, m := range svgSide.FindAllSubmatch(root, -1) {
		if v, err := strconv.ParseFloat(string(m[2]), 64); err == nil {
			sides[string(m[1])] = v * cssPixels[string(m[3])]
		}
	}
	if sides["width"] >= 1 && sides["height"] >= 1 {
		return int(sides["width"]), int(sides["height"])
	}
	if m := svgBox.FindSubmatch(root); m != nil {
		w, _ := strconv.ParseFloat(string(m[1]), 64) // 0 of what is no number
		h, _ := strconv.ParseFloat(string(m[2]), 64)
		return int(w), int(h)
	}
	return 0, 0
}
