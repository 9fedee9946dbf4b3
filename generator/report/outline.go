package report

// Entry is a line of the table of contents (5.4.1, 6.13, 6.17.7).
type Entry struct {
	Level  int    // 1 for sections and structural elements, 2 for subsections, 3 for points
	ID     string // of the section or heading, the target of the link
	Number string // «1.2»; «ПРИЛОЖЕНИЕ А» with its status in Status; empty for structural elements
	Status string // «обязательное», of an appendix
	Title  string
}

// Outline gives the table of contents of a resolved report: the structural
// elements that are listed, sections, subsections and points with titles, and
// the appendices.
func (r *Report) Outline() []Entry {
	var out []Entry
	for _, s := range r.Sections {
		if !s.Listed {
			continue
		}
		out = append(out, sectionEntry(s))
		if s.Kind != Main {
			continue
		}
		for _, b := range s.Blocks {
			if h, ok := b.(*Heading); ok && h.Level <= 3 {
				out = append(out, Entry{Level: h.Level, ID: h.ID, Number: h.Number, Title: PlainText(h.Inlines)})
			}
		}
	}
	return out
}

func sectionEntry(s *Section) Entry {
	e := Entry{Level: 1, ID: s.ID, Number: s.Number, Title: s.Title}
	if s.Kind == Appendix {
		e.Number, e.Status = "ПРИЛОЖЕНИЕ "+s.Number, s.Status
	}
	return e
}
