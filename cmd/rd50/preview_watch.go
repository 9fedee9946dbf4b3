package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rd50/cmd/internal/preview"
	"rd50/generator"
)

// clearScreen empties a terminal and what can be scrolled back to (ECMA-48).
const clearScreen = "\x1b[H\x1b[2J\x1b[3J"

// watchDraft shows a draft anew after every change of its files, until ^C.
func watchDraft(cmd *cobra.Command, path string, o previewOptions) error {
	first, err := open(path)
	if err != nil {
		return err
	}
	if err := first.Close(); err != nil {
		return environmentError(err)
	}
	ctx, stop := untilSignal(cmd.Context())
	defer stop()
	config := preview.Config{
		Open:        func() (*preview.Project, error) { return project(path) },
		Templates:   func() (*generator.Templates, error) { return loadTemplates(o.templates) },
		TemplateDir: o.templates,
	}
	return preview.Follow(ctx, config, func(p *preview.Project, draft *generator.Draft, broken string) error {
		if isTerminal(cmd.OutOrStdout()) {
			if _, err := fmt.Fprint(cmd.OutOrStdout(), clearScreen); err != nil {
				return environmentError(err)
			}
		}
		if draft == nil {
			cmd.PrintErrln("rd50: error:", broken)
			return nil
		}
		return afterwards(cmd, showDraft(cmd, path, &opened{Input: p.Input, dir: p.Dir}, draft, o))
	})
}

// afterwards tells what keeps the draft from being shown: the next save may mend
// it. Only a failing environment ends the watch.
func afterwards(cmd *cobra.Command, err error) error {
	if exit, ok := err.(*exitError); ok && exit.code != exitEnvironment {
		cmd.PrintErrln("rd50: error:", exit.Error())
		return nil
	}
	return err
}
