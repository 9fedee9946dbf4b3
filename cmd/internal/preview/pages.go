package preview

import (
	"context"

	"rd50/generator"
	"rd50/generator/writer"
)

// setPages sets the pages of each edition in its turn, after the page has gone
// out: the faults that only pages show, and the PDF. An edition that a newer one
// has taken the place of is left at the next step.
func (s *Server) setPages(ctx context.Context) {
	var last *generator.Draft // whose pages were set
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-s.editions:
			if s.outdated(e) {
				continue
			}
			e.mu.Lock()
			if last != nil {
				e.draft.Follow(last)
			}
			if e.draft.CheckPages(); e.draft.Faults.Errors() == 0 {
				last = e.draft
			}
			e.mu.Unlock()
			if faults := e.faults(e); !s.outdated(e) {
				s.feed.update(func(n *snapshot) { n.addPageFaults(e, faults) })
				s.makePDF(e)
			}
		}
	}
}

// makePDF makes the pages that are shown; those of a draft with errors are no newer ones.
func (s *Server) makePDF(e *edition) {
	if e.unpaged() != "" {
		return
	}
	file, err := e.file(pageFormat())
	s.feed.update(func(n *snapshot) {
		switch {
		case n.edition != e:
		case err != nil:
			n.status.NoPages = noPages(err.Error(), n.status.Pages)
		default:
			n.pages, n.status.Pages, n.status.NoPages = file, e.number, ""
		}
	})
}

// pageFormat is that of the pages that are shown.
func pageFormat() writer.Format {
	f, _ := writer.Find("pdf") // one of the program's own
	return f
}

// noPages tells why there are no pages of the newest edition; those of an older one
// stay where there are any.
func noPages(reason string, shown int) string {
	if shown > 0 {
		return "Показаны прежние страницы: " + reason
	}
	return "Страниц нет: " + reason
}

func (s *Server) outdated(e *edition) bool {
	now, _ := s.feed.current()
	return now.edition != e
}

// addPageFaults replaces the faults, unless they are by now those of data that
// can't be read.
func (n *snapshot) addPageFaults(e *edition, faults []fault) {
	if n.edition == e && n.status.Banner == "" {
		n.status.Faults = faults
	}
}
