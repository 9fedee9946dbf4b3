package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rd50/generator/engagement"
	"rd50/generator/pattern"
)

// refusals are cobra's and pflag's own messages, with what they mean here.
var refusals = []struct {
	form    *pattern.Pattern
	russian string
}{
	{pattern.New(`^unknown shorthand flag: '(.)' in (.*)`), "нет ключа -$1"},
	{pattern.New(`^flag needs an argument: .*?(-\S+)$`), "ключу $1 нужно значение"},
	{pattern.New(`^invalid argument "([^"]*)" for "([^"]*)" flag: .*`), "значение «$1» ключу $2 не подходит"},
}

// russianUsage tells in Russian what cobra refuses of a command.
func russianUsage(cmd *cobra.Command, err error) error {
	first, _, _ := strings.Cut(err.Error(), "\n")
	if name, ok := strings.CutPrefix(first, "unknown flag: --"); ok {
		return noFlag(cmd, name)
	}
	for _, r := range refusals {
		if r.form.MatchString(first) {
			return errors.New(r.form.ReplaceAllString(first, r.russian))
		}
	}
	return err
}

// noFlag refuses a flag that there is not, and names the one that may be meant: of the
// command, or else the commands that have it.
func noFlag(cmd *cobra.Command, name string) error {
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			known = append(known, "--"+f.Name)
		}
	})
	message := "нет ключа --" + name
	if meant := nearest("--"+name, known); meant != "" {
		return fmt.Errorf("%s; возможно, %s", message, meant)
	}
	var owners []string
	for _, c := range cmd.Root().Commands() {
		if f := c.Flags().Lookup(name); f != nil && !f.Hidden {
			owners = append(owners, c.Name())
		}
	}
	if len(owners) > 0 {
		return fmt.Errorf("%s; он есть у %s", message, strings.Join(owners, ", "))
	}
	return errors.New(message)
}

// nearest gives the known word that a written one may stand for.
func nearest(word string, known []string) string {
	meant, _ := strings.CutPrefix(engagement.Suggest(word, known, "известны"), "возможно, ")
	if strings.HasPrefix(meant, "известны") {
		return ""
	}
	return meant
}

// noCommand refuses a command that there is not, and names the one that may be meant,
// whose help is then the one to read.
func noCommand(root *cobra.Command, name string) error {
	var known []string
	for _, c := range root.Commands() {
		if !c.Hidden {
			known = append(known, c.Name())
		}
	}
	meant := root.SuggestionsFor(name)
	if near := nearest(name, known); len(meant) == 0 && near != "" {
		meant = []string{near}
	}
	if len(meant) == 0 {
		return usageError("нет команды «%s»", name)
	}
	refused := usageError("нет команды «%s»; возможно, %s", name, strings.Join(meant, ", "))
	var exit *exitError
	if errors.As(refused, &exit) && len(meant) == 1 {
		exit.help = root.Name() + " " + meant[0]
	}
	return refused
}

// mistyped gives the word that stands where a command is expected and is none: flags
// that only the command meant has are refused before it is looked up.
func mistyped(root *cobra.Command, args []string) (string, bool) {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return "", false
	}
	found, _, err := root.Find(args)
	return args[0], err != nil || found == root
}
