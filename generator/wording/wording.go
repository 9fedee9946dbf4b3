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

	"rd50/generator/input"
	"rd50/generator/look"
	"rd50/generator/prose"
	"rd50/generator/report"
)

// Wording is every phrase of every section.
type Wording struct {
	files map[string]phrases
	seen  func(name string) // told of each file that comes into use; may be nil
	first *Wording          // which this one watches; nil for none
	notes []string
}

// phrases are a file's entries by «table.key», or «table.columns.name» for the head
// of a column, in the order of the file; a list has several phrases.
type phrases struct {
	byKey    map[string][]*phrase
	keys     []string
	replaced map[string]bool
}

func noPhrases() phrases {
	return phrases{byKey: map[string][]*phrase{}, replaced: map[string]bool{}}
}

// phrase is parsed when it is first asked for, once for all reports.
type phrase struct {
	text string
	once sync.Once
	form *form
	err  error
}

func newPhrase(text string) *phrase { return &phrase{text: text} }

func (p *phrase) parsed() (*form, error) {
	p.once.Do(func() {
		var in []report.Inline
		if in, p.err = prose.Inlines(p.text, nothing); p.err == nil {
			p.form, p.err = formOf(in)
		}
	})
	return p.form, p.err
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

// read gives the phrases of a file by their paths of keys, «requirements.columns.id».
func read(fsys fs.FS, name string) (phrases, error) {
	data, err := input.Read(fsys, name)
	if err != nil {
		return phrases{}, err
	}
	if out, ok := quick(string(data)); ok {
		return out, nil
	}
	return decode(string(data))
}

// decode reads a file of any form.
func decode(data string) (phrases, error) {
	var tree map[string]any
	meta, err := toml.Decode(data, &tree)
	if err != nil {
		return phrases{}, look.TOML(err)
	}
	out := noPhrases()
	for _, path := range meta.Keys() {
		value := valueAt(tree, path)
		if _, table := value.(map[string]any); table {
			continue
		}
		list, err := asList(value)
		if err == nil && len(path) == 1 {
			err = errors.New("фразы стоят в таблицах: [таблица]")
		}
		if err != nil {
			return phrases{}, fmt.Errorf("%s: %w", strings.Join(path, "."), err)
		}
		key := strings.Join(path, ".")
		out.byKey[key], out.keys = list, append(out.keys, key)
	}
	return out, nil
}

func valueAt(tree any, path []string) any {
	for _, key := range path {
		table, _ := tree.(map[string]any)
		tree = table[key]
	}
	return tree
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
	for _, file := range slices.Sorted(maps.Keys(files)) {
		given := w.byName(file, files[file])
		for _, key := range given.keys {
			if err := w.replaceOne(file, key, given.byKey[key]); err != nil {
				errs = append(errs, fmt.Errorf("шаблон sections/%s.toml: %w", file, err))
			}
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(errs...)
}

func (w *Wording) replaceOne(file, key string, list []*phrase) error {
	old, ok := w.files[file].byKey[key]
	switch {
	case !ok:
		return fmt.Errorf("фразы %s нет в наборе", key)
	case len(old) != len(list):
		return fmt.Errorf("%s: нужно строк: %d, дано: %d", key, len(old), len(list))
	}
	if err := errors.Join(samePlaceholders(old, list), parseable(list)); err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	w.files[file].byKey[key] = list
	w.files[file].replaced[key] = true
	return nil
}

// byName gives heads that a replacement lists by place, as templates did before
// columns had names, the names of the shipped columns, and notes that. New columns
// stand last in the shipped templates, so a shorter list still fits.
func (w *Wording) byName(file string, given phrases) phrases {
	out := phrases{byKey: map[string][]*phrase{}}
	for _, key := range given.keys {
		list, columns := given.byKey[key], w.files[file].under(key)
		if len(columns) == 0 || len(list) > len(columns) {
			out.byKey[key], out.keys = list, append(out.keys, key)
			continue
		}
		var named []string
		for i, p := range list {
			out.byKey[columns[i]], out.keys = []*phrase{p}, append(out.keys, columns[i])
			named = append(named, fmt.Sprintf("%s = %q", strings.TrimPrefix(columns[i], key+"."), p.text))
		}
		w.notes = append(w.notes, fmt.Sprintf("шаблон sections/%s.toml: %s: заголовки граф заданы списком, по именам: { %s }",
			file, key, strings.Join(named, ", ")))
	}
	return out
}

// under lists the keys of a table in the order of the file.
func (p phrases) under(table string) []string {
	return slices.DeleteFunc(slices.Clone(p.keys), func(k string) bool { return !strings.HasPrefix(k, table+".") })
}

// Replacing names the replaced phrase that holds a text, as «sections/study.toml:
// processes.lead»; empty for none.
func (w *Wording) Replacing(text string) string {
	for _, file := range w.Names() {
		for _, key := range w.files[file].keys {
			holds := func(p *phrase) bool { return strings.Contains(p.text, text) }
			if w.files[file].replaced[key] && slices.ContainsFunc(w.files[file].byKey[key], holds) {
				return "sections/" + file + ".toml: " + key
			}
		}
	}
	return ""
}

// Notes tells what of the replacements still works but is written the old way.
func (w *Wording) Notes() []string { return w.notes }

// parseable tells the first phrase of a list that is no running text.
func parseable(list []*phrase) error {
	for _, p := range list {
		if _, err := p.parsed(); err != nil {
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
	f := w.only(key)
	if f == nil {
		return nil
	}
	in, err := f.filled(v, w.common)
	if err != nil {
		w.fail(key, err)
		return nil
	}
	return in
}

// only gives the phrase of a key that has one, nil where it can't be used.
func (w *Words) only(key string) *form {
	list := w.phrases.byKey[key]
	if len(list) != 1 {
		w.fail(key, errors.New("фразы нет"))
		return nil
	}
	f, err := list[0].parsed()
	if err != nil {
		w.fail(key, err)
		return nil
	}
	return f
}

// Text gives a phrase as plain characters.
func (w *Words) Text(key string, v Values) string {
	f := w.only(key)
	if f == nil {
		return ""
	}
	return w.text(key, f, v)
}

func (w *Words) text(key string, f *form, v Values) string {
	out, err := f.text(v, w.common)
	if err != nil {
		w.fail(key, err)
		return ""
	}
	return out
}

// Has tells whether there is a phrase.
func (w *Words) Has(key string) bool { return len(w.phrases.byKey[key]) > 0 }

// Replaced tells whether a customer's own templates give any phrase whose key begins
// with a prefix.
func (w *Words) Replaced(prefix string) bool {
	for key := range w.phrases.replaced {
		if strings.HasPrefix(key, prefix) {
			return true
		}
	}
	return false
}

// Heads gives the heads of a table's columns in the order of the shipped templates.
func (w *Words) Heads(key string, v Values) []string {
	var out []string
	for _, k := range w.phrases.under(key) {
		out = append(out, w.Text(k, v))
	}
	return out
}

// List gives a phrase that is a list, such as the heads of columns.
func (w *Words) List(key string, v Values) []string {
	var out []string
	for _, p := range w.phrases.byKey[key] {
		f, err := p.parsed()
		if err != nil {
			w.fail(key, err)
			continue
		}
		out = append(out, w.text(key, f, v))
	}
	if out == nil {
		w.fail(key, errors.New("списка нет"))
	}
	return out
}
