package analysis

import (
	"math/rand/v2"
	"testing"
	"time"

	"rd50/generator/engagement"
)

// 2027-01-11 is a Monday. A milestone falls on the day that ends with it; what comes
// after it begins on the next one.
func TestMilestones(t *testing.T) {
	for _, c := range []struct {
		about  string
		stages []string
		want   string
	}{
		{"behind work", []string{"E1 2w start 2027-01-11", "M1 0d after E1", "E2 1w after M1"},
			"E1 11.01—22.01 11.01—22.01 0*; M1 22.01—22.01 22.01—22.01 0*; E2 25.01—29.01 25.01—29.01 0*; 15 E1→M1→E2"},
		{"at the end of all", []string{"E1 1w start 2027-01-11", "M1 0d after E1"},
			"E1 11.01—15.01 11.01—15.01 0*; M1 15.01—15.01 15.01—15.01 0*; 5 E1→M1"},
		{"at the beginning: work begins on its day", []string{"E1 1w after M0", "M0 0d start 2027-01-11"},
			"E1 11.01—15.01 11.01—15.01 0*; M0 11.01—11.01 11.01—11.01 0*; 5 M0→E1"},
		{"with slack, as late as the finish", []string{"E1 1w start 2027-01-11", "M1 0d after E1", "E2 3w"},
			"E1 11.01—15.01 25.01—29.01 10; M1 15.01—15.01 29.01—29.01 10; E2 11.01—29.01 11.01—29.01 0*; 15 E2"},
		{"on a given day that the work before it ends on", []string{"E1 1w start 2027-01-11", "M1 0d after E1 start 2027-01-15", "E2 1d after M1"},
			"E1 11.01—15.01 11.01—15.01 0*; M1 15.01—15.01 15.01—15.01 0*; E2 18.01—18.01 18.01—18.01 0*; 6 E1→M1→E2"},
		{"one beside the link that it marks is not passed over", []string{"E1 1w start 2027-01-11", "E2 1d after E1,M1", "M1 0d after E1"},
			"E1 11.01—15.01 11.01—15.01 0*; E2 18.01—18.01 18.01—18.01 0*; M1 15.01—15.01 15.01—15.01 0*; 6 E1→M1→E2"},
		{"several at once", []string{"E1 1w start 2027-01-11", "M1 0d after E1", "M2 0d after M1"},
			"E1 11.01—15.01 11.01—15.01 0*; M1 15.01—15.01 15.01—15.01 0*; M2 15.01—15.01 15.01—15.01 0*; 5 E1→M1→M2"},
		{"nothing but one", []string{"M1 0d start 2027-01-11"}, "M1 11.01—11.01 11.01—11.01 0*; 0 M1"},
		{"relative", []string{"M0 0d", "E1 1w after M0", "M1 0d after E1"}, "M0 0—0 0—0 0*; E1 0—5 0—5 0*; M1 5—5 5—5 0*; 5 M0→E1→M1"},
	} {
		if got := late(Schedule(plan(t, c.stages...), engagement.Calendar{})); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.about, got, c.want)
		}
	}
	if line := Schedule(plan(t, "E1 1w start 2027-01-11", "M1 0d after E1"), engagement.Calendar{}); line.Finish.ISO() != "2027-01-15" {
		t.Errorf("the work ends on %s", line.Finish.ISO())
	}
}

// In 2027 the 20th of February is a working Saturday instead of Monday the 22nd.
func TestWorkingSaturday(t *testing.T) {
	calendar := engagement.Calendar{Holidays: days(t, "2027-02-22", "2027-02-23"), Workdays: days(t, "2027-02-20")}
	for _, c := range []struct{ stage, want string }{
		{"E1 6d start 2027-02-15", "E1 15.02—20.02"},
		{"E1 2w start 2027-02-15", "E1 15.02—01.03"},
		{"E1 1d start 2027-02-20", "E1 20.02—20.02"},
		{"E1 1d start 2027-02-21", "E1 24.02—24.02"},
		{"E1 1mo start 2027-01-21", "E1 21.01—20.02"},
	} {
		if got := told(Schedule(plan(t, c.stage), calendar)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.stage, got, c.want)
		}
	}
}

// The calendar with working weekends agrees with counting day by day.
func TestCalendarWithWorkdays(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 9))
	for range 20 {
		var c engagement.Calendar
		working := map[string]bool{}
		first := engagement.NewDate(2026, time.December, 1)
		for i := range 200 {
			d := engagement.Date{Time: first.AddDate(0, 0, i)}
			working[d.ISO()] = !Weekend(d)
			if random.IntN(6) > 0 {
				continue
			}
			if working[d.ISO()] = Weekend(d); Weekend(d) {
				c.Workdays = append(c.Workdays, d)
			} else {
				c.Holidays = append(c.Holidays, d)
			}
		}
		calendar := NewCalendar(c)
		count := calendar.Number(first)
		for i := range 200 {
			d := engagement.Date{Time: first.AddDate(0, 0, i)}
			if got := calendar.Number(d); got != count {
				t.Fatalf("%s has number %d, not %d", d.ISO(), got, count)
			}
			if working[d.ISO()] {
				if got := calendar.Day(count); got.ISO() != d.ISO() {
					t.Fatalf("working day %d is %s, not %s", count, got.ISO(), d.ISO())
				}
				count++
			}
		}
	}
}
