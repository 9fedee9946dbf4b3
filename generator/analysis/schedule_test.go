package analysis

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"rd50/generator/engagement"
)

func day(t testing.TB, iso string) engagement.Date {
	t.Helper()
	d, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		t.Fatal(err)
	}
	return engagement.Date{Time: d}
}

// plan reads stages written as «E2 3w after E1,E3 start 2027-01-11».
func plan(t testing.TB, lines ...string) []engagement.Stage {
	t.Helper()
	var out []engagement.Stage
	for _, line := range lines {
		words := strings.Fields(line)
		d, err := engagement.ParseDuration(words[1])
		if err != nil {
			t.Fatal(err)
		}
		s := engagement.Stage{ID: words[0], Duration: d}
		for i := 2; i+1 < len(words); i += 2 {
			if words[i] == "after" {
				s.After = strings.Split(words[i+1], ",")
			} else {
				s.Start = day(t, words[i+1])
			}
		}
		out = append(out, s)
	}
	return out
}

// told writes a schedule as «E1 11.01—19.02» or «E1 0—30», «E1 ?» for a stage
// without a place, and the circles behind.
func told(line Timeline) string {
	var out []string
	for _, s := range line.Spans {
		switch {
		case !s.Placed:
			out = append(out, s.Stage+" ?")
		case line.Dated:
			out = append(out, fmt.Sprintf("%s %s—%s", s.Stage, s.Start.Format("02.01"), s.End.Format("02.01")))
		default:
			out = append(out, fmt.Sprintf("%s %d—%d", s.Stage, s.From, s.To))
		}
	}
	for _, c := range line.Circles {
		out = append(out, strings.Join(c, "→"))
	}
	return strings.Join(out, "; ")
}

// Dates were read off a wall calendar: 2027-01-11 is a Monday.
func TestSchedule(t *testing.T) {
	for _, c := range []struct {
		name     string
		stages   []string
		holidays []string
		want     string
	}{
		{"nothing", nil, nil, ""},
		{"days, one of them", []string{"E1 1d start 2027-01-11", "E2 5d after E1"}, nil, "E1 11.01—11.01; E2 12.01—18.01"},
		{"a week of five working days", []string{"E1 1w start 2027-01-13"}, nil, "E1 13.01—19.01"},
		{"holidays are left out", []string{"E1 6w start 2027-01-11", "E2 6w after E1"}, []string{"2027-02-23", "2027-03-08"}, "E1 11.01—19.02; E2 22.02—06.04"},
		{"a holiday on a Sunday, and one twice", []string{"E1 1w start 2027-02-22"}, []string{"2027-02-21", "2027-02-23", "2027-02-23"}, "E1 22.02—01.03"},
		{"a start on a Saturday", []string{"E1 1d start 2027-01-16"}, nil, "E1 18.01—18.01"},
		{"a start on a holiday", []string{"E1 1d start 2027-02-23"}, []string{"2027-02-23"}, "E1 24.02—24.02"},
		{"a month ends the day before the same day", []string{"E1 1mo start 2027-03-10"}, nil, "E1 10.03—09.04"},
		{"a month that ends on a Sunday", []string{"E1 1mo start 2027-01-15"}, nil, "E1 15.01—12.02"},
		{"a month from its last day", []string{"E1 1mo start 2028-01-31"}, nil, "E1 31.01—29.02"},
		{"over the year's end", []string{"E1 3mo start 2027-11-22"}, nil, "E1 22.11—21.02"},
		{"the latest of two predecessors", []string{"E1 1w start 2027-01-11", "E2 2w", "E3 1d after E1,E2"}, nil, "E1 11.01—15.01; E2 11.01—22.01; E3 25.01—25.01"},
		{"without a start of its own: with the earliest", []string{"E1 1d", "E2 1d start 2027-02-01", "E3 1d start 2027-01-18"}, nil, "E1 18.01—18.01; E2 01.02—01.02; E3 18.01—18.01"},
		{"a given start holds", []string{"E1 2w start 2027-01-11", "E2 1d after E1 start 2027-01-13"}, nil, "E1 11.01—22.01; E2 13.01—13.01"},
		{"the order of the file does not matter", []string{"E2 1d after E1", "E1 1d start 2027-01-11"}, nil, "E2 12.01—12.01; E1 11.01—11.01"},

		{"relative", []string{"E1 2w", "E2 1mo after E1", "E3 3d after E1"}, nil, "E1 0—10; E2 10—31; E3 10—13"},
		{"an unknown predecessor counts for none", []string{"E1 1d after E9"}, nil, "E1 0—1"},
		{"an id twice: the first counts", []string{"E1 1d", "E1 9d", "E2 1d after E1"}, nil, "E1 0—1; E1 0—9; E2 1—2"},

		{"a circle, and one behind it", []string{"E1 1d after E3", "E2 1d after E1", "E3 1d after E2", "E4 1d after E3", "E5 1d"}, nil,
			"E1 ?; E2 ?; E3 ?; E4 ?; E5 0—1; E1→E2→E3→E1"},
		{"after itself", []string{"E1 1d after E1"}, nil, "E1 ?; E1→E1"},
		{"the circle starts behind its tail", []string{"E1 1d after E2", "E2 1d after E3", "E3 1d after E2"}, nil, "E1 ?; E2 ?; E3 ?; E2→E3→E2"},
		{"one knot is told once, by its shortest circle", []string{"E1 1d after E4", "E2 1d after E1", "E3 1d after E1", "E4 1d after E2,E3", "E5 1d after E4,E5"}, nil,
			"E1 ?; E2 ?; E3 ?; E4 ?; E5 ?; E1→E2→E4→E1; E5→E5"},
	} {
		var holidays []engagement.Date
		for _, h := range c.holidays {
			holidays = append(holidays, day(t, h))
		}
		if got := told(Schedule(plan(t, c.stages...), engagement.Calendar{Holidays: holidays})); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestStageWithoutDurationHasNoPlace(t *testing.T) {
	stages := append(plan(t, "E1 1d", "E3 1d after E2"), engagement.Stage{ID: "E2"})
	if got := told(Schedule(stages, engagement.Calendar{})); got != "E1 0—1; E3 ?; E2 ?" {
		t.Error(got)
	}
}

// The calendar agrees with counting day by day, before 1970 too.
func TestCalendar(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, begin := range []string{"2026-11-01", "1969-11-20", "0001-01-01"} {
		var holidays []engagement.Date
		off := map[string]bool{}
		first := day(t, begin)
		for i := range 400 {
			if random.IntN(20) == 0 {
				h := engagement.Date{Time: first.AddDate(0, 0, i)}
				holidays = append(holidays, h)
				off[h.ISO()] = true
			}
		}
		random.Shuffle(len(holidays), func(i, j int) { holidays[i], holidays[j] = holidays[j], holidays[i] })
		c := NewCalendar(engagement.Calendar{Holidays: holidays})
		count := c.Number(first)
		for i := range 400 {
			d := engagement.Date{Time: first.AddDate(0, 0, i)}
			if got := c.Number(d); got != count {
				t.Fatalf("%s has number %d, not %d", d.ISO(), got, count)
			}
			if w := d.Weekday(); w == time.Saturday || w == time.Sunday || off[d.ISO()] && !d.IsZero() {
				continue
			}
			if got := c.Day(count); got.ISO() != d.ISO() {
				t.Fatalf("working day %d is %s, not %s", count, got.ISO(), d.ISO())
			}
			count++
		}
	}
}

// However the stages are listed, each keeps its place.
func TestScheduleOfShuffledStages(t *testing.T) {
	stages := plan(t, "E1 6w start 2027-01-11", "E2 6w after E1", "E3 4w after E2", "E4 8w after E2", "E5 3mo after E1",
		"E6 3mo after E3,E4", "E7 10w after E4", "E8 3w after E5,E6,E7", "E9 3w after E6")
	spans := map[string]Span{}
	for _, s := range Schedule(stages, engagement.Calendar{}).Spans {
		spans[s.Stage] = s
	}
	random := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		random.Shuffle(len(stages), func(i, j int) { stages[i], stages[j] = stages[j], stages[i] })
		for _, s := range Schedule(stages, engagement.Calendar{}).Spans {
			if s != spans[s.Stage] {
				t.Fatalf("%+v, not %+v", s, spans[s.Stage])
			}
		}
	}
}
