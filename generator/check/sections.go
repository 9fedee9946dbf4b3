package check

import (
	"fmt"
	"slices"
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/standard"
)

// State is what there is of a mandatory section.
type State struct {
	Section   standard.Section
	Data      bool
	Prose     bool
	Exclusion *engagement.Exclusion // nil unless the section is excluded
}

// Missing tells whether RD101 holds: neither data nor prose nor exclusion.
func (s State) Missing() bool { return !s.Data && !s.Prose && s.Exclusion == nil }

// States gives the sections of the engagement in the standard's order.
func States(e *engagement.Engagement, std *standard.Standard) []State {
	names := e.Names()
	var out []State
	for _, s := range std.Sections {
		st := State{Section: s, Data: hasData(e, names, s.ID)}
		_, st.Prose = e.SectionProse(s.ID)
		for i := range e.Exclusions {
			if e.Exclusions[i].Section == s.ID {
				st.Exclusion = &e.Exclusions[i]
			}
		}
		out = append(out, st)
	}
	return out
}

// hasData tells whether an engagement holds any of a section's data. Those of the
// resources may be the chosen variant's own.
func hasData(e *engagement.Engagement, names *engagement.Names, id string) bool {
	if id == "resources" {
		costs, _ := e.ChosenCosts()
		return len(costs) > 0
	}
	return slices.ContainsFunc(outline.Of(id).Data, names.Filled)
}

// Wants tells what a section lacks, as the hint of RD101 and for the command
// «sections».
func Wants(id string) string {
	var tables []string
	for _, t := range outline.Of(id).Filling() {
		if engagement.IsList(t) {
			t = "[" + t + "]"
		}
		tables = append(tables, "["+t+"]")
	}
	return "нужны данные " + strings.Join(tables, ", ") + " или текст [sections." + id + "]"
}

// emptySections holds RD101 (the standard's list of sections).
func emptySections(c *checker) {
	for _, s := range States(c.e, c.std) {
		if s.Missing() {
			c.tell(outline.Of(s.Section.ID).Tables[0], fmt.Sprintf("обязательный раздел «%s» пуст и не исключен (%s, %s)",
				s.Section.Title, c.std.Designation, s.Section.Clause),
				Wants(s.Section.ID)+"; исключается раздел только по согласованию с заказчиком: [[exclusions]]")
		}
	}
}

// proseAlone holds RD104.
func proseAlone(c *checker) {
	for _, s := range States(c.e, c.std) {
		if !s.Data && s.Prose && s.Exclusion == nil && !slices.ContainsFunc(outline.Of(s.Section.ID).Tables, c.e.Faulty) {
			c.tell("sections."+s.Section.ID,
				fmt.Sprintf("раздел «%s» состоит из одного текста: его данные не проверены", s.Section.Title), Wants(s.Section.ID))
		}
	}
}

// exclusions holds RD102 (the customer's agreement; ГОСТ Р 59795-2021, 4.2 and
// Б.8 for its form).
func exclusions(c *checker) {
	seen := map[string]diagnostic.Position{}
	out := 0
	for i, x := range c.e.Exclusions {
		key := engagement.ItemKey("exclusions", i)
		oneExclusion(c, key, x)
		if x.Section == "" {
			continue
		}
		if first, twice := seen[x.Section]; twice {
			c.tell(key+".section", "раздел "+x.Section+" исключен дважды", "", diagnostic.Place{Position: first, Label: "впервые исключен"})
			continue
		}
		seen[x.Section] = c.e.At(key)
		if slices.Contains(c.std.IDs(), x.Section) {
			out++
		}
		if out == len(c.std.Sections) {
			c.tell(key+".section", "исключены все разделы: отчета не остается", "хотя бы один раздел нужен")
			out++
		}
	}
}

func oneExclusion(c *checker, key string, x engagement.Exclusion) {
	missing := func(name, value, what string) {
		if engagement.Blank(value) {
			c.tell(key+"."+name, "исключение раздела "+orUnknown(x.Section)+": не указано, "+what, c.exclusionHint(key, name))
		}
	}
	missing("section", x.Section, "какой раздел исключен (section)")
	missing("reason", x.Reason, "почему раздел исключен (reason)")
	knownSection(c, key, x.Section)
	if !c.e.Has(key + ".agreement") {
		missing("agreement", "", "каким согласием заказчика (agreement)")
		return
	}
	a := x.Agreement
	missing("agreement.document", a.Document, "каким документом согласовано (agreement.document)")
	missing("agreement.date", a.Date.Short(), "когда согласовано (agreement.date)")
	missing("agreement.organisation", a.Organisation, "какой организацией согласовано (agreement.organisation)")
	missing("agreement.position", a.Position, "должность согласовавшего (agreement.position)")
	missing("agreement.name", a.Name, "кто согласовал (agreement.name)")
	if date := c.e.Report.Date; !date.IsZero() && a.Date.After(date.Time) {
		c.tell(key+".agreement.date", fmt.Sprintf("согласие от %s дано позже даты отчета %s", a.Date.Short(), date.Short()),
			"согласие дают до выпуска отчета; проверьте report.date")
	}
}

// exclusionHint says what an exclusion lacks, as it is written.
func (c *checker) exclusionHint(key, name string) string {
	table, last := key, name
	if outline.Under(name, "agreement") {
		table, last = key+".agreement", strings.TrimPrefix(name, "agreement.")
	}
	line := func(name string) string {
		if name == "date" {
			return c.e.Line(table, name, sampleDate(c))
		}
		return c.e.Line(table, name, `"…"`)
	}
	lead := "нужна строка "
	if c.e.Has(key + "." + name) {
		lead = "впишите значение: "
	}
	switch name {
	case "section":
		return lead + c.e.Line(table, name, `"`+c.std.IDs()[0]+`"`) + "; разделы: " + strings.Join(c.std.IDs(), ", ")
	case "agreement":
		return "нужны строки:\n" + strings.Join([]string{line("document"), line("date"), line("organisation"), line("position"), line("name")}, "\n")
	}
	return lead + line(last)
}

func knownSection(c *checker, key, id string) {
	known := append(c.std.IDs(), outline.Products)
	if id != "" && !slices.Contains(known, id) {
		c.tell(key+".section", "исключен неизвестный раздел «"+id+"»", engagement.Suggest(id, known, "разделы"))
	}
}

func orUnknown(section string) string {
	if section == "" {
		return "(не указан)"
	}
	return section
}
