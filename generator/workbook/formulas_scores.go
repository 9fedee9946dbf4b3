package workbook

import (
	"fmt"
	"strings"

	"rd50/generator/analysis"
)

// measured writes the formulas of the scores that are computed (format page, «A computed
// score»), and under the weighted sums what each variant costs, where a score needs it.
func (s *sheetWriter) measured() error {
	measure := s.column("measure")
	for i, row := range s.Rows {
		var formula func(variant string, column int) string
		switch row.Cells[measure] {
		case "cost":
			if err := s.costOfVariants(); err != nil {
				return err
			}
			formula = s.byCost
		case "coverage":
			formula = s.byCoverage
		default:
			continue
		}
		if err := s.scores(firstRow+i, formula); err != nil {
			return err
		}
	}
	return nil
}

// scores writes the computed scores of one criterion.
func (s *sheetWriter) scores(row int, formula func(variant string, column int) string) error {
	for _, c := range s.columnsOf("scores") {
		at := cell(c, row)
		if f := formula(s.Columns[c].member, c); f != "" {
			if err := s.x.file.SetCellFormula(s.Sheet.Name, at, f); err != nil {
				return err
			}
		}
	}
	return nil
}

// costRow is the row of what the variants cost.
func (s *sheetWriter) costRow() int { return s.below() + 1 }

// byCost is ten times the least total / the variant's.
func (s *sheetWriter) byCost(_ string, column int) string {
	all := s.columnsOf("scores")
	row := s.costRow()
	return fmt.Sprintf("ROUND(10*MIN(%s:%s)/%s,%d)", cell(all[0], row), cell(all[len(all)-1], row), cell(column, row), analysis.MeasuredPlaces)
}

// costOfVariants writes what each variant costs: of the chosen one the total of the
// costs' own sheet, where the book has it.
func (s *sheetWriter) costOfVariants() error {
	e := s.x.book.Engagement
	totals := map[string]float64{}
	for _, c := range analysis.CostsOfVariants(e) {
		totals[c.Variant] = c.Total.InexactFloat64()
	}
	if err := s.x.file.SetCellStr(s.Sheet.Name, cell(0, s.costRow()), s.x.words.Computed.Variants); err != nil {
		return err
	}
	for _, c := range s.columnsOf("scores") {
		at, variant := cell(c, s.costRow()), s.Columns[c].member
		total, known := totals[variant]
		if !known {
			continue
		}
		err := s.x.file.SetCellFloat(s.Sheet.Name, at, total, -1, 64)
		if costs := s.x.other("costs"); costs != nil && costs.rows > 0 && e.Choice != nil && e.Choice.Variant == variant {
			sum := cell(costs.column("=sum"), costs.below()+len(analysis.Phases()))
			err = s.x.file.SetCellFormula(s.Sheet.Name, at, fmt.Sprintf("'%s'!%s", costs.Sheet.Name, sum))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// byCoverage is ten times the share of the requirements that are met, by priority; a
// formula where the book has their sheet.
func (s *sheetWriter) byCoverage(variant string, _ int) string {
	r := s.x.other("requirements")
	if r == nil || r.rows == 0 {
		return ""
	}
	there := func(column int) string { return "'" + r.Sheet.Name + "'!" + r.down(column) }
	share := func(column int, weights map[string]string) string {
		var terms []string
		for _, v := range r.Columns[column].values {
			if w := weights[v.value]; w != "" {
				terms = append(terms, fmt.Sprintf("(%s=\"%s\")*%s", there(column), v.word, w))
			}
		}
		return strings.Join(terms, "+")
	}
	points := share(r.column("priority"), map[string]string{"must": "3", "should": "2", "could": "1"})
	met := share(r.column("compliance."+variant), map[string]string{"full": "1", "partial": "0.5"})
	return fmt.Sprintf("ROUND(10*SUMPRODUCT((%s)*(%s))/SUMPRODUCT(%s),%d)", points, met, points, analysis.MeasuredPlaces)
}

// other gives another table of the book, nil where it is not in it.
func (x *xlsxWriter) other(list string) *sheetWriter {
	for _, t := range x.book.Tables {
		if t.Sheet.List == list {
			return &sheetWriter{x: x, Table: t, rows: len(t.Rows)}
		}
	}
	return nil
}
