package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rd50/cmd/internal/external"
	"rd50/generator"
	"rd50/generator/input/disk"
	"rd50/generator/output"
	"rd50/generator/writer"
	"rd50/generator/writer/docx"
)

type renderOptions struct {
	dir       string
	formats   []string
	templates string
	strict    bool
	draft     bool   // with its faults
	against   string // a version or its path
	files     generator.Options
	patience  time.Duration // with an external writer
}

func renderCommand() *cobra.Command {
	var o renderOptions
	cmd := &cobra.Command{
		Use:   "render [ПУТЬ]",
		Short: "Выпустить отчет: Markdown, PDF, DOCX, HTML, текст",
		Long: `Собирает отчет из файла TOML (или из engagement.toml в папке) и записывает его
во всех указанных форматах. При ошибках в данных не записывается ничего.
Имя файла: ШИФР-ВЕРСИЯ.формат; без шифра — имя папки.

Ключ --draft выпускает проект отчета и с ошибками, код завершения 0: каждая ошибка
стоит на своем месте отметкой «⟦RD202: …⟧», вверху каждой страницы — «ПРОЕКТ», на
последнем листе — открытые вопросы: ошибки, предупреждения и замечания без ответа.
Имя файла кончается на -draft. Непрочитанные файлы TOML выпуску мешают.

Ключ --against показывает, что изменилось с прежней версии: в DOCX — исправления
Word (отклонить все — прежний текст, принять все — новый), в PDF — черта на поле
рядом с измененным и перечень исключенного за отчетом. Прежняя версия — путь или
номер версии той же концепции. Имя файла кончается на -against-ПРЕЖНЯЯ.`,
		Example: "  rd50 render samples/telecom -o out\n  rd50 render концепция/versions/1.1.toml -f pdf,docx\n  rd50 render --draft концепция -f docx\n" +
			"  rd50 render концепция/versions/1.1.toml --against 1.0",
		Args: onePath,
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.against != "" && !cmd.Flags().Changed("format") {
				o.formats = revisingFormats()
			}
			return render(cmd, pathOf(args), o)
		},
	}
	cmd.Flags().StringVar(&o.against, "against", "", "`версия`, с которой сравнить: путь или номер версии той же концепции; показать изменения в PDF и DOCX")
	offer(cmd, "against", completeVersions)
	cmd.Flags().StringVarP(&o.dir, "output", "o", ".", "`папка` для готовых файлов; «-» — один формат в стандартный вывод")
	cmd.Flags().StringSliceVarP(&o.formats, "format", "f", usualFormats(), "`форматы` через запятую; см. rd50 formats")
	cmd.Flags().StringVar(&o.templates, "templates", "", "`папка` со своими формулировками (sections/*.toml)")
	fileOptions(cmd.Flags(), &o)
	cmd.Flags().BoolVar(&o.draft, "draft", false, "выпустить проект: с отметками ошибок и перечнем открытых вопросов")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "считать предупреждения ошибками")
	return cmd
}

// fileOptions are the flags of what a user may choose of a report's files.
func fileOptions(f *pflag.FlagSet, o *renderOptions) {
	tables := &o.files.Tables
	*tables = docx.AutoTables
	f.Var(&oneOf[docx.Tables]{tables, []docx.Tables{docx.AutoTables, docx.CutTables, docx.PlainTables}}, "docx-tables",
		"`вид` длинных таблиц DOCX: cut — с «Продолжением таблицы», как в PDF; plain — только с повтором шапки; auto — cut в утвержденном отчете, иначе plain")
	f.BoolFunc("docx-plain-tables", "то же, что --docx-tables plain", func(string) error {
		*tables = docx.PlainTables
		return nil
	})
	f.BoolVar(&o.files.EmbedFonts, "docx-embed-fonts", false, "вложить в DOCX шрифты Liberation Serif и Liberation Mono: файл больше на 1 МиБ")
	f.BoolVar(&o.files.Attach, "attach", false, "вложить в PDF исходные файлы TOML и отчет в JSON (PDF/A-3a)")
	f.DurationVar(&o.patience, "writer-timeout", 2*time.Minute, "`сколько` ждать внешнюю программу rd50-writer-ИМЯ: 30s, 5m")
}

func render(cmd *cobra.Command, path string, o renderOptions) error {
	ctx, stop := untilSignal(cmd.Context())
	defer stop()
	files, err := orInterrupted(ctx, func() ([]output.File, error) { return renderFiles(ctx, cmd, path, o) })
	if err != nil {
		return err
	}
	if o.dir == stdio {
		return toOutput(cmd, files[0].Data)
	}
	paths, err := output.Write(ctx, o.dir, files)
	if err != nil {
		return written(err)
	}
	return printFiles(cmd, paths)
}

// renderFiles makes the report in memory.
func renderFiles(ctx context.Context, cmd *cobra.Command, path string, o renderOptions) ([]output.File, error) {
	formats, err := findFormats(ctx, o.formats, o.patience)
	if err != nil {
		return nil, err
	}
	if o.dir == stdio && len(formats) != 1 {
		return nil, usageError("в стандартный вывод выпускается один формат, например -f pdf")
	}
	if o.files.Attach && !writer.Attaches(formats) {
		return nil, usageError("вложения бывают только в PDF; к --attach нужен -f pdf")
	}
	if err := o.canShow(formats); err != nil {
		return nil, err
	}
	templates, err := toldTemplates(cmd, o.templates)
	if err != nil {
		return nil, err
	}
	in, err := open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	draft := generator.Sketch(in.Input, templates)
	if err := compared(cmd, draft, path, o.against, templates); err != nil {
		return nil, err
	}
	if o.draft && draft.Readable() {
		return draftFiles(cmd, in, draft, formats, o)
	}
	draft.CheckPages()
	if err := tellFaults(cmd, in, draft, o.strict); err != nil {
		return nil, err
	}
	files, err := draft.Render(formats, o.files)
	if err != nil {
		return nil, renderError(err)
	}
	return files, nil
}

// draftFiles makes the report with its faults, and tells these as check does.
func draftFiles(cmd *cobra.Command, in *opened, draft *generator.Draft, formats []writer.Format, o renderOptions) ([]output.File, error) {
	if o.strict {
		draft.Faults = draft.Faults.Strict()
	}
	files, err := draft.RenderDraft(formats, o.files)
	if err != nil {
		return nil, renderError(err)
	}
	style := styleFor(cmd.ErrOrStderr())
	style.Grouped = true
	if err := in.display(draft.Faults).Styled(cmd.ErrOrStderr(), style, in.source(draft.Faults, draft.Source)); err != nil {
		return nil, environmentError(err)
	}
	told := fmt.Sprintf("проект отчета: ошибок: %d, предупреждений: %d", draft.Faults.Errors(), len(draft.Faults)-draft.Faults.Errors())
	if n := len(draft.OpenRemarks()); n > 0 {
		told += fmt.Sprintf(", открытых замечаний: %d", n)
	}
	cmd.PrintErrln(told)
	return files, nil
}

// tellFaults prints all faults; errors end the command.
func tellFaults(cmd *cobra.Command, in *opened, draft *generator.Draft, strict bool) error {
	faults := draft.Faults
	if strict {
		faults = faults.Strict()
	}
	if err := in.display(faults).Styled(cmd.ErrOrStderr(), styleFor(cmd.ErrOrStderr()), in.source(faults, draft.Source)); err != nil {
		return environmentError(err)
	}
	if n := faults.Errors(); n > 0 {
		return &exitError{code: exitFaults, err: fmt.Errorf("ошибок: %d; отчет не выпущен", n)}
	}
	return nil
}

// findFormats gives the formats by name: built in, else an external writer, which
// ends with the context.
func findFormats(ctx context.Context, names []string, patience time.Duration) ([]writer.Format, error) {
	names, err := distinct(names)
	if err != nil {
		return nil, err
	}
	var out []writer.Format
	for _, name := range names {
		f, ok := writer.Find(name)
		if !ok {
			f, ok = external.Find(ctx, name, external.Usual(patience))
		}
		if !ok {
			return nil, usageError("формат «%s» неизвестен; известны: %s (свой формат — программа %s%s в PATH)",
				name, strings.Join(builtInNames(), ", "), external.Prefix, name)
		}
		out = append(out, f)
	}
	return out, nil
}

// distinct gives the names of formats, each once and without blanks around it.
func distinct(names []string) ([]string, error) {
	var out []string
	for _, name := range names {
		if name = strings.TrimSpace(name); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	if len(out) == 0 {
		return nil, usageError("не указан ни один формат")
	}
	return out, nil
}

// usualFormats are made unless others are named.
func usualFormats() []string { return []string{"md", "pdf", "docx"} }

func builtInNames() []string {
	var out []string
	for _, f := range writer.Formats() {
		out = append(out, f.Name)
	}
	return out
}

// loadTemplates reads the shipped templates and the customer's folder, if any.
func loadTemplates(dir string) (*generator.Templates, error) {
	if dir == "" {
		t, err := generator.LoadTemplates(nil)
		if err != nil {
			return nil, environmentError(err)
		}
		return t, nil
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, usageError("нет папки шаблонов «%s»", dir)
	}
	t, err := generator.LoadTemplates(disk.Folder(dir))
	if err != nil {
		return nil, &exitError{code: exitFaults, err: err}
	}
	return t, nil
}

// toldTemplates is loadTemplates that tells what of the folder is written the old way.
func toldTemplates(cmd *cobra.Command, dir string) (*generator.Templates, error) {
	t, err := loadTemplates(dir)
	if err == nil {
		for _, note := range t.Notes() {
			cmd.PrintErrln("warning: " + note)
		}
	}
	return t, err
}

// renderError tells a failing external program (the environment) from a report
// that can't be set (the input).
func renderError(err error) error {
	var program *external.Error
	if errors.As(err, &program) {
		return environmentError(err)
	}
	return &exitError{code: exitFaults, err: err}
}
