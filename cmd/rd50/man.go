package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rd50/generator/output"
)

func manCommand() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "man -o ПАПКА",
		Short: "Страницы справочника man, по одной на команду",
		Long: `Записывает в папку страницы справочника man(1) — о программе и о каждой команде — с
тем же, что печатает --help.`,
		Example: "  rd50 man -o ~/.local/share/man/man1\n  man rd50-render",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return writePages(cmd, dir)
		},
	}
	cmd.Flags().StringVarP(&dir, "output", "o", "", "`папка` для страниц")
	return cmd
}

func writePages(cmd *cobra.Command, dir string) error {
	if dir == "" || dir == stdio {
		return usageError("страниц несколько: нужна папка, -o ПАПКА")
	}
	root := cmd.Root()
	files := []output.File{{Name: "rd50.1", Data: []byte(page(root))}}
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			files = append(files, output.File{Name: "rd50-" + c.Name() + ".1", Data: []byte(page(c))})
		}
	}
	paths, err := output.Write(context.WithoutCancel(cmd.Context()), dir, files)
	if err != nil {
		return written(err)
	}
	return printFiles(cmd, paths)
}

// page gives a command's page in the macros of man(7).
func page(c *cobra.Command) string {
	var b strings.Builder
	name := strings.ReplaceAll(c.CommandPath(), " ", "-")
	fmt.Fprintf(&b, ".TH %s 1 \"\" \"rd50 %s\" \"Команды rd50\"\n", strings.ToUpper(name), version)
	fmt.Fprintf(&b, ".SH НАЗВАНИЕ\n%s \\- %s\n", roff(name), roff(c.Short))
	fmt.Fprintf(&b, ".SH ВЫЗОВ\n.nf\n%s\n.fi\n", roff(c.UseLine()))
	b.WriteString(".SH ОПИСАНИЕ\n" + paragraphs(c.Long, c.Short))
	if c.HasAvailableSubCommands() {
		b.WriteString(".SH КОМАНДЫ\n")
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(sub.Name()), roff(sub.Short))
			}
		}
	}
	b.WriteString(options(c.LocalFlags()))
	if c.Example != "" {
		b.WriteString(".SH ПРИМЕРЫ\n.nf\n" + roffLines(c.Example) + ".fi\n")
	}
	if c.HasParent() {
		b.WriteString(".SH СМ. ТАКЖЕ\n.BR rd50 (1)\n")
	}
	return b.String()
}

// options lists flags, each with its value and what it does.
func options(flags *pflag.FlagSet) string {
	var b strings.Builder
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, text := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if f.Value.Type() == "bool" || f.Value.Type() == "boolfunc" {
			value = ""
		}
		fmt.Fprintf(&b, ".TP\n\\fB%s\\fR %s\n%s\n", roff(name), roff(value), roff(text+byDefault(f)))
	})
	if b.Len() == 0 {
		return ""
	}
	return ".SH КЛЮЧИ\n" + b.String()
}

// paragraphs gives a text, parted by empty lines, or another for an empty one.
func paragraphs(text, instead string) string {
	if text == "" {
		text = instead
	}
	return strings.ReplaceAll(roffLines(text), "\n\n", "\n.PP\n")
}

// roffLines escapes each line of a text; the last has its end.
func roffLines(text string) string {
	all := strings.Split(text, "\n")
	for i, line := range all {
		all[i] = roff(strings.TrimSpace(line))
	}
	return strings.Join(all, "\n") + "\n"
}

// roff writes a line so that it is read as it stands.
func roff(line string) string {
	line = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(line)
	if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
		line = `\&` + line
	}
	return line
}
