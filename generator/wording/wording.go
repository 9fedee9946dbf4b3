// Package wording reads the phrases of the report from templates: headings,
// lead-in sentences, captions, column heads. A phrase is Markdown with
// placeholders {{name}}; it is parsed first and filled after, so that a value
// is never taken for markup.
package wording

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"

	"rd50/generator/prose"
	"rd50/generator/report"
)

// Wording is every phrase of every section.
type Wording struct {
	files map[string]phrases
	seen  func(name string) // told of each file that comes into use; may be nil
}

// phrases are a file's entries by «table.key»; a list has one element a column.
type phrases map[string][]*phrase

// phrase is parsed when it is first asked for, once for all reports.
type phrase struct {
	text   string
	parsed func() ([]report.Inline, error)
}

func newPhrase(text string) *phrase {
	return &phrase{text, sync.OnceValues(func() ([]report.Inline, error) { return prose.Inlines(text, nothing) })}
}

// Values fill the placeholders of a phrase.
type Values map[string]string

// Load reads sections/*.toml of the shipped templates, then lets each further
// file system replace phrases. A phrase that the shipped set does not have, or
// that has another shape or other placeholders, is an error.
func Load(shipped fs.FS, replacements ...fs.FS) (*Wording, error) {
	w := &Wording{}
	var err error
	if w.files, err = readAll(shipped); err != nil {
		return nil, err
	}
	for _, r := range replacements {
		files, err := readAll(r)
		if err == nil && len(files) == 0 {
			err = errors.New("в папке шаблонов нет файлов sections/*.toml")
		}
		if err != nil {
			return nil, err
		}
		if err := w.replace(files); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func readAll(fsys fs.FS) (map[string]phrases, error) {
	names, err := fs.Glob(fsys, "sections/*.toml")
	if err != nil {
		return nil, err
	}
	out := map[string]phrases{}
	for _, name := range names {
		p, err := read(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("шаблон %s: %w", name, err)
		}
		out[strings.TrimSuffix(path.Base(name), ".toml")] = p
	}
	return out, nil
}

func read(fsys fs.FS, name string) (phrases, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	var tables map[string]map[string]any
	if err := toml.Unmarshal(data, &tables); err != nil {
		return nil, err
	}
	out := phrases{}
	for _, t := range slices.Sorted(maps.Keys(tables)) {
		for _, k := range slices.Sorted(maps.Keys(tables[t])) {
			list, err := asList(tables[t][k])
			if err != nil {
				return nil, fmt.Errorf("%s.%s: %w", t, k, err)
			}
			out[t+"."+k] = list
		}
	}
	return out, nil
}

func asList(v any) ([]*phrase, error) {
	switch v := v.(type) {
	case string:
		return []*phrase{newPhrase(v)}, nil
	case []any:
		var out []*phrase
		for _, e := range v {
			s, ok := e.(string)
			if !ok {
				return nil, errors.New("в списке нужны строки")
			}
			out = append(out, newPhrase(s))
		}
		return out, nil
	}
	return nil, errors.New("нужна строка или список строк")
}

func (w *Wording) replace(files map[string]phrases) error {
	var errs []error
	for file, entries := range files {
		for key, list := range entries {
			old, ok := w.files[file][key]
			switch {
			case !ok:
				errs = append(errs, fmt.Errorf("шаблон sections/%s.toml: фразы %s нет в наборе", file, key))
			case len(old) != len(list):
				errs = append(errs, fmt.Errorf("шаблон sections/%s.toml: %s: нужно строк: %d, дано: %d", file, key, len(old), len(list)))
			default:
				if err := errors.Join(samePlaceholders(old, list), parseable(list)); err != nil {
					errs = append(errs, fmt.Errorf("шаблон sections/%s.toml: %s: %w", file, key, err))
				}
				w.files[file][key] = list
			}
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(errs...)
}

// parseable tells the first phrase of a list that is no running text.
func parseable(list []*phrase) error {
	for _, p := range list {
		in, err := p.parsed()
		if err == nil {
			_, err = filled(in, func(s string) (string, error) { return s, nil })
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// nothing surrounds a phrase: it cites no sources and shows no pictures.
var nothing = prose.Surroundings{
	IsSource: func(string) bool { return false },
	Picture: func(string) (report.Image, error) {
		return report.Image{}, errors.New("в шаблоне нет рисунков")
	},
}

// Names gives the files in order.
func (w *Wording) Names() []string { return slices.Sorted(maps.Keys(w.files)) }

// Words is the phrases of one file. The first fault sticks; see Err.
type Words struct {
	file    string
	phrases phrases
	common  Values
	err     *error
}

// Section gives the phrases of sections/NAME.toml; common values fill
// placeholders that a call does not.
func (w *Wording) Section(name string, common Values) *Words {
	if w.seen != nil {
		w.seen(name)
	}
	return &Words{file: name, phrases: w.files[name], common: common, err: new(error)}
}

// Err gives the first phrase that was missing or could not be filled.
func (w *Words) Err() error { return *w.err }

func (w *Words) fail(key string, err error) {
	if *w.err == nil {
		*w.err = fmt.Errorf("шаблон sections/%s.toml: %s: %w", w.file, key, err)
	}
}

// Inlines gives a phrase, filled.
func (w *Words) Inlines(key string, v Values) []report.Inline {
	list := w.phrases[key]
	if len(list) != 1 {
		w.fail(key, errors.New("фразы нет"))
		return nil
	}
	return w.fill(key, list[0], v)
}

func (w *Words) fill(key string, p *phrase, v Values) []report.Inline {
	in, err := p.parsed()
	if err == nil {
		in, err = filled(in, func(s string) (string, error) { return fillString(s, v, w.common) })
	}
	if err != nil {
		w.fail(key, err)
		return nil
	}
	return in
}

// Text gives a phrase as plain characters.
func (w *Words) Text(key string, v Values) string { return report.PlainText(w.Inlines(key, v)) }

// List gives a phrase that is a list, such as the heads of columns.
func (w *Words) List(key string, v Values) []string {
	var out []string
	for _, p := range w.phrases[key] {
		out = append(out, report.PlainText(w.fill(key, p, v)))
	}
	if out == nil {
		w.fail(key, errors.New("списка нет"))
	}
	return out
}
