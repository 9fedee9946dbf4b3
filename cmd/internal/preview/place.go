package preview

import (
	"fmt"
	"net/http"
	"strconv"

	"rd50/generator"
	"rd50/generator/diagnostic"
)

// place tells FILE:LINE of an element of the draft: the version that the page has, the
// number of its block and that of the element within it.
func (s *Server) place(w http.ResponseWriter, r *http.Request) {
	now, _ := s.feed.current()
	var at [3]int
	for i, name := range []string{"version", "block", "node"} {
		n, err := strconv.Atoi(r.PathValue(name))
		if err != nil {
			n = -1
		}
		at[i] = n
	}
	for _, e := range now.recent() {
		if e.number != at[0] {
			continue
		}
		if text := e.place(at[1], at[2]); text != "" {
			serve(w, r, "text/plain; charset=utf-8", []byte(text))
			return
		}
	}
	http.Error(w, "такого места в данных нет", http.StatusNotFound)
}

// place gives FILE:LINE of an element, the file named as the user would; empty when
// nothing in the files stands for it.
func (e *edition) place(block, node int) string {
	if block < 0 || block >= len(e.page.Blocks) || node < 0 || node >= len(e.page.Blocks[block].Nodes) {
		return ""
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.places == nil {
		e.places = generator.PlacesOf(e.draft)
	}
	for _, key := range e.page.Blocks[block].Nodes[node] {
		at, ok := e.places.At(key)
		if !ok {
			continue
		}
		if e.project.Show != nil {
			at = e.project.Show(diagnostic.List{{Position: at}})[0].Position
		}
		return fmt.Sprintf("%s:%d", at.File, at.Line)
	}
	return ""
}
