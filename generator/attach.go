package generator

import (
	"bytes"
	"path"
	"strings"

	"rd50/generator/report"
)

// Attach lets a PDF carry what the report was made from, the TOML file with those that
// it extends, and the report itself as JSON. The draft must be without errors.
func (d *Draft) Attach() error {
	if err := d.assemble(); err != nil {
		return err
	}
	var list []report.Attachment
	for _, name := range d.Engagement.Files() {
		if path.Ext(name) == ".toml" {
			list = append(list, report.Attachment{
				Name: strings.ReplaceAll(name, "/", "-"), MediaType: "application/toml",
				Title: "Исходные данные концепции", Relation: report.SourceRelation, Data: d.Engagement.Source(name),
			})
		}
	}
	var form bytes.Buffer
	if err := report.JSON(&form, d.report); err != nil {
		return err
	}
	d.report.Attachments = append(list, report.Attachment{
		Name: d.BaseName() + ".json", MediaType: "application/json",
		Title: "Отчет в машиночитаемой форме", Relation: report.DataRelation, Data: form.Bytes(),
	})
	return nil
}
