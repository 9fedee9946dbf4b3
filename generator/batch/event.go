package batch

import (
	"time"

	"rd50/generator/diagnostic"
)

// Kind says what an Event tells.
type Kind string

// The kinds. Every report that is Planned ends as one of the last four.
const (
	Planned Kind = "planned" // the batch knows its reports
	Started Kind = "started"
	Done    Kind = "done"
	Current Kind = "current" // up to date already
	Failed  Kind = "failed"
	Dropped Kind = "dropped" // the batch ended before it
)

// Event is something that happened, told in order.
type Event struct {
	Kind   Kind
	Total  int    // reports in the batch: Planned
	Report string // all others
	Result *Result
}

// Result is how a report ended.
type Result struct {
	Report  string
	Kind    Kind
	Fault   *Fault // Failed
	Time    time.Duration
	Outputs []Output // Done and Current
}

// Fault is why a report was not made.
type Fault struct {
	diagnostic.Diagnostic      // the first error; of a failing environment the message alone
	More                  int  // errors behind the first
	Environment           bool // the data may be sound: files can't be read or written
}

// Text gives FILE:LINE:COL CODE: MESSAGE.
func (f *Fault) Text() string {
	text := diagnostic.Visible(f.Message)
	if f.Code != "" {
		text = f.Code + ": " + text
	}
	if f.Position.File != "" {
		text = f.Position.String() + " " + text
	}
	return text
}

// Summary is how a batch ended.
type Summary struct {
	Results []Result // by the reports' names
	Time    time.Duration
}

// Count tells how many reports ended so.
func (s *Summary) Count(k Kind) int {
	n := 0
	for _, r := range s.Results {
		if r.Kind == k {
			n++
		}
	}
	return n
}

// Environment tells whether a report failed for other reasons than its data.
func (s *Summary) Environment() bool {
	for _, r := range s.Results {
		if r.Fault != nil && r.Fault.Environment {
			return true
		}
	}
	return false
}
