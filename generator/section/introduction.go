package section

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// introduction is the authored text, the basis of the work, the system's
// purpose and what was left out (ГОСТ 7.32-2017, 5.7). The strategy stands here
// when the section that holds it otherwise is excluded.
func introduction(a *assembler) *report.Section {
	w := a.file("introduction")
	blocks := append(a.prose(a.e.Report.Introduction), basis(a, w)...)
	blocks = append(blocks, purpose(a, w)...)
	blocks = append(blocks, exclusions(a, w)...)
	printed := keys("report.introduction", "system", "customer", "contract", "exclusions")
	if a.excluded["study"] {
		blocks, printed = append(blocks, strategy(a)...), append(printed, outline.Of("study").Beside...)
	}
	return structural("introduction", w.Text("section.heading", nil), true, printed, blocks...)
}

func basis(a *assembler, w *wording.Words) []report.Block {
	blocks := []report.Block{para(w, "basis.parties", wording.Values{
		"customer_full": a.organisation(fullName(a.e.Customer)), "contractor_full": a.organisation(fullName(a.e.Contractor)),
	})}
	if c := a.e.Contract; c != nil {
		key := "basis.contract"
		if c.Subject != "" {
			key = "basis.contract_subject"
		}
		number := c.Number
		if c.Code != "" {
			number = w.Text("basis.number", wording.Values{"number": c.Number, "code": c.Code})
		}
		kind := cmp.Or(c.Kind, "contract") // drafts
		blocks = append(blocks, para(w, key, wording.Values{
			"kind": a.word("contract", kind), "kind_of": a.word("contract_of", kind),
			"number": number, "date": c.Date.Short(), "subject": a.small(strings.TrimRight(c.Subject, ".")),
		}))
	}
	return append(blocks, para(w, "basis.system", wording.Values{"clause": a.Standard.Clause}))
}

// purpose is the authored text; one that is a phrase, not a sentence, gets the words
// before it and the stop behind it.
func purpose(a *assembler, w *wording.Words) []report.Block {
	blocks := a.prose(a.e.System.Purpose)
	if len(blocks) == 0 {
		return nil
	}
	p, ok := blocks[0].(*report.Paragraph)
	if !ok {
		return blocks
	}
	text := report.PlainText(p.Inlines)
	if first, _ := utf8.DecodeRuneInString(text); !unicode.IsLower(first) {
		return blocks
	}
	q := *p
	q.Inlines = append(append(w.Inlines("purpose.lead", nil), &report.Text{Text: " "}), p.Inlines...)
	if len(blocks) == 1 && strings.TrimRight(text, ".!?…:;") == text {
		q.Inlines = append(q.Inlines, &report.Text{Text: "."})
	}
	return append([]report.Block{&q}, blocks[1:]...)
}

// fullName gives «Name (Short; ministry)» with what is known.
func fullName(p engagement.Party) string {
	var more []string
	if p.Short != "" && p.Short != p.Name {
		more = append(more, p.Short)
	}
	if p.Ministry != "" {
		more = append(more, p.Ministry)
	}
	if len(more) == 0 {
		return p.Name
	}
	return p.Name + " (" + strings.Join(more, "; ") + ")"
}

// exclusions tells what was left out, why and by which agreement.
func exclusions(a *assembler, w *wording.Words) []report.Block {
	if len(a.e.Exclusions) == 0 {
		return nil
	}
	var items []string
	for _, x := range a.e.Exclusions {
		items = append(items, exclusion(a, w, x))
	}
	return []report.Block{
		para(w, "exclusions.lead", wording.Values{"clause": a.Standard.ExclusionClause}),
		a.dashList(items),
	}
}

func exclusion(a *assembler, w *wording.Words, x engagement.Exclusion) string {
	v := wording.Values{
		"reason": a.small(strings.TrimRight(x.Reason, ". ")), "document": a.small(x.Agreement.Document),
		"date": x.Agreement.Date.Short(), "position": a.small(x.Agreement.Position),
		"organisation": a.organisation(x.Agreement.Organisation), "name": x.Agreement.Name,
	}
	if x.Section == outline.Products {
		return w.Text("exclusions.products", v)
	}
	s, _ := a.Standard.Section(x.Section)
	v["title"] = s.Title
	return w.Text("exclusions.section", v)
}
