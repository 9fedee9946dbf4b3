package html

// markup is a piece of HTML that is being written.
type markup struct{ out []byte }

// put adds ready HTML.
func (m *markup) put(html string) { m.out = append(m.out, html...) }

// text adds text.
func (m *markup) text(s string) {
	done := 0
	for i := range len(s) {
		if code := entities[s[i]]; code != "" {
			m.out = append(append(m.out, s[done:i]...), code...)
			done = i + 1
		}
	}
	m.out = append(m.out, s[done:]...)
}

// entities are those of the signs that are none of HTML's in text.
var entities = [256]string{'&': "&amp;", '\'': "&#39;", '<': "&lt;", '>': "&gt;", '"': "&#34;"}

// numbered puts a number before what is numbered.
func (m *markup) numbered(number string) {
	if number != "" {
		m.text(number)
		m.put(" ")
	}
}
