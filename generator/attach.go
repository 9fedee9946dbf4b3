package generator

import (
	"bytes"
	"path"
	"strings"

	"rd50/generator/picture"
	"rd50/generator/report"
	"rd50/generator/writer/pdf"
)

// attachments are what a report was made from, the TOML file with those
// that it extends, and the report itself as JSON.
func (d *Draft) attachments(p printed) ([]pdf.Attachment, error) {
	var list []pdf.Attachment
	for _, name := range d.Engagement.Files() {
		if path.Ext(name) == ".toml" {
			list = append(list, pdf.Attachment{
				Name: strings.ReplaceAll(name, "/", "-"), MediaType: "application/toml",
				Title: "Исходные данные концепции", Relation: pdf.SourceRelation, Data: d.Engagement.Source(name),
			})
		}
	}
	var form bytes.Buffer
	if err := report.JSON(&form, p.report, picture.Bytes); err != nil {
		return nil, err
	}
	return append(list, pdf.Attachment{
		Name: p.name + ".json", MediaType: "application/json",
		Title: "Отчет в машиночитаемой форме", Relation: pdf.DataRelation, Data: form.Bytes(),
	}), nil
}
