package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rd50/generator"
	"rd50/generator/check"
	"rd50/generator/diagnostic"
)

func sectionsCommand() *cobra.Command {
	var byParts, ofStandards bool
	cmd := &cobra.Command{
		Use:   "sections [ПУТЬ]",
		Short: "Обязательные разделы и состояние каждого",
		Long: `Показывает состояние каждого раздела концепции: заполнен, не заполнен (и чего не
хватает), исключен (и чем это согласовано). Без пути и там, где концепции нет, а
также с --standards перечисляет разделы по каждому стандарту.

С --parts перечисляет части, из которых состоит каждый раздел: что печатает часть и
допускает ли ее omit. Отдельный абзац [@@ЧАСТЬ] в тексте раздела ставит часть в это
место.`,
		Example: "  rd50 sections samples/telecom\n  rd50 sections --parts",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError("лишний аргумент «%s»: нужен один путь", args[1])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			templates, err := loadTemplates("")
			if err != nil {
				return err
			}
			if ofStandards && len(args) > 0 {
				return usageError("--standards перечисляет разделы по стандартам; путь «%s» здесь лишний", args[0])
			}
			general := ofStandards || len(args) == 0 && !here()
			switch {
			case byParts && general:
				return listParts(cmd, templates)
			case byParts:
				return showParts(cmd, templates, pathOf(args))
			case general:
				return listSections(cmd, templates)
			}
			return showStates(cmd, templates, pathOf(args))
		},
	}
	cmd.Flags().BoolVar(&byParts, "parts", false, "перечислить части разделов")
	cmd.Flags().BoolVar(&ofStandards, "standards", false, "разделы по стандартам, а не концепции в текущей папке")
	return cmd
}

func listSections(cmd *cobra.Command, templates *generator.Templates) error {
	for _, std := range templates.Standards() {
		if err := printLine(cmd, std.Designation+" ("+std.Clause+")"); err != nil {
			return err
		}
		for i, s := range std.Sections {
			if err := printLine(cmd, fmt.Sprintf("  %d %-13s %s", i+1, s.ID, s.Title)); err != nil {
				return err
			}
		}
	}
	return nil
}

func showStates(cmd *cobra.Command, templates *generator.Templates, path string) error {
	in, err := open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	draft := generator.Read(in.Input, templates)
	if draft.Engagement == nil {
		return tellFaults(cmd, in, draft, false)
	}
	lacks := draft.FaultsBySection()
	for i, s := range check.States(draft.Engagement, draft.Standard) {
		if err := printLine(cmd, fmt.Sprintf("%d %s: %s", i+1, s.Section.Title, stateText(s, in.display(lacks[s.Section.ID])))); err != nil {
			return err
		}
	}
	return nil
}

func stateText(s check.State, lacks diagnostic.List) string {
	switch {
	case s.Exclusion != nil:
		a := s.Exclusion.Agreement
		return fmt.Sprintf("исключен (%s от %s, %s %s %s; причина: %s)",
			a.Document, a.Date.Short(), a.Position, a.Organisation, a.Name, s.Exclusion.Reason)
	case s.Missing():
		return "не заполнен: " + check.Wants(s.Section.ID)
	case len(lacks) > 0:
		text := "не заполнен:"
		for _, l := range lacks {
			text += "\n    " + l.Code + ": " + l.Message + " (" + l.Position.String() + ")"
		}
		return text
	case !s.Data:
		return "заполнен (только текст)"
	}
	return "заполнен"
}
