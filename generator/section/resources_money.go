package section

import (
	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/report"
	"rd50/generator/russian"
	"rd50/generator/wording"
)

// costUnit is the unit of costs: the currency, and whether VAT is in them.
func costUnit(a *assembler) string {
	if v := a.e.VAT; v != nil && v.Included != nil {
		return a.currency() + " " + a.word("vat", map[bool]string{true: "with", false: "without"}[*v.Included])
	}
	return a.currency()
}

// costVAT prints the costs of the phases without VAT and with it.
func costVAT(a *assembler, w *wording.Words, costs analysis.CostTable) []report.Block {
	parts, total := analysis.VATOf(a.e.VAT, costs.PhaseTotals())
	if parts == nil {
		return nil
	}
	places := int32(0)
	for _, s := range parts {
		places = max(places, placesOf(s.Without, s.Tax, s.With))
	}
	v := wording.Values{"rate": optional(a.e.VAT.Rate), "currency": a.currency(),
		"without": russian.Fixed(total.Without, places), "with": russian.Fixed(total.With, places), "tax": russian.Fixed(total.Tax, places)}
	t := a.table("resources/vat", w, "vat.", v, of("group"), figures("without"), figures("tax"), figures("with"))
	t.out.Keep = true
	row := func(name string, s analysis.VATSum) {
		t.add(a.texts(name, russian.Fixed(s.Without, places), russian.Fixed(s.Tax, places), russian.Fixed(s.With, places))...)
	}
	for i, phase := range costs.Phases {
		row(russian.Capital(a.word("phase", phase.Key)), parts[i])
	}
	row(a.word("table", "total"), total)
	return []report.Block{para(w, "vat.lead", v), t.out}
}

// placesOf gives the decimal places that all of some sums need.
func placesOf(sums ...decimal.Decimal) int32 {
	places := int32(0)
	for _, s := range sums {
		for !s.Equal(s.Round(places)) {
			places++
		}
	}
	return places
}

// funding prints where the money comes from, beside what each year costs.
func funding(a *assembler) []report.Block {
	w := a.file("resources")
	years, whole := analysis.Funded(a.e)
	var rows []yearRow
	for i, f := range a.e.Funding {
		rows = append(rows, yearRow{name: f.Source, amounts: f.Amounts, key: a.names.Entries("funding")[i].Key})
	}
	funded, costs := yearRow{name: a.word("table", "total")}, yearRow{name: w.Text("funding.costs", nil)}
	even := true
	for _, y := range years {
		funded.amounts, costs.amounts = append(funded.amounts, y.Funding), append(costs.amounts, y.Costs)
		even = even && y.Gap().IsZero()
	}
	v := wording.Values{"currency": costUnit(a), "total": number(whole.Funding)}
	shown := shownYears(funded.amounts, yearColumns)
	blocks := []report.Block{heading(2, w, "funding.heading", nil, "funding"), para(w, "funding.lead", v),
		yearsTable(a, "resources/funding", w, "funding.", v, years[0].Year, append(rows, funded, costs), shown)}
	if even { // RD207 tells of the others
		blocks = append(blocks, para(w, "funding.even", v))
	}
	return blocks
}
