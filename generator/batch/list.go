package batch

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	words "rd50/generator/look"

	"rd50/generator/output"
)

// ListFile is the name of a file with a fixed list of reports.
const ListFile = "batch.toml"

// Entry is one [[reports]] of a list.
type Entry struct {
	Path    string   // folder, TOML file or pattern, from the list's folder
	Formats []string // nil: those of the call
	Output  string   // path of the outputs in the output folder, without extension; empty: as usual
}

// ReadList reads a batch.toml. Unknown keys are refused; all faults are told at
// once.
func ReadList(data []byte) ([]Entry, error) {
	var top map[string]any
	if err := toml.Unmarshal(data, &top); err != nil {
		return nil, fmt.Errorf("не TOML: %w", words.TOML(err))
	}
	l := &list{}
	l.known(top, "", "formats", "reports")
	formats := l.texts(top, "formats", "")
	tables, ok := top["reports"].([]map[string]any)
	if !ok || len(tables) == 0 {
		l.fault("", "нет ни одной таблицы [[reports]]")
	}
	var out []Entry
	for i, t := range tables {
		out = append(out, l.entry(t, fmt.Sprintf("[[reports]] № %d: ", i+1), formats))
	}
	return out, errors.Join(l.faults...)
}

// list collects the faults of a file.
type list struct{ faults []error }

func (l *list) fault(where, format string, args ...any) {
	l.faults = append(l.faults, errors.New(where+fmt.Sprintf(format, args...)))
}

func (l *list) entry(t map[string]any, where string, formats []string) Entry {
	l.known(t, where, "formats", "output", "path")
	e := Entry{Path: l.text(t, "path", where), Formats: l.texts(t, "formats", where), Output: l.text(t, "output", where)}
	if e.Formats == nil {
		e.Formats = formats
	}
	if e.Path == "" {
		l.fault(where, "не задан ключ path")
	}
	if e.Output != "" && !fit(e.Output) {
		l.fault(where, "output: «%s»: нужен путь внутри папки для готовых файлов, без расширения, с именами, возможными и в Windows, например «заказчик/Концепция»", e.Output)
	}
	return e
}

// known refuses the keys that are not in a sorted list.
func (l *list) known(t map[string]any, where string, keys ...string) {
	for _, k := range slices.Sorted(maps.Keys(t)) {
		if _, ok := slices.BinarySearch(keys, k); !ok {
			l.fault(where, "неизвестный ключ «%s»; известны: %s", k, strings.Join(keys, ", "))
		}
	}
}

func (l *list) text(t map[string]any, key, where string) string {
	v, ok := t[key]
	s, isText := v.(string)
	if ok && !isText {
		l.fault(where, "%s: нужен текст", key)
	}
	return s
}

func (l *list) texts(t map[string]any, key, where string) []string {
	v, ok := t[key]
	if !ok {
		return nil
	}
	items, _ := v.([]any)
	var out []string
	for _, i := range items {
		if s, ok := i.(string); ok {
			out = append(out, s)
		}
	}
	if len(out) == 0 || len(out) != len(items) {
		l.fault(where, "%s: нужен список текстов, например [\"pdf\", \"docx\"]", key)
	}
	return out
}

// longestPart is what a folder or a name without extension may have in bytes.
const longestPart = 200

// fit tells whether a path leads to a place within a folder that all systems can
// name and that is none of the batch's own.
func fit(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if len(part) > longestPart || !output.Usable(part) {
			return false
		}
	}
	return fs.ValidPath(path)
}
