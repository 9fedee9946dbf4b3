package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rd50/generator/schema"
	"rd50/generator/standard"
	"rd50/templates"
)

func schemaCommand() *cobra.Command {
	var file, format string
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "JSON Schema формата: подсказки и проверка в редакторе",
		Long: `Печатает JSON Schema (2020-12) файла концепции с пояснениями каждого ключа.
Редакторы, понимающие taplo (Even Better TOML и другие), находят схему по первой
строке файла: #:schema engagement.schema.json. Команда rd50 new кладет схему
рядом с новой концепцией. Вид md — таблица всех ключей для чтения.

Схема проверяет вид данных; связи между ними проверяет rd50 check.`,
		Example: "  rd50 schema -o engagement.schema.json\n  rd50 schema -f md > ключи.md",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			write, ok := map[string]func() ([]byte, error){"json": schemaJSON, "md": keysTable}[format]
			if !ok {
				return usageError("вид схемы «%s» неизвестен; известны: json, md", format)
			}
			data, err := write()
			if err != nil {
				return err
			}
			return putFile(cmd.Context(), cmd, file, data)
		},
	}
	cmd.Flags().StringVarP(&file, "output", "o", stdio, "`файл` вместо вывода; «-» — стандартный вывод")
	cmd.Flags().StringVarP(&format, "format", "f", "json", "`вид` схемы: json, md")
	return cmd
}

// schemaJSON gives the schema as a file.
func schemaJSON() ([]byte, error) {
	words, err := schema.LoadVocabulary(templates.Files)
	if err != nil {
		return nil, environmentError(err)
	}
	standards, err := loadTemplates("")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := schema.Write(&b, words, standards.Standards()); err != nil {
		return nil, environmentError(err)
	}
	return b.Bytes(), nil
}

// keysTable gives the table of all keys that README.ru.md holds: a row in bold letters
// a table of the format, those of one section under its title.
func keysTable() ([]byte, error) {
	words, err := schema.LoadVocabulary(templates.Files)
	if err != nil {
		return nil, environmentError(err)
	}
	titles, err := sectionTitles()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("| ключ | нужен | значение | что это |\n|---|---|---|---|\n")
	section := ""
	for _, r := range schema.Keys(words) {
		if r.Section != section {
			section = r.Section
			fmt.Fprintf(&b, "| **%s** | | | |\n", titles[section])
		}
		name := "`" + r.Key + "`"
		if r.Table != "" {
			name = "**`" + r.Table + "`**"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", name, inCell(r.Needed), inCell(r.Value), inCell(r.About))
	}
	return b.Bytes(), nil
}

// sectionTitles gives the rows that sections begin with, by their ids; what belongs to
// none has the empty one.
func sectionTitles() (map[string]string, error) {
	standards, err := standard.Shipped()
	if err != nil {
		return nil, environmentError(err)
	}
	titles := map[string]string{"": "Отчет в целом"}
	for _, s := range slices.Backward(standards) { // the oldest names it
		for _, section := range s.Sections {
			titles[section.ID] = "Раздел «" + section.Title + "» (" + section.ID + ")"
		}
	}
	return titles, nil
}

// inCell keeps what ends a cell or begins a tag from doing so.
func inCell(text string) string { return strings.NewReplacer("|", `\|`, "<", "&lt;").Replace(text) }
