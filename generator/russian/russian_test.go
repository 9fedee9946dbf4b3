package russian

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"0", "0"}, {"7", "7"}, {"1234", "1234"}, {"1234.5", "1234,5"},
		{"12345", "12 345"}, {"123456", "123 456"}, {"1234567.891", "1 234 567,891"}, {"14230345", "14 230 345"},
		{"-5", "−5"}, {"-12345.6", "−12 345,6"}, {"0.05", "0,05"}, {"1e6", "1 000 000"}, {"10.50", "10,5"}, {"-0", "0"},
	} {
		if got := Number(decimal.RequireFromString(c.in)); got != strings.ReplaceAll(c.want, " ", NBSP) {
			t.Errorf("%s is written %q, want %q", c.in, got, c.want)
		}
	}
}

// Digits that one blank parts are a number of four digits where nothing else stands
// beside them.
func TestFigures(t *testing.T) {
	for in, want := range map[string]string{
		"от 3 800 до 5\u00a0550,5": "от 3800 до 5550,5", "1 200": "1200", "ответов, 1 200 из 3 460.": "ответов, 1200 из 3460.", "R5 300": "R5 300", "(−1\u202f008)": "(−1008)", "2 640.": "2640.",
		"14 230 345": "14 230 345", "12 345": "12 345", "2024 1 000": "2024 1 000", "1 2000": "1 2000", "№ 5 300": "№ 5 300",
		"5.1 300": "5.1 300", "1 234.5": "1 234.5", "2 300й": "2 300й", "этапы 4 4 5": "этапы 4 4 5", "": "", "нет чисел": "нет чисел",
	} {
		if got := Figures(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
		if again := Figures(want); again != want {
			t.Errorf("the second time %q becomes %q", want, again)
		}
	}
}

func TestFixed(t *testing.T) {
	for _, c := range []struct {
		in     string
		places int32
		want   string
	}{
		{"57.08", 1, "57,1"}, {"100", 1, "100,0"}, {"7.345", 2, "7,35"}, {"-0.04", 1, "0,0"}, {"0.05", 1, "0,1"},
		{"12345.6", 0, "12 346"}, {"9999.95", 1, "10 000,0"}, {"-2.5", 0, "−3"},
	} {
		if got := Fixed(decimal.RequireFromString(c.in), c.places); got != strings.ReplaceAll(c.want, " ", NBSP) {
			t.Errorf("%s to %d places is written %q, want %q", c.in, c.places, got, c.want)
		}
	}
}

func TestPlural(t *testing.T) {
	for want, numbers := range map[string][]int{
		"этап":   {1, 21, 101, 1001, -1},
		"этапа":  {2, 3, 4, 22, 34, 102, -3},
		"этапов": {0, 5, 9, 10, 11, 12, 13, 14, 15, 20, 25, 100, 111, 112, 114, 211, -11},
	} {
		for _, n := range numbers {
			if got := Plural(n, "этап", "этапа", "этапов"); got != want {
				t.Errorf("%d %s, want %s", n, got, want)
			}
		}
	}
}

func TestIsNumber(t *testing.T) {
	for _, s := range []string{"0,4", "1 250", "−12,5", "34 %", "+7", "12 345,6", " 12 "} {
		if !IsNumber(s) {
			t.Errorf("%q is a number", s)
		}
	}
	for _, s := range []string{"", "—", "две недели", "R1", "01.02.2027", "20—25", "1.0", "12 шт."} {
		if IsNumber(s) {
			t.Errorf("%q is no number", s)
		}
	}
}
