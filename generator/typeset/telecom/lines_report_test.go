package telecom_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator"
	"rd50/generator/report"
	"rd50/generator/typeset"
)

// sharedCases is where larger engagements lie beside the project.
const sharedCases = "../../../../shared/cases"

// reportIn gives the report of a folder with an engagement.
func reportIn(t testing.TB, folder string) *report.Report {
	t.Helper()
	templates, err := generator.LoadTemplates(nil)
	if err != nil {
		t.Fatal(err)
	}
	draft := generator.Read(generator.Input{Files: os.DirFS(folder), Name: "engagement.toml", Folder: "report"}, templates)
	r, err := draft.Report()
	if err != nil {
		t.Fatal(err, draft.Faults)
	}
	return r
}

// eachReport runs a test for both samples and a large report that lies beside the
// project; without it, where RD50_SHARED does not call for it, that part is left out.
func eachReport(t *testing.T, check func(*testing.T, *typeset.Layout)) {
	for _, c := range []struct{ name, folder string }{
		{"telecom", "../../../samples/telecom"},
		{"minimal", "../../../samples/minimal"},
		{"egisz", sharedCases + "/egisz"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := fs.Stat(os.DirFS(c.folder), "engagement.toml"); err != nil {
				if os.Getenv("RD50_SHARED") == "required" {
					t.Fatal(err)
				}
				t.Skipf("%s is not there: the other reports are looked at alone", c.folder)
			}
			l, err := typeset.Typeset(reportIn(t, c.folder), fonts.Default())
			if err != nil {
				t.Fatal(err)
			}
			check(t, l)
		})
	}
}

// paragraphIndent is 12.5 mm.
const paragraphIndent = 35433 * typeset.Point / 1000

// setLine is a line of a page as its reader sees it.
type setLine struct {
	page      int
	x, y, end typeset.Length
	text      string
	owner     *typeset.Element // the paragraph that it ends in
	space     int              // its spaces, in per cent of the normal one
}

func (l setLine) full() bool   { return l.end-l.x > 400*typeset.Point }
func (l setLine) hyphen() bool { return strings.HasSuffix(l.text, "-") }

// linesOf joins the runs that stand behind one another, raised ones too.
func linesOf(l *typeset.Layout) []setLine {
	owners := map[*typeset.Element]*typeset.Element{}
	own(l.Root, l.Root, owners)
	var out []setLine
	for number, p := range l.Pages {
		open := false
		for item := range p.Items() {
			r, ok := item.(*typeset.Run)
			if !ok || r.Element == nil || r.Element.Role == typeset.Entry { // leaders part the lines of the contents
				continue
			}
			n := len(out)
			if !open || !near(out[n-1].end, r.X, typeset.Point) || !near(out[n-1].y, r.Y, 8*typeset.Point) {
				out = append(out, setLine{page: number + 1, x: r.X, y: r.Y})
				open, n = true, n+1
			}
			line := &out[n-1]
			line.text, line.end, line.owner = line.text+r.Text, r.X+r.Width, owners[r.Element]
			if r.Gap != 0 {
				normal := typeset.Length(r.Face.Advance(' ')) * r.Size / 1000
				line.space = int((normal + r.Gap) * 100 / normal)
			}
		}
	}
	return out
}

func near(a, b, by typeset.Length) bool { return max(a-b, b-a) < by }

// own finds the paragraph, item or caption that each element belongs to.
func own(e, owner *typeset.Element, owners map[*typeset.Element]*typeset.Element) {
	switch e.Role {
	case typeset.LinkRole, typeset.NoteMark, typeset.FormulaRole:
	default:
		owner = e
	}
	owners[e] = owner
	for _, k := range e.Kids {
		own(k, owner, owners)
	}
}

// lineFaults are what a normcontroller marks in the lines of a report.
type lineFaults struct {
	full, hyphens int
	runs          map[int]int // how many times so many lines in a row end in a hyphen
	found         []string
}

func (f *lineFaults) tell(what string, l setLine) { f.found = append(f.found, what+": "+l.text) }

// paragraphs gathers the lines of each paragraph; a figure may stand between them.
func paragraphs(lines []setLine) [][]setLine {
	at := map[*typeset.Element]int{}
	var out [][]setLine
	for _, l := range lines {
		i, ok := at[l.owner]
		if !ok {
			i, at[l.owner] = len(out), len(out)
			out = append(out, nil)
		}
		out[i] = append(out[i], l)
	}
	return out
}

func look(lines []setLine) lineFaults {
	f := lineFaults{runs: map[int]int{}}
	for _, p := range paragraphs(lines) {
		f.paragraph(p)
	}
	return f
}

func (f *lineFaults) paragraph(lines []setLine) {
	run, end := 0, len(lines)-1
	for i, l := range lines {
		if i == end && i > 0 && lines[i-1].full() && l.end-l.x < paragraphIndent {
			f.tell("a last line shorter than the indent", l)
		}
		if !l.full() {
			continue
		}
		f.full++
		if !l.hyphen() {
			run = 0
			continue
		}
		f.hyphens++
		f.runs[run]--
		run++
		f.runs[run]++
		switch {
		case run == 3:
			f.tell("the third hyphen in a row", l)
		case i == end-1:
			f.tell("a hyphen before the last line", l)
		case i < end && lines[i+1].page != l.page:
			f.tell("a hyphen at the end of a page", l)
		}
	}
}

// TestLinesOfReports: at most 20 of 100 full lines end in a hyphen, never the last but one
// of a paragraph or the last of a page, never three in a row; no last line is shorter than
// the indent. A full line is wider than 400 points.
func TestLinesOfReports(t *testing.T) {
	eachReport(t, func(t *testing.T, l *typeset.Layout) {
		f := look(linesOf(l))
		delete(f.runs, 0)
		t.Logf("%d pages; %d of %d full lines end in a hyphen (%.1f %%); runs of hyphens %v; faults %d",
			len(l.Pages), f.hyphens, f.full, 100*float64(f.hyphens)/float64(f.full), f.runs, len(f.found))
		for _, s := range f.found {
			t.Error(s)
		}
		if f.hyphens*5 > f.full {
			t.Errorf("%d of %d full lines end in a hyphen", f.hyphens, f.full)
		}
	})
}
