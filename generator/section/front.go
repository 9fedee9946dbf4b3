package section

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rd50/generator/engagement"
	"rd50/generator/report"
	"rd50/generator/wording"
)

func (a *assembler) meta() report.Meta {
	r := a.e.Report
	return report.Meta{
		Title: r.Title, Author: a.e.Contractor.Name, Customer: a.e.Customer.Name, City: r.City, Subject: a.e.System.Name, Keywords: r.Keywords,
		Designation: r.Designation, Version: r.Version, Status: r.Status,
		Edition:  a.file("front").Text("title.edition_"+r.Status, wording.Values{"version": r.Version}),
		Language: "ru-RU", Date: r.Date.ISO(),
	}
}

func (a *assembler) layout() report.Layout {
	l := a.e.Layout
	return report.Layout{FontSize: l.FontSize, Hyphenation: l.Hyphenation, BySection: l.Numbering == "by-section"}
}

// titlePage follows ГОСТ 7.32-2017, 5.1.
func (a *assembler) titlePage() report.TitlePage {
	w, r := a.file("front"), a.e.Report
	t := report.TitlePage{
		Ministry:     a.e.Contractor.Ministry,
		Organisation: strings.ToUpper(a.e.Contractor.Name),
		Document:     []string{w.Text("title.document", nil), r.Document},
		Title:        strings.ToUpper(r.Title),
		Kind:         w.Text("title."+r.Kind, wording.Values{"stage": fmt.Sprint(r.Stage)}),
		Designation:  r.Designation,
		Place:        strings.TrimSpace(r.City + " " + yearOf(a)),
	}
	if s := a.e.Contractor.Short; s != "" && s != a.e.Contractor.Name {
		t.Short = "(" + strings.ToUpper(s) + ")"
	}
	if r.Research != "" && !strings.EqualFold(r.Research, r.Title) {
		t.Research = r.Research
	}
	t.Codes = codes(a)
	for _, p := range a.e.Approvals {
		t.Approvals = append(t.Approvals, approval(a, p))
	}
	for _, p := range a.e.Performers {
		if p.Role == "head" || len(a.e.Performers) == 1 {
			word := "performers.head"
			if p.Role != "head" {
				word = "performers.single"
			}
			s := signature(a, p, w.Text(a.named(word), nil))
			s.Parts = ""
			t.Signatures = append(t.Signatures, s)
		}
	}
	return t
}

// named gives the key of a phrase that names the НИР, or where the document is none
// that of the one that calls it a work, if there is one.
func (a *assembler) named(key string) string {
	if research.MatchString(a.e.Report.Document) {
		return key
	}
	switch key {
	case "performers.head", "performers.single", "terms.lead", "abbreviations.lead":
		return key + "_work"
	}
	return key
}

// research finds what names the work as research (НИР).
var research = regexp.MustCompile(`(?i)(^|[^а-яё])нир([^а-яё]|$)|научно-исследовательск`)

// yearOf is that of the report, nothing for a draft without a date.
func yearOf(a *assembler) string {
	if a.e.Report.Date.IsZero() {
		return ""
	}
	return fmt.Sprint(a.e.Report.Date.Year())
}

// codes gives УДК and the registration numbers, those that are assigned.
func codes(a *assembler) []string {
	w, r := a.file("front"), a.e.Report
	var out []string
	for _, c := range []struct{ key, number string }{
		{"title.udc", r.UDC}, {"title.nioktr", r.NIOKTR}, {"title.ikrbs", r.IKRBS},
	} {
		if c.number != "" {
			out = append(out, w.Text(c.key, wording.Values{"number": c.number}))
		}
	}
	return out
}

func approval(a *assembler, p engagement.Approval) report.Approval {
	w := a.file("front")
	date := p.Date.Short()
	if date == "" {
		date = w.Text("title.blank_date", wording.Values{"year": yearOf(a)})
	}
	return report.Approval{
		Word: w.Text("title."+p.Role, nil), Right: p.Role == "approve",
		Position: p.Position, Organisation: p.Organisation, Degree: p.Degree, Name: p.Name, Date: date,
	}
}

// signature is the line of a performer; behind a role the position goes on in small
// letters (appendix А).
func signature(a *assembler, p engagement.Performer, role string) report.Signature {
	s := report.Signature{Role: role, Position: p.Position, Degree: p.Degree, Name: p.Name}
	if role != "" {
		s.Position = a.small(p.Position)
	}
	if p.Parts != "" && p.Role != "controller" {
		s.Parts = "(" + p.Parts + ")"
	}
	return s
}

// front gives the structural elements before the main part.
func front(a *assembler) []*report.Section {
	w := a.file("front")
	var out []*report.Section
	if len(a.e.Performers) > 1 { // a single performer stands on the title page, 5.2.2
		out = append(out, structural("performers", w.Text("performers.heading", nil), false, keys("performers"), performers(a)))
	}
	out = append(out,
		structural("abstract", w.Text("abstract.heading", nil), false, keys("report.abstract", "report.keywords"), abstract(a)...),
		structural("contents", w.Text("contents.heading", nil), false, nil, &report.Contents{}))
	if len(a.e.Terms) > 0 {
		out = append(out, structural("terms", w.Text("terms.heading", nil), true, keys("terms"), para(w, a.named("terms.lead"), nil), terms(a)))
	}
	if len(a.e.Abbreviations) > 0 {
		out = append(out, structural("abbreviations", w.Text("abbreviations.heading", nil), true, keys("abbreviations"),
			para(w, a.named("abbreviations.lead"), nil), abbreviations(a)))
	}
	return append(out, introduction(a))
}

func structural(id, title string, listed bool, keys report.Keys, blocks ...report.Block) *report.Section {
	return &report.Section{Kind: report.Structural, ID: id, Title: title, Listed: listed, Keys: keys, Blocks: blocks}
}

func keys(list ...string) report.Keys { return list }

// performers groups those who made the report by role (5.2.1, appendix Б).
func performers(a *assembler) report.Block {
	w, p := a.file("front"), &report.Performers{}
	for _, role := range []string{"head", "responsible", "performer", "controller", "coperformer"} {
		g := report.PerformerGroup{}
		word := w.Text(a.named("performers."+role), nil)
		several := role == "performer" || role == "coperformer"
		if several {
			g.Title, word = word, ""
		}
		for _, person := range a.e.Performers {
			if person.Role != role {
				continue
			}
			g.Signatures = append(g.Signatures, signature(a, person, word+person.Organisation))
		}
		if len(g.Signatures) > 0 {
			p.Groups = append(p.Groups, g)
		}
	}
	return p
}

// abstract is the реферат (5.3): counts, keywords, then the parts in the order
// of 5.3.2.2.
func abstract(a *assembler) []report.Block {
	ab := a.e.Report.Abstract
	blocks := []report.Block{&report.Paragraph{Inlines: []report.Inline{&report.CountsLine{}}}}
	if len(a.e.Report.Keywords) > 0 {
		blocks = append(blocks, &report.Paragraph{
			Style:   report.Flush,
			Inlines: report.Plain(strings.ToUpper(strings.Join(a.e.Report.Keywords, ", "))),
		})
	}
	for _, p := range []engagement.Prose{ab.Object, ab.Goal, ab.Methods, ab.Results, ab.Application,
		ab.Recommendations, ab.Efficiency, ab.Forecast} {
		blocks = append(blocks, a.Book.Blocks(p)...)
	}
	return blocks
}

// terms stand in alphabetical order (6.14).
func terms(a *assembler) report.Block {
	d := &report.Definitions{}
	for _, t := range a.e.Terms {
		d.Items = append(d.Items, definition(t.Term, t.Definition))
	}
	return sortDefinitions(d)
}

// abbreviations stand in alphabetical order (6.15).
func abbreviations(a *assembler) report.Block {
	d := &report.Definitions{}
	for _, t := range a.e.Abbreviations {
		d.Items = append(d.Items, definition(t.Short, t.Full))
	}
	return sortDefinitions(d)
}

// definition has no punctuation at its end (6.14, 6.15).
func definition(term, text string) report.Definition {
	return report.Definition{Term: report.Plain(term), Blocks: []report.Block{plainPara(strings.TrimRight(text, ".;, "))}}
}

func sortDefinitions(d *report.Definitions) *report.Definitions {
	key := func(x report.Definition) string {
		return strings.ReplaceAll(strings.ToLower(report.PlainText(x.Term)), "ё", "е")
	}
	slices.SortStableFunc(d.Items, func(x, y report.Definition) int { return cmp.Compare(key(x), key(y)) })
	return d
}
