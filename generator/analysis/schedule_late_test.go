package analysis

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rd50/generator/engagement"
)

func days(t testing.TB, iso ...string) []engagement.Date {
	t.Helper()
	var out []engagement.Date
	for _, s := range iso {
		out = append(out, day(t, s))
	}
	return out
}

// late writes each stage as «B 0—3 1—4 1»: earliest and latest start and end, and
// slack, with a star where the stage is critical; then the length and the path.
func late(line Timeline) string {
	var b strings.Builder
	for _, s := range line.Spans {
		if !s.Placed {
			fmt.Fprintf(&b, "%s ?; ", s.Stage)
			continue
		}
		star := ""
		if s.Critical {
			star = "*"
		}
		if line.Dated {
			fmt.Fprintf(&b, "%s %s—%s %s—%s %d%s; ", s.Stage, s.Start.Format("02.01"), s.End.Format("02.01"), s.LateStart.Format("02.01"), s.LateEnd.Format("02.01"), s.Slack, star)
		} else {
			fmt.Fprintf(&b, "%s %d—%d %d—%d %d%s; ", s.Stage, s.From, s.To, s.LateFrom, s.LateTo, s.Slack, star)
		}
	}
	fmt.Fprintf(&b, "%d %s", line.Length(), strings.Join(line.Critical, "→"))
	return b.String()
}

// The figures are the books': earliest start and finish, latest start and finish,
// slack, length and critical path.
func TestTextbookNetworks(t *testing.T) {
	for _, c := range []struct {
		source string
		stages []string
		want   string
	}{
		{"Heizer, Render: Operations Management, chapter 3, Milwaukee Paper Manufacturing, weeks",
			[]string{"A 2d", "B 3d", "C 2d after A", "D 4d after A,B", "E 4d after C", "F 3d after C", "G 5d after D,E", "H 2d after F,G"},
			"A 0—2 0—2 0*; B 0—3 1—4 1; C 2—4 2—4 0*; D 3—7 4—8 1; E 4—8 4—8 0*; F 4—7 10—13 6; G 8—13 8—13 0*; H 13—15 13—15 0*; 15 A→C→E→G→H"},
		{"Taylor: Introduction to Management Science, solutions to chapter 8: activities 1–2 to 5–6, critical path 1–3–4–5–6",
			[]string{"1-2 7d", "1-3 10d", "2-4 6d after 1-2", "3-4 5d after 1-3", "3-5 4d after 1-3", "4-5 3d after 2-4,3-4", "5-6 2d after 3-5,4-5"},
			"1-2 0—7 2—9 2; 1-3 0—10 0—10 0*; 2-4 7—13 9—15 2; 3-4 10—15 10—15 0*; 3-5 10—14 14—18 4; 4-5 15—18 15—18 0*; 5-6 18—20 18—20 0*; 20 1-3→3-4→4-5→5-6"},
	} {
		if got := late(Schedule(plan(t, c.stages...), engagement.Calendar{})); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.source, got, c.want)
		}
	}
}

// Worked out by hand. 2027-01-11 and 2027-02-22 are Mondays, 2027-02-23 and
// 2027-03-08 the holidays.
func TestLatestDates(t *testing.T) {
	for _, c := range []struct {
		name     string
		stages   []string
		holidays []string
		want     string
	}{
		{"nothing", nil, nil, "0 "},
		{"one stage of one day", []string{"A 1d"}, nil, "A 0—1 0—1 0*; 1 A"},
		{"one day beside a week", []string{"A 1w start 2027-01-11", "B 1d"}, nil, "A 11.01—15.01 11.01—15.01 0*; B 11.01—11.01 15.01—15.01 4; 5 A"},
		{"one after another: all are critical", []string{"A 1d", "B 1w after A", "C 1mo after B"}, nil, "A 0—1 0—1 0*; B 1—6 1—6 0*; C 6—27 6—27 0*; 27 A→B→C"},
		{"chains of equal length: all are marked, the first is told", []string{"S 1d", "B 2d after S", "A 2d after S", "Z 1d after A,B"}, nil,
			"S 0—1 0—1 0*; B 1—3 1—3 0*; A 1—3 1—3 0*; Z 3—4 3—4 0*; 4 S→B→Z"},
		{"two ends", []string{"A 3d", "B 1d", "C 1d after B"}, nil, "A 0—3 0—3 0*; B 0—1 1—2 1; C 1—2 2—3 1; 3 A"},
		// 22.02, 24.02, 25.02 | 26.02; the other may take the 24th or 25th.
		{"holidays count for no slack", []string{"A 3d start 2027-02-22", "B 1d", "C 1d after A,B"}, []string{"2027-02-23"},
			"A 22.02—25.02 22.02—25.02 0*; B 22.02—22.02 25.02—25.02 2; C 26.02—26.02 26.02—26.02 0*; 4 A→C"},
		{"a start on a day off", []string{"A 1d start 2027-01-16", "B 2d"}, nil, "A 18.01—18.01 19.01—19.01 1; B 18.01—19.01 18.01—19.01 0*; 2 B"},
		{"before a given start there is slack, the path begins with it", []string{"A 1d start 2027-01-11", "B 1d after A start 2027-01-15"}, nil,
			"A 11.01—11.01 14.01—14.01 3; B 15.01—15.01 15.01—15.01 0*; 5 B"},
		{"behind a given start, too", []string{"A 1w start 2027-01-11", "B 1d after A start 2027-01-18", "C 3d after A"}, nil,
			"A 11.01—15.01 11.01—15.01 0*; B 18.01—18.01 20.01—20.01 2; C 18.01—20.01 18.01—20.01 0*; 8 A→C"},
		{"of two paths to the finish the longer", []string{"A 1d start 2027-01-15", "B 5d start 2027-01-11"}, nil,
			"A 15.01—15.01 15.01—15.01 0*; B 11.01—15.01 11.01—15.01 0*; 5 B"},
		{"a start before the end of what is before it (RD206): slack is none, not less", []string{"A 2w start 2027-01-11", "B 1d after A start 2027-01-13"}, nil,
			"A 11.01—22.01 11.01—22.01 0*; B 13.01—13.01 22.01—22.01 7; 10 A"},
		{"… and on the critical path", []string{"A 1w start 2027-01-11", "B 2w after A start 2027-01-13"}, nil,
			"A 11.01—15.01 11.01—15.01 0*; B 13.01—26.01 13.01—26.01 0*; 12 B"},
		// A month from Wednesday the 13th, Thursday or Friday: Saturday the 13th, Sunday, Monday the 15th of February.
		{"a month that ends at a weekend lends no slack", []string{"A 2d start 2027-01-11", "B 1mo after A"}, nil,
			"A 11.01—12.01 11.01—12.01 0*; B 13.01—12.02 13.01—12.02 0*; 25 A→B"},
		// C ends on Monday the 15th of March: a month may begin on Tuesday, the 16th of February.
		{"a month beside something longer", []string{"A 1mo start 2027-01-11", "C 45d"}, []string{"2027-02-23"},
			"A 11.01—10.02 16.02—15.03 26; C 11.01—15.03 11.01—15.03 0*; 45 C"},
		{"a circle has no place and holds nobody", []string{"A 1d", "B 2d", "C 1d after A,D", "D 1d after C"}, nil, "A 0—1 1—2 1; B 0—2 0—2 0*; C ?; D ?; 2 B"},
	} {
		if got := late(Schedule(plan(t, c.stages...), engagement.Calendar{Holidays: days(t, c.holidays...)})); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// The plan of samples/telecom. A script of Python's datetime alone, counting day
// by day, gave the earliest dates; it found the slack by trying: delaying one
// stage, day after day, until the finish moved. All it found is one day more than
// here, for the warranty of six months ends on 2028-09-08 from 2028-03-09 and from
// 03-10 alike: 09-09 and 09-10 are a weekend.
func TestScheduleOfAWholePlan(t *testing.T) {
	holidays := days(t, "2027-02-23", "2027-03-08", "2027-05-03", "2027-05-10", "2027-06-14", "2027-11-04", "2028-01-03", "2028-01-04",
		"2028-01-05", "2028-01-06", "2028-01-07", "2028-02-23", "2028-03-08", "2028-05-01", "2028-05-09", "2028-06-12")
	line := Schedule(plan(t, "E1 6w start 2027-01-11", "E2 6w after E1", "E3 4w after E2", "E4 8w after E2", "E5 3mo after E1", "E6 3mo after E3,E4",
		"E7 10w after E4", "E8 3w after E5,E6,E7", "E9 3w after E6", "E10 2w after E8", "E11 2mo after E9,E10", "E12 2w after E11", "E13 3mo after E10",
		"E14 6w after E12,E13", "E15 2w after E14", "E16 6mo after E15"), engagement.Calendar{Holidays: holidays})
	var got []string
	for _, s := range line.Spans {
		got = append(got, fmt.Sprintf("%s %s—%s %d", s.Stage, s.Start.ISO(), s.End.ISO(), s.Slack))
	}
	want := []string{
		"E1 2027-01-11—2027-02-19 0", "E2 2027-02-22—2027-04-06 0", "E3 2027-04-07—2027-05-05 20", "E4 2027-04-07—2027-06-03 0",
		"E5 2027-02-22—2027-05-21 70", "E6 2027-06-04—2027-09-03 0", "E7 2027-06-04—2027-08-13 15", "E8 2027-09-06—2027-09-24 0",
		"E9 2027-09-06—2027-09-24 18", "E10 2027-09-27—2027-10-08 0", "E11 2027-10-11—2027-12-10 8", "E12 2027-12-13—2027-12-24 6",
		"E13 2027-10-11—2028-01-10 0", "E14 2028-01-11—2028-02-21 0", "E15 2028-02-22—2028-03-07 0", "E16 2028-03-09—2028-09-08 0",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if line.Length() != 419 || line.Start.ISO() != "2027-01-11" || line.Finish.ISO() != "2028-09-08" {
		t.Errorf("%d days from %s to %s", line.Length(), line.Start.ISO(), line.Finish.ISO())
	}
	if got := strings.Join(line.Critical, "→"); got != "E1→E2→E4→E6→E8→E10→E13→E14→E15→E16" {
		t.Error(got)
	}
}

// randomPlan makes a plan that hangs on one first stage; some stages have a start
// of their own, not before what they come after.
func randomPlan(t testing.TB, random *rand.Rand, units []engagement.DurationUnit) []engagement.Stage {
	t.Helper()
	stages := plan(t, "S 1d start 2027-01-11")
	for i := 1; i < 14; i++ {
		s := engagement.Stage{ID: fmt.Sprintf("E%d", i), Duration: engagement.Duration{Count: 1 + random.IntN(4), Unit: units[random.IntN(len(units))]}}
		for range 1 + random.IntN(2) {
			s.After = append(s.After, stages[random.IntN(i)].ID)
		}
		stages = append(stages, s)
		if random.IntN(6) == 0 {
			from := Schedule(stages, engagement.Calendar{Holidays: holidays2027(t)}).Spans[i].From
			stages[i].Start = NewCalendar(engagement.Calendar{Holidays: holidays2027(t)}).Day(from + random.IntN(9))
		}
	}
	return stages
}

func holidays2027(t testing.TB) []engagement.Date {
	return days(t, "2027-02-23", "2027-03-08", "2027-05-03", "2027-05-10", "2027-06-14", "2027-11-04")
}

// delayed gives the finish of a plan one of whose stages begins later.
func delayed(t testing.TB, stages []engagement.Stage, i, by int) int {
	t.Helper()
	stages = slices.Clone(stages)
	from := Schedule(stages, engagement.Calendar{Holidays: holidays2027(t)}).Spans[i].From
	stages[i].Start = NewCalendar(engagement.Calendar{Holidays: holidays2027(t)}).Day(from + by)
	for j := i + 1; j < len(stages); j++ { // a start holds; what is pushed beyond it is pushed by hand
		s := &stages[j]
		if s.Start.IsZero() {
			continue
		}
		given := s.Start
		s.Start = engagement.Date{}
		if pushed := Schedule(stages, engagement.Calendar{Holidays: holidays2027(t)}).Spans[j]; pushed.Start.After(given.Time) {
			given = pushed.Start
		}
		s.Start = given
	}
	return Schedule(stages, engagement.Calendar{Holidays: holidays2027(t)}).To
}

// The slack is how far a stage may be delayed: not a day more, but for months,
// which begin a day later and may end the same day.
func TestSlackIsTheDelayThatMovesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for round := range 120 {
		units := []engagement.DurationUnit{engagement.Days, engagement.Weeks}
		months := round%3 == 0
		if months {
			units = append(units, engagement.Months)
		}
		stages := randomPlan(t, random, units)
		line := Schedule(stages, engagement.Calendar{Holidays: holidays2027(t)})
		for i, s := range line.Spans {
			if s.Slack < 0 || s.Critical != (s.Slack == 0) {
				t.Fatalf("%+v", s)
			}
			if to := delayed(t, stages, i, s.Slack); to != line.To {
				t.Fatalf("round %d: %s, delayed by its slack of %d, moves the finish from %d to %d", round, s.Stage, s.Slack, line.To, to)
			}
			if !months && delayed(t, stages, i, s.Slack+1) <= line.To {
				t.Fatalf("round %d: %s has more slack than %d", round, s.Stage, s.Slack)
			}
		}
	}
}

// The critical path runs from a start to the finish without a gap. Without months
// no critical stage begins before it; a month may have no slack and yet end a day
// or two before what follows, for begun a day later it can end days later.
func TestCriticalPathAddsUp(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for round := range 300 {
		units := []engagement.DurationUnit{engagement.Days, engagement.Weeks, engagement.Months}[:2+round%2]
		stages := randomPlan(t, random, units)
		line := Schedule(stages, engagement.Calendar{Holidays: holidays2027(t)})
		var first, at int
		for k, id := range line.Critical {
			i := slices.IndexFunc(stages, func(s engagement.Stage) bool { return s.ID == id })
			span := line.Spans[i]
			switch {
			case k == 0 && len(stages[i].After) > 0 && stages[i].Start.IsZero():
				t.Fatalf("the path begins with %s, which waits for %v", id, stages[i].After)
			case k == 0:
				first, at = span.From, span.From
			case !slices.Contains(stages[i].After, line.Critical[k-1]):
				t.Fatalf("%s does not come after %s", id, line.Critical[k-1])
			}
			if !span.Critical || span.From != at {
				t.Fatalf("%s breaks the path %v: %+v", id, line.Critical, span)
			}
			at += span.To - span.From
		}
		if len(line.Critical) == 0 || at != line.To {
			t.Fatalf("the path %v ends at %d, not with the finish %d", line.Critical, at, line.To)
		}
		for _, s := range line.Spans {
			if round%2 == 0 && s.Critical && s.From < first {
				t.Fatalf("%s begins before the path %v", s.Stage, line.Critical)
			}
		}
	}
}

// Without given starts the length is that of the longest of all paths, each
// walked through.
func TestLengthIsTheLongestPath(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	for range 100 {
		stages := randomPlan(t, random, []engagement.DurationUnit{engagement.Days})
		for i := range stages {
			stages[i].Start = engagement.Date{}
		}
		longest := 0
		var walk func(i, length int)
		walk = func(i, length int) {
			length += stages[i].Duration.Count
			longest = max(longest, length)
			for j, s := range stages {
				if slices.Contains(s.After, stages[i].ID) {
					walk(j, length)
				}
			}
		}
		walk(0, 0)
		if line := Schedule(stages, engagement.Calendar{}); line.Length() != longest {
			t.Fatalf("%d days, the longest path has %d", line.Length(), longest)
		}
	}
}

// However the stages are listed, dates, slack and the critical ones are the same.
func TestLatestDatesOfShuffledStages(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	for range 60 {
		stages := randomPlan(t, random, []engagement.DurationUnit{engagement.Days, engagement.Weeks, engagement.Months})
		want := map[string]Span{}
		for _, s := range Schedule(stages, engagement.Calendar{Holidays: holidays2027(t)}).Spans {
			want[s.Stage] = s
		}
		random.Shuffle(len(stages), func(i, j int) { stages[i], stages[j] = stages[j], stages[i] })
		for _, s := range Schedule(stages, engagement.Calendar{Holidays: holidays2027(t)}).Spans {
			if s != want[s.Stage] {
				t.Fatalf("%+v, not %+v", s, want[s.Stage])
			}
		}
	}
}

// A long chain and a wide fan of stages of a month each take no more than a walk.
func TestScheduleOfThousandsOfStages(t *testing.T) {
	var stages []engagement.Stage
	for i := range 10_000 {
		s := engagement.Stage{ID: fmt.Sprint(i), Duration: engagement.Duration{Count: 1, Unit: engagement.Months}}
		switch {
		case i == 0:
			s.Start = day(t, "2027-01-11")
		case i < 5_000:
			s.After = []string{fmt.Sprint(i - 1)}
		default:
			s.After = []string{"0"}
		}
		stages = append(stages, s)
	}
	line := Schedule(stages, engagement.Calendar{})
	if len(line.Critical) != 5_000 || line.Finish != line.Spans[4_999].End || line.Spans[9_999].Critical {
		t.Errorf("%d critical stages to %s", len(line.Critical), line.Finish.ISO())
	}
}
