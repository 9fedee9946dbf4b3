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
	t.Origins = titleOrigins(a, t)
	for i, p := range a.e.Approvals {
		t.Approvals = append(t.Approvals, approval(a, p, a.names.Entries("approvals")[i].Key))
	}
	for i, p := range a.e.Performers {
		if p.Role == "head" || len(a.e.Performers) == 1 {
			word := "performers.head"
			if p.Role != "head" {
				word = "performers.single"
			}
			s := signature(a, p, w.Text(a.named(word), nil), a.names.Entries("performers")[i].Key)
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

// titleOrigins tells the values of the title page's own lines.
func titleOrigins(a *assembler, t report.TitlePage) report.Origins {
	out := report.Origins{
		{Text: t.Ministry, Key: "contractor.ministry"}, {Text: t.Organisation, Key: "contractor.name"}, {Text: t.Short, Key: "contractor.short"},
		{Text: a.e.Report.Document, Key: "report.document"}, {Text: t.Title, Key: "report.title"}, {Text: t.Research, Key: "report.research"},
		{Text: t.Kind, Key: "report.kind"}, {Text: t.Designation, Key: "report.designation"}, {Text: t.Place, Key: "report.city"},
	}
	for _, c := range assigned(a) {
		out = append(out, report.Origin{Text: a.file("front").Text(c.phrase, wording.Values{"number": c.number}), Key: c.key})
	}
	return out
}

// codes gives УДК and the registration numbers, those that are assigned.
func codes(a *assembler) []string {
	var out []string
	for _, c := range assigned(a) {
		out = append(out, a.file("front").Text(c.phrase, wording.Values{"number": c.number}))
	}
	return out
}

// code is an assigned number, the phrase that prints it and its key.
type code struct{ phrase, number, key string }

func assigned(a *assembler) []code {
	r := a.e.Report
	return slices.DeleteFunc([]code{
		{"title.udc", r.UDC, "report.udc"}, {"title.nioktr", r.NIOKTR, "report.nioktr"}, {"title.ikrbs", r.IKRBS, "report.ikrbs"},
	}, func(c code) bool { return c.number == "" })
}

func approval(a *assembler, p engagement.Approval, key string) report.Approval {
	w := a.file("front")
	date := p.Date.Short()
	if date == "" {
		date = w.Text("title.blank_date", wording.Values{"year": yearOf(a)})
	}
	word := w.Text("title."+p.Role, nil)
	return report.Approval{
		Word: word, Right: p.Role == "approve",
		Position: p.Position, Organisation: p.Organisation, Degree: p.Degree, Name: p.Name, Date: date,
		Origins: report.Origins{
			{Text: word, Key: key + ".role"}, {Text: p.Position, Key: key + ".position"}, {Text: p.Organisation, Key: key + ".organisation"},
			{Text: p.Degree, Key: key + ".degree"}, {Text: p.Name, Key: key + ".name"}, {Text: date, Key: key + ".date"},
		},
	}
}

// signature is the line of a performer; behind a role the position goes on in small
// letters (appendix А).
func signature(a *assembler, p engagement.Performer, role, key string) report.Signature {
	s := report.Signature{Role: role, Position: p.Position, Degree: p.Degree, Name: p.Name}
	if role != "" {
		s.Position = a.small(p.Position)
	}
	if p.Parts != "" && p.Role != "controller" {
		s.Parts = "(" + p.Parts + ")"
	}
	s.Origins = report.Origins{
		{Text: s.Role, Key: key + ".role"}, {Text: s.Position, Key: key + ".position"}, {Text: s.Degree, Key: key + ".degree"},
		{Text: s.Name, Key: key + ".name"}, {Text: s.Parts, Key: key + ".parts"},
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
		for i, person := range a.e.Performers {
			if person.Role != role {
				continue
			}
			g.Signatures = append(g.Signatures, signature(a, person, word+person.Organisation, a.names.Entries("performers")[i].Key))
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
			Keys:    keys("report.keywords"),
		})
	}
	for _, p := range []engagement.Prose{ab.Object, ab.Goal, ab.Methods, ab.Results, ab.Application,
		ab.Recommendations, ab.Efficiency, ab.Forecast} {
		blocks = append(blocks, a.prose(p)...)
	}
	return blocks
}

// terms stand in alphabetical order (6.14).
func terms(a *assembler) report.Block {
	d := &report.Definitions{}
	for i, t := range a.e.Terms {
		d.Items = append(d.Items, definition(t.Term, t.Definition, a.names.Entries("terms")[i].Key, "definition", "term"))
	}
	return sortDefinitions(d)
}

// abbreviations stand in alphabetical order (6.15).
func abbreviations(a *assembler) report.Block {
	d := &report.Definitions{}
	for i, t := range a.e.Abbreviations {
		d.Items = append(d.Items, definition(t.Short, t.Full, a.names.Entries("abbreviations")[i].Key, "full", "short"))
	}
	return sortDefinitions(d)
}

// definition has no punctuation at its end (6.14, 6.15).
func definition(term, text, entry, full, short string) report.Definition {
	return report.Definition{Term: report.Plain(term), Blocks: []report.Block{plainPara(strings.TrimRight(text, ".;, "))}, Keys: keys(entry+"."+full, entry+"."+short)}
}

func sortDefinitions(d *report.Definitions) *report.Definitions {
	key := func(x report.Definition) string {
		return strings.ReplaceAll(strings.ToLower(report.PlainText(x.Term)), "ё", "е")
	}
	slices.SortStableFunc(d.Items, func(x, y report.Definition) int { return cmp.Compare(key(x), key(y)) })
	return d
}
