// Package parcel packs parts into a ZIP file for tests, whatever they hold and quickly:
// package ooxml opens it, or refuses to.
package parcel

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
)

// Part is a file in a package.
type Part struct{ Name, Content string }

// Pack gives the package of some parts.
func Pack(parts []Part) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for _, p := range parts {
		w, err := z.Create(p.Name)
		if err == nil {
			_, err = io.WriteString(w, p.Content)
		}
		if err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}
