package typeset

// What a reader dislikes of pages, in hundredths of an empty page or so.
const (
	costLater    = 2  // a figure or table that stands on the next page
	costAround   = 80 // one in the middle of a block
	costPassed   = 8  // a heading between it and the words that lead to it
	costFar      = 60 // one that stands a page further still
	costCut      = 4  // a table that goes on on the next page
	costCutShort = 12 // and would have room on a quarter of it
	costCutKept  = 24 // and is read from end to end
	costShrink   = 1  // a picture smaller by one per cent
	costQuarter  = 40 // a page that is a quarter empty
	costHalf     = 60 // and one that is half empty
	costLead     = 8  // the words that lead to a figure or table end the page above it
	costBareLead = 80 // and stand alone under a heading
	costLast     = 90 // a section's last page of a few lines
	costBrimful  = 30 // and one so full that a word processor may need another
)

// lastPage is the least height that a section's last page should have: five lines.
func lastPage(leading Length) Length { return 5 * leading }

// price is what a page costs.
func (f *filler) price(s *sheet, rest queue) int {
	if f.done(rest) {
		if s.used < lastPage(f.leading) && f.startsLater(s) {
			return costLast
		}
		if s.room() < f.leading {
			return costBrimful
		}
		return 0
	}
	return emptiness(s) + f.leads(s)
}

// priceOfCut is what a table costs that is cut.
func (t *tablePart) priceOfCut() int {
	switch {
	case t.table.Keep:
		return costCut + costCutKept
	case t.short:
		return costCut + costCutShort
	}
	return costCut
}

// startsLater tells whether a page is not the first of its section.
func (f *filler) startsLater(s *sheet) bool {
	return len(s.strips) == 0 || s.from[0].next > 0 || s.again > 0
}

// emptiness is the price of the room that is left on a page.
func emptiness(s *sheet) int {
	share := int(max(s.room(), 0) * 100 / textHeight(s.landscape))
	cost := share * share / 25
	if share >= 25 {
		cost += costQuarter
	}
	if share >= 50 {
		cost += costHalf
	}
	return cost
}

// leads is the price of words at a page's end that lead to what stands on the next.
func (f *filler) leads(s *sheet) int {
	n := len(s.strips)
	if n == 0 || !s.strips[n-1].strip.lead {
		return 0
	}
	for n > 0 && s.strips[n-1].strip.lead {
		n--
	}
	if n > 0 && s.strips[n-1].strip.barrier {
		return costBareLead
	}
	return costLead
}
