package preview

import (
	"slices"
	"strings"
	"time"

	"rd50/generator"
	"rd50/generator/diagnostic"
	"rd50/generator/outline"
	"rd50/generator/writer/html"
)

// status is all that the page shows beside the draft itself.
type status struct {
	Title    string    `json:"title"`
	Edition  string    `json:"edition"`
	Banner   string    `json:"banner"`
	Sections []section `json:"sections"`
	Faults   []fault   `json:"faults"`
	Formats  []format  `json:"formats"`
	Pages    int       `json:"pages"`   // the last version that had a PDF; 0 for none
	NoPages  string    `json:"noPages"` // why the newest has none
	Saved    string    `json:"saved"`   // time of day
	Took     int64     `json:"took"`    // milliseconds from the save to the page
}

type section struct {
	Title  string          `json:"title"`
	State  generator.State `json:"state"`
	Faults int             `json:"faults"`
	Anchor string          `json:"anchor"` // of its heading; empty when it has none
}

type fault struct {
	Code     string              `json:"code"`
	Severity diagnostic.Severity `json:"severity"`
	Message  string              `json:"message"`
	Hint     string              `json:"hint"`
	Place    string              `json:"place"`
	Source   string              `json:"source"` // the line at that place
	Anchor   string              `json:"anchor"` // of the heading that it belongs to
}

type format struct {
	Name   string `json:"name"`
	Title  string `json:"title"`
	Reason string `json:"reason"` // why it can't be made; empty when it can
}

func (e *edition) status(took time.Duration) status {
	r := e.draft.Engagement.Report
	s := status{
		Title: r.Title, Edition: strings.TrimSpace(r.Designation + " " + r.Version),
		Sections: []section{}, Faults: e.faults(e), Formats: []format{},
		Saved: e.saved.Format(time.TimeOnly), Took: took.Milliseconds(),
	}
	for _, x := range e.sections {
		s.Sections = append(s.Sections, section{x.Title, x.State, x.Faults, e.heading(x.ID)})
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, f := range downloads() {
		title := f.Title
		if f.Name != book.Name && e.draft.Faults.Errors() > 0 {
			title += ", проект с отметками ошибок"
		}
		s.Formats = append(s.Formats, format{f.Name, title, e.refusal(f)})
	}
	return s
}

// faults gives the draft's faults, errors first, with their places on the page of
// an edition, which is nil when none is shown.
func (e *edition) faults(shown *edition) []fault {
	e.mu.Lock()
	defer e.mu.Unlock()
	list := e.draft.Faults
	named := list
	if e.project.Show != nil {
		named = e.project.Show(list)
	}
	out := []fault{}
	for _, severity := range []diagnostic.Severity{diagnostic.Error, diagnostic.Warning} {
		for i, d := range named {
			if d.Severity != severity {
				continue
			}
			f := fault{d.Code, d.Severity, d.Message, d.Advice(), "", e.line(list[i].Position), shown.anchor(d.Key)}
			if d.Position.File != "" {
				f.Place = d.Position.String()
			}
			out = append(out, f)
		}
	}
	return out
}

// longestLine is how much of a source line is shown, in characters.
const longestLine = 300

// line gives the source line at a position, as far as the file is text.
func (e *edition) line(p diagnostic.Position) string {
	if p.Line < 1 {
		return ""
	}
	rest := string(e.draft.Source(p.File))
	for range p.Line - 1 {
		_, rest, _ = strings.Cut(rest, "\n")
	}
	line, _, _ := strings.Cut(rest, "\n")
	if r := []rune(line); len(r) > longestLine {
		line = string(r[:longestLine]) + "…"
	}
	return strings.TrimSpace(line)
}

// anchor gives the id of the heading under which the data at a key is printed.
func (e *edition) anchor(key string) string {
	if e == nil {
		return ""
	}
	id := outline.Home(key)
	for _, p := range e.printed {
		if id == "" && outline.Under(key, p.key) {
			id = p.section
		}
	}
	return e.heading(id)
}

// heading gives the anchor of a section's heading, empty when it has none.
func (e *edition) heading(id string) string {
	anchor := html.Anchor(id)
	if slices.ContainsFunc(e.page.Blocks, func(b html.Block) bool { return b.Anchor == anchor }) {
		return anchor
	}
	return ""
}
