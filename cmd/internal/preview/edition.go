package preview

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"rd50/generator"
	"rd50/generator/output"
	"rd50/generator/workbook"
	"rd50/generator/writer"
	"rd50/generator/writer/html"
	"rd50/templates"
)

// edition is the draft in one state of the files. What follows mu is for who
// holds it; the rest stays as the builder made it.
type edition struct {
	number   int
	saved    time.Time // when the files changed
	project  *Project
	broken   string // why there is no page; empty for a good edition
	markdown []byte
	page     *html.Page
	sections []generator.SectionState
	printed  []printed

	mu     sync.Mutex
	draft  *generator.Draft // nil when the templates can't be read
	files  map[string]output.File
	places *generator.Places // nil until somebody asks
}

// printed tells which section prints the data under a key.
type printed struct{ key, section string }

// file gives the report in a format; of a draft with errors there is the draft's
// Markdown only.
func (e *edition) file(f writer.Format) (output.File, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if made, ok := e.files[f.Name]; ok {
		return made, nil
	}
	if reason := e.refusal(f); reason != "" {
		return output.File{}, errors.New(reason)
	}
	made, err := e.make(f)
	if err != nil {
		return output.File{}, err
	}
	if e.files == nil {
		e.files = map[string]output.File{}
	}
	e.files[f.Name] = made
	return made, nil
}

func (e *edition) make(f writer.Format) (output.File, error) {
	out := output.File{Name: e.draft.BaseName() + "." + f.Extension, Data: e.markdown}
	switch {
	case f.Name == book.Name:
		words, err := workbook.LoadWords(templates.Files)
		if err != nil {
			return out, err
		}
		out.Data, err = generator.Book(e.draft.Engagement, words, "rd50")
		return out, err
	case e.draft.Faults.Errors() > 0:
		return out, nil
	}
	all, err := e.draft.Render([]writer.Format{f}, generator.Options{})
	if err != nil {
		return out, err
	}
	return all[0], nil
}

// book is the data of the engagement, which is offered beside the formats of the report.
var book = writer.Format{
	Name: "xlsx", Extension: "xlsx", Title: "книга Excel с данными",
	MediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// downloads are all that is offered.
func downloads() []writer.Format { return append(writer.Formats(), book) }

// unpaged tells why there can be no pages of an edition; empty where there can.
func (e *edition) unpaged() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.refusal(pageFormat())
}

// refusal tells why a format can't be made of the draft; mu is held.
func (e *edition) refusal(f writer.Format) string {
	if n := e.draft.Faults.Errors(); n > 0 && f.Name != "md" && f.Name != book.Name {
		return fmt.Sprintf("в данных ошибок: %d", n)
	}
	return ""
}
