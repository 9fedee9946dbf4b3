package figures

import (
	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
)

// given gives a number that may be absent.
func given(d *decimal.Decimal) Value {
	if d == nil {
		return nil
	}
	return *d
}

// dated gives a date that may be absent.
func dated(d engagement.Date) Value {
	if d.IsZero() {
		return nil
	}
	return d
}

// named gives a text that may be empty.
func named(s string) Value {
	if s == "" {
		return nil
	}
	return s
}

func word(s string) Value { return Word(s) }

// percentPlaces are those of a share that is no exact decimal.
const percentPlaces = 6

// percent gives a share of 0 to 1 in per cent.
func percent(share decimal.Decimal) decimal.Decimal { return share.Shift(2).Round(percentPlaces) }
