package html

import (
	_ "embed" // for the look of the file
	"io"
	"strings"

	"rd50/generator/report"
)

//go:embed document.css
var documentStyle string

// policy lets nothing be fetched and nothing run.
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

// Write writes a resolved report as one file, its pictures within. The header, where
// there is one, stays at the head of the page.
func Write(out io.Writer, r *report.Report, header string) error {
	w := newWriter(r)
	w.source = inPage
	page, err := w.all(nil)
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("<!doctype html>\n<html lang=\"" + escape(r.Meta.Language) + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width\">\n" +
		"<title>" + escape(r.Meta.Title) + "</title>\n<style>\n" + style + documentStyle + "</style>\n</head>\n<body>\n")
	if header != "" {
		b.WriteString("<header>" + escape(header) + "</header>\n")
	}
	b.WriteString("<main>\n")
	for _, block := range page.Blocks {
		b.WriteString(block.HTML + "\n")
	}
	b.WriteString("</main>\n</body>\n</html>\n")
	_, err = io.WriteString(out, b.String())
	return err
}
