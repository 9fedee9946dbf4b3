package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// declared gives what each package under generator declares: «decoder.number».
func declared(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, f := range sources(t, ".") {
		pkg := f.tree.Name.Name
		for _, d := range f.tree.Decls {
			out[pkg] = append(out[pkg], names(d)...)
		}
	}
	return out
}

// names gives what a declaration declares.
func names(d ast.Decl) []string {
	if f, ok := d.(*ast.FuncDecl); ok {
		return []string{receiver(f) + f.Name.Name}
	}
	var out []string
	for _, s := range d.(*ast.GenDecl).Specs {
		if s, ok := s.(*ast.TypeSpec); ok {
			out = append(out, s.Name.Name)
		}
	}
	return out
}

func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return ""
	}
	kind := f.Recv.List[0].Type
	if p, ok := kind.(*ast.StarExpr); ok {
		kind = p.X
	}
	if g, ok := kind.(*ast.IndexExpr); ok {
		kind = g.X
	}
	return kind.(*ast.Ident).Name + "."
}

// TestTheWalksNameWhatExists: what doc.go names is declared, and each package of the
// module under generator is told there.
func TestTheWalksNameWhatExists(t *testing.T) {
	tree, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	text, all := tree.Doc.Text(), declared(t)
	found := 0
	for _, m := range regexp.MustCompile(`\b([a-z]+)\.([A-Za-z]+(?:\.[A-Za-z]+)?)`).FindAllStringSubmatch(text, -1) {
		list, ok := all[m[1]]
		if !ok || m[0] == "engagement.toml" {
			continue
		}
		if found++; !slices.Contains(list, m[2]) {
			t.Errorf("doc.go names %s, which is not there", m[0])
		}
	}
	if found < 30 {
		t.Errorf("only %d names are found", found)
	}
	for _, f := range sources(t, ".") {
		room, _, _ := strings.Cut(f.pkg, "/")
		if room != "." && !slices.Contains(forTests, room) && !regexp.MustCompile(`\b`+path.Base(room)+`\b`).MatchString(text) {
			t.Errorf("doc.go does not tell of the package %s", room)
		}
	}
}
