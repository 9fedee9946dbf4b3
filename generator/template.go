package generator

import (
	"io/fs"

	"rd50/generator/diagnostic"
	"rd50/generator/writer"
)

const templateKey = "layout.docx_template"

// template gives the bytes of the customer's DOCX template; nil for none.
func (d *Draft) template() ([]byte, error) {
	name, ok := d.Engagement.Path(templateKey)
	if !ok {
		return nil, nil
	}
	return fs.ReadFile(d.input.Files, name)
}

// templateFaults tells what keeps the customer's file from being a template
// (RD006).
func (d *Draft) templateFaults() diagnostic.List {
	data, err := d.template()
	if err == nil && data != nil {
		err = writer.CheckTemplate(data)
	}
	if err == nil {
		return nil
	}
	return diagnostic.List{{
		Position: d.Engagement.At(templateKey), Severity: diagnostic.Error, Code: "RD006", Key: templateKey,
		Message: templateKey + ": " + err.Error(),
		Hint:    "шаблон — документ Word или LibreOffice без макросов; метки перечислены в README.ru.md, «Шаблон DOCX»",
	}}
}
