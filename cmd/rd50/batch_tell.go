package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"rd50/generator/batch"
	"rd50/generator/diagnostic"
	"rd50/generator/plainjson"
)

// teller tells how a batch goes: progress to standard error, results to
// standard output.
type teller struct {
	out, err io.Writer
	json     bool
	bar      *bar // on a terminal
	total    int
	finished int
	failure  error // of standard output
}

func newTeller(cmd *cobra.Command, format string) (*teller, error) {
	t := &teller{out: cmd.OutOrStdout(), err: cmd.ErrOrStderr()}
	switch format {
	case "text":
		if f, ok := t.err.(interface{ Fd() uintptr }); ok && term.IsTerminal(int(f.Fd())) {
			t.bar = newBar(t.err)
		}
	case "json":
		t.json = true
	default:
		return nil, usageError("вид сообщений «%s» неизвестен; известны: text, json", format)
	}
	return t, nil
}

// event tells an event as it happens.
func (t *teller) event(e batch.Event) {
	switch e.Kind {
	case batch.Planned:
		t.total = e.Total
	case batch.Done, batch.Current, batch.Failed:
		t.finished++
	}
	switch {
	case t.json:
		t.line(eventForm(e))
	case t.bar != nil:
		t.bar.event(e)
	case e.Kind == batch.Done:
		fmt.Fprintf(t.err, "[%d/%d] готово  %s  %s\n", t.finished, t.total, shownName(e.Report), seconds(e.Result.Time))
	case e.Kind == batch.Failed:
		fmt.Fprintf(t.err, "[%d/%d] ошибка  %s  %s\n", t.finished, t.total, shownName(e.Report), faultText(e.Result.Fault))
	}
}

// line prints a value as one line of JSON.
func (t *teller) line(v any) {
	if err := plainjson.Write(t.out, v, ""); err != nil && t.failure == nil {
		t.failure = err
	}
}

// end takes the bar away.
func (t *teller) end() {
	if t.bar != nil {
		t.bar.end()
	}
}

// summary prints how all ended.
func (t *teller) summary(s *batch.Summary) error {
	if t.json {
		t.line(summaryForm(s))
		return t.failure
	}
	_, err := io.WriteString(t.out, table(s))
	return err
}

// difference prints what --verify found.
func (t *teller) difference(d batch.Difference) error {
	if t.json {
		t.line(struct {
			Event batch.What `json:"event"`
			Path  string     `json:"path"`
		}{d.What, d.Path})
		return t.failure
	}
	_, err := fmt.Fprintf(t.out, "%-9s %s\n", whatHappened[d.What], shownName(d.Path))
	return err
}

// kinds are the ends of a report in Russian.
var kinds = map[batch.Kind]string{
	batch.Done: "готово", batch.Current: "без изменений", batch.Failed: "ошибка", batch.Dropped: "не выпущено",
}

// table gives a row a report, then how many ended in which way.
func table(s *batch.Summary) string {
	var b strings.Builder
	for _, r := range s.Results {
		took := ""
		if r.Time > 0 {
			took = seconds(r.Time)
		}
		fmt.Fprintf(&b, "%-13s %9s  %s\n", kinds[r.Kind], took, shownName(r.Report))
		if r.Fault != nil {
			fmt.Fprintf(&b, "%s%s%s\n", strings.Repeat(" ", 25), faultText(r.Fault), more(r.Fault.More))
		}
	}
	fmt.Fprintf(&b, "готово: %d; без изменений: %d; с ошибками: %d; не выпущено: %d; время: %s\n",
		s.Count(batch.Done), s.Count(batch.Current), s.Count(batch.Failed), s.Count(batch.Dropped), seconds(s.Time))
	return b.String()
}

// faultText tells a fault with its file as the system writes paths; names in the
// manifest and in JSON have slashes on every one.
func faultText(f *batch.Fault) string {
	shown := *f
	shown.Position.File = filepath.FromSlash(f.Position.File)
	return shown.Text()
}

func shownName(name string) string { return diagnostic.Visible(filepath.FromSlash(name)) }

func more(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (и еще ошибок: %d)", n)
}

// seconds gives a time as «1,25 с».
func seconds(d time.Duration) string {
	return strings.Replace(fmt.Sprintf("%.2f с", d.Seconds()), ".", ",", 1)
}
