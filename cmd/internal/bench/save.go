package main

import (
	"fmt"
	"io/fs"
	"os"
	"time"

	"rd50/generator"
	"rd50/generator/inmemory"
	"rd50/generator/writer"
	"rd50/generator/writer/html"
)

// edited is the prose of the larger sample that is saved again and again.
const edited = "prose/study.md"

// saves measures what a preview does after each save of a sentence in the larger sample:
// milliseconds by the clock to the page, and on to the bytes of the PDF.
func saves(samples fs.FS, runs int) (toPage, toPDF float64, err error) {
	sample, err := fs.Sub(samples, "telecom")
	if err != nil {
		return 0, 0, err
	}
	files, err := inmemory.Of(sample) // so that what is saved is not on a disk
	if err != nil {
		return 0, 0, err
	}
	templates, err := generator.LoadTemplates(nil)
	if err != nil {
		return 0, 0, err
	}
	text := files[edited].Data
	var before *generator.Draft
	var written html.Kept
	var took [][]float64
	for run := range runs + 1 { // the first finds nothing of an earlier state
		files[edited].Data = fmt.Appendf(nil, "%s\n\nПравка %d.\n", text, run)
		start := time.Now()
		draft := generator.Sketch(generator.Input{Files: files, Name: "engagement.toml", Folder: "telecom"}, templates)
		if _, err := written.Of(draft.Preview().Report); err != nil {
			return 0, 0, err
		}
		shown := milliseconds(start)
		if before != nil {
			draft.Follow(before)
		}
		if draft.CheckPages(); draft.Faults.Errors() > 0 {
			return 0, 0, fmt.Errorf("%v", draft.Faults)
		}
		pdf, _ := writer.Find("pdf")
		if _, err := draft.Render([]writer.Format{pdf}, generator.Options{}); err != nil {
			return 0, 0, err
		}
		if before = draft; run > 0 {
			took = append(took, []float64{shown, milliseconds(start)})
		}
	}
	return median(took, 0), median(took, 1), nil
}

func milliseconds(since time.Time) float64 { return time.Since(since).Seconds() * 1000 }

// printSaves prints them.
func printSaves(runs int) error {
	toPage, toPDF, err := saves(os.DirFS("samples"), runs)
	if err != nil {
		return err
	}
	fmt.Printf("\nA preview of the larger sample, ms after a save: the page %.0f, the PDF %.0f.\n", toPage, toPDF)
	return nil
}
