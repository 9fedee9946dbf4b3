package html

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math"

	"rd50/generator/picture"
	"rd50/generator/report"
)

// AssetPrefix stands before a picture's name in the blocks, as a path beside the
// page.
const AssetPrefix = "asset/"

// Asset is a picture of the report.
type Asset struct {
	MediaType string // image/png, image/jpeg or image/svg+xml
	Data      []byte
}

var mediaTypes = map[report.ImageFormat]string{report.PNG: "image/png", report.JPEG: "image/jpeg", report.SVG: "image/svg+xml"}

func assetOf(img report.Image) (Asset, error) {
	media, ok := mediaTypes[img.Format]
	if !ok {
		return Asset{}, fmt.Errorf("рисунок «%s»: вид %s не поддерживается", img.Name, img.Format)
	}
	data, err := picture.Bytes(img)
	if err != nil {
		return Asset{}, fmt.Errorf("рисунок «%s»: %w", img.Name, err)
	}
	return Asset{media, data}, nil
}

// asset keeps a picture beside the page, by a name made of its content.
func (w *writer) asset(img report.Image) (string, error) {
	a, err := assetOf(img)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(a.Data)
	name := hex.EncodeToString(sum[:])
	if w.assets == nil {
		w.assets = map[string]Asset{}
	}
	w.assets[name] = a
	return AssetPrefix + name, nil
}

// inPage puts a picture into the page itself.
func inPage(img report.Image) (string, error) {
	a, err := assetOf(img)
	return "data:" + a.MediaType + ";base64," + base64.StdEncoding.EncodeToString(a.Data), err
}

// figure writes a picture above its caption.
func (w *writer) figure(f *report.Figure) {
	address, err := w.source(f.Image)
	if err != nil {
		w.fail(err)
	}
	w.put("<figure")
	w.id(f.ID)
	w.node(f.Keys)
	w.put(`><img src="` + escape(address) + `" alt="`)
	w.text(f.Alt)
	w.put(`"` + size(f) + ">")
	w.caption("Рисунок", f.Number, f.Caption)
	w.put("</figure>")
}

// size lets a browser keep the place of a picture before it has come, and shows it as wide
// as its author has set.
func size(f *report.Figure) string {
	const pixel = 25.4 / 96 // of CSS, in millimetres
	w, h := f.Image.Width, f.Image.Height
	if f.Width > 0 && w > 0 {
		w, h = f.Width/pixel, h*f.Width/pixel/w
	}
	width, height := int(math.Round(w)), int(math.Round(h))
	if width < 1 || height < 1 {
		return ""
	}
	return fmt.Sprintf(` width="%d" height="%d"`, width, height)
}
