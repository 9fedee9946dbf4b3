package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rd50/cmd/internal/external"
	"rd50/generator"
	"rd50/generator/workbook"
	"rd50/generator/writer"
	"rd50/templates"
)

// offer gives a flag its completion.
func offer(cmd *cobra.Command, flag string, complete cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // the flag is there
	}
}

// offerValues gives flags and arguments what shells complete them with, unless a command
// has done so itself.
func offerValues(root *cobra.Command) {
	for _, cmd := range root.Commands() {
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if _, has := cmd.GetFlagCompletionFunc(f.Name); has || f.Name == "help" {
				return
			}
			if complete := completionOf(f); complete != nil {
				offer(cmd, f.Name, complete)
			}
		})
		if cmd.ValidArgsFunction == nil && cmd.ValidArgs == nil {
			cmd.ValidArgsFunction = completionOfArguments(cmd)
		}
	}
}

// completionOf gives what fits a flag's value; nil lets the shell offer files.
func completionOf(f *pflag.Flag) cobra.CompletionFunc {
	value, _ := pflag.UnquoteUsage(f)
	switch {
	case f.Name == "format" && f.Value.Type() == "stringSlice", f.Name == "formats":
		return completeList(formatWords)
	case len(wordsTold(f)) > 1 && f.Value.Type() == "stringSlice":
		return completeList(func() []string { return wordsTold(f) })
	case len(wordsTold(f)) > 1:
		return cobra.FixedCompletions(wordsTold(f), cobra.ShellCompDirectiveNoFileComp)
	case value == "папка":
		return cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs)
	case strings.HasPrefix(value, "файл") || value == "string":
		return nil
	}
	return cobra.NoFileCompletions
}

// wordsTold are the words that the help of a flag lists, «… вид: text, md, json», or
// «cut — …; plain — …»: one list is told, taken and offered.
func wordsTold(f *pflag.Flag) []string {
	_, usage := pflag.UnquoteUsage(f)
	_, list, found := strings.Cut(usage, ": ")
	if w, ok := f.Value.(interface{ Words() []string }); ok {
		return w.Words()
	}
	var out []string
	for _, word := range strings.Split(list, ", ") {
		word, _, _ = strings.Cut(word, " (")
		if !found || strings.ContainsFunc(word, func(r rune) bool { return r != '-' && (r < 'a' || r > 'z') }) {
			return nil
		}
		out = append(out, word)
	}
	return out
}

// completeList offers words, several of them by commas.
func completeList(words func() []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		before := typed[:strings.LastIndexByte(typed, ',')+1]
		given := strings.Split(before, ",")
		var out []cobra.Completion
		for _, w := range words() {
			if name, _, _ := strings.Cut(w, "\t"); !slices.Contains(given, name) {
				out = append(out, before+w)
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
}

// formatWords are the formats of reports, each with its title.
func formatWords() []string {
	var out []string
	for _, f := range writer.Formats() {
		out = append(out, f.Name+"\t"+f.Title)
	}
	return append(out, external.Names()...)
}

// completeSheets offers the names of the sheets of a book, lists of them by commas.
func completeSheets(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	words, err := workbook.LoadWords(templates.Files)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return completeList(func() []string {
		var names []string
		for _, s := range words.Sheets {
			names = append(names, s.Name)
		}
		return names
	})(cmd, args, typed)
}

// completeTables offers the lists of the format that a table may hold.
func completeTables(_ *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	words, err := workbook.LoadWords(templates.Files)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var out []cobra.Completion
	for _, s := range words.Sheets {
		out = append(out, s.Name)
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// completeCodes offers the codes of rules, each with what it tells.
func completeCodes(_ *cobra.Command, given []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	all, err := explanations()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var out []cobra.Completion
	for _, t := range all {
		if !slices.Contains(given, t.Code) {
			out = append(out, cobra.CompletionWithDesc(t.Code, t.What))
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// completeCommands offers the commands that there are.
func completeCommands(cmd *cobra.Command, given []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var out []cobra.Completion
	for _, c := range cmd.Root().Commands() {
		if c.IsAvailableCommand() && len(given) == 0 {
			out = append(out, cobra.CompletionWithDesc(c.Name(), c.Short))
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// completeParts offers the parts of the draft that is meant, each with its title.
func completeParts(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	in, err := open(pathOf(args))
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	defer in.Close()
	words, err := generator.LoadTemplates(nil)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	p := generator.Sketch(in.Input, words).Preview()
	out := []cobra.Completion{cobra.CompletionWithDesc(titlePart, "Титульный лист")}
	for _, s := range p.Report.Sections {
		out = append(out, cobra.CompletionWithDesc(s.ID, s.Title))
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// completionOfArguments offers what a command takes, by what its usage calls it.
func completionOfArguments(cmd *cobra.Command) cobra.CompletionFunc {
	switch _, takes, _ := strings.Cut(cmd.Use, " "); {
	case strings.HasPrefix(takes, "КНИГА"):
		return completeFiles("xlsx", "csv", "toml")
	case strings.HasPrefix(takes, "ОТЧЕТ"):
		return completeFiles("docx", "toml")
	case strings.HasPrefix(takes, "ПАПКА"):
		return cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs)
	case takes == "":
		return cobra.NoFileCompletions
	}
	return completePath
}

func completeFiles(extensions ...string) cobra.CompletionFunc {
	return cobra.FixedCompletions(extensions, cobra.ShellCompDirectiveFilterFileExt)
}

// completePath offers the versions that lie in the folder typed so far, each with its
// number; else folders and TOML files.
func completePath(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	dir := typed[:strings.LastIndexAny(typed, `/\`)+1]
	var out []cobra.Completion
	for _, pattern := range []string{mainFile, "*.toml", "versions/*.toml"} {
		files, _ := filepath.Glob(dir + pattern) // a folder's name that is a pattern offers nothing
		for _, name := range files {
			name = filepath.ToSlash(name)
			if version := versionOf(name, longestChain); version != "" && strings.HasPrefix(name, typed) && !slices.ContainsFunc(out, startsWith(name)) {
				out = append(out, cobra.CompletionWithDesc(name, "версия "+version))
			}
		}
	}
	if len(out) == 0 {
		return []cobra.Completion{"toml"}, cobra.ShellCompDirectiveFilterFileExt
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

func startsWith(name string) func(cobra.Completion) bool {
	return func(c cobra.Completion) bool { return strings.HasPrefix(c, name+"\t") }
}
