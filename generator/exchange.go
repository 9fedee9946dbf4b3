package generator

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/input"
	"rd50/generator/workbook"
)

// Intake is what taking tables into an engagement comes to.
type Intake struct {
	Old, New *engagement.Engagement // New is nil with faults
	Text     []byte                 // of the engagement's own file, changed
	Faults   []workbook.Fault       // at cells
	Others   diagnostic.List        // new faults that stand at no cell
	Notes    []string
}

// Changed tells whether there is anything to write.
func (i Intake) Changed() bool { return i.Text != nil }

// Taking is what a user may choose of [TakeIn].
type Taking struct {
	Table  string // that all grids hold; empty where their names tell
	Delete bool   // entries that the grids lack go
}

// TakeIn merges tables into an engagement and checks what it would become. An error
// says that the engagement can't be read.
func TakeIn(in Input, t *Templates, words *workbook.Words, grids []workbook.Grid, o Taking) (Intake, error) {
	before := Sketch(in, t)
	if before.Engagement == nil {
		return Intake{Others: before.Faults}, nil
	}
	text, err := input.Read(in.Files, in.Name)
	if err != nil {
		return Intake{}, err
	}
	out, err := words.Merge(workbook.Input{
		Engagement: before.Engagement, Base: baseOf(in, before.Engagement), Text: text, Table: o.Table, Delete: o.Delete,
	}, grids)
	if err != nil {
		return Intake{}, err
	}
	result := Intake{Old: before.Engagement, Faults: out.Faults, Notes: out.Notes}
	if len(out.Faults) > 0 || string(out.Text) == string(text) {
		return result, nil
	}
	in.Files = input.With(in.Files, in.Name, out.Text)
	after := Sketch(in, t)
	result.Text, result.New = out.Text, after.Engagement
	result.brought(before, after, out.Cells)
	return result, nil
}

// baseOf loads what a version extends; nil for an engagement that is none.
func baseOf(in Input, e *engagement.Engagement) *engagement.Engagement {
	if e.Extends == "" {
		return nil
	}
	base, _ := engagement.Load(in.Files, path.Join(path.Dir(in.Name), e.Extends))
	return base
}

// brought sorts out the errors that were not there before: at the cells that they come
// from, or else at their place in the file.
func (i *Intake) brought(before, after *Draft, cells map[string]string) {
	old := map[string]bool{}
	for _, f := range before.Faults {
		old[identity(before, f)] = true
	}
	for _, f := range after.Faults {
		if f.Severity != diagnostic.Error || old[identity(after, f)] {
			continue
		}
		if place := cellOf(cells, named(after, f.Key)); place != "" {
			i.Faults = append(i.Faults, workbook.Fault{Place: place, Message: f.Code + ": " + f.Message, Hint: f.Hint})
		} else {
			i.Others = append(i.Others, f)
		}
	}
}

// identity tells a fault from others whatever its place in the file.
func identity(d *Draft, f diagnostic.Diagnostic) string {
	return strings.Join([]string{f.Code, named(d, f.Key), f.Message}, "\x00")
}

func named(d *Draft, key string) string {
	if d.Engagement == nil {
		return key
	}
	return d.Engagement.Names().Of(key)
}

// cellOf finds the cell of a key, or that of what it stands in.
func cellOf(cells map[string]string, key string) string {
	for key != "" {
		if place := cells[key]; place != "" {
			return place
		}
		end := strings.LastIndexAny(key, ".[")
		if end < 0 {
			return ""
		}
		if trimmed := strings.TrimSuffix(key, "]"); cells[trimmed] != "" {
			return cells[trimmed]
		}
		key = key[:end]
	}
	return ""
}

// SourceOf gives the text of a file as it would be, for showing faults in it.
func (i Intake) SourceOf(files fs.FS, in Input) func(name string) []byte {
	return func(name string) []byte {
		if name == in.Name && i.Text != nil {
			return slices.Clone(i.Text)
		}
		return engagement.Text(files, name)
	}
}

// Book gives the data of a draft as an Excel book, whatever its faults.
func (d *Draft) Book(words *workbook.Words, program string) ([]byte, error) {
	var b bytes.Buffer
	err := words.WriteXLSX(&b, workbook.Book{Tables: words.Of(d.Engagement), Engagement: d.Engagement, Program: program})
	return b.Bytes(), err
}
