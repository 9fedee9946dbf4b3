package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport says which packages of this module each package under generator may
// import: data only moves down the pipeline that generator/doc.go tells.
var mayImport = map[string]string{
	// the document model and what stands on nothing
	"report":     "drawing plainjson", // a picture is parsed once and stays parsed
	"diagnostic": "plainjson",
	"russian":    "pattern",
	"output":     "input/disk",
	"input":      "",
	"beside":     "",
	"input/disk": "input",
	"outline":    "",
	"plainjson":  "",
	"plaincsv":   "",
	"pattern":    "",
	"format":     "rd50/templates", // which standards there are
	"tex":        "",
	"look":       "pattern",
	"tomledit":   "", // changes a file's text, whatever it means
	"amend":      "engagement format prose tomledit",
	"workbook":   "analysis engagement format schema tomledit",
	// pictures: the model on nothing, then in and out of SVG, in faces, in pixels
	"drawing":                      "",
	"drawing/internal/outline":     "drawing",
	"drawing/lettering":            "drawing rd50/fonts",
	"drawing/svg":                  "drawing drawing/internal/outline drawing/svg/internal/markup",
	"drawing/svg/internal/markup":  "",
	"drawing/raster":               "drawing drawing/internal/outline drawing/lettering drawing/raster/internal/scan rd50/fonts",
	"drawing/raster/internal/scan": "",

	// what comes in
	"engagement": "diagnostic format input look outline",
	"standard":   "outline rd50/templates",
	"schema":     "engagement format outline parts plainjson standard",
	"skeleton":   "plainjson standard",
	"picture":    "drawing drawing/lettering drawing/raster drawing/svg report rd50/fonts",
	"prose":      "beside engagement outline pattern picture report russian standard tex",

	// what is worked out of it
	"analysis": "engagement",
	"parts":    "analysis engagement outline", // which parts of the sections have something to print
	"check":    "analysis beside diagnostic engagement outline parts pattern prose report russian standard",
	"explain":  "check diagnostic",
	"figures":  "analysis engagement plainjson russian",
	"diff":     "analysis engagement format outline plainjson russian schema standard",

	// the assembler and its words
	"bibliography": "engagement pattern report",
	"typography":   "pattern report russian", // one style of numbers in the author's text and the program's
	"wording":      "input look prose report russian",
	"chart":        "drawing russian rd50/fonts",
	"section":      "analysis bibliography chart engagement outline parts prose report russian standard tex typography wording rd50/fonts",

	// what comes back: a file is known by what the report renders to, whoever wrote it
	"ooxml":    "", // packages that others made, within limits
	"review":   "diagnostic ooxml",
	"register": "check diagnostic engagement outline parts plainjson prose review tomledit", // what came back, into the data

	// what goes out: never sees an engagement
	"revision":        "picture report typeset", // what became of a report in its next version
	"typeset":         "beside drawing drawing/lettering report tex rd50/fonts",
	"writer":          "report typeset writer/docx writer/html writer/markdown writer/pdf writer/terminal",
	"writer/markdown": "pattern picture report",
	"writer/html":     "picture report tex",
	"writer/terminal": "report",
	"writer/docx":     "drawing drawing/raster ooxml picture report revision tex typeset rd50/fonts",
	"writer/pdf":      "drawing drawing/lettering picture report tex typeset rd50/fonts",

	// the façade
	".": "amend check diagnostic diff engagement input ooxml outline output picture prose register report review revision schema section skeleton standard typeset wording workbook writer writer/docx writer/markdown writer/pdf rd50/fonts rd50/templates",

	// many reports, through the façade
	"batch": "diagnostic input look output plainjson writer rd50/generator",

	// tests alone
	"writer/pdf/internal/readback": "",
	"golden":                       "",
	"inmemory":                     "",
	"ooxml/parcel":                 "",
	"pace":                         "",
	"review/pen":                   "ooxml/parcel", // the customer's
	"thorough":                     "",
	"report/specimen":              "report drawing/svg",
}

// allowed gives the packages that one may import. A new writer may import the report
// alone until the table says more, and the table of formats may import every writer.
func allowed(pkg, imported string) (ok, listed bool) {
	list, listed := mayImport[pkg]
	switch {
	case !listed && isWriter(pkg):
		return imported == "report", true
	case pkg == "writer" && isWriter(imported):
		return true, true
	}
	return slices.Contains(strings.Fields(list), imported), listed
}

// isWriter tells whether a package writes a format: writer/NAME.
func isWriter(pkg string) bool { return path.Dir(pkg) == "writer" }

// forTests are the packages that only tests import.
var forTests = []string{"golden", "inmemory", "ooxml/parcel", "pace", "report/specimen", "review/pen", "thorough", "writer/pdf/internal/readback"}

// homes are the only packages that know a module: one, or one on each side of the
// pipeline.
var homes = map[string]string{
	"github.com/yuin/goldmark":         "prose",
	"github.com/go-pdf/fpdf":           "writer/pdf",
	"github.com/klauspost/compress":    "drawing/raster writer/docx writer/pdf",
	"github.com/nguyenthenguyen/docx":  "writer/docx",
	"github.com/gofrs/flock":           "output",
	"github.com/xuri/excelize":         "workbook",
	"github.com/pelletier/go-toml":     "engagement skeleton",
	"github.com/spf13/cobra":           "none under generator: commands are cmd's",
	"github.com/go-fonts":              "none under generator: faces are the package fonts'",
	"github.com/pdfcpu/pdfcpu":         "none: a tool of tests",
	"github.com/rogpeppe/go-internal/": "none: a tool of tests",
}

// forbidden are the imports that let the outside world in, with the reason.
var forbidden = map[string]string{
	"os":            "files come in through an fs.FS and go out through output",
	"os/exec":       "only the command starts programs",
	"os/signal":     "only the command hears signals",
	"path/filepath": "paths within an fs.FS have slashes on every system: path",
	"net":           "nothing goes over the network",
	"net/http":      "nothing goes over the network",
	"syscall":       "nothing asks the system",
	"math/rand":     "equal input gives equal bytes",
	"math/rand/v2":  "equal input gives equal bytes",
	"crypto/rand":   "equal input gives equal bytes",
	"log":           "faults are returned, not printed",
	"flag":          "only the command reads its arguments",
	"unsafe":        "nothing needs it",
}

// clock are the functions that read it.
var clock = []string{"time.Now", "time.Since", "time.Until", "time.After", "time.Tick", "time.Sleep", "time.NewTimer", "time.NewTicker"}

// excused may import what is forbidden to the rest.
var excused = map[string][]string{
	"output":     {"os", "path/filepath"},
	"input/disk": {"os", "path/filepath", "syscall"},
	"golden":     {"os", "path/filepath"},
	"pace":       {"os"},
	"thorough":   {"os"},
	// draws weightings with a seed of its own: the same each time
	"analysis": {"math/rand/v2"},
}

// sourceFile is a file of a package that is no test.
type sourceFile struct {
	pkg, name string
	tree      *ast.File
}

func (f sourceFile) imports() []string {
	var out []string
	for _, i := range f.tree.Imports {
		p, _ := strconv.Unquote(i.Path.Value) // the parser has read it
		out = append(out, p)
	}
	return out
}

// parsed holds what sources has read: tests share it.
var parsed = map[string][]sourceFile{}

// sources parses every file below a folder but the tests.
func sources(t *testing.T, root string) []sourceFile {
	t.Helper()
	out, known := parsed[root]
	if known {
		return out
	}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		pkg, err := filepath.Rel(root, filepath.Dir(name))
		out = append(out, sourceFile{filepath.ToSlash(pkg), filepath.ToSlash(name), tree})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) == 0 {
		t.Fatal("no files")
	}
	parsed[root] = out
	return out
}

func TestImportsRunOneWay(t *testing.T) {
	for _, f := range sources(t, ".") {
		if _, listed := allowed(f.pkg, ""); !listed {
			t.Errorf("%s: say in mayImport of this test what the new package %s may import", f.name, f.pkg)
			continue
		}
		for _, p := range f.imports() {
			own, ours := strings.CutPrefix(p, "rd50/generator/")
			may, _ := allowed(f.pkg, own)
			switch {
			case strings.HasPrefix(p, "rd50/cmd"):
				t.Errorf("%s imports %s: commands stand above the generator", f.name, p)
			case ours && slices.Contains(forTests, own) && !slices.Contains(forTests, f.pkg):
				t.Errorf("%s imports %s, which is for tests alone", f.name, p)
			case strings.HasPrefix(p, "rd50/") && !may:
				t.Errorf("%s imports %s: the package %s may import «%s»", f.name, p, f.pkg, mayImport[f.pkg])
			}
		}
	}
}

// TestTheTableHasNoRings holds mayImport itself to one direction.
func TestTheTableHasNoRings(t *testing.T) {
	var visit func(pkg string, above []string)
	visit = func(pkg string, above []string) {
		if slices.Contains(above, pkg) {
			t.Fatalf("a ring: %s → %s", strings.Join(above, " → "), pkg)
		}
		for _, p := range strings.Fields(mayImport[pkg]) {
			visit(p, append(slices.Clone(above), pkg))
		}
	}
	for _, pkg := range slices.Sorted(maps.Keys(mayImport)) {
		visit(pkg, nil)
	}
}

// TestWritersNeverSeeAnEngagement follows the table down from all that goes out.
func TestWritersNeverSeeAnEngagement(t *testing.T) {
	var visit func(pkg string)
	visit = func(pkg string) {
		for _, p := range strings.Fields(mayImport[pkg]) {
			if p == "engagement" {
				t.Errorf("%s sees the engagement", pkg)
			}
			visit(p)
		}
	}
	for _, pkg := range []string{"report", "typeset", "writer", "output"} {
		visit(pkg)
	}
}

// TestReportNeedsNoModule: the document model and all that it stands on have the
// standard library alone.
func TestReportNeedsNoModule(t *testing.T) {
	var visit func(pkg string)
	visit = func(pkg string) {
		for _, f := range sources(t, pkg) {
			for _, p := range f.imports() {
				if first, _, _ := strings.Cut(p, "/"); f.pkg == "." && strings.Contains(first, ".") {
					t.Errorf("%s imports %s: the document model stands on the standard library alone", f.name, p)
				}
			}
		}
		for _, p := range strings.Fields(mayImport[pkg]) {
			visit(p)
		}
	}
	visit("report")
}

func TestEachModuleHasItsHome(t *testing.T) {
	for _, f := range sources(t, ".") {
		for _, p := range f.imports() {
			for module, home := range homes {
				if strings.HasPrefix(p, module) && !slices.Contains(strings.Fields(home), f.pkg) {
					t.Errorf("%s imports %s: its home is %s", f.name, p, home)
				}
			}
		}
	}
}

// TestNothingReadsTheOutsideWorld: no clock, environment, network, chance, or
// file outside the fs.FS that is given.
func TestNothingReadsTheOutsideWorld(t *testing.T) {
	for _, f := range sources(t, ".") {
		for _, i := range f.tree.Imports {
			p, _ := strconv.Unquote(i.Path.Value)
			if reason, bad := forbidden[p]; bad && !slices.Contains(excused[f.pkg], p) {
				t.Errorf("%s imports %s: %s", f.name, p, reason)
			}
			if p == "time" && i.Name != nil {
				t.Errorf("%s renames time, which hides the clock from this test", f.name)
			}
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && slices.Contains(clock, x.Name+"."+s.Sel.Name) {
					t.Errorf("%s uses %s.%s: the report's date is the only one that outputs carry", f.name, x.Name, s.Sel.Name)
				}
			}
			return true
		})
	}
}

// TestFontsAndTemplatesStandAlone: they hold data and know nothing of reports.
func TestFontsAndTemplatesStandAlone(t *testing.T) {
	for _, root := range []string{"../fonts", "../templates"} {
		for _, f := range sources(t, root) {
			for _, p := range f.imports() {
				if strings.HasPrefix(p, "rd50/") {
					t.Errorf("%s imports %s", path.Join(root, f.pkg), p)
				}
			}
		}
	}
}
