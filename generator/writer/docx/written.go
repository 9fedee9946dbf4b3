package docx

import "strings"

// writtenText is that of the document's body as far as nobody changes it any more: the
// trees of a long report take many times its memory.
type writtenText struct {
	pieces []string
	buffer []byte
}

func (w *writtenText) add(list elements) {
	w.buffer = w.buffer[:0]
	for _, e := range list {
		w.buffer = e.append(w.buffer)
	}
	w.pieces = append(w.pieces, string(w.buffer))
}

// within gives the whole part, the text within the tags of a root and its only child.
func (w *writtenText) within(root, child *element) string {
	start := child.start(root.start([]byte(declaration)))
	end := root.end(child.end(nil))
	pieces := append(append([]string{string(start)}, w.pieces...), string(end))
	*w = writtenText{} // the whole takes their room
	return strings.Join(pieces, "")
}

// settled tells whether what is written stays as it is: a template's styles may be put into
// it, and a Revision lays the old report between.
func (d *writer) settled() bool { return d.template == nil && d.options.Revision == nil }

// settle turns the body into text, but for its last element, which may still get the
// properties of a section.
func (d *writer) settle() {
	if last := len(d.body) - 1; last > 0 && d.settled() {
		d.text.add(d.body[:last])
		d.body = elements{d.body[last]}
	}
}
