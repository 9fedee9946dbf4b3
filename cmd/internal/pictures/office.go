package main

import (
	"context"
	"image"
	"image/color"
	"path/filepath"
)

// sheetResolution lets the cells of a sheet be read; sheetPart is how much of its first
// page the manual has room for.
const sheetResolution = "140"

var sheetPart = image.Pt(1150, 520)

// sheet draws the beginning of a sheet of an engagement's Excel book as LibreOffice
// prints it.
func sheet(engagement, name string) func(context.Context, *studio) (image.Image, error) {
	return func(ctx context.Context, s *studio) (image.Image, error) {
		room, err := s.room()
		if err != nil {
			return nil, err
		}
		book := filepath.Join(room, "book.xlsx")
		if err := s.run(ctx, s.rd50, "export", engagement, "-o", book, "--sheets", name); err != nil {
			return nil, err
		}
		profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(room, "profile"))
		if err := s.run(ctx, "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", room, book); err != nil {
			return nil, err
		}
		drawn, err := s.pageOf(ctx, filepath.Join(room, "book.pdf"), 1, sheetResolution)
		if err != nil {
			return nil, err
		}
		return beginning(drawn), nil
	}
}

// beginning cuts off the paper before what is printed, but for a narrow margin, and what
// there is no room for.
func beginning(drawn image.Image) image.Image {
	var ink image.Rectangle
	area := drawn.Bounds()
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if color.GrayModel.Convert(drawn.At(x, y)).(color.Gray).Y < 0xf0 {
				ink = ink.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	cut, ok := drawn.(interface {
		SubImage(image.Rectangle) image.Image
	})
	if ink.Empty() || !ok {
		return drawn
	}
	corner := ink.Inset(-8).Min
	return cut.SubImage(image.Rectangle{corner, corner.Add(sheetPart)}.Intersect(area))
}
