package generator

import (
	"io/fs"

	"rd50/generator/diagnostic"
	"rd50/generator/writer/docx"
)

const templateKey = "layout.docx_template"

// readTemplate reads the customer's DOCX template, where there is one, and tells what
// keeps the file from being a template (RD006).
func (d *Draft) readTemplate() diagnostic.List {
	name, ok := d.Engagement.Path(templateKey)
	if !ok {
		return nil
	}
	var err error
	if d.template, err = fs.ReadFile(d.input.Files, name); err == nil {
		err = docx.CheckTemplate(d.template)
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
