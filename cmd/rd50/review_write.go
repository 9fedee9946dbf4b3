package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rd50/generator"
	"rd50/generator/amend"
	"rd50/generator/diagnostic"
	"rd50/generator/diff"
	"rd50/generator/output"
	"rd50/generator/pattern"
	"rd50/generator/register"
	"rd50/generator/review"
)

// numberForm is a number of a remark, or a range of them; numbersForm is several.
var (
	numberForm  = pattern.New(`^([0-9]{1,6})(?:-([0-9]{1,6}))?$`)
	numbersForm = pattern.New(`^[0-9]{1,6}[0-9,-]*$`)
)

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// save puts the remarks that are new into the engagement.
func (r *reviewed) save(cmd *cobra.Command, o reviewOptions) error {
	if err := r.list(cmd, o.format); err != nil {
		return err
	}
	entries := register.Entries(r.items())
	var ids []string
	for _, x := range entries {
		if !x.Known {
			ids = append(ids, x.ID)
		}
	}
	if len(ids) == 0 {
		cmd.PrintErrln("новых замечаний нет")
		return nil
	}
	result, err := generator.Save(r.draft, entries)
	if err != nil {
		return &exitError{code: exitFaults, err: err}
	}
	if err := r.tellRewriting(cmd, result); err != nil {
		return err
	}
	cmd.PrintErrf("новых замечаний: %d (%s)\n", len(ids), strings.Join(ids, ", "))
	return r.write(cmd, result, o.dryRun)
}

// apply takes the edits of some remarks over into the engagement, all of them or none.
func (r *reviewed) apply(cmd *cobra.Command, numbers []int, dryRun bool) error {
	for _, n := range numbers {
		if n < 1 || n > len(r.remarks) {
			return usageError("замечания с номером %d нет: в отчете их %d", n, len(r.remarks))
		}
	}
	edits, of := r.edits(cmd, numbers)
	result, faults, err := generator.Amend(r.draft, edits)
	if err != nil {
		return &exitError{code: exitFaults, err: err}
	}
	refused := len(numbers) - len(edits)
	for i, fault := range faults {
		if fault != nil {
			refused++
			r.refuse(cmd, of[i], fault)
		}
	}
	if refused > 0 {
		return &exitError{code: exitFaults, err: fmt.Errorf("не перенесено правок: %d; ничего не записано", refused)}
	}
	if err := r.tellRewriting(cmd, result); err != nil {
		return err
	}
	changes, err := differences(result.Old, result.New, r.templates)
	if err == nil {
		err = diff.Text(cmd.OutOrStdout(), changes)
	}
	if err != nil {
		return environmentError(err)
	}
	if err := r.write(cmd, result, dryRun); err != nil {
		return err
	}
	if r.renumbers(numbers) && !dryRun {
		cmd.PrintErrln("перенесенные правки без записи в перечне больше не стоят: номера за ними изменились")
	}
	return nil
}

// renumbers tells whether remarks leave the list when they are taken over, with others
// behind them: an edit that was not tracked is no difference any more.
func (r *reviewed) renumbers(numbers []int) bool {
	return slices.ContainsFunc(numbers, func(n int) bool { return r.remarks[n-1].Kind == review.Edit && n < len(r.remarks) })
}

// refuse tells why a remark is not taken over, and where the text is to be changed.
func (r *reviewed) refuse(cmd *cobra.Command, number int, fault error) {
	at := ""
	if x := r.remarks[number-1]; x.Key != "" {
		at = fmt.Sprintf("%s:%d:%d: ", diagnostic.Visible(r.shown(x.Place.File)), x.Place.Line, x.Place.Column)
	}
	cmd.PrintErrf("%serror: правка %d: %s\n", at, number, diagnostic.Visible(fault.Error()))
}

// edits gives the edits of remarks and the number of each; what is none is told.
func (r *reviewed) edits(cmd *cobra.Command, numbers []int) (edits []amend.Edit, of []int) {
	for _, n := range numbers {
		switch x := r.remarks[n-1]; {
		case x.Kind == review.Comment:
			r.refuse(cmd, n, errors.New("это примечание, а не правка текста"))
		case x.Key == "":
			r.refuse(cmd, n, errors.New("место не найдено"))
		default:
			edits = append(edits, amend.Edit{Key: x.Key, Line: x.Place.Line, Before: x.Before, After: x.After})
			of = append(of, n)
		}
	}
	return edits, of
}

// tellRewriting prints the new errors that keep files from being written.
func (r *reviewed) tellRewriting(cmd *cobra.Command, result generator.Rewriting) error {
	n := result.Faults.Errors()
	if n == 0 {
		return nil
	}
	if err := tellErrors(cmd, r.opened, result.Faults, result.SourceOf(r.Files)); err != nil {
		return err
	}
	return &exitError{code: exitFaults, err: fmt.Errorf("ошибок: %d; ничего не записано", n)}
}

// write replaces the files that change, all or none.
func (r *reviewed) write(cmd *cobra.Command, result generator.Rewriting, dryRun bool) error {
	if dryRun {
		return nil
	}
	ctx, stop := untilSignal(cmd.Context())
	defer stop()
	if err := r.replace(ctx, result.Files); err != nil {
		return err
	}
	for _, f := range result.Files {
		cmd.PrintErrln("записан файл " + diagnostic.Visible(r.shown(f.Name)))
	}
	return nil
}

func (r *reviewed) replace(ctx context.Context, files []generator.Rewritten) error {
	var out []output.File
	for _, f := range files {
		if err := replaceable(filepath.Join(r.dir, filepath.FromSlash(f.Name)), f.Was); err != nil {
			return err
		}
		out = append(out, output.File{Name: path.Base(f.Name), Data: f.Text, Folder: path.Dir(f.Name)})
	}
	if _, err := output.Write(ctx, r.dir, out); err != nil {
		return written(err)
	}
	return nil
}
