package main

import (
	"bytes"

	"github.com/spf13/cobra"

	"rd50/generator/schema"
	"rd50/templates"
)

func schemaCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "JSON Schema формата: подсказки и проверка в редакторе",
		Long: `Печатает JSON Schema (2020-12) файла концепции с пояснениями каждого ключа.
Редакторы, понимающие taplo (Even Better TOML и другие), находят схему по первой
строке файла: #:schema engagement.schema.json. Команда rd50 new кладет схему
рядом с новой концепцией.

Схема проверяет вид данных; связи между ними проверяет rd50 check.`,
		Example: "  rd50 schema -o engagement.schema.json",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			data, err := schemaJSON()
			if err != nil {
				return err
			}
			return putFile(cmd.Context(), cmd, file, data)
		},
	}
	cmd.Flags().StringVarP(&file, "output", "o", stdio, "`файл` вместо вывода; «-» — стандартный вывод")
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
