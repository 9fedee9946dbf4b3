package section

import (
	"fmt"
	"time"

	"rd50/generator/chart"
	"rd50/generator/engagement"
)

// maxTicks is how many labels stand side by side on the axis of a schedule.
const maxTicks = 8

// dayOf numbers the days of the calendar.
func dayOf(d engagement.Date) float64 { return float64(d.Unix() / (24 * 60 * 60)) }

// dateAxis counts days of the calendar. It is labelled by Mondays, months,
// quarters or years, after its length; the year stands below.
func (p planner) dateAxis() (from, to float64, ticks []chart.Tick) {
	start, finish := p.line.Start, p.line.Finish
	to = dayOf(finish) + 1
	monday := engagement.Date{Time: start.AddDate(0, 0, -(int(start.Weekday())+6)%7)}
	if from = dayOf(monday); to-from <= 7*(maxTicks-1) {
		for d := monday; dayOf(d) < to; d.Time = d.AddDate(0, 0, 7) {
			ticks = append(ticks, chart.Tick{At: dayOf(d), Label: d.Format("02.01\n2006")})
		}
		return from, to, ticks
	}
	first, last := monthOf(start), monthOf(finish)
	step := monthStep(last - first + 1)
	for m := first; m <= last; m++ {
		if m%step == 0 {
			ticks = append(ticks, chart.Tick{At: dayOf(firstOf(m)), Label: p.monthLabel(m, step)})
		}
	}
	return dayOf(firstOf(first)), to, ticks
}

// monthOf numbers the months; firstOf gives the first day of one.
func monthOf(d engagement.Date) int { return d.Year()*12 + int(d.Month()) - 1 }

func firstOf(month int) engagement.Date {
	return engagement.NewDate(month/12, time.Month(month%12+1), 1)
}

// monthStep gives the months between two labels.
func monthStep(months int) int {
	for _, step := range []int{1, 3, 6} {
		if months <= step*maxTicks {
			return step
		}
	}
	step := 12
	for months > step*maxTicks {
		step *= 2
	}
	return step
}

func (p planner) monthLabel(month, step int) string {
	year := fmt.Sprint(month / 12)
	switch {
	case step < 3:
		return p.w.List("gantt.months", nil)[month%12] + "\n" + year
	case step < 12:
		return p.w.List("gantt.quarters", nil)[month%12/3] + "\n" + year
	}
	return year
}

// weekAxis counts working days, labelled by weeks.
func (p planner) weekAxis() (from, to float64, ticks []chart.Tick) {
	weeks := weekOf(p.line.To - 1)
	step := 1
	for weeks > step*maxTicks {
		step *= 2
	}
	for w := 0; w < weeks; w += step {
		ticks = append(ticks, chart.Tick{At: float64(5 * w), Label: p.w.Text("gantt.week", nil) + "\n" + fmt.Sprint(w+1)})
	}
	return 0, float64(5 * weeks), ticks
}
