package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"rd50/generator"
	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/writer/markdown"
	"rd50/generator/writer/terminal"
)

type previewOptions struct {
	section   string
	templates string
	plain     bool
	watch     bool
	browser   bool
	addr      string
	open      bool
	noOpen    bool
}

func previewCommand() *cobra.Command {
	var o previewOptions
	cmd := &cobra.Command{
		Use:   "preview [ПУТЬ]",
		Short: "Показать черновик отчета, с ошибками на их местах",
		Long: `Показывает отчет, какими бы ни были данные: каждая ошибка стоит на своем месте
отметкой «⟦RD202: …⟧», незаполненный раздел — заголовком с тем, что в нем нужно.
Предупреждения в тексте не отмечаются: их перечисляет rd50 check.

На терминале черновик печатается по ширине окна, иначе — как Markdown. Рисунки
заменяет их описание. Номера страниц известны только готовому отчету.

Ключ --section показывает одну часть из тех, что есть в отчете: study, alternatives,
comparison, choice, results, plan, resources, quality, acceptance, а также title,
draft (ошибки без места в тексте), performers, abstract, contents, terms,
abbreviations, introduction, conclusion, sources, revisions и приложения по их id.

Код завершения 0 и с ошибками в данных; 1, если данные не прочитаны.`,
		Example: "  rd50 preview концепция | less\n  rd50 preview --section plan концепция\n  rd50 preview --watch концепция\n  rd50 preview --serve концепция",
		Args:    onePath,
		RunE: func(cmd *cobra.Command, args []string) error {
			return previewPath(cmd, pathOf(args), o)
		},
	}
	cmd.Flags().StringVar(&o.section, "section", "", "показать одну `часть` отчета")
	offer(cmd, "section", completeParts)
	cmd.Flags().BoolVar(&o.plain, "plain", false, "Markdown и на терминале")
	cmd.Flags().BoolVar(&o.watch, "watch", false, "показывать заново после каждого изменения файлов")
	cmd.Flags().StringVar(&o.templates, "templates", "", "`папка` со своими формулировками (sections/*.toml)")
	cmd.Flags().BoolVar(&o.browser, "serve", false, "открыть черновик в браузере и следить за файлами")
	cmd.Flags().BoolVar(&o.noOpen, "no-open", false, "с --serve: браузер не открывать, только напечатать адрес")
	cmd.Flags().BoolVar(&o.open, "open", false, "с --serve: открыть браузер и там, где он сам не открывается (SSH, CI, вывод не на терминал)")
	cmd.Flags().StringVar(&o.addr, "addr", defaultAddress, "`адрес` для --serve")
	return cmd
}

func previewPath(cmd *cobra.Command, path string, o previewOptions) error {
	if err := needsFiles(path); err != nil && (o.browser || o.watch) {
		return err
	}
	switch {
	case o.browser && (o.watch || o.plain || o.section != ""):
		return usageError("ключ --serve не сочетается с --watch, --plain и --section")
	case o.open && o.noOpen:
		return usageError("ключи --open и --no-open противоречат друг другу")
	case o.browser:
		return serve(cmd, path, o)
	case cmd.Flags().Changed("addr"):
		return usageError("ключ --addr действует только с --serve")
	case o.open:
		return usageError("ключ --open действует только с --serve")
	case o.noOpen:
		return usageError("ключ --no-open действует только с --serve")
	case o.watch:
		return watchDraft(cmd, path, o)
	}
	templates, err := toldTemplates(cmd, o.templates)
	if err != nil {
		return err
	}
	in, err := open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	draft := generator.Sketch(in.Input, templates)
	return showDraft(cmd, path, in, draft, o)
}

// showDraft prints a draft, and below it how many faults it has.
func showDraft(cmd *cobra.Command, path string, in *opened, draft *generator.Draft, o previewOptions) error {
	if draft.Engagement == nil {
		if err := in.display(draft.Faults).Styled(cmd.ErrOrStderr(), styleFor(cmd.ErrOrStderr()), in.source(draft.Faults, draft.Source)); err != nil {
			return environmentError(err)
		}
		return &exitError{code: exitFaults, err: fmt.Errorf("данные не прочитаны; ошибок: %d", draft.Faults.Errors())}
	}
	r, sections, err := part(draft.Preview(), o.section)
	if err != nil {
		return err
	}
	if err := printDraft(cmd, r, sections, o.plain); err != nil {
		return environmentError(err)
	}
	cmd.PrintErrln(summary(draft, path))
	return nil
}

// titlePart is the id of the title page, which is no section.
const titlePart = "title"

// part gives what is to be shown of a report: no sections mean all of it.
func part(p *generator.Preview, id string) (*report.Report, []*report.Section, error) {
	if id == "" {
		return p.Report, nil, nil
	}
	known := []string{titlePart}
	for _, s := range p.Report.Sections {
		if s.ID == id {
			return p.Report, []*report.Section{s}, nil
		}
		known = append(known, s.ID)
	}
	for _, s := range p.Sections {
		if s.ID == id && s.State == generator.Excluded {
			return nil, nil, usageError("раздел «%s» исключен из отчета", id)
		}
	}
	if id == titlePart {
		return &report.Report{Title: p.Report.Title}, nil, nil
	}
	near := ""
	if hint := engagement.Suggest(id, known, ""); strings.HasPrefix(hint, "возможно") {
		near = " (" + hint + ")"
	}
	return nil, nil, usageError("части «%s» в отчете нет%s; есть: %s", id, near, strings.Join(known, ", "))
}

// printDraft prints for the eyes on a terminal, else Markdown.
func printDraft(cmd *cobra.Command, r *report.Report, sections []*report.Section, plain bool) error {
	out := cmd.OutOrStdout()
	file, ok := out.(*os.File)
	if plain || !ok || !term.IsTerminal(int(file.Fd())) {
		var text strings.Builder
		if err := markdown.WriteText(&text, r, sections...); err != nil {
			return err
		}
		_, err := io.WriteString(out, terminal.Harmless(text.String()))
		return err
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil || width <= 0 {
		width = usualWidth
	}
	if err := terminal.Write(out, r, terminal.Look{Width: width, Colour: styleFor(out).Colour}, sections...); err != nil {
		return err
	}
	_, err = fmt.Fprintln(out) // parts the draft from what is told below it
	return err
}

// usualWidth is that of a terminal which does not tell its own.
const usualWidth = 80

// summary tells how many faults there are and who lists them.
func summary(draft *generator.Draft, path string) string {
	n := draft.Faults.Errors()
	if len(draft.Faults) == 0 {
		return "ошибок и предупреждений нет"
	}
	return fmt.Sprintf("ошибок: %d, предупреждений: %d; перечень: rd50 check %s", n, len(draft.Faults)-n, asArgument(path))
}
