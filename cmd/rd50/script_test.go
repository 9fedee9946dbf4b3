package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-fonts/dejavu/dejavuserif"
	"github.com/go-fonts/dejavu/dejavuserifbold"
	"github.com/go-fonts/dejavu/dejavuserifbolditalic"
	"github.com/go-fonts/dejavu/dejavuserifitalic"
	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain is the command itself where the binary is run by its name: with the command's
// own pace of collecting garbage.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rd50": main, "rd50-writer-held": heldWriter})
}

// TestScript runs testdata/*.txtar: one behaviour of the command a script. In a
// script SAMPLES is the folder of the samples, and «edit FILE OLD NEW» replaces
// the only occurrence of a text («\n» is a line end).
func TestScript(t *testing.T) {
	samples, err := filepath.Abs("../../samples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLES", samples)
			e.Setenv("TEMPLATES", filepath.Join(samples, "../generator/writer/docx/testdata/templates"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"edit": edit, "cut": cut, "writer": buildWriter, "glob": glob, "faces": writeFaces, "await": await, "pen": write,
		},
	})
}

func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	file, text := ts.MkAbs(args[0]), ts.ReadFile(args[0])
	unescape := strings.NewReplacer(`\n`, "\n").Replace
	before := unescape(args[1])
	if n := strings.Count(text, before); n != 1 {
		ts.Fatalf("%q stands %d times in %s, not once", before, n, args[0])
	}
	ts.Check(os.WriteFile(file, []byte(strings.Replace(text, before, unescape(args[2]), 1)), 0o666))
}

// cut removes from a TOML file every table whose header begins with one of the
// names, up to the next header.
func cut(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: cut FILE TABLE…")
	}
	var kept []string
	dropping := false
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		if name := strings.TrimLeft(line, "["); name != line {
			dropping = false
			for _, t := range args[1:] {
				dropping = dropping || strings.HasPrefix(name, t+"]") || strings.HasPrefix(name, t+".")
			}
		}
		if !dropping {
			kept = append(kept, line)
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Join(kept, "")), 0o666))
}

// buildWriter builds the sample of an external writer into a folder.
func buildWriter(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: writer DIR")
	}
	cmd := exec.Command("go", "build", "-o", ts.MkAbs(args[0])+string(filepath.Separator), "rd50/samples/writers/rd50-writer-words")
	out, err := cmd.CombinedOutput()
	if err != nil {
		ts.Fatalf("%v\n%s", err, out)
	}
}

// writeFaces writes the four faces of DejaVu Serif into a folder, as a customer's own.
func writeFaces(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: faces DIR")
	}
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o777))
	for name, data := range map[string][]byte{
		"regular": dejavuserif.TTF, "bold": dejavuserifbold.TTF,
		"italic": dejavuserifitalic.TTF, "bold-italic": dejavuserifbolditalic.TTF,
	} {
		ts.Check(os.WriteFile(filepath.Join(dir, "own-"+name+".ttf"), data, 0o666))
	}
}

// await waits until a file holds a text.
func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: await FILE TEXT")
	}
	file := ts.MkAbs(args[0])
	if !comes(func() bool {
		data, err := os.ReadFile(file)
		return err == nil && strings.Contains(string(data), args[1])
	}) {
		ts.Fatalf("%s: %q has not come", args[0], args[1])
	}
}

// glob tells whether the only file that matches a pattern holds a text, its
// fixed blanks read as plain ones.
func glob(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] glob PATTERN TEXT")
	}
	files, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(files) != 1 {
		ts.Fatalf("%s: %d files, not one", args[0], len(files))
	}
	text := strings.ReplaceAll(ts.ReadFile(files[0]), "\u00a0", " ")
	if found := strings.Contains(text, args[1]); found == neg {
		ts.Fatalf("%s: %q: found %v", args[0], args[1], found)
	}
}
