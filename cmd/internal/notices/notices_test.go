package notices

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rd50/generator/golden"
)

// part is something that the program is made of, with its licences.
type part struct {
	name, version string
	licences      []string // their texts, the part's own first
}

// module is one as «go list» tells it.
type module struct {
	Path, Version, Dir string
	Main               bool
}

// systems are those that a release is made for (.ci/goreleaser.yaml).
var systems = []string{"linux", "darwin", "windows"}

// TestNoticesGolden gathers the licences from the modules that the command is
// really linked of, on each system. A dependency whose notice is not yet in the
// program fails it, as does one without a licence or under one that is not known.
func TestNoticesGolden(t *testing.T) {
	folders := linked(t)
	parts := []part{{"rd50", "", texts(t, "../../..")}, {"Таблицы переносов ruhyphal", "", texts(t, "../../../generator/typeset/patterns")}}
	for _, m := range slices.SortedFunc(maps.Keys(folders), func(a, b module) int { return strings.Compare(a.Path, b.Path) }) {
		parts = append(parts, part{m.Path, m.Version, texts(t, folders[m]...)})
	}
	goRoot := strings.TrimSpace(string(run(t, "go", "env", "GOROOT")))
	parts = append(parts, part{"Go, стандартная библиотека", "", texts(t, goRoot)})
	golden.Compare(t, "notices.txt", gathered(t, parts))
}

// linked gives the modules, each with the folders that notices may stand in: its
// own and those of its packages, up to it.
func linked(t *testing.T) map[module][]string {
	t.Helper()
	out := map[module][]string{}
	for _, system := range systems {
		cmd := exec.Command("go", "list", "-deps", "-json=Dir,Module", "rd50/cmd/rd50")
		cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		said, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for dec := json.NewDecoder(bytes.NewReader(said)); ; {
			var p struct {
				Dir    string
				Module *module
			}
			if err := dec.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			if p.Module != nil && !p.Module.Main {
				out[*p.Module] = withFolders(out[*p.Module], p.Module.Dir, p.Dir)
			}
		}
	}
	return out
}

// withFolders adds a package's folder and those above it, a module's own first.
func withFolders(known []string, top, dir string) []string {
	if !slices.Contains(known, top) {
		known = append(known, top)
	}
	for ; len(dir) > len(top); dir = filepath.Dir(dir) {
		if !slices.Contains(known, dir) {
			known = append(known, dir)
		}
	}
	return known
}

// noticeName is how files are called that must go along with what they are of.
var noticeName = regexp.MustCompile(`(?i)^(un)?licen[cs]e|^copying|^notice|^patents`)

// texts gives what the notices of some folders say.
func texts(t *testing.T, dirs ...string) []string {
	t.Helper()
	var out []string
	for _, dir := range dirs {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if e.IsDir() || !noticeName.MatchString(e.Name()) || filepath.Ext(e.Name()) == ".go" {
				continue
			}
			data, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n")))
		}
	}
	return out
}

// gathered writes a list of all parts with the names of their licences, then the
// texts.
func gathered(t *testing.T, parts []part) []byte {
	t.Helper()
	var list, full strings.Builder
	for _, p := range parts {
		title := strings.TrimSpace(p.name + " " + p.version)
		var names []string
		for _, text := range p.licences {
			names = append(names, nameOf(t, title, text))
		}
		if len(names) == 0 {
			t.Errorf("%s has no licence; without one it may not be passed on", title)
		}
		fmt.Fprintf(&list, "  %s: %s\n", title, strings.Join(names, ", "))
		fmt.Fprintf(&full, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 78), title, strings.Join(p.licences, "\n\n"))
	}
	return []byte("Лицензии rd50 и всего, из чего программа собрана. Лицензии шрифтов — вторые у модулей\ngithub.com/go-fonts: Liberation — OFL-1.1, DejaVu — Bitstream Vera.\n\n" +
		list.String() + full.String())
}

// known are licences by words that no other one has, with SPDX's names.
var known = []struct{ words, name string }{
	{"SIL OPEN FONT LICENSE", "OFL-1.1"},
	{"Bitstream Vera", "Bitstream-Vera"},
	{"LaTeX Project Public License", "LPPL-1.2+"},
	{"Apache License", "Apache-2.0"},
	{"This is free and unencumbered software released into the public domain", "Unlicense"},
	{"Additional IP Rights Grant (Patents)", "PATENTS"},
	{"Neither the name of", "BSD-3-Clause"},
	{"to any person obtaining a copy of this software and associated documentation files", "MIT"},
}

func nameOf(t *testing.T, of, text string) string {
	t.Helper()
	flat := strings.Join(strings.Fields(text), " ")
	var names []string
	for _, k := range known {
		if strings.Contains(flat, k.words) {
			names = append(names, k.name)
		}
	}
	if len(names) == 0 {
		t.Errorf("%s: an unknown licence: %.200s", of, flat)
	}
	return strings.Join(names, "+")
}

func run(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return out
}
