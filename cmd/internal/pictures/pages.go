package main

import (
	"context"
	"fmt"
	"image"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// pageResolution shows an A4 page as wide as a column of the manual.
const pageResolution = "72"

// page draws the first page of an engagement's PDF that has a line like the pattern; the
// flags are those of «render».
func page(engagement, line string, flags ...string) func(context.Context, *studio) (image.Image, error) {
	return func(ctx context.Context, s *studio) (image.Image, error) {
		file, err := s.report(ctx, engagement, flags)
		if err != nil {
			return nil, err
		}
		n, err := pageWith(ctx, file, line)
		if err != nil {
			return nil, err
		}
		return s.pageOf(ctx, file, n, pageResolution)
	}
}

// report renders an engagement's PDF, once.
func (s *studio) report(ctx context.Context, engagement string, flags []string) (string, error) {
	if file := s.reports[engagement]; file != "" {
		return file, nil
	}
	room, err := s.room()
	if err != nil {
		return "", err
	}
	if err := s.run(ctx, s.rd50, append([]string{"render", engagement, "-f", "pdf", "-o", room}, flags...)...); err != nil {
		return "", err
	}
	s.reports[engagement], err = only(room, "*.pdf")
	return s.reports[engagement], err
}

// pageWith finds a page of a PDF by a line of its text.
func pageWith(ctx context.Context, file, line string) (int, error) {
	pattern, err := regexp.Compile("(?m)" + line)
	if err != nil {
		return 0, err
	}
	text, err := exec.CommandContext(ctx, "pdftotext", file, "-").Output()
	if err != nil {
		return 0, err
	}
	for i, page := range strings.Split(string(text), "\f") {
		if pattern.MatchString(strings.ReplaceAll(page, "\u00a0", " ")) {
			return i + 1, nil
		}
	}
	return 0, fmt.Errorf("%s: no page has the line %s", filepath.Base(file), line)
}

// pageOf draws a page of a PDF.
func (s *studio) pageOf(ctx context.Context, file string, n int, resolution string) (image.Image, error) {
	room, err := s.room()
	if err != nil {
		return nil, err
	}
	number, name := strconv.Itoa(n), filepath.Join(room, "page")
	if err := s.run(ctx, "pdftoppm", "-r", resolution, "-f", number, "-l", number, "-singlefile", "-png", file, name); err != nil {
		return nil, err
	}
	return read(name + ".png")
}

// only gives the one file of a folder that matches a pattern.
func only(dir, pattern string) (string, error) {
	files, err := filepath.Glob(filepath.Join(dir, pattern))
	if err == nil && len(files) != 1 {
		err = fmt.Errorf("%d files %s, not one", len(files), pattern)
	}
	if err != nil {
		return "", err
	}
	return files[0], nil
}
