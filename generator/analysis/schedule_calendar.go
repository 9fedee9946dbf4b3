package analysis

import (
	"slices"
	"sort"
	"time"

	"rd50/generator/engagement"
)

// Calendar numbers the working days: Mondays to Fridays less the holidays.
type Calendar struct {
	off []int // holidays by their number among the weekdays, ascending
}

// NewCalendar gives the calendar with these days off besides Saturdays and
// Sundays.
func NewCalendar(holidays []engagement.Date) Calendar {
	var c Calendar
	for _, h := range holidays {
		if day := h.Weekday(); !h.IsZero() && day != time.Saturday && day != time.Sunday {
			c.off = append(c.off, weekdaysBefore(h))
		}
	}
	slices.Sort(c.off)
	c.off = slices.Compact(c.off)
	return c
}

// Number gives the number of a working day; of a day off, that of the next
// working day. Only differences of numbers mean something.
func (c Calendar) Number(d engagement.Date) int {
	n := weekdaysBefore(d)
	return n - sort.SearchInts(c.off, n)
}

// Day gives the working day with a number.
func (c Calendar) Day(number int) engagement.Date {
	// The holiday k has off[k]-k working days before it.
	n := number + sort.Search(len(c.off), func(k int) bool { return c.off[k]-k > number })
	week := floor(n, 5)
	day := week*7 + n - week*5 - mondayBefore1970
	return engagement.Date{Time: time.Unix(int64(day)*secondsPerDay, 0).UTC()}
}

const (
	secondsPerDay    = 24 * 60 * 60
	mondayBefore1970 = 3 // 1970-01-01 was a Thursday
)

// weekdaysBefore counts the Mondays to Fridays before a day, from the Monday
// before 1970 on.
func weekdaysBefore(d engagement.Date) int {
	day := floor(int(d.Unix()), secondsPerDay) + mondayBefore1970
	week := floor(day, 7)
	return week*5 + min(day-week*7, 5)
}

// floor divides and rounds down, for days before the epoch too.
func floor(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
