package section

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rd50/generator/analysis"
	"rd50/generator/chart"
	"rd50/generator/engagement"
	"rd50/generator/wording"
	"rd50/templates"
)

func planOf(t *testing.T, line analysis.Timeline) planner {
	t.Helper()
	w, err := wording.Load(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	return planner{w: w.Section("plan", nil), line: line}
}

// labels writes ticks as «0 янв. 2027», their place in days from the first day of
// the axis.
func axisLabels(from float64, ticks []chart.Tick) string {
	var out []string
	for _, t := range ticks {
		out = append(out, fmt.Sprintf("%v %s", t.At-from, strings.ReplaceAll(t.Label, "\n", " ")))
	}
	return strings.Join(out, "; ")
}

func TestDateAxis(t *testing.T) {
	for _, c := range []struct{ name, start, finish, want string }{
		{"one day, a Wednesday", "2027-01-13", "2027-01-13", "0 11.01 2027"},
		{"weeks", "2027-01-11", "2027-02-05", "0 11.01 2027; 7 18.01 2027; 14 25.01 2027; 21 01.02 2027"},
		{"from a Sunday", "2027-01-17", "2027-01-18", "0 11.01 2027; 7 18.01 2027"},
		{"months, over the year's end", "2027-11-22", "2028-03-01", "0 нояб. 2027; 30 дек. 2027; 61 янв. 2028; 92 февр. 2028; 121 март 2028"},
		{"quarters, the axis from the first month on", "2027-02-11", "2028-01-10", "59 II кв. 2027; 150 III кв. 2027; 242 IV кв. 2027; 334 I кв. 2028"},
		{"half-years", "2027-01-11", "2029-02-10", "0 I кв. 2027; 181 III кв. 2027; 365 I кв. 2028; 547 III кв. 2028; 731 I кв. 2029"},
		{"years", "2027-01-11", "2031-02-10", "0 2027; 365 2028; 731 2029; 1096 2030; 1461 2031"},
	} {
		p := planOf(t, analysis.Timeline{Dated: true, Start: isoDay(t, c.start), Finish: isoDay(t, c.finish)})
		from, to, ticks := p.dateAxis()
		if got := axisLabels(from, ticks); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		if from > dayOf(p.line.Start) || to != dayOf(p.line.Finish)+1 {
			t.Errorf("%s: from %v to %v does not hold the work", c.name, from, to)
		}
	}
}

func TestWeekAxis(t *testing.T) {
	for days, want := range map[int]string{
		1:  "0 нед. 1",
		11: "0 нед. 1; 5 нед. 2; 10 нед. 3",
		45: "0 нед. 1; 10 нед. 3; 20 нед. 5; 30 нед. 7; 40 нед. 9",
	} {
		from, to, ticks := planOf(t, analysis.Timeline{To: days}).weekAxis()
		if got := axisLabels(from, ticks); got != want {
			t.Errorf("%d days: got %s, want %s", days, got, want)
		}
		if to < float64(days) {
			t.Errorf("%d days end at %v", days, to)
		}
	}
}

// However long the work is, the labels have room.
func TestAxesHaveFewLabels(t *testing.T) {
	start := engagement.NewDate(2027, time.January, 11)
	p := planOf(t, analysis.Timeline{})
	for days := 1; days < 60_000; days += 97 {
		p.line = analysis.Timeline{Dated: true, Start: start, Finish: engagement.Date{Time: start.AddDate(0, 0, days)}}
		_, _, dates := p.dateAxis()
		p.line = analysis.Timeline{To: days}
		_, _, weeks := p.weekAxis()
		for _, ticks := range [][]chart.Tick{dates, weeks} {
			if len(ticks) < 1 || len(ticks) > maxTicks+1 {
				t.Fatalf("%d days have %d labels", days, len(ticks))
			}
		}
	}
}

func isoDay(t *testing.T, iso string) engagement.Date {
	t.Helper()
	d, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		t.Fatal(err)
	}
	return engagement.Date{Time: d}
}
