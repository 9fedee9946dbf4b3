package chart_test

import (
	"fmt"

	"rd50/generator/chart"
)

// dense are charts with the most data that callers give them.
func dense() []specimen {
	return []specimen{
		{"gantt-28", ganttDense()}, {"stacked-8x12", stackedDense()}, {"columns-15", columnsDense()},
		{"lines-15", linesDense()}, {"pairs-20", pairsDense()}, {"layers-60", layersDense()},
	}
}

func ganttDense() chart.Gantt {
	c := ganttSpecimen()
	for len(c.Rows) < chart.GanttRows {
		r := c.Rows[len(c.Rows)-13]
		r.Label, r.After = fmt.Sprintf("E%d%s", len(c.Rows)+1, r.Label[len("E4"):]), []int{len(c.Rows) - 2}
		c.Rows = append(c.Rows, r)
	}
	return c
}

func stackedDense() chart.Stacked {
	c := stackedSpecimen()
	c.Series = append(c.Series, "Доступность специалистов на рынке труда", "Независимость от поставщика", "Удобство рабочего места",
		"Готовность смежных систем", "Масштабируемость", "Соответствие политике импортозамещения и требованиям регулятора")
	for i := range 3 {
		c.Bars[i].Parts = append(c.Bars[i].Parts, 0.3, 0.25, 0.42, 0.12, 0.2, 0.5)
	}
	for i := range 5 {
		b := c.Bars[i%3]
		b.Label = fmt.Sprintf("V%d%s", i+4, b.Label[2:])
		c.Bars = append(c.Bars, b)
	}
	return c
}

func columnsDense() chart.Columns {
	c := columnsSpecimen()
	for i := range 10 {
		c.Labels = append(c.Labels, fmt.Sprint(2032+i))
		c.Totals = append(c.Totals, "124 050,75")
		c.Series[2].Values = append(c.Series[2].Values, 24050.75+float64(i)*1500)
	}
	return c
}

func linesDense() chart.Lines {
	c := linesSpecimen()
	for i := range 10 {
		c.Labels = append(c.Labels, fmt.Sprint(2032+i))
		c.Series[0].Values = append(c.Series[0].Values, 90000+float64(i)*41500)
		c.Series[1].Values = append(c.Series[1].Values, 30000+float64(i)*15000)
	}
	c.Series = append(c.Series, chart.Series{Name: "Осторожный расчет", Values: []float64{-90000, -95000, -80000, -60000, -40000, -20000, 0, 15000, 30000}})
	c.Marks = append(c.Marks, chart.Mark{Series: 2, X: 6, Label: "окупаемость при осторожном расчете: 7,0 года"})
	return c
}

func pairsDense() chart.Pairs {
	c := pairsSpecimen()
	c.Rows = append(c.Rows, c.Rows...)
	c.Rows[11] = chart.Pair{Label: "I12 Сальдо жалоб и благодарностей за месяц", From: -40, To: 25, FromText: "−40", ToText: "25", Gap: "+65"}
	c.Rows[12] = chart.Pair{Label: "I13 Доля заявок без ручной передачи", From: 0, To: 0, FromText: "0", ToText: "0", Gap: "0"}
	c.Rows[13] = chart.Pair{Label: "I14 Отклонение от плана, млн руб.", From: -12, To: -3, FromText: "−12", ToText: "−3", Gap: "−75,0 %"}
	return c
}

func layersDense() chart.Layers {
	c := layersSpecimen()
	for len(c.Nodes[2]) < 60 {
		n := len(c.Nodes[2])
		c.Nodes[2] = append(c.Nodes[2], chart.Node{Code: fmt.Sprintf("R%d", n+1), Text: c.Nodes[2][n-34].Text})
		c.Links = append(c.Links, chart.Link{Layer: 1, From: n % 8, To: n})
	}
	return c
}
