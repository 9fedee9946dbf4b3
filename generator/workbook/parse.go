package workbook

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"rd50/generator/engagement"
	"rd50/generator/tomledit"
)

// canonical gives a cell as [Row] has it, or what is wrong with it. A number that a
// spreadsheet keeps for a date is that date.
func (c Column) canonical(cell string) (string, error) {
	cell = strings.TrimSpace(strings.ReplaceAll(cell, "\r\n", "\n"))
	if cell == "" {
		return "", nil
	}
	if strings.HasPrefix(cell, "#") && formulaFault.MatchString(cell) {
		return "", fmt.Errorf("в ячейке ошибка формулы %s", cell)
	}
	switch c.Form {
	case Number, Whole:
		return c.number(cell)
	case Day:
		return day(cell)
	case Enum:
		return c.choose(cell)
	case IDs:
		return strings.Join(parted(cell, ",; \u00a0\t\n"), ", "), nil // ids have no blanks
	case Lines:
		return strings.Join(parted(cell, "\n"), "\n"), nil
	}
	switch {
	case c.Key == "duration":
		return duration(cell), nil
	case c.Key == "id" && !engagement.IsID(cell):
		return "", fmt.Errorf("недопустимый идентификатор «%s»", cell)
	}
	return unguarded(cell), nil
}

// unguarded takes off the apostrophe by which people keep a text from being a formula.
func unguarded(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.ContainsRune("=+-@", rune(s[1])) {
		return s[1:]
	}
	return s
}

var formulaFault = regexp.MustCompile(`^#(DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)$`)

func parted(cell, signs string) []string {
	var out []string
	for _, item := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(signs, r) }) {
		if item = strings.TrimSpace(item); item != "" {
			out = append(out, item)
		}
	}
	return out
}

// mostDigits is how many decimal digits a spreadsheet keeps of a number; what binary
// fractions add behind them means nothing.
const mostDigits = 15

func (c Column) number(cell string) (string, error) {
	s := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ",", ".", "−", "-").Replace(cell)
	d, err := decimal.NewFromString(s)
	if err != nil || len(s) > 2*mostDigits {
		return "", fmt.Errorf("«%s» — не число", cell)
	}
	if c.Form == Whole && !d.IsInteger() {
		return "", fmt.Errorf("«%s» — не целое число", cell)
	}
	if places := int32(mostDigits - len(d.Truncate(0).Abs().String())); -d.Exponent() > places {
		d = d.Round(max(places, 0))
	}
	if strings.Contains(s, ".") && d.Exponent() < 0 {
		return strings.TrimRight(strings.TrimRight(d.StringFixed(-d.Exponent()), "0"), "."), nil
	}
	return d.String(), nil
}

// epoch is the day that spreadsheets count from.
var epoch = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)

func parseISO(s string) (time.Time, error) { return time.Parse(time.DateOnly, s) }

// day reads a date as people, CSV and the cells of a spreadsheet write it.
func day(cell string) (string, error) {
	if serial, err := strconv.ParseFloat(cell, 64); err == nil && serial > 0 && serial < 3e6 {
		return epoch.AddDate(0, 0, int(serial)).Format(time.DateOnly), nil
	}
	for _, layout := range []string{time.DateOnly, "02.01.2006", "2.1.2006", "2006-01-02T15:04:05", "2006-01-02 15:04:05"} {
		if t, err := time.Parse(layout, cell); err == nil {
			return t.Format(time.DateOnly), nil
		}
	}
	return "", fmt.Errorf("«%s» — не дата", cell)
}

// choose finds the value of a closed list that a word means.
func (c Column) choose(cell string) (string, error) {
	var words []string
	for _, v := range c.values {
		words = append(words, v.word)
		for _, known := range append([]string{v.value, v.word}, v.also...) {
			if known == cell || plain(known) != "" && plain(known) == plain(cell) {
				return v.value, nil
			}
		}
	}
	return "", &wordError{cell, words}
}

// wordError is a word that a closed list does not have.
type wordError struct {
	word  string
	known []string
}

func (e *wordError) Error() string {
	return fmt.Sprintf("значение «%s» не из перечня", e.word)
}

// hint says what a cell may hold.
func (c Column) hint(err error) string {
	var word *wordError
	switch {
	case errors.As(err, &word):
		return "возможные значения: " + strings.Join(word.known, ", ")
	case c.Key == "id":
		return "идентификатор начинается с буквы и состоит из букв, цифр, «.», «_» и «-»"
	case c.Form == Day:
		return "дата пишется как 27.11.2026"
	case c.Form == Number || c.Form == Whole:
		return "единица измерения и пояснения пишутся в других графах"
	}
	return ""
}

var spelledDuration = regexp.MustCompile(`^(\d+)\s*(раб[а-я.]*\s*)?(дн[а-я.]*|день|дней|нед[а-я.]*|мес[а-я.]*)$`)

// duration gives a length of work as the format has it, where the words are known.
func duration(cell string) string {
	m := spelledDuration.FindStringSubmatch(strings.ToLower(cell))
	if m == nil {
		return cell
	}
	unit := map[string]string{"д": "d", "н": "w", "м": "mo"}[string([]rune(m[3])[0])]
	return m[1] + unit
}

// valued gives a canonical cell that is not empty as a value of the TOML.
func (c Column) valued(cell string) any {
	switch c.Form {
	case Number, Whole, Day:
		return tomledit.Literal(cell)
	case IDs:
		return listed(strings.Split(cell, ", "))
	case Lines:
		return listed(strings.Split(cell, "\n"))
	}
	return cell
}

func listed(items []string) []any {
	out := make([]any, len(items))
	for i, item := range items {
		out[i] = item
	}
	return out
}
