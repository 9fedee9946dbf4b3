package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// What a reader takes in at a glance: no more is written in one place.
const (
	mostLines   = 450 // of a file
	mostOfOne   = 50  // lines of a function
	mostMethods = 40  // of a type
)

// TestNothingIsTooLarge measures the program without its tests.
func TestNothingIsTooLarge(t *testing.T) {
	methods := map[string]int{}
	measured := 0
	for _, root := range []string{".", "../cmd", "../fonts", "../templates"} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			measured++
			return measure(t, name, methods)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if measured < 300 {
		t.Errorf("only %d files were found", measured)
	}
	for name, n := range methods {
		if n > mostMethods {
			t.Errorf("%s has %d methods, at most %d are agreed", name, n, mostMethods)
		}
	}
}

func measure(t *testing.T, name string, methods map[string]int) error {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	lines := func(n ast.Node) int { return set.Position(n.End()).Line - set.Position(n.Pos()).Line + 1 }
	if n := set.Position(file.FileEnd).Line; n > mostLines {
		t.Errorf("%s has %d lines, at most %d are agreed", name, n, mostLines)
	}
	for _, d := range file.Decls {
		f, isFunc := d.(*ast.FuncDecl)
		if !isFunc {
			continue
		}
		if n := lines(f); n > mostOfOne {
			t.Errorf("%s: %s has %d lines, at most %d are agreed", name, f.Name.Name, n, mostOfOne)
		}
		if f.Recv != nil {
			methods[filepath.Dir(name)+"."+strings.TrimSuffix(receiver(f), ".")]++
		}
	}
	return nil
}
