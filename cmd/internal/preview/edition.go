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

// file gives the report in a format; of data with errors the draft with its marks.
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
	if f.Name == book.Name {
		return e.book()
	}
	render := e.draft.Render
	if e.draft.Faults.Errors() > 0 {
		render = e.draft.RenderDraft
	}
	all, err := render([]writer.Format{f}, generator.Options{})
	if err != nil {
		return output.File{}, err
	}
	return all[0], nil
}

func (e *edition) book() (output.File, error) {
	out := output.File{Name: e.draft.BaseName() + "." + book.Extension}
	words, err := workbook.LoadWords(templates.Files)
	if err != nil {
		return out, err
	}
	out.Data, err = generator.Book(e.draft.Engagement, words, "rd50")
	return out, err
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
	if n := e.draft.Faults.Errors(); n > 0 {
		return fmt.Sprintf("в данных ошибок: %d", n)
	}
	return ""
}

// refusal tells why a format can't be made of the draft; mu is held.
func (e *edition) refusal(f writer.Format) string {
	if f.Name != book.Name && !e.draft.Readable() {
		return "данные прочитаны не все"
	}
	return ""
}
