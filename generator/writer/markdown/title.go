package markdown

import (
	"fmt"
	"strings"
	"unicode"

	"rd50/generator/report"
)

// title writes the title page, a paragraph a field, from top to bottom.
func (m *writer) title(t report.TitlePage) {
	for _, s := range []string{t.Ministry, t.Organisation, t.Short} {
		m.para(startEscape(escape(s)))
	}
	for _, s := range t.Codes {
		m.para(escape(s))
	}
	for _, a := range t.Approvals {
		m.approval(a)
	}
	for _, s := range t.Document {
		m.para(startEscape(escape(s)))
	}
	if t.Research != "" {
		m.para(startEscape(escape(t.Research)))
		m.para("по теме:")
	}
	if t.Title != "" {
		m.para("**" + escape(t.Title) + "**")
	}
	for _, s := range []string{t.Kind, t.Designation} {
		m.para(startEscape(escape(s)))
	}
	for _, s := range t.Signatures {
		m.para(m.signature(s))
	}
	m.para(escape(t.Place))
}

func (m *writer) approval(a report.Approval) {
	lines := a.Lines()
	for i := range lines {
		lines[i] = escape(lines[i])
	}
	m.para(startEscape(strings.Join(lines, "\\\n")))
}

// Slugs gives the anchor of every section and heading that has an id, made the
// way that GitHub and its followers make them: lower case, letters, digits, «-»
// and «_» only, blanks as «-», repetitions counted.
func Slugs(r *report.Report) map[string]string {
	out, seen := map[string]string{}, map[string]int{}
	add := func(id, text string) {
		slug := Slug(text)
		for base := slug; ; slug = fmt.Sprintf("%s-%d", base, seen[base]) {
			if _, taken := seen[slug]; !taken {
				break
			}
			seen[base]++
		}
		seen[slug] = 0
		if id != "" {
			out[id] = slug
		}
	}
	for _, s := range r.Sections {
		add(s.ID, headingText(s))
		report.EachBlock(s.Blocks, func(b report.Block) {
			if h, ok := b.(*report.Heading); ok {
				add(h.ID, numbered(h.Number, report.PlainText(h.Inlines)))
			}
		})
	}
	return out
}

// Slug gives the anchor of a heading by its words, as GitHub and others make it.
func Slug(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsDigit(r), r == '-', r == '_':
			return unicode.ToLower(r)
		case r == ' ':
			return '-'
		}
		return -1
	}, text)
}
