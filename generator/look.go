package generator

import (
	"io/fs"

	"rd50/fonts"
	"rd50/generator/diagnostic"
	"rd50/generator/input"
	"rd50/generator/writer/docx"
)

// The keys that name what a customer's look is made of.
const (
	fontsKey    = "layout.font_dir"
	templateKey = "layout.docx_template"
)

// readFaces takes the embedded faces, or the customer's own, and tells what is wrong
// with those; the embedded ones stand in for them then.
func (d *Draft) readFaces() diagnostic.List {
	d.faces = fonts.Default()
	name, ok := d.Engagement.Path(fontsKey)
	if !ok {
		return nil
	}
	folder, err := fs.Sub(d.input.Files, name)
	if err == nil {
		var own *fonts.Faces
		if own, err = fonts.FromFolder(folder); err == nil {
			d.faces = own
			return nil
		}
	}
	return d.unfit(fontsKey, err, "в папке шрифтов нужны четыре файла TTF: обычное начертание, полужирное, курсив, полужирный курсив")
}

// readTemplate reads the customer's DOCX template, where there is one, and tells what
// keeps the file from being a template.
func (d *Draft) readTemplate() diagnostic.List {
	name, ok := d.Engagement.Path(templateKey)
	if !ok {
		return nil
	}
	var err error
	if d.template, err = input.Read(d.input.Files, name); err == nil {
		err = docx.CheckTemplate(d.template)
	}
	if err == nil {
		return nil
	}
	d.template = nil // a draft is made without it
	return d.unfit(templateKey, err, "шаблон — документ Word или LibreOffice без макросов; метки перечислены в README.ru.md, «Шаблон DOCX»")
}

// unfit is the fault of a file that is there and can't serve (RD006).
func (d *Draft) unfit(key string, err error, hint string) diagnostic.List {
	return diagnostic.List{{
		Position: d.Engagement.At(key), Severity: diagnostic.Error, Code: "RD006", Key: key, Message: key + ": " + err.Error(), Hint: hint,
	}}
}
