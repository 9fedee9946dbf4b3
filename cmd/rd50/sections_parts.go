package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rd50/generator"
	"rd50/generator/check"
	"rd50/generator/engagement"
	"rd50/generator/parts"
)

// listParts lists the parts of all sections.
func listParts(cmd *cobra.Command, templates *generator.Templates) error {
	for _, s := range templates.Standards()[0].Sections {
		if err := printLine(cmd, s.ID+": "+s.Title); err != nil {
			return err
		}
		for _, p := range parts.All() {
			if p.Section() == s.ID {
				if err := printLine(cmd, partText(p)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// showParts lists the parts of an engagement and tells what is not printed.
func showParts(cmd *cobra.Command, templates *generator.Templates, path string) error {
	in, err := open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	draft := generator.Sketch(in.Input, templates)
	if draft.Engagement == nil {
		return tellFaults(cmd, in, draft, false)
	}
	for i, s := range check.States(draft.Engagement, draft.Standard) {
		line := fmt.Sprintf("%d %s: %s", i+1, s.Section.ID, s.Section.Title)
		if s.Exclusion != nil {
			line += " — исключен"
		}
		if err := printLine(cmd, line); err != nil {
			return err
		}
		for _, p := range parts.Of(draft.Engagement, s.Section.ID) {
			if err := printLine(cmd, partText(p)+partState(draft.Engagement, p)); err != nil {
				return err
			}
		}
	}
	return nil
}

// partText tells what a part prints and whether omit may name it.
func partText(p parts.Part) string {
	text := fmt.Sprintf("  %-25s %s", p.ID, p.Prints)
	if p.Repeats != "" {
		text += " (повторяет " + p.Repeats + ", допускается в omit)"
	}
	return text
}

// partState tells why a part is not printed; nothing of one that is.
func partState(e *engagement.Engagement, p parts.Part) string {
	switch {
	case !p.Has(e):
		return " — нет данных"
	case parts.Omitted(e, p):
		return " — не печатается: omit"
	}
	return ""
}
