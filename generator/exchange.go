package generator

import (
	"bytes"
	"io/fs"
	"maps"
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
	Was      []byte                 // the text of the engagement's own file
	Text     []byte                 // of the engagement's own file, changed
	Faults   []workbook.Fault       // at cells
	Others   diagnostic.List        // new faults that stand at no cell: references to what went
	Left     diagnostic.List        // what the tables left to do: it keeps nothing from being written
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
	result := Intake{Old: before.Engagement, Was: text, Faults: out.Faults, Notes: out.Notes}
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

// brought sorts out the errors that were not there before: those that the cells brought,
// those that are wrong whatever comes, and what is left to do.
func (i *Intake) brought(before, after *Draft, cells map[string]workbook.Cell) {
	for _, f := range freshFaults(before, after) {
		switch cell := cellOf(cells, f.named); {
		case cell.Place != "" && blames(f.Code, cell.Holds):
			i.Faults = append(i.Faults, workbook.Fault{Place: cell.Place, Message: f.Code + ": " + f.Message, Hint: advice(f.Diagnostic, cell.Holds)})
		case wrong(f.Code):
			i.Others = append(i.Others, f.Diagnostic)
		default:
			f.Severity = diagnostic.Warning
			i.Left = append(i.Left, f.Diagnostic)
		}
	}
}

// freshFault is an error that was not there before, and its key by names.
type freshFault struct {
	diagnostic.Diagnostic
	named string
}

// freshFaults gives the errors of a draft that an earlier state of it did not have.
func freshFaults(before, after *Draft) []freshFault {
	old := map[string]bool{}
	was, is := naming(before), naming(after)
	for _, f := range before.Faults {
		old[identity(was(f.Key), f)] = true
	}
	var out []freshFault
	for _, f := range after.Faults {
		if key := is(f.Key); f.Severity == diagnostic.Error && !old[identity(key, f)] {
			out = append(out, freshFault{f, key})
		}
	}
	return out
}

// wrong tells the rules that say that a value is none of the format or leads nowhere;
// the others ask for something more.
func wrong(code string) bool {
	return slices.Contains([]string{"RD001", "RD002", "RD004", "RD005", "RD006"}, code)
}

// blames tells whether a fault comes from a cell: a new entry may wait for what its row
// does not say, be it verdicts or an indicator, but not for what names a column.
func blames(code string, holds workbook.Holding) bool {
	switch holds {
	case workbook.Entry:
		return wrong(code)
	case workbook.Blank:
		return wrong(code) || code == "RD003"
	}
	return true
}

// advice is a hint that can be followed in the book.
func advice(f diagnostic.Diagnostic, holds workbook.Holding) string {
	if holds == workbook.Cleared || holds == workbook.Blank {
		return "ячейка не может быть пустой"
	}
	return f.Hint
}

// identity tells a fault from others whatever its place in the file.
func identity(key string, f diagnostic.Diagnostic) string {
	return strings.Join([]string{f.Code, key, f.Message}, "\x00")
}

// naming gives what turns the keys of a draft with places into those with names.
func naming(d *Draft) func(key string) string {
	if d.Engagement == nil {
		return func(key string) string { return key }
	}
	return d.Engagement.Names().Of
}

// cellOf finds the cell of a key, or that of what it stands in, or one below it.
func cellOf(cells map[string]workbook.Cell, key string) workbook.Cell {
	for k := key; k != ""; k = k[:max(strings.LastIndexAny(k, ".["), 0)] {
		if cell, known := cells[k]; known {
			return cell
		}
	}
	return below(cells, key)
}

// below finds the cell of a list that brought a fault of the whole list.
func below(cells map[string]workbook.Cell, list string) workbook.Cell {
	for _, key := range slices.Backward(slices.Sorted(maps.Keys(cells))) {
		if strings.HasPrefix(key, list+"[") && cells[key].Holds == workbook.Value {
			return cells[key]
		}
	}
	return workbook.Cell{}
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

// Book gives the data of an engagement as an Excel book.
func Book(e *engagement.Engagement, words *workbook.Words, program string) ([]byte, error) {
	var b bytes.Buffer
	err := words.WriteXLSX(&b, workbook.Book{Tables: words.Of(e), Engagement: e, Program: program})
	return b.Bytes(), err
}
