package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rd50/generator"
	"rd50/generator/diagnostic"
	"rd50/generator/russian"
)

type checkOptions struct {
	format string
	strict bool
	all    bool // repeats, too
	open   bool // the open remarks in place of faults
}

func checkCommand() *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check [ПУТЬ…]",
		Short: "Проверить данные, ничего не выпуская",
		Long: `Проверяет одну или несколько концепций и сообщает обо всех ошибках с местом,
кодом правила и подсказкой. Повторы одного предупреждения показаны один раз, с
местами остальных; --all показывает каждое. --open перечисляет по разделам открытые
замечания заказчика ([[remarks]]). Код завершения 1, если есть ошибки.

Что значит правило, поясняет rd50 explain КОД. Вид sarif несет те же пояснения.`,
		Example: "  rd50 check samples/telecom\n  rd50 check -f sarif проекты/* > rd50.sarif",
		Args:    somePaths,
		RunE: func(cmd *cobra.Command, args []string) error {
			return checkPaths(cmd, args, o)
		},
	}
	cmd.Flags().StringVarP(&o.format, "format", "f", "text", "`вид` сообщений: text, json, sarif")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "считать предупреждения ошибками")
	cmd.Flags().BoolVar(&o.all, "all", false, "показать каждое предупреждение, не собирая повторы")
	cmd.Flags().BoolVar(&o.open, "open", false, "перечислить открытые замечания вместо ошибок")
	return cmd
}

func checkPaths(cmd *cobra.Command, args []string, o checkOptions) error {
	paths, err := spread(args)
	if err != nil {
		return err
	}
	if o.open {
		return checkOpen(cmd, paths, o)
	}
	print, err := faultPrinter(o)
	if err != nil {
		return err
	}
	templates, err := loadTemplates("")
	if err != nil {
		return err
	}
	found := &findings{texts: map[string][]byte{}}
	for _, p := range paths {
		if err := found.add(p, templates, o.strict); err != nil {
			return err
		}
	}
	if err := print(cmd.OutOrStdout(), found); err != nil {
		return environmentError(err)
	}
	if o.format == "text" {
		cmd.PrintErrln(found.summary(len(paths)))
	}
	if found.faults.Errors() > 0 {
		return &exitError{code: exitFaults}
	}
	return nil
}

// findings are the faults of several engagements.
type findings struct {
	faults diagnostic.List
	faulty int
	texts  map[string][]byte // of the files that faults stand in

	full, required int // values that the format requires, given and all
}

func (f *findings) add(path string, templates *generator.Templates, strict bool) error {
	in, err := open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	draft := generator.Read(in.Input, templates)
	faults := draft.Faults
	if strict {
		faults = faults.Strict()
	}
	if faults.Errors() > 0 {
		f.faulty++
	}
	if draft.Engagement != nil {
		full, required := draft.Engagement.Filled()
		f.full, f.required = f.full+full, f.required+required
	}
	shown := in.display(faults)
	source := in.source(faults, draft.Source)
	for _, d := range shown {
		if _, known := f.texts[d.Position.File]; !known {
			f.texts[d.Position.File] = source(d.Position.File)
		}
	}
	f.faults = append(f.faults, shown...)
	return nil
}

// summary is the line at the end: «проверено: 3 концепции; с ошибками: 1; ошибок:
// 2; предупреждений: 0», and how much of a new concept is filled in.
func (f *findings) summary(n int) string {
	errors := f.faults.Errors()
	text := fmt.Sprintf("проверено: %d %s; с ошибками: %d; ошибок: %d; предупреждений: %d",
		n, russian.Plural(n, "концепция", "концепции", "концепций"), f.faulty, errors, len(f.faults)-errors)
	if f.full < f.required {
		text += fmt.Sprintf("; заполнено %d из %d обязательных значений", f.full, f.required)
	}
	if n == 1 && errors > manyErrors {
		text += "\nошибок по таблицам, сверху вниз: " + f.tables()
	}
	return text
}

// manyErrors are so many that their list doesn't show where they stand.
const manyErrors = 20

// tables counts the errors of each table in the order of the file: «report 9,
// approvals 3». A new concept is filled in that way.
func (f *findings) tables() string {
	var names, out []string
	count := map[string]int{}
	for _, d := range f.faults {
		name := d.Key
		if at := strings.IndexAny(name, ".["); at >= 0 {
			name = name[:at]
		}
		if name == "" || d.Severity != diagnostic.Error {
			continue
		}
		if count[name]++; count[name] == 1 {
			names = append(names, name)
		}
	}
	for _, name := range names {
		out = append(out, fmt.Sprintf("%s %d", name, count[name]))
	}
	return strings.Join(out, ", ")
}

// faultPrinter gives the way to print faults by the options.
func faultPrinter(o checkOptions) (func(io.Writer, *findings) error, error) {
	switch o.format {
	case "text":
		return func(w io.Writer, f *findings) error {
			style := styleFor(w)
			style.Grouped = !o.all
			return f.faults.Styled(w, style, func(file string) []byte { return f.texts[file] })
		}, nil
	case "json":
		return func(w io.Writer, f *findings) error { return f.faults.JSON(w) }, nil
	case "sarif":
		helps, err := ruleHelps()
		return func(w io.Writer, f *findings) error { return f.faults.SARIF(w, version, helps) }, err
	}
	return nil, usageError("вид сообщений «%s» неизвестен; известны: text, json, sarif", o.format)
}

// source gives the text of the files that faults stand in by their shown names.
func (o *opened) source(faults diagnostic.List, text func(name string) []byte) func(string) []byte {
	names := map[string]string{}
	for _, d := range faults {
		names[o.shown(d.Position.File)] = d.Position.File
	}
	return func(shown string) []byte { return text(names[shown]) }
}
