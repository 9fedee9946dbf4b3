package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"rd50/generator/batch"
)

// bar shows how a batch goes on a terminal: how much is done, the rate, the time
// left and what runs now. Faults scroll past above it.
type bar struct {
	progress *mpb.Progress
	bar      *mpb.Bar

	mu      sync.Mutex // the bar draws itself meanwhile
	running []string
	made    int // by this run
	left    int
	began   time.Time
}

func newBar(w io.Writer) *bar {
	b := &bar{progress: mpb.New(mpb.WithOutput(w), mpb.WithWidth(40))}
	b.bar = b.progress.New(0, mpb.BarStyle(),
		mpb.PrependDecorators(decor.CountersNoUnit("%d/%d ")),
		mpb.AppendDecorators(decor.Any(func(decor.Statistics) string { return b.text(time.Now()) })),
	)
	return b
}

func (b *bar) event(e batch.Event) {
	b.mu.Lock()
	switch e.Kind {
	case batch.Planned:
		b.left = e.Total
	case batch.Started:
		if b.began.IsZero() {
			b.began = time.Now()
		}
		b.running = append(b.running, e.Report)
	case batch.Done, batch.Current, batch.Failed, batch.Dropped:
		b.running = slices.DeleteFunc(b.running, func(r string) bool { return r == e.Report })
		b.left--
		if e.Kind != batch.Current {
			b.made++
		}
	}
	b.mu.Unlock()
	switch e.Kind {
	case batch.Planned:
		b.bar.SetTotal(int64(e.Total), false)
	case batch.Failed:
		fmt.Fprintf(b.progress, "ошибка  %s  %s\n", shownName(e.Report), faultText(e.Result.Fault))
		b.bar.Increment()
	case batch.Done, batch.Current:
		b.bar.Increment()
	}
}

// text gives the rate, the time left and what runs, as « 120 отч./мин, осталось
// 1:30, идет crm/engagement.toml и еще 1».
func (b *bar) text(now time.Time) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var parts []string
	if spent := now.Sub(b.began); b.made > 0 && spent > 0 {
		each := spent / time.Duration(b.made)
		parts = append(parts, fmt.Sprintf("%.0f отч./мин", time.Minute.Seconds()/each.Seconds()), "осталось "+clock(each*time.Duration(b.left)))
	}
	if n := len(b.running); n > 0 {
		runs := "идет " + shownName(b.running[0])
		if n > 1 {
			runs += fmt.Sprintf(" и еще %d", n-1)
		}
		parts = append(parts, runs)
	}
	if len(parts) == 0 {
		return ""
	}
	return " " + strings.Join(parts, ", ")
}

// clock gives a time as «1:05» or «2:00:00».
func clock(d time.Duration) string {
	s := int(d.Round(time.Second).Seconds())
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// end leaves the last state of the bar on the terminal.
func (b *bar) end() {
	b.bar.Abort(false)
	b.progress.Wait()
}
