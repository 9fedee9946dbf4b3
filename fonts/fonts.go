// Package fonts holds the typefaces that documents are set in, with their
// metrics and licences: Liberation Serif, which has the metrics of Times New
// Roman (ГОСТ 7.32-2017, 6.1.1), Liberation Mono, and DejaVu for the signs that
// those lack. Faces are parsed once a process.
package fonts

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavuserif"
	"github.com/go-fonts/liberation/liberationmonoregular"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font/sfnt"
)

// Style is the cut of a face.
type Style int

// The styles that a document uses.
const (
	Regular Style = iota
	Bold
	Italic
	BoldItalic
	Mono
	styles
)

// Licences of the embedded faces; the full texts lie in the modules that the faces
// come from, and «rd50 licences» prints them.
const (
	liberationLicence = "SIL Open Font License 1.1; © 2012 Red Hat, Inc., with Reserved Font Name Liberation"
	dejavuLicence     = "Bitstream Vera Fonts licence, DejaVu changes in the public domain; © 2003 Bitstream, Inc."
)

// Faces is a set of faces: for each style the one to use first, then those
// that stand in for the signs that it lacks.
type Faces struct {
	chains  [styles][]*Face
	lenient bool
	printed [commonSigns]atomic.Uint32 // answers of Prints, which texts ask again and again
}

// commonSigns are those below: Latin, Greek and Cyrillic ones.
const commonSigns = 0x500

const (
	notAsked = iota
	prints
	printsNot
)

// Find gives the first face of a style that has the sign, or false when none has it.
func (f *Faces) Find(s Style, r rune) (*Face, bool) {
	for _, face := range f.chains[s] {
		if face.Has(r) {
			return face, true
		}
	}
	return nil, false
}

// Replacement stands for a sign that no face has (Unicode, 23.8).
const Replacement = '\uFFFD'

// ForDraft gives the set for a draft, whose text may hold signs that no face has.
func (f *Faces) ForDraft() *Faces { return &Faces{chains: f.chains, lenient: true} }

// Lenient tells whether Replacement may be printed where no face has a sign.
func (f *Faces) Lenient() bool { return f.lenient }

// Prints tells whether text has the sign in whatever style it is set.
func (f *Faces) Prints(r rune) bool {
	if r < 0 || r >= commonSigns {
		return f.inAllStyles(r)
	}
	known := &f.printed[r]
	if known.Load() == notAsked {
		answer := uint32(printsNot)
		if f.inAllStyles(r) {
			answer = prints
		}
		known.Store(answer)
	}
	return known.Load() == prints
}

func (f *Faces) inAllStyles(r rune) bool {
	for s := range styles {
		if _, ok := f.Find(Style(s), r); !ok {
			return false
		}
	}
	return true
}

// First gives the face that a style uses where it can.
func (f *Faces) First(s Style) *Face { return f.chains[s][0] }

// All gives every face once, in a fixed order.
func (f *Faces) All() []*Face {
	var out []*Face
	seen := map[*Face]bool{}
	for _, chain := range f.chains {
		for _, face := range chain {
			if !seen[face] {
				seen[face] = true
				out = append(out, face)
			}
		}
	}
	return out
}

// Default gives the embedded faces.
func Default() *Faces { return embedded() }

var embedded = sync.OnceValue(func() *Faces {
	own := [styles]*Face{
		Regular:    must("LiberationSerif", liberationserifregular.TTF, liberationLicence),
		Bold:       must("LiberationSerif-Bold", liberationserifbold.TTF, liberationLicence),
		Italic:     must("LiberationSerif-Italic", liberationserifitalic.TTF, liberationLicence),
		BoldItalic: must("LiberationSerif-BoldItalic", liberationserifbolditalic.TTF, liberationLicence),
		Mono:       must("LiberationMono", liberationmonoregular.TTF, liberationLicence),
	}
	reserve := []*Face{
		must("DejaVuSerif", dejavuserif.TTF, dejavuLicence),
		must("DejaVuSans", dejavusans.TTF, dejavuLicence),
	}
	f := &Faces{}
	for s, face := range own {
		f.chains[s] = append([]*Face{face}, reserve...)
	}
	return f
})

func must(name string, data []byte, licence string) *Face {
	face, err := parse(name, data, licence)
	if err != nil {
		panic(err) // the bytes are part of the program
	}
	return face
}

// FromFolder gives a set whose serif faces are the four TrueType files of a
// folder (regular, bold, italic, bold italic, told apart by their name tables);
// the embedded faces stand in for signs that they lack.
func FromFolder(folder fs.FS) (*Faces, error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, fmt.Errorf("папка шрифтов не читается: %w", err)
	}
	var own [styles]*Face
	for _, e := range entries {
		if e.IsDir() || !strings.EqualFold(path.Ext(e.Name()), ".ttf") {
			continue
		}
		face, style, err := readFace(folder, e.Name())
		if err != nil {
			return nil, err
		}
		if own[style] != nil {
			return nil, fmt.Errorf("в папке шрифтов два файла одного начертания «%s»: %s и %s", style, own[style].file, e.Name())
		}
		own[style] = face
	}
	set := &Faces{chains: Default().chains}
	for s := Regular; s <= BoldItalic; s++ {
		if own[s] == nil {
			return nil, fmt.Errorf("в папке шрифтов нет файла TTF начертания «%s»", s)
		}
		set.chains[s] = append([]*Face{own[s]}, Default().chains[s]...)
	}
	return set, nil
}

// String names a style in Russian.
func (s Style) String() string {
	return [...]string{"обычное", "полужирное", "курсив", "полужирный курсив", "моноширинное"}[s]
}

// largest is the most bytes that a font's file may have.
const largest = 64 << 20

func readSome(folder fs.FS, file string) ([]byte, error) {
	f, err := folder.Open(file)
	var path *fs.PathError
	if errors.As(err, &path) {
		return nil, path.Err // the name is told already
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, largest+1))
	if len(data) > largest {
		return nil, fmt.Errorf("больше %d МиБ", largest>>20)
	}
	return data, err
}

func readFace(folder fs.FS, file string) (*Face, Style, error) {
	data, err := readSome(folder, file)
	if err != nil {
		return nil, 0, fmt.Errorf("файл шрифта %s не читается: %w", file, err)
	}
	face, err := parse(strings.TrimSuffix(file, path.Ext(file)), data, "лицензия заказчика")
	if err != nil {
		return nil, 0, err
	}
	face.file = file
	sub, err := face.font.Name(nil, sfnt.NameIDSubfamily)
	if err != nil {
		return nil, 0, fmt.Errorf("в файле шрифта %s нет имени начертания: %w", file, err)
	}
	sub = strings.ToLower(sub)
	bold, italic := strings.Contains(sub, "bold"), strings.Contains(sub, "italic") || strings.Contains(sub, "oblique")
	switch {
	case bold && italic:
		return face, BoldItalic, nil
	case bold:
		return face, Bold, nil
	case italic:
		return face, Italic, nil
	}
	return face, Regular, nil
}
