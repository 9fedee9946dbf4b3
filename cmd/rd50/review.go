package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rd50/generator"
	"rd50/generator/diagnostic"
	"rd50/generator/register"
	"rd50/generator/review"
	"rd50/generator/russian"
	"rd50/generator/workbook"
	"rd50/templates"
)

type reviewOptions struct {
	format string
	save   bool
	apply  []string
	dryRun bool
}

func reviewCommand() *cobra.Command {
	var o reviewOptions
	cmd := &cobra.Command{
		Use:   "review ОТЧЕТ.docx [ПУТЬ]",
		Short: "Замечания и правки заказчика из возвращенного отчета DOCX",
		Long: `Читает отчет DOCX, который вернул заказчик: примечания с ответами, исправления в режиме
записи и правки без него, и называет место каждого в файлах концепции. Отчет может быть
и другой версией, и сохраненным в LibreOffice.

Ключ --save заносит новые замечания в перечень [[remarks]] концепции; одно и то же второй
раз не заносится. Ключ --apply переносит правки с этими номерами в данные и тексты
концепции: меняются только слова правки. Вычисленное и то, что напечатано в нескольких
местах, не переносится, причина называется. Правки переносятся все вместе или ни одна.

С ошибками в концепции отчет сравнивается с ее проектом (render --draft).
Код завершения 1 — отчет или файлы TOML не прочитаны либо правка не перенесена.`,
		Example: "  rd50 review telecom-1.0.docx samples/telecom\n  rd50 review ответ.docx концепция --save\n  rd50 review ответ.docx концепция --apply 2,5-7",
		RunE: func(cmd *cobra.Command, args []string) error {
			return reviewReport(cmd, args, o)
		},
	}
	cmd.Flags().StringVarP(&o.format, "format", "f", "text", "`вид` перечня: text, md, json, toml")
	cmd.Flags().BoolVar(&o.save, "save", false, "занести новые замечания в [[remarks]] концепции")
	cmd.Flags().StringSliceVar(&o.apply, "apply", nil, "`номера` правок, которые перенести в концепцию: 2,5-7")
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "с --save и --apply только перечислить изменения")
	return cmd
}

// lists are the forms of the list of remarks.
var lists = map[string]func(io.Writer, []register.Item) error{
	"text": register.Text, "md": register.Markdown, "json": register.JSON, "toml": register.TOML,
}

func reviewReport(cmd *cobra.Command, args []string, o reviewOptions) error {
	args, numbers, err := o.numbers(args)
	switch {
	case err != nil:
		return err
	case lists[o.format] == nil:
		return usageError("вид перечня «%s» неизвестен; известны: text, md, json, toml", o.format)
	case o.save && len(numbers) > 0:
		return usageError("--save и --apply вызываются по отдельности: сначала замечания заносятся в перечень, затем переносятся правки")
	case o.dryRun && !o.save && len(numbers) == 0:
		return usageError("--dry-run нужен только с --save и --apply")
	case len(args) == 0:
		return usageError("не указан отчет DOCX")
	case len(args) > 2:
		return usageError("лишний аргумент «%s»: нужны отчет и путь концепции", args[2])
	}
	if err := somePaths(cmd, args[1:]); err != nil {
		return err
	}
	r, err := readReview(cmd, args[0], pathOf(args[1:]))
	if err != nil {
		return err
	}
	defer r.Close()
	switch {
	case len(numbers) > 0:
		return r.apply(cmd, numbers, o.dryRun)
	case o.save:
		return r.save(cmd, o)
	}
	return r.list(cmd, o.format)
}

// numbers gives the numbers behind --apply, and the other arguments: «--apply 2 5» is as
// good as «--apply 2,5».
func (o reviewOptions) numbers(args []string) (rest []string, numbers []int, err error) {
	given := o.apply
	for len(given) > 0 && len(args) > 1 && numbersForm.MatchString(args[len(args)-1]) && !exists(args[len(args)-1]) {
		given, args = append(given, strings.Split(args[len(args)-1], ",")...), args[:len(args)-1]
	}
	for _, word := range given {
		m := numberForm.FindStringSubmatch(strings.TrimSpace(word))
		if m == nil {
			return nil, nil, usageError("«%s»: нужен номер правки или несколько: 2,5-7", word)
		}
		from, _ := strconv.Atoi(m[1])
		to := from
		if m[2] != "" {
			to, _ = strconv.Atoi(m[2])
		}
		if to < from {
			return nil, nil, usageError("«%s»: номера идут от меньшего к большему: %d-%d", word, to, from)
		}
		for n := from; n <= to; n++ {
			numbers = append(numbers, n)
		}
	}
	return args, numbers, nil
}

// reviewed is a returned report with the engagement that it is about.
type reviewed struct {
	*opened
	templates *generator.Templates
	draft     *generator.Draft
	register  *register.Register
	remarks   []review.Remark
}

// readReview reads a returned report against the engagement at a path.
func readReview(cmd *cobra.Command, returned, path string) (*reviewed, error) {
	words, err := workbook.LoadWords(templates.Files)
	if err != nil {
		return nil, environmentError(err)
	}
	_, data, err := readBook(returned)
	if err != nil {
		return nil, err
	}
	t, err := loadTemplates("")
	if err != nil {
		return nil, err
	}
	if err := needsFiles(path); err != nil {
		return nil, err
	}
	in, err := open(path)
	if err != nil {
		return nil, err
	}
	r := &reviewed{opened: in, templates: t, draft: generator.Sketch(in.Input, t)}
	if err := r.read(cmd, returned, data, words); err != nil {
		in.Close()
		return nil, err
	}
	return r, nil
}

func (r *reviewed) read(cmd *cobra.Command, name string, data []byte, words *workbook.Words) error {
	if n := r.draft.Faults.Errors(); n > 0 && !r.draft.Readable() {
		if err := tellErrors(cmd, r.opened, r.draft.Faults, r.draft.Source); err != nil {
			return err
		}
		return &exitError{code: exitFaults, err: fmt.Errorf("ошибок: %d; отчет не с чем сравнить", n)}
	} else if n > 0 {
		cmd.PrintErrf("в концепции ошибок: %d (их называет rd50 check); отчет сравнивается с ее проектом\n", n)
	}
	sheet, _ := words.Sheet("remarks")
	r.register = generator.Register(r.draft, sheet.Prefix)
	reading, err := r.draft.Review(data)
	if err != nil {
		return &exitError{code: exitFaults, err: fmt.Errorf("«%s»: %w", diagnostic.Visible(name), err)}
	}
	if other := reading.Other; other != nil {
		cmd.PrintErrln("отчет выпущен из другой концепции (" + diagnostic.Visible(titleOf(*other)) + "): места найдены только по словам, правки без записи не искались")
	}
	r.remarks = reading.Remarks
	return nil
}

// titleOf tells which report a document is.
func titleOf(r review.Report) string {
	s := "версия " + r.Version
	if r.Designation != "" {
		s = r.Designation + ", " + s
	}
	return s
}

// tellErrors prints the errors of a list alone.
func tellErrors(cmd *cobra.Command, in *opened, list diagnostic.List, text func(string) []byte) error {
	var errors diagnostic.List
	for _, f := range list {
		if f.Severity == diagnostic.Error {
			errors = append(errors, f)
		}
	}
	if err := in.display(errors).Styled(cmd.ErrOrStderr(), styleFor(cmd.ErrOrStderr()), in.source(errors, text)); err != nil {
		return environmentError(err)
	}
	return nil
}

// items lists the remarks with files named as the user would.
func (r *reviewed) items() []register.Item {
	return r.register.Items(r.remarks, func(id string) string {
		s, _ := r.draft.Standard.Section(id)
		return s.Title
	}, r.shown)
}

// list prints the remarks.
func (r *reviewed) list(cmd *cobra.Command, format string) error {
	items := r.items()
	if err := lists[format](cmd.OutOrStdout(), items); err != nil {
		return environmentError(err)
	}
	cmd.PrintErrln(reviewSummary(items))
	return nil
}

func reviewSummary(items []register.Item) string {
	resolved, lost := 0, 0
	for _, x := range items {
		if x.Remark.Resolved {
			resolved++
		}
		if x.Remark.Key == "" {
			lost++
		}
	}
	s := fmt.Sprintf("прочитано: %d %s", len(items), russian.Plural(len(items), "замечание", "замечания", "замечаний"))
	if resolved > 0 {
		s += fmt.Sprintf("; отмечено решенными: %d", resolved)
	}
	if lost > 0 {
		s += fmt.Sprintf("; место не найдено: %d", lost)
	}
	return s
}
