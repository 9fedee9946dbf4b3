package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rd50/generator"
	"rd50/generator/check"
	"rd50/generator/plainjson"
	"rd50/generator/russian"
)

// openRemark is a remark without an answer, with its place in the files.
type openRemark struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Section string `json:"section"`
	Title   string `json:"title"`
	ID      string `json:"id"`
	Author  string `json:"author"`
	Date    string `json:"date"`
	Place   string `json:"place"`
	Quote   string `json:"quote"`
	Text    string `json:"text"`
}

// checkOpen lists the open remarks of engagements in place of their faults; that there
// are errors is told and shown by the exit code.
func checkOpen(cmd *cobra.Command, paths []string, o checkOptions) error {
	if o.format != "text" && o.format != "json" {
		return usageError("открытые замечания показываются в видах text и json, а не «%s»", o.format)
	}
	templates, err := loadTemplates("")
	if err != nil {
		return err
	}
	list, errors := []openRemark{}, 0
	for _, p := range paths {
		found, n, err := openRemarks(p, templates, o.strict)
		if err != nil {
			return err
		}
		list, errors = append(list, found...), errors+n
	}
	if err := printOpen(cmd.OutOrStdout(), list, o.format); err != nil {
		return environmentError(err)
	}
	cmd.PrintErrln(openSummary(len(list), errors))
	if errors > 0 {
		return &exitError{code: exitFaults}
	}
	return nil
}

// openRemarks gives those of one engagement, and how many errors it has.
func openRemarks(path string, templates *generator.Templates, strict bool) ([]openRemark, int, error) {
	in, err := open(path)
	if err != nil {
		return nil, 0, err
	}
	defer in.Close()
	draft := generator.Read(in.Input, templates)
	faults := draft.Faults
	if strict {
		faults = faults.Strict()
	}
	var out []openRemark
	for _, r := range draft.OpenRemarks() {
		out = append(out, newOpenRemark(r, in.shown(r.At.File)))
	}
	return out, faults.Errors(), nil
}

func newOpenRemark(r check.Open, file string) openRemark {
	date := ""
	if !r.Date.IsZero() {
		date = r.Date.ISO()
	}
	return openRemark{file, r.At.Line, r.At.Column, r.Section, r.Title, r.ID, r.Author, date, r.Place, r.Quote, r.Text}
}

func printOpen(w io.Writer, list []openRemark, format string) error {
	if format == "json" {
		return plainjson.Write(w, list, "  ")
	}
	var b strings.Builder
	for i, r := range list {
		if i == 0 || r.Section != list[i-1].Section || r.File != list[i-1].File {
			b.WriteString(openHead(r) + "\n")
		}
		fmt.Fprintf(&b, "%s:%d:%d: %s\n", r.File, r.Line, r.Column, openLine(r))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// openHead names the section of the remarks below it.
func openHead(r openRemark) string {
	switch {
	case r.Title != "":
		return "раздел «" + r.Title + "» (" + r.Section + ")"
	case r.Section != "":
		return "раздел " + r.Section
	}
	return "вне разделов"
}

// openLine tells a remark: «З3 (И.О. Фамилия, 2026-11-12; место C2): текст».
func openLine(r openRemark) string {
	about := r.Author
	if r.Date != "" {
		about += ", " + r.Date
	}
	if r.Place != "" {
		about += "; место " + r.Place
	}
	return r.ID + " (" + about + "): " + strings.Join(strings.Fields(r.Text), " ")
}

func openSummary(n, errors int) string {
	s := fmt.Sprintf("открыто: %d %s", n, russian.Plural(n, "замечание", "замечания", "замечаний"))
	if errors > 0 {
		s += fmt.Sprintf("; в данных %d %s, их показывает check без --open", errors, russian.Plural(errors, "ошибка", "ошибки", "ошибок"))
	}
	return s
}
