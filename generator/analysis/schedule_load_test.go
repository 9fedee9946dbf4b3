package analysis

import (
	"fmt"
	"slices"
	"testing"

	"rd50/generator/engagement"
)

func TestLoads(t *testing.T) {
	stages := plan(t, "E1 1w start 2027-01-11", "E2 2d", "E3 1d after E1", "E4 1w after E2", "E5 1d after E5", "E6 1d", "E7 1d after E5")
	for i, who := range []string{"Анна", "Борис", "Анна", "Анна", "Анна", "", "Вера"} {
		stages[i].Responsible = who
	}
	// Анна: E1 11—15, E4 13—19, E3 18: two on 13—15 and on the 18th; E5 waits for itself.
	want := []string{
		"Анна: 4, 11 d., 2027-01-11—2027-01-19, 2",
		"Борис: 1, 2 d., 2027-01-11—2027-01-12, 1",
		": 1, 1 d., 2027-01-11—2027-01-11, 1",
		"Вера: 1, 0 d., no place, 0",
	}
	var got []string
	for _, l := range Loads(stages, Schedule(stages, engagement.Calendar{})) {
		dates := "no place"
		if l.To > l.From {
			dates = l.Start.ISO() + "—" + l.End.ISO()
		}
		got = append(got, fmt.Sprintf("%s: %d, %d d., %s, %d", l.Responsible, l.Stages, l.Days, dates, l.Together))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// Stages that follow one another are never together.
func TestLoadsOfEndAndStartOnNeighbouringDays(t *testing.T) {
	for _, c := range []struct {
		stages []string
		want   int
	}{
		{[]string{"A 1d", "B 1d after A", "C 1d after B"}, 1},
		{[]string{"A 2d", "B 1d", "C 1d after B"}, 2},
		{[]string{"A 1d", "B 1d", "C 1d"}, 3},
	} {
		stages := plan(t, c.stages...)
		if got := Loads(stages, Schedule(stages, engagement.Calendar{})); len(got) != 1 || got[0].Together != c.want {
			t.Errorf("%v: %+v, want %d together", c.stages, got, c.want)
		}
	}
	if got := Loads(nil, Schedule([]engagement.Stage{}, engagement.Calendar{})); got != nil {
		t.Errorf("no stages: %+v", got)
	}
}
