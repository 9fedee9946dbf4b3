package main

import (
	"io"

	"github.com/spf13/cobra"

	"rd50/generator/figures"
	"rd50/generator/plaincsv"
	"rd50/generator/workbook"
)

func analyseCommand() *cobra.Command {
	var o rowsOptions
	cmd := &cobra.Command{
		Use:   "analyse [ПУТЬ]",
		Short: "Вычисляемые показатели: выбор, сроки, затраты, эффект",
		Long: `Печатает все, что вычисляется из данных, ничего не выпуская: взвешенные суммы,
места и устойчивость выбора, удовлетворение требований, сроки этапов, резервы и
критический путь, затраты по фазам, видам, этапам и годам, денежный поток, NPV,
IRR и сроки окупаемости, изменение индикаторов, полноту прослеживаемости.
Те же значения стоят в отчете. Чего вычислить нельзя, названо с причиной.

Вид json — объект «раздел → таблица → строки» с точными числами, csv — по
RFC 4180, строка на значение, xlsx — книга Excel, лист на таблицу. Код завершения 1,
если данные не прочитаны.`,
		Example: "  rd50 analyse samples/telecom\n  rd50 analyse -f csv samples/telecom > показатели.csv",
		Args:    onePath,
		RunE: func(cmd *cobra.Command, args []string) error {
			return analyse(cmd, pathOf(args), o)
		},
	}
	o.flags(cmd, "text", "`вид` показателей: text, json, csv, xlsx")
	return cmd
}

func analyse(cmd *cobra.Command, path string, o rowsOptions) error {
	write, ok := map[string]func(io.Writer, []figures.Group) error{
		"text": figures.WriteText, "json": figures.WriteJSON, "xlsx": figuresBook,
		"csv": func(w io.Writer, groups []figures.Group) error {
			return plaincsv.Write(w, figures.Lines(groups), o.excel)
		},
	}[o.format]
	if !ok {
		return usageError("вид показателей «%s» неизвестен; известны: text, json, csv, xlsx", o.format)
	}
	e, err := readData(cmd, path)
	if err != nil {
		return err
	}
	return o.write(cmd, func(w io.Writer) error { return write(w, figures.Of(e)) })
}

// figuresBook writes a sheet a table.
func figuresBook(w io.Writer, groups []figures.Group) error {
	var sheets []workbook.Plain
	for _, g := range groups {
		for _, t := range g.Tables {
			s := workbook.Plain{Name: t.Title, Rows: t.Cells()}
			for _, c := range t.Columns {
				s.Heads = append(s.Heads, c.Title)
			}
			sheets = append(sheets, s)
		}
	}
	return workbook.WritePlain(w, "Показатели", sheets)
}
