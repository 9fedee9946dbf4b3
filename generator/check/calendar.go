package check

import (
	"rd50/generator/analysis"
	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
)

// badWorkdays tells working days that are no days off, for RD001: a Monday to Friday is
// worked anyhow, and a holiday is not.
func badWorkdays(c *checker) {
	holidays := map[string]int{}
	for i, d := range c.e.Calendar.Holidays {
		holidays[d.ISO()] = i
	}
	for i, d := range c.e.Calendar.Workdays {
		key := engagement.ItemKey("calendar.workdays", i)
		at, holiday := holidays[d.ISO()]
		switch {
		case d.IsZero(): // told as it was read
		case holiday:
			c.tell(key, "день "+d.Short()+" и рабочий, и нерабочий", "нужно оставить один из списков: workdays или holidays",
				diagnostic.Place{Position: c.e.At(engagement.ItemKey("calendar.holidays", at)), Label: "нерабочий день задан"})
		case !analysis.Weekend(d):
			c.tell(key, "день "+d.Short()+" не выходной, он рабочий и так", "в workdays стоят только субботы и воскресенья, на которые перенесены рабочие дни")
		}
	}
}
