package main

import (
	"testing"
	"time"

	"rd50/generator/batch"
	"rd50/generator/diagnostic"
)

func TestTableOfABatch(t *testing.T) {
	fault := &batch.Fault{More: 2, Diagnostic: diagnostic.Diagnostic{
		Code: "RD003", Message: "не задан ключ city", Position: diagnostic.Position{File: "б/engagement.toml", Line: 5, Column: 1},
	}}
	got := table(&batch.Summary{Time: 1234 * time.Millisecond, Results: []batch.Result{
		{Report: "а/engagement.toml", Kind: batch.Done, Time: 380 * time.Millisecond},
		{Report: "б/engagement.toml", Kind: batch.Failed, Time: 10 * time.Millisecond, Fault: fault},
		{Report: "в/engagement.toml", Kind: batch.Current},
		{Report: "г/engagement.toml", Kind: batch.Dropped},
	}})
	want := `готово           0,38 с  а/engagement.toml
ошибка           0,01 с  б/engagement.toml
                         б/engagement.toml:5:1 RD003: не задан ключ city (и еще ошибок: 2)
без изменений            в/engagement.toml
не выпущено              г/engagement.toml
готово: 1; без изменений: 1; с ошибками: 1; не выпущено: 1; время: 1,23 с
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestTextOfTheBar: rate, time left and what runs, from the moment the first
// report was begun; reports that were up to date are not part of the rate.
func TestTextOfTheBar(t *testing.T) {
	began := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, c := range []struct {
		bar   *bar
		after time.Duration
		want  string
	}{
		{&bar{left: 9}, 0, ""},
		{&bar{left: 9, began: began, running: []string{"а"}}, time.Second, " идет а"},
		{&bar{left: 9, made: 1, began: began, running: []string{"а"}}, time.Second, " 60 отч./мин, осталось 0:09, идет а"},
		{&bar{left: 600, made: 10, began: began, running: []string{"а", "б"}}, time.Minute, " 10 отч./мин, осталось 1:00:00, идет а и еще 1"},
		{&bar{left: 0, made: 2, began: began}, time.Second, " 120 отч./мин, осталось 0:00"},
	} {
		if got := c.bar.text(began.Add(c.after)); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
