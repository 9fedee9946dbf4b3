package generator

import (
	"io/fs"
	"maps"
	"slices"

	"rd50/generator/amend"
	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/input"
	"rd50/generator/register"
	"rd50/generator/report"
)

// Rewriting is what an engagement's files would become. It is checked before anything is
// written.
type Rewriting struct {
	Old, New *engagement.Engagement // New is nil where nothing may be written
	Files    []Rewritten
	Faults   diagnostic.List // new errors
}

// Rewritten is a file that changes.
type Rewritten struct {
	Name      string
	Was, Text []byte
}

// SourceOf gives the text of a file as it would be, for showing faults in it.
func (r Rewriting) SourceOf(files fs.FS) func(name string) []byte {
	return func(name string) []byte {
		for _, f := range r.Files {
			if f.Name == name {
				return slices.Clone(f.Text)
			}
		}
		return engagement.Text(files, name)
	}
}

// rewrite checks what a draft becomes with other files.
func rewrite(d *Draft, files map[string][]byte) (Rewriting, *Draft, error) {
	out := Rewriting{Old: d.Engagement}
	in := d.input
	for _, name := range slices.Sorted(maps.Keys(files)) {
		was, err := input.Read(d.input.Files, name)
		if err != nil {
			return out, nil, err
		}
		out.Files = append(out.Files, Rewritten{name, was, files[name]})
		in.Files = input.With(in.Files, name, files[name])
	}
	after := Sketch(in, d.templates)
	for _, f := range freshFaults(d, after) {
		out.Faults = append(out.Faults, f.Diagnostic)
	}
	if len(out.Faults) == 0 {
		out.New = after.Engagement
	}
	return out, after, nil
}

// Register gives the customer's remarks of a draft; prefix is that of the ids where
// there is none yet.
func Register(d *Draft, prefix string) *register.Register {
	return register.Of(d.Engagement, d.book.Pages, prefix)
}

// Save puts entries that a draft does not have into its own file.
func Save(d *Draft, list []register.Entry) (Rewriting, error) {
	text, err := input.Read(d.input.Files, d.input.Name)
	if err != nil {
		return Rewriting{}, err
	}
	now, err := register.Append(text, list)
	if err != nil {
		return Rewriting{}, err
	}
	out, _, err := rewrite(d, map[string][]byte{d.input.Name: now})
	return out, err
}

// Amend takes edits of the printed report over into the files of a draft.
// Faults tells of each edit what keeps it from being taken over; then nothing may be
// written.
func Amend(d *Draft, edits []amend.Edit) (out Rewriting, faults []error, err error) {
	err = guarded(func() error {
		out, faults, err = taken(d, edits)
		return err
	})
	return out, faults, err
}

// taken is what Amend gives of a report that is built.
func taken(d *Draft, edits []amend.Edit) (Rewriting, []error, error) {
	result, err := amend.Apply(amend.Input{
		Engagement: d.Engagement, Pages: d.book.Pages, Name: d.input.Name,
		Read: func(name string) ([]byte, error) { return input.Read(d.input.Files, name) },
	}, edits)
	if err != nil || result.Failed() {
		return Rewriting{Old: d.Engagement}, result.Faults, err
	}
	out, after, err := rewrite(d, result.Files)
	if err != nil || out.New == nil {
		return out, result.Faults, err
	}
	was, err := linesOf(d)
	if err != nil {
		return out, result.Faults, err
	}
	is, err := linesOf(after)
	if err != nil {
		return out, result.Faults, err
	}
	result.Settle(was, is)
	if result.Failed() {
		out.New = nil
	}
	return out, result.Faults, nil
}

// linesOf lists the printed lines of a report in its order; with errors those of its draft.
func linesOf(d *Draft) ([]string, error) {
	if d.Faults.Errors() > 0 {
		return printedLines(d.Preview().Report), nil
	}
	if err := d.build(); err != nil {
		return nil, err
	}
	return printedLines(d.report), nil
}

func printedLines(r *report.Report) []string {
	out := titleLines(r.Title)
	for _, s := range r.Sections {
		out = append(out, s.Title)
		report.EachBlock(s.Blocks, func(b report.Block) {
			if p, ok := b.(*report.Performers); ok {
				for _, g := range p.Groups {
					for _, s := range g.Signatures {
						out = append(out, signatureLines(s)...)
					}
				}
			}
			for _, line := range report.Lines(b) {
				if !slices.ContainsFunc(line, report.IsCounts) {
					out = append(out, report.PlainText(line))
				}
			}
		})
	}
	for _, s := range r.Sources {
		out = append(out, report.PlainText(s.Text))
	}
	return out
}

func titleLines(t report.TitlePage) []string {
	out := []string{t.Ministry, t.Organisation, t.Short, t.Research, t.Title, t.Kind, t.Designation, t.Place}
	out = append(append(out, t.Codes...), t.Document...)
	for _, a := range t.Approvals {
		out = append(out, a.Word, a.Position, a.Organisation, a.Degree, a.Name, a.Date)
	}
	for _, s := range t.Signatures {
		out = append(out, signatureLines(s)...)
	}
	return out
}

func signatureLines(s report.Signature) []string {
	return []string{s.Role, s.Position, s.Degree, s.Name, s.Parts}
}
