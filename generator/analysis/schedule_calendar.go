package analysis

import (
	"slices"
	"sort"
	"time"

	"rd50/generator/engagement"
)

// Calendar numbers the working days: Mondays to Fridays less the holidays, and the
// Saturdays and Sundays that are worked.
type Calendar struct {
	off []int // holidays by their number among the weekdays, ascending
	on  []int // working days of weekends by their day, ascending
}

// NewCalendar gives the calendar of the work.
func NewCalendar(c engagement.Calendar) Calendar {
	var out Calendar
	for _, h := range c.Holidays {
		if !h.IsZero() && !Weekend(h) {
			out.off = append(out.off, weekdaysBefore(dayNumber(h)))
		}
	}
	for _, d := range c.Workdays {
		if !d.IsZero() && Weekend(d) {
			out.on = append(out.on, dayNumber(d))
		}
	}
	out.off, out.on = ordered(out.off), ordered(out.on)
	return out
}

func ordered(days []int) []int {
	slices.Sort(days)
	return slices.Compact(days)
}

// Weekend tells whether a day is a Saturday or a Sunday.
func Weekend(d engagement.Date) bool {
	day := d.Weekday()
	return day == time.Saturday || day == time.Sunday
}

// Number gives the number of a working day; of a day off, that of the next
// working day. Only differences of numbers mean something.
func (c Calendar) Number(d engagement.Date) int { return c.before(dayNumber(d)) }

// before counts the working days before a day.
func (c Calendar) before(day int) int {
	n := weekdaysBefore(day)
	return n - sort.SearchInts(c.off, n) + sort.SearchInts(c.on, day)
}

// Day gives the working day with a number: the last one with no more before it.
func (c Calendar) Day(number int) engagement.Date {
	first := weekday(number - len(c.on)) // without holidays and with all weekends worked before
	last := weekday(number+len(c.off)) + 1
	day := first + sort.Search(last-first, func(k int) bool { return c.before(first+k+1) > number })
	return engagement.Date{Time: time.Unix(int64(day-mondayBefore1970)*secondsPerDay, 0).UTC()}
}

const (
	secondsPerDay    = 24 * 60 * 60
	mondayBefore1970 = 3 // 1970-01-01 was a Thursday
)

// dayNumber counts the days from the Monday before 1970 on.
func dayNumber(d engagement.Date) int { return floor(int(d.Unix()), secondsPerDay) + mondayBefore1970 }

// weekdaysBefore counts the Mondays to Fridays before a day.
func weekdaysBefore(day int) int {
	week := floor(day, 7)
	return week*5 + min(day-week*7, 5)
}

// weekday gives the day of the weekday with a number.
func weekday(number int) int {
	week := floor(number, 5)
	return week*7 + number - week*5
}

// floor divides and rounds down, for days before the epoch too.
func floor(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
