package engagement

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// Prose is Markdown text of the engagement and the place where it is written.
type Prose struct {
	Text string
	Key  string // path of the TOML key that holds the text or names its file
	File string // the Markdown file, relative to the engagement's folder; empty for text in TOML
}

// Empty tells whether there is nothing to print.
func (p Prose) Empty() bool { return p.Text == "" }

// Date is a day without time or zone. The zero Date is «not given».
type Date struct{ time.Time }

// NewDate gives the day of the calendar.
func NewDate(year int, month time.Month, day int) Date {
	return Date{time.Date(year, month, day, 0, 0, 0, 0, time.UTC)}
}

// Short gives DD.MM.YYYY, or the empty string for the zero Date.
func (d Date) Short() string {
	if d.IsZero() {
		return ""
	}
	return d.Format("02.01.2006")
}

// ISO gives YYYY-MM-DD.
func (d Date) ISO() string { return d.Format(time.DateOnly) }

// Token is a short value that may be written as a text or as an integer, such
// as the number of a journal.
type Token string

// DurationUnit is the unit of a Duration.
type DurationUnit string

// Working days, weeks of five working days, calendar months.
const (
	Days   DurationUnit = "d"
	Weeks  DurationUnit = "w"
	Months DurationUnit = "mo"
)

// Duration is a length of work, as in «3d», «2w», «1mo»; «0d» is that of a milestone.
// The zero Duration is «not given».
type Duration struct {
	Count int
	Unit  DurationUnit
}

// Given tells whether there is a duration, be it that of a milestone.
func (d Duration) Given() bool { return d.Unit != "" }

// Milestone tells whether a stage of this duration is an event rather than work.
func (d Duration) Milestone() bool { return d.Unit == Days && d.Count == 0 }

var durationForm = regexp.MustCompile(`^([1-9][0-9]{0,3}|0)(d|w|mo)$`)

// ParseDuration reads the format's form of a duration.
func ParseDuration(s string) (Duration, error) {
	m := durationForm.FindStringSubmatch(s)
	if m == nil || m[1] == "0" && m[2] != string(Days) {
		return Duration{}, fmt.Errorf("длительность «%s» не распознана", s)
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return Duration{}, err
	}
	return Duration{n, DurationUnit(m[2])}, nil
}

// Texts is a list of texts that may be written as one text.
type Texts []string
