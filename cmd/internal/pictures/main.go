// Command pictures draws the manual's pictures, samples/pictures, of what the program
// makes of the samples today: pages of the PDF by pdftoppm (poppler), the preview in
// Chromium, a sheet of the Excel book by LibreOffice. Its test draws them again and
// compares.
//
//	go run ./cmd/internal/pictures
package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
)

// folder holds the pictures, seen from the module's.
const folder = "samples/pictures"

// picture is one of the manual's pictures.
type picture struct {
	name string // of its file, without «.png»
	draw func(ctx context.Context, s *studio) (image.Image, error)
	// tolerance is what another version of the programs that draw it may draw otherwise
	tolerance float64
}

// Pages have faces of their own, so little of them is up to poppler; windows and books
// have those of the machine.
const ofPages, ofWindows = 0.06, 0.12

var pictures = []picture{
	{"title", page("samples/telecom", "^ОТЧЕТ$"), ofPages},
	{"table", page("samples/telecom", "^Таблица [0-9]+ — Удовлетворение требований вариантами концепции"), ofPages},
	{"decision", page("samples/telecom", "^Таблица [0-9]+ — Оценка вариантов по критериям"), ofPages},
	{"gantt", page("samples/telecom", "^Рисунок [0-9]+ — Календарный график"), ofPages},
	{"changes", page("samples/telecom/versions/1.1.toml", "^Таблица [0-9]+ — Оценка вариантов по критериям", "--against", "1.0"), ofPages},
	{"book", sheet("samples/telecom", "requirements"), ofWindows},
	{"preview", preview, ofWindows},
}

// studio is where pictures are drawn: the module's folder, a folder of its own for what
// is made on the way, the command itself, and the reports that it has made.
type studio struct {
	module, dir, rd50 string
	reports           map[string]string
}

func newStudio(ctx context.Context, module, dir string) (*studio, error) {
	s := &studio{module: module, dir: dir, rd50: filepath.Join(dir, "rd50"), reports: map[string]string{}}
	return s, s.run(ctx, "go", "build", "-o", s.rd50, "./cmd/rd50")
}

// run runs a program in the module's folder; what it says is told when it fails.
func (s *studio) run(ctx context.Context, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = s.module
	out, err := cmd.CombinedOutput()
	if err != nil && len(out) > 0 {
		return fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	return err
}

// room makes a new folder for what one picture needs.
func (s *studio) room() (string, error) { return os.MkdirTemp(s.dir, "") }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := all(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

// all draws every picture anew; it is called in the module's folder.
func all(ctx context.Context) (err error) {
	module, err := os.Getwd()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "pictures-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	s, err := newStudio(ctx, module, dir)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	for _, p := range pictures {
		drawn, err := p.draw(ctx, s)
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		if err := write(filepath.Join(folder, p.name+".png"), drawn); err != nil {
			return err
		}
	}
	return nil
}

// write writes a picture in few colours, as small as PNG makes it.
func write(name string, drawn image.Image) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	return errors.Join(encoder.Encode(f, reduced(drawn)), f.Close())
}

func read(name string) (image.Image, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return png.Decode(f)
}
