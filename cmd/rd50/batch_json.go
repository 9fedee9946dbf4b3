package main

import (
	"time"

	"rd50/generator/batch"
)

// The lines of --format json. Every line has «event»; others are there where
// they say something.
type (
	eventLine struct {
		Event   batch.Kind     `json:"event"`
		Total   *int           `json:"total,omitempty"`
		Report  string         `json:"report,omitempty"`
		Seconds float64        `json:"seconds,omitempty"`
		Outputs []batch.Output `json:"outputs,omitempty"`
		Fault   *faultLine     `json:"fault,omitempty"`
	}
	faultLine struct {
		File    string `json:"file,omitempty"`
		Line    int    `json:"line,omitempty"`
		Column  int    `json:"column,omitempty"`
		Code    string `json:"code,omitempty"`
		Message string `json:"message"`
		More    int    `json:"more,omitempty"`
	}
	summaryLine struct {
		Event   string  `json:"event"`
		Done    int     `json:"done"`
		Current int     `json:"current"`
		Failed  int     `json:"failed"`
		Dropped int     `json:"dropped"`
		Seconds float64 `json:"seconds"`
	}
)

func eventForm(e batch.Event) eventLine {
	l := eventLine{Event: e.Kind, Report: e.Report}
	if e.Kind == batch.Planned {
		l.Total = &e.Total
	}
	if e.Result != nil {
		l.Seconds, l.Outputs = rounded(e.Result.Time), e.Result.Outputs
		if f := e.Result.Fault; f != nil {
			l.Fault = &faultLine{f.Position.File, f.Position.Line, f.Position.Column, f.Code, f.Message, f.More}
		}
	}
	return l
}

func summaryForm(s *batch.Summary) summaryLine {
	return summaryLine{"ended", s.Count(batch.Done), s.Count(batch.Current), s.Count(batch.Failed), s.Count(batch.Dropped), rounded(s.Time)}
}

// rounded gives seconds with three places.
func rounded(d time.Duration) float64 { return d.Round(time.Millisecond).Seconds() }
