package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rd50/generator/workbook"
	"rd50/templates"
)

// completeSheets offers the names of the sheets of a book, lists of them by commas.
func completeSheets(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	words, err := workbook.LoadWords(templates.Files)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	before := typed[:strings.LastIndexByte(typed, ',')+1]
	var out []cobra.Completion
	for _, s := range words.Sheets {
		out = append(out, before+s.Name)
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// offer gives a flag its completion.
func offer(cmd *cobra.Command, flag string, complete cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // the flag is there
	}
}
