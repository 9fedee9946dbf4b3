package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"rd50/cmd/internal/notices"
)

// version of the program: of the release that this is, or that it comes after.
const version = "0.1.0"

// commit and date of a release, set by the linker (.ci/goreleaser.yaml).
var commit, date string

// edition tells what the program was built of: a release says it itself, a build
// in a clone has it from the compiler, «go run» has nothing to tell.
func edition() string {
	told := debug.BuildInfo{}
	if info, ok := debug.ReadBuildInfo(); ok {
		told = *info
	}
	return fmt.Sprintf("rd50 %s\n%s\n%s %s/%s", version, origin(commit, date, told.Settings), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// origin tells the commit and its day; the date of a release has the time, too.
func origin(commit, date string, settings []debug.BuildSetting) string {
	if commit != "" {
		day, _, _ := strings.Cut(date, "T")
		return "коммит " + commit + " от " + day
	}
	set := map[string]string{}
	for _, s := range settings {
		set[s.Key] = s.Value
	}
	if set["vcs.revision"] == "" {
		return "не выпуск: сборка из исходных текстов, коммит неизвестен"
	}
	day, _, _ := strings.Cut(set["vcs.time"], "T")
	changed := ""
	if set["vcs.modified"] == "true" {
		changed = ", с изменениями после него"
	}
	return "не выпуск: сборка из исходных текстов, коммит " + set["vcs.revision"] + " от " + day + changed
}

// tellVersion has --version print what the command does.
func tellVersion(root *cobra.Command) {
	root.Version = edition()
	root.SetVersionTemplate("{{.Version}}\n")
	root.Flags().Bool("version", false, "версия программы")
}

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Версия программы, коммит и дата",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return printLine(cmd, edition())
		},
	}
}

func licencesCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "licences",
		Aliases: []string{"licenses"},
		Short:   "Лицензии программы и всего, из чего она собрана",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return printLine(cmd, strings.TrimSuffix(notices.Text(), "\n"))
		},
	}
}
