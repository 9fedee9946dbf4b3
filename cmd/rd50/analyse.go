package main

import (
	"io"

	"github.com/spf13/cobra"

	"rd50/generator/figures"
)

func analyseCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "analyse ПУТЬ",
		Short: "Вычисляемые показатели: выбор, сроки, затраты, эффект",
		Long: `Печатает все, что вычисляется из данных, ничего не выпуская: взвешенные суммы,
места и устойчивость выбора, удовлетворение требований, сроки этапов, резервы и
критический путь, затраты по фазам, видам, этапам и годам, денежный поток, NPV,
IRR и сроки окупаемости, изменение индикаторов, полноту прослеживаемости.
Те же значения стоят в отчете. Чего вычислить нельзя, названо с причиной.

Вид json — объект «раздел → таблица → строки» с точными числами, csv — по
RFC 4180, строка на значение. Код завершения 1, если данные не прочитаны.`,
		Example: "  rd50 analyse samples/telecom\n  rd50 analyse --format csv samples/telecom > показатели.csv",
		Args:    onePath,
		RunE: func(cmd *cobra.Command, args []string) error {
			return analyse(cmd, args[0], format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "`вид` показателей: text, json, csv")
	return cmd
}

func analyse(cmd *cobra.Command, path, format string) error {
	write, ok := map[string]func(io.Writer, []figures.Group) error{
		"text": figures.WriteText, "json": figures.WriteJSON, "csv": figures.WriteCSV,
	}[format]
	if !ok {
		return usageError("вид показателей «%s» неизвестен; известны: text, json, csv", format)
	}
	e, err := readData(cmd, path)
	if err != nil {
		return err
	}
	if err := write(cmd.OutOrStdout(), figures.Of(e)); err != nil {
		return environmentError(err)
	}
	return nil
}
